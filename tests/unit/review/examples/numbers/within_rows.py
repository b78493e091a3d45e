"""Examples of sentences that tell several numbers of one row: now and earlier, the change, budget and deviation, ranges, sums of rows."""

from __future__ import annotations

from tertial.document.blocks import Table
from tests.factories.reviewed import h, p, report, table
from tests.unit.review.examples import Examples
from tests.unit.review.examples.numbers.tables import forecast, indicators, period


def staff() -> Table:
    """Staff by administration."""
    return table(
        "Personal",
        ["Mått", "Augusti 2022", "Augusti 2023"],
        [
            ["Vård- och omsorgskontoret"],
            ["Antal månadsavlönade", "1 214", "1 187"],
            ["Sjukfrånvaro, %", "8,4", "7,9"],
            ["Utbildningskontoret"],
            ["Antal månadsavlönade", "934", "958"],
            ["Sjukfrånvaro, %", "6,6", "6,1"],
        ],
    )


def summary() -> Table:
    """Costs and revenue of a committee for the year."""
    return table(
        "Nämndens ekonomi, tkr",
        ["Post", "Prognos 2023", "Budget 2023", "Avvikelse"],
        [
            ["Kostnader", "412 655", "405 120", "-7 535"],
            ["Intäkter", "-61 230", "-58 400", "2 830"],
            ["Summa nettokostnader", "351 425", "346 720", "-4 705"],
        ],
    )


def volumes() -> Table:
    """Measures whose names have numbers in them, and times in days."""
    return table(
        "Verksamhetsmått",
        ["Mått", "Helår 2022", "Augusti 2023"],
        [
            ["Andel elever i årskurs 4–6 som klarar kravnivån, %", "71,4", "74,9"],
            ["Väntetid till bygglov, antal dagar i medeltal", "31", "24"],
            ["Antal besök på fritidsgårdarna", "18 440", "20 115"],
        ],
    )


