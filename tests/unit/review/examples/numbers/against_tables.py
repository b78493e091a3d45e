"""Examples of the rules that lay a text beside tables: another value, unit, sign, rounding."""

from __future__ import annotations

from tests.factories.reviewed import chapter, figure, p, report, table
from tests.unit.review.examples import Examples
from tests.unit.review.examples.numbers.tables import forecast, indicators, period

WHOLE = chapter(
    "Ekonomi",
    table(
        "Driftsammandrag, resultat 31 augusti 2023, mnkr",
        ["Verksamhet", "Redovisat jan-aug 2023", "Budget jan-aug 2023", "Avvikelse"],
        [["Simhall", "31,0", "29,4", "-1,6"], ["Ridhus", "43,8", "43,1", "-0,7"], ["Summa", "74,8", "72,5", "-2,3"]],
    ),
    table(
        "Driftsammandrag, prognos för helår 2023, mnkr",
        ["Verksamhet", "Prognos helår 2023", "Budget helår 2023", "Avvikelse"],
        [["Simhall", "46,1", "45,5", "-0,6"], ["Ridhus", "62,1", "63,4", "1,3"], ["Läger", "4,0", "5,0", "1,0"], ["Summa", "112,2", "113,9", "1,7"]],
    ),
)  # fmt: skip

