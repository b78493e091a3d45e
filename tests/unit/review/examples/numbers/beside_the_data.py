"""Examples of true numbers that stand beside the data and are none of it: prices, limits, telephone numbers, rounded repeats, targets to come."""

from __future__ import annotations

from tertial.document.blocks import Table
from tests.factories.reviewed import chapter, p, report, table
from tests.unit.review.examples import Examples
from tests.unit.review.examples.numbers.against_data import written
from tests.unit.review.examples.numbers.tables import forecast, indicators


def offices(*more: str) -> Table:
    """An operating summary with an administration's row, and one of its units."""
    return table(
        "Prognos för helår 2023, mnkr",
        ["Verksamhet", "Prognos 2023", "Budget 2023", "Avvikelse"],
        [
            ["931 - Park- och gatuförvaltningen", "21,4", "21,4", "0,0"],
            ["310 - Belysning", "14,1", "12,9", "-1,2"],
            [*more] if more else ["320 - Broar", "9,0", "9,2", "0,2"],
        ],
    )


AGAINST_TABLE = Examples(
    fires={
        "of an administration without units": report(
            offices(), p("Park- och gatuförvaltningen prognostiserar ett underskott på 4,5 mnkr.")
        ),
        "another target set apart": report(
            indicators(), p("Målvärdet för andelen nöjda elever i kulturskolan, 85 procent, nås. Andelen är 92 procent.")
        ),
    },
    quiet={
        "a target set apart": report(
            indicators(),
            p("Andelen nöjda elever i kulturskolan är 92 procent. Målvärdet för andelen nöjda elever i kulturskolan, 90 procent, nås."),
        ),
        "a target that holds for it": report(
            indicators(),
            p(
                "Antalet hushåll med försörjningsstöd har minskat från 2 385 till 2 160. Det målvärde som gäller för antalet hushåll "
                "med försörjningsstöd, nämligen 2 200, är därmed nått."
            ),
        ),
        "said again in round numbers": report(
            indicators(), p("Antalet hushåll med försörjningsstöd är 2 160. I runda tal handlar det om 2 200 hushåll.")
        ),
        "others between two values": report(
            indicators(), p("I jämförbara kommuner varierar den totala sjukfrånvaron mellan 4 och 9 procent.")
        ),
        "an administration with its units": report(
            offices("Resultat förvaltningens enheter", "5,1", "0,6", "-4,5"),
            p("Park- och gatuförvaltningen prognostiserar ett underskott på 4,4 mnkr när allt räknas."),
        ),
        "a result that is not of money": report(
            forecast(), indicators(), p("E-handelstroheten når inte målvärdet. Resultatet är drygt 83 procent.")
        ),
    },
)  # fmt: skip

IN_TEXTS = Examples(
    fires={
        "chapters of one thing each": report(
            chapter("Sammanfattning – nämnden", p("Parkeringen väntas ge ett underskott på 1,4 mnkr.")),
            chapter("Ekonomi – nämnden", p("Parkeringen väntas ge ett underskott på 2,9 mnkr.")),
        ),
        "the months said": report(
            p("Parkeringen redovisar till augusti ett underskott på 1,4 mnkr."),
            p("Parkeringen redovisar till augusti ett underskott på 2,9 mnkr."),
        ),
    },
    quiet={
        "chapters of two districts": report(
            chapter("Ekonomi – Norra distriktet", p("Parkeringen väntas ge ett underskott på 1,4 mnkr.")),
            chapter("Ekonomi – Södra distriktet", p("Parkeringen väntas ge ett underskott på 2,9 mnkr.")),
        ),
        "targets of years to come": report(
            p("Nämnden har för 2025 beslutat målvärdet 44 procent. Det gäller nöjda besökare."),
            p("Nämnden har för 2025 beslutat målvärdet 61 procent. Det gäller digitala ansökningar."),
        ),
        "what is spoken of stands further off": report(
            p("Vad gäller parkeringen redovisas till och med augusti ett underskott på 1,4 mnkr."),
            p("Vad gäller gatubelysningen redovisas till och med augusti ett underskott på 310 tkr."),
        ),
        "an amount before it": report(
            p("När utgifterna stannar vid 17,1 miljoner kronor väntas ett överskott om 3,7 miljoner kronor på vägarna."),
            p("Med kostnader om 240,2 miljoner kronor väntas ett överskott om 0,9 miljoner kronor i skolorna."),
        ),
    },
)  # fmt: skip

SUMS = Examples(
    fires={
        "one person too few": report(p("Kursen hade 1 412 sökande, varav 780 kvinnor och 631 män.")),
        "the same thing": report(p("Enheten har 14 platser i norr och 23 platser i söder, totalt 39 platser.")),
    },
    quiet={
        "what two kinds have": report(
            p("Nämndens 6 simhallar och 31 idrottshallar har tillsammans 74 500 kvadratmeter golv.")
        ),
        "rounded people": report(p("Kursen hade cirka 1 400 sökande, varav 780 kvinnor och 631 män.")),
        "what they use": report(p("De 12 gruppbostäderna och 9 servicebostäderna kräver tillsammans 410 årsarbetare.")),
        "the whole": report(p("Enheten har 14 platser i norr och 23 platser i söder, totalt 37 platser.")),
    },
)

UNSOURCED = Examples(
    fires={
        "an amount of the row": written("Hemtjänst har för andra året fått betala 415 000 kronor för en budget som ändrades."),
        "compliance is no contract": written("E-handelstrohet och avtalstrohet följs, och den förra är 61,2 procent."),
    },
    quiet={
        "a price": written("Ett trygghetslarm i hemtjänst kostar brukaren 245 kronor."),
        "a fee": written("Avgiften för en plats i förskola är högst 1 645 kronor."),
        "a telephone number": written("Hushåll med frågor om bistånd ringer 0999-12 34 56 eller växeln."),
        "counted months": written("Hushåll som har haft bistånd i 10 av de senaste 12 månaderna räknas som långvariga."),
        "a year beside its value": written("Antal hushåll med bistånd: 2 160 (2 385 2022), en minskning."),
        "a plus and a minus": written("Hemtjänst och förskola ger tillsammans minus 21,2 mnkr i helårsprognosen."),
        "a sample": written("Av 15 granskade beslut om bistånd till hushåll följdes rutinen i 93,3 procent."),
        "a collective agreement": written("Löneavtalet ger hemtjänst och förskola 3,3 procent mer i lön 2024."),
        "in round numbers": written("Antalet hushåll med bistånd var 2 385. I runda tal är det 2 400."),
    },
)  # fmt: skip

UNBOUND = Examples(
    fires={"the number itself": written("I exakta tal är antalet hushåll med bistånd 2 160.")},
    quiet={"in round numbers": written("Avrundat är antalet hushåll med bistånd 2 160.")},
)

EXAMPLES: dict[str, Examples] = {
    "number-contradicts-table": AGAINST_TABLE,
    "number-contradicts-text": IN_TEXTS,
    "number-sum": SUMS,
    "number-unsourced": UNSOURCED,
    "number-unbound": UNBOUND,
}
