"""Examples of the rules that lay texts beside texts, and a sentence beside itself."""

from __future__ import annotations

from tests.factories.reviewed import chapter, items, p, report
from tests.unit.review.examples import Examples
from tests.unit.review.examples.numbers.tables import forecast

EXAMPLES: dict[str, Examples] = {
    "number-contradicts-text": Examples(
        fires={
            "two chapters": report(
                chapter("Sammanfattning", p("Komvux prognostiserar ett underskott på 5,6 mnkr.")),
                chapter("Ekonomi", p("Komvux prognostiserar ett underskott på 6,5 mnkr, främst för lokaler.")),
            ),
            "a list and a paragraph": report(
                p("Underskottet beror på gatubelysningen som väntas ge ett underskott på 3,1 mnkr."),
                items("Gatubelysningen väntas ge ett underskott på 3,7 mnkr."),
            ),
            "surplus and deficit": report(
                p("Badhuset redovisar ett överskott på 1,2 mnkr."),
                p("Badhuset redovisar ett underskott på 1,2 mnkr."),
            ),
        },
        quiet={
            "rounded": report(
                p("Komvux prognostiserar ett underskott på 5,6 mnkr."),
                p("Komvux prognostiserar ett underskott på 6 mnkr."),
            ),
            "another time": report(
                p("Komvux prognostiserar ett underskott på 5,6 mnkr."),
                p("Komvux redovisar ett underskott på 3,2 mnkr för perioden."),
            ),
            "another activity": report(
                p("Komvux prognostiserar ett underskott på 5,6 mnkr."),
                p("Yrkeshögskolan prognostiserar ett underskott på 1,1 mnkr."),
            ),
            "a part": report(
                p("Komvux prognostiserar ett underskott på 5,6 mnkr."),
                p("Komvux på distans prognostiserar ett underskott på 0,9 mnkr."),
            ),
            "another kind of frame": report(
                p("Nämndens ram för 2023 är 372 809 tkr."),
                p("Nämndens investeringsram för 2023 är 250 tkr."),
            ),
            "what the tables settle": report(
                forecast(),
                p("Hemtjänsten prognostiserar ett underskott på 28,2 mnkr."),
                p("Hemtjänsten prognostiserar ett underskott på 25,2 mnkr."),
            ),
        },
        quotes={"two chapters": ["6,5 mnkr"]},
    ),
    "number-sum": Examples(
        fires={
            "women and men": report(p("Under året har 36 personer deltagit (13 kvinnor och 25 män).")),
            "plus and minus": report(
                p(
                    "Skolan väntas ge ett underskott på -5,6 mnkr, varav +2,3 mnkr på grundskolan och -7,1 mnkr på gymnasiet."
                )
            ),
            "of which is more than the whole": report(
                p("Investeringarna uppgår till 12,0 mnkr, varav 8,5 mnkr för gator och 4,5 mnkr för parker.")
            ),
            "in total": report(p("Åtgärderna ger 2,3 mnkr inom förskolan och 7,9 mnkr inom skolan, totalt 12,2 mnkr.")),
            "from and to": report(p("Antalet elever har ökat från 120 till 135, en ökning med 20.")),
            "outcome and budget": report(
                p("Nettokostnaden är 403,9 mnkr, budgeten är 408,5 mnkr och överskottet är 5,6 mnkr.")
            ),
        },
        quiet={
            "women and men": report(p("Under året har 36 personer deltagit (13 kvinnor och 23 män).")),
            "plus and minus": report(
                p("Skolan väntas ge ett underskott på -5,6 mnkr (varav +2,3 mnkr på nämnd och -7,9 på enheterna).")
            ),
            "of which is not all": report(
                p("Investeringarna uppgår till 12,0 mnkr, varav 8,5 mnkr för gator och 1,5 mnkr för parker.")
            ),
            "rounded": report(p("Åtgärderna ger 2,3 mnkr inom förskolan och 7,9 mnkr inom skolan, totalt 10,3 mnkr.")),
            "from and to": report(p("Antalet elever har ökat från 120 till 135, en ökning med 15.")),
            "from and to in per cent": report(
                p("Antalet elever har ökat från 120 till 135, en ökning med 12,5 procent.")
            ),
            "outcome and budget": report(
                p("Nettokostnaden är 403,9 mnkr, budgeten är 408,5 mnkr och överskottet är 4,6 mnkr.")
            ),
            "other things in the sentence": report(p("Av 36 platser är 30 belagda, och kön består av 14 personer.")),
        },
        quotes={"women and men": ["36"], "in total": ["12,2 mnkr"], "from and to": ["20"]},
    ),
}