EXAMPLES: dict[str, Examples] = {
    "number-contradicts-table": Examples(
        fires={
            "a digit is wrong": report(
                forecast(), p("Nämnden har problem med hemtjänsten, som prognostiserar ett underskott på 25,2 mnkr.")
            ),
            "in another chapter": report(
                chapter("Ekonomi", forecast()),
                chapter("Sammanfattning", p("Förskolan redovisar ett överskott på 9,7 mnkr vid årets slut.")),
            ),
            "an indicator": report(indicators(), p("E-handelstroheten är 88,5 procent.")),
            "the committee as a whole": report(
                period(), p("Nämnden redovisar ett underskott på 13,8 mnkr för perioden.")
            ),
            "the topic after the number": report(
                forecast(), p("Nämnden väntar ett underskott på 23,9 mnkr för hemtjänsten.")
            ),
            "the forecast": report(forecast(), p("Prognosen för särskilt boende är 412,3 mnkr.")),
            "the same column of another row": report(
                forecast(), p("Kulturskolan beräknas ge ett överskott på 7,0 mnkr.")
            ),
        },
        quiet={
            "rounded": report(forecast(), p("Hemtjänsten prognostiserar ett underskott på 28,2 mnkr.")),
            "rounded to whole millions": report(forecast(), p("Hemtjänsten prognostiserar ett underskott på 28 mnkr.")),
            "about": report(forecast(), p("Hemtjänsten prognostiserar ett underskott på knappt 30 mnkr.")),
            "the sum of two rows": report(
                forecast(), p("Hemtjänsten och särskilt boende prognostiserar ett underskott på 32,1 mnkr.")
            ),
            "a part of the topic": report(
                forecast(), p("Hemtjänsten i de privata bolagen prognostiserar ett underskott på 4,1 mnkr.")
            ),
            "a reason": report(
                forecast(),
                p("Hemtjänsten går med underskott, vilket beror på ökade lokalkostnader på 2,4 mnkr."),
            ),
            "a change": report(forecast(), p("Prognosen för hemtjänsten har försämrats med 1,8 mnkr sedan i våras.")),
            "another time": report(
                forecast(), period(), p("Hemtjänsten redovisar ett underskott på 16,7 mnkr för perioden.")
            ),
            "whose units": report(forecast(), p("Hemtjänstens enheter prognostiserar ett underskott på 4,5 mnkr.")),
            "per inhabitant": report(forecast(), p("Förskola har en budget på 18 450 kr per barn.")),
            "bound": report(
                forecast(), p("Hemtjänsten prognostiserar ett underskott på ", figure("-25.2", "mnkr"), ".")
            ),
            "an earlier value": report(indicators(), p("E-handelstroheten är 83,5 procent, mot 76,8 året före.")),
        },
        quotes={"a digit is wrong": ["25,2 mnkr"], "an indicator": ["88,5 procent"]},
    ),
    "number-unit": Examples(
        fires={
            "thousands for millions": report(forecast(), p("Hemtjänsten prognostiserar ett underskott på 28,2 tkr.")),
            "millions for thousands": report(forecast(), p("Förskolan väntas ge ett överskott på 6 980 mnkr.")),
            "per cent for points": report(
                p("Andelen godkända elever har stigit från 77,4 procent till 81,0 procent, en ökning med 3,6 procent.")
            ),
            "the budget in kronor": report(forecast(), p("Särskilt boende har en budget på 398 450 kr.")),
        },
        quiet={
            "the right unit": report(
                forecast(), p("Hemtjänsten prognostiserar ett underskott på 28,2 miljoner kronor.")
            ),
            "in thousands": report(forecast(), p("Förskolan väntas ge ett överskott på 6 980 tkr.")),
            "points": report(
                p("Andelen godkända har stigit från 77,4 procent till 81,0 procent, en ökning med 3,6 procentenheter.")
            ),
            "per cent of a count": report(p("Antalet elever ökade från 200 till 250, en ökning med 25 procent.")),
            "relative change of a share": report(
                p("Andelen har stigit från 40,0 procent till 50,0 procent, en ökning med 25 procent.")
            ),
            "something else that costs thousands": report(
                forecast(), p("Hemtjänsten köpte cyklar för 28,2 tkr under våren.")
            ),
        },
        quotes={"thousands for millions": ["28,2 tkr"], "per cent for points": ["3,6 procent"]},
    ),
    "number-sign": Examples(
        fires={
            "a deficit called a surplus": report(
                forecast(), p("Hemtjänsten prognostiserar ett överskott på 28,2 mnkr.")
            ),
            "a surplus called a deficit": report(period(), p("Förskolan redovisar ett underskott på 6,3 mnkr.")),
            "a positive deviation": report(
                period(), p("Särskilt boende redovisar en positiv avvikelse på 1,4 mnkr för perioden.")
            ),
            "of the sentence before": report(
                WHOLE,
                p("Kostnaderna blev 74,8 mnkr under januari till augusti. Det innebär ett överskott på 2,3 mnkr."),
            ),
            "of nobody that is named": report(
                WHOLE, p("För helåret 2023 väntas ett underskott på 1,7 mnkr, trots höga elpriser.")
            ),
            "of two together": report(
                WHOLE, p("Tillsammans väntas simhallen och ridhuset ge ett underskott på 0,7 mnkr för helåret.")
            ),
            "a minus before a surplus": report(p("Kulturskolan redovisar ett överskott på -0,6 mnkr.")),
        },
        quiet={
            "a minus before a deficit": report(
                forecast(), p("Hemtjänsten prognostiserar ett underskott på -28,2 mnkr.")
            ),
            "the right word": report(period(), p("Förskolan redovisar ett överskott på 6,3 mnkr.")),
            "of the sentence before, the right word": report(
                WHOLE,
                p("Kostnaderna blev 74,8 mnkr under januari till augusti. Det innebär ett underskott på 2,3 mnkr."),
            ),
            "of nobody that is named, another year": report(
                WHOLE, p("Föregående år blev det ett underskott på 1,7 mnkr, som följde av höga elpriser.")
            ),
            "of two together, the right word": report(
                WHOLE, p("Tillsammans väntas simhallen och ridhuset ge ett överskott på 0,7 mnkr för helåret.")
            ),
            "a part that no table has": report(
                WHOLE, p("Utan tillskottet hade det blivit ett underskott på 1,7 mnkr.")
            ),
            "better than budget": report(period(), p("Förskolans kostnader är 6,3 mnkr lägre än budget.")),
            "from one to the other": report(
                p("Kulturskolan har gått från ett överskott på 0,4 mnkr till ett underskott på -0,6 mnkr.")
            ),
            "surplus in one time and deficit in another": report(
                table(
                    "Driftsammandrag, mnkr",
                    ["Verksamhet", "Prognos 2023", "Budget 2023", "Avvikelse"],
                    [["Parker", "10,0", "12,0", "2,0"], ["Vägar", "14,0", "12,0", "-2,0"]],
                ),
                p("Parker prognostiserar ett överskott på 2,0 mnkr och vägar ett underskott på 2,0 mnkr."),
            ),
        },
        quotes={"a deficit called a surplus": ["28,2 mnkr"], "a minus before a surplus": ["-0,6 mnkr"]},
    ),
    "number-rounding": Examples(
        fires={
            "cut off": report(forecast(), p("Förskolan väntas ge ett överskott på 6,9 mnkr.")),
            "rounded up": report(forecast(), p("Hemtjänsten prognostiserar ett underskott på 28,3 mnkr.")),
            "a little over what is less": report(
                forecast(), p("Hemtjänsten prognostiserar ett underskott på drygt 29 mnkr.")
            ),
            "just under what is more": report(
                forecast(), p("Hemtjänsten prognostiserar ett underskott på knappt 28 mnkr.")
            ),
        },
        quiet={
            "a little over": report(forecast(), p("Hemtjänsten prognostiserar ett underskott på drygt 28 mnkr.")),
            "just under": report(forecast(), p("Hemtjänsten prognostiserar ett underskott på knappt 29 mnkr.")),
            "rounded half up": report(forecast(), p("Kulturskolan väntas ge ett överskott på 0,6 mnkr.")),
            "the table is as rounded": report(period(), p("Förskolan redovisar ett överskott på 6,3 mnkr.")),
            "about": report(forecast(), p("Hemtjänsten prognostiserar ett underskott på cirka 28 mnkr.")),
        },
        quotes={"a little over what is less": ["drygt 29 mnkr"], "cut off": ["6,9 mnkr"]},
    ),
}