AGAINST_TABLE = Examples(
    fires={
        "the earlier value": report(
            indicators(), p("Mellan 2022 och i år har e-handelstroheten stigit från 78,6 till 83,5 procent.")
        ),
        "the value of now": report(volumes(), p("Väntetiden till bygglov är 34 dagar, mot 31 dagar under 2022.")),
        "what it was then": report(
            indicators(), p("Den totala sjukfrånvaron uppgår till 6,7 procent, att jämföra med 7,9 procent 2022.")
        ),
        "a change in points": report(
            indicators(), p("Sedan 2022 har e-handelstroheten ökat med 5,7 procentenheter och är nu 83,5 procent.")
        ),
        "a change of a count": report(
            volumes(), p("Fritidsgårdarna går bra: antal besök på fritidsgårdarna är 20 115, 1 765 fler än 2022.")
        ),
        "one of two administrations": report(
            staff(), p("VOK: Antalet månadsavlönade är 1 187, vilket är 37 färre än 2022.")
        ),
        "outcome, budget and deviation": report(
            forecast(),
            p(
                "Särskilt boende beräknas kosta 420,3 mnkr, jämfört med budgeten på 398,5 mnkr, ett underskott på 3,9 mnkr."
            ),
        ),
        "in the next sentence": report(
            period(), p("Nettokostnaden för perioden är 667,3 mnkr. Det är ett underskott på 18,1 mnkr mot budget.")
        ),
        "costs and revenue": report(summary(), p("Kostnaderna väntas bli 412,7 mnkr och intäkterna 67,2 mnkr.")),
        "an end of a range": report(staff(), p("Sjukfrånvaron varierar mellan 6,1 och 9,7 procent på kontoren.")),
        "a number beside its name's number": report(
            volumes(),
            p("Andelen elever i årskurs 4–6 som klarar kravnivån har ökat från 74,1 till 74,9 procent sedan 2022."),
        ),
        "a share that lost its comma": report(
            p("Andelen nöjda besökare har ökat med 2,1 procentenheter sedan förra året och är nu 864 procent.")
        ),
        "a share that fell from more than all": report(
            p("Sjukfrånvaron i hemtjänsten har minskat från 112 till 9,8 procent under året.")
        ),
        "two rows together": report(
            forecast(), p("Tillsammans prognostiserar hemtjänsten och särskilt boende ett underskott på 23,1 mnkr.")
        ),
        "a slip that nothing explains": report(
            forecast(),
            p(
                "Trots hög efterfrågan redovisar förskolan, där flera avdelningar stängts, ett överskott på 6 890 tkr för året."
            ),
        ),
        "the next last digit": report(forecast(), p("Kulturskolan prognostiserar ett överskott på 554 tkr.")),
    },
    quiet={
        "all right": report(
            indicators(), p("Mellan 2022 och i år har e-handelstroheten stigit från 76,8 till 83,5 procent.")
        ),
        "the year before that": report(
            indicators(), p("E-handelstroheten är 83,5 procent. År 2021 var den 71,2 procent.")
        ),
        "the target beside it": report(
            indicators(), p("E-handelstroheten har ökat från 76,8 till 83,5 procent, men målvärdet är 95.")
        ),
        "against the country": report(
            indicators(), p("Den totala sjukfrånvaron är 6,7 procent, vilket är lägre än rikets 7,2 procent 2022.")
        ),
        "since a survey in spring": report(
            indicators(), p("E-handelstroheten är 83,5 procent, en ökning från 81,0 procent vid mätningen i våras.")
        ),
        "of those": report(
            volumes(), p("Antalet besök på fritidsgårdarna är 20 115 sedan 2022, varav 8 120 under sommaren.")
        ),
        "rounded change": report(
            period(), p("Hemtjänsten har kostat 196,2 mnkr, vilket är 12 mnkr mer än samma period 2022.")
        ),
        "change in per cent": report(
            volumes(), p("Antalet besök på fritidsgårdarna är 20 115, en ökning med 9 procent jämfört med 2022.")
        ),
        "mean of whole days": report(
            volumes(), p("Väntetiden till bygglov är 24 dagar, vilket är 8 dagar kortare än 2022.")
        ),
        "the other administration": report(staff(), p("UK: Antalet månadsavlönade är 958, vilket är 24 fler än 2022.")),
        "for a part": report(
            forecast(), p("Särskilt boende prognostiserar ett underskott på 3,9 mnkr och 2,5 mnkr för vikarier.")
        ),
        "range of both": report(staff(), p("Sjukfrånvaron varierar mellan 6,1 och 7,9 procent på kontoren.")),
        "range of the months": report(
            indicators(), p("Den totala sjukfrånvaron varierade mellan 5,2 och 8,8 procent under 2022.")
        ),
        "costs of something": report(
            summary(), h("Fritidsgårdar"), p("Kostnaderna för sommarlov väntas bli 2,7 mnkr och intäkterna 0,4 mnkr.")
        ),
        "together without one": report(
            forecast(),
            p(
                "Tillsammans prognostiserar hemtjänsten och särskilt boende, exklusive nattpatrullen, ett underskott på 30,1 mnkr."
            ),
        ),
        "grew by more than all": report(p("Andelen digitala ansökningar har ökat med 140 procent sedan 2019.")),
        "more than the budget": report(p("Andelen av budgeten som har förbrukats är 108 procent.")),
        "with a role of another year": report(
            forecast(), p("Förskolan prognostiserar ett överskott på 7,0 mnkr. År 2022 var nettokostnaden 302,5 mnkr.")
        ),
    },
    quotes={
        "the earlier value": ["78,6"],
        "the value of now": ["34"],
        "a change of a count": ["1 765"],
        "outcome, budget and deviation": ["420,3 mnkr"],
        "in the next sentence": ["18,1 mnkr"],
        "costs and revenue": ["67,2 mnkr"],
        "an end of a range": ["9,7 procent"],
        "two rows together": ["23,1 mnkr"],
    },
)
UNIT = Examples(
    fires={
        "a change in per cent that is of points": report(
            indicators(), p("E-handelstroheten har ökat med 6,7 procent sedan 2022 och är nu 83,5 procent.")
        ),
        "thousands beside millions": report(
            forecast(), p("Hemtjänstens nettokostnad väntas bli 297,5 tkr, jämfört med budgetens 269,2 mnkr.")
        ),
        "thousands with a decimal": report(
            period(), p("Lokalerna har blivit dyrare. För hemtjänsten har 196,2 tkr gått åt till och med augusti.")
        ),
    },
    quiet={
        "a change in points": report(
            indicators(), p("E-handelstroheten har ökat med 6,7 procentenheter sedan 2022 och är nu 83,5 procent.")
        ),
        "a relative change": report(
            indicators(), p("E-handelstroheten har ökat med 8,7 procent sedan 2022 och är nu 83,5 procent.")
        ),
        "small costs": report(forecast(), p("Kulturskolan har köpt instrument för 18,3 tkr.")),
    },
)
