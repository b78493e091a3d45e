"""Examples of texts that claim that targets are reached."""

from __future__ import annotations

from tertial.review.subject import Subject
from tests.factories.review_facts import facts, goal, indicator
from tests.factories.reviewed import chapter, p, report, table
from tests.unit.review.examples import Examples

SHOWN = table(
    "Nämndindikatorer",
    ["Nämndindikator", "Helår 2022", "Augusti 2023", "Målvärde"],
    [
        ["Kostnad per plats (egna platser), tkr", "251", "244", "250"],
        ["Kostnad per plats (externa platser), tkr", "24", "28", "25"],
        ["Andel nöjda deltagare, %", "81", "74", "80"],
        ["Avgångsålder vid pension", "64", "I.U.", "65"],
        ["Antal deltagare till arbete", "90", "61", "90"],
        ["Sjukfrånvaro, %", "7,1", "5,8", "6,0"],
    ],
)

TWO_HOUSES = table(
    "Personal",
    ["Mått", "Helår 2022", "Augusti 2023", "Målvärde"],
    [["Personalavgång, %", "", "", ""], ["Norra", "9,1", "8,4", "8,0"], ["Södra", "7,7", "6,2", "7,0"]],
    indents=[0, 1, 1],
)
NAMED = table(
    "Nämndindikatorer",
    ["Nämndindikator", "Helår 2022", "Augusti 2023", "Målvärde"],
    [
        ["Antal barn per pedagog i fritidshem", "17,2", "18,9", "17,0"],
        ["Andel broar utan allvarliga skador, %", "88", "93", "90"],
        ["Andel elever som fullföljer sin utbildning, %", "70,2", "68,5", "72,0"],
        ["Antal hushåll per handläggare", "41", "44", "40"],
    ],
)

VOLUMES = table(
    "Volymer",
    ["Volym", "Helår 2022", "Augusti 2023", "Prognos 2023"],
    [
        ["Antal hushåll med ekonomiskt bistånd, sista månaden", "1 840", "1 615", "1 600"],
        ["Antal ansökningar", "902", "611", "900"],
    ],
)


def slipped(first: str, *others: str) -> Subject:
    """A report whose table of indicators has a row that stands one column too far to the right, beside one that tells it."""
    goals = table(
        "Nämndindikatorer",
        ["Nämndindikator", "Helår 2021", "Helår 2022", "Augusti 2023", "Målvärde"],
        [
            ["Antal hushåll med ekonomiskt bistånd, sista månaden", first, *others],
            ["Antal råd per hushåll", "2,1", "2,4", "2,9", "2,5"],
        ],
    )
    return report(
        chapter("Volymer", VOLUMES),
        chapter("Mål", goals, p("Målvärdet för antal hushåll med ekonomiskt bistånd är uppnått.")),
    )


def said(text: str) -> Subject:
    """A report with a table of indicators and a text."""
    return report(chapter("Mål", SHOWN, p(text)))


def known(text: str, now: str) -> Subject:
    """A report made here with one indicator."""
    return report(
        chapter("Mål", p(text)),
        facts=facts(
            goals=[goal("Nöjda besökare", "met")],
            indicators=[indicator("E-handelstrohet", "Nöjda besökare", now=now, target="95")],
        ),
    )


EXAMPLES: dict[str, Examples] = {
    "assessment-claims-target": Examples(
        fires={
            "a row that stands right": slipped("1 922", "1 840", "1 615", "1 550"),
            "it does not reach it": said("Andelen nöjda deltagare når målvärdet för året."),
            "the target first": said("Målvärdet för andelen nöjda deltagare är uppnått."),
            "one of those that are expected to": said(
                "Indikatorerna för kostnad per plats bedöms nå uppsatta målvärden för 2023."
            ),
            "nothing is measured": said("Målvärdet för avgångsålder vid pension ser ut att nås vid årets slut."),
            "it reaches it, said not to": said("Sjukfrånvaron når inte målvärdet."),
            "by the rooms' value": known("E-handelstroheten uppnår målvärdet.", "83.5"),
            "one of two by its target": report(
                chapter("Personal", TWO_HOUSES, p("Målvärdet för personalavgången, 8,0 %, nås."))
            ),
            "one of two by the value before": report(
                chapter("Personal", TWO_HOUSES, p("Personalavgången är 6,2 %. Personalavgången når inte målvärdet."))
            ),
            "fewer children for each is better": report(
                chapter("Mål", NAMED, p("Antalet barn per pedagog i fritidshem når målvärdet."))
            ),
            "without damage is better": report(
                chapter("Mål", NAMED, p("Andelen broar utan allvarliga skador når inte målvärdet."))
            ),
            "another target than the row's, named for the most part": report(
                chapter(
                    "Mål",
                    NAMED,
                    p("Bland elever fullföljer 68,5 procent sin utbildning, vilket är under målvärdet 74."),
                )
            ),
            "the target alone, after the value": said("Andelen nöjda deltagare är 74 procent. Målvärdet har nåtts."),
            "the target alone, in the same sentence": said(
                "Andelen nöjda deltagare är 74 procent, vilket innebär att målvärdet på 80 procent är uppnått."
            ),
            "the target alone, denied": said("Sjukfrånvaron är 5,8 procent. Målvärdet på 6,0 procent är inte uppnått."),
            "after another claim": said("Arbetet löper på, men andelen nöjda deltagare uppfyller sitt målvärde."),
            "how much stands beside, and what it is of has a verb": report(
                chapter(
                    "Mål", NAMED, p("Målvärdet för andelen elever som fullföljer sin utbildning, 72,0 procent, nås.")
                )
            ),
            "namely so much": report(
                chapter(
                    "Mål",
                    NAMED,
                    p(
                        "Det målvärde som gäller för andelen broar utan allvarliga skador, nämligen 90 procent, uppnås inte."
                    ),
                )
            ),
            "briefly, after a name that ends in a word for a plan": report(
                chapter(
                    "Mål",
                    table(
                        "Nämndindikatorer",
                        ["Nämndindikator", "Helår 2022", "Augusti 2023", "Målvärde"],
                        [["Andel ärenden med aktuell genomförandeplan, %", "79,6", "86,7", "82"]],
                    ),
                    p(
                        "Andel ärenden med aktuell genomförandeplan 86,7 %, upp 7,1 procentenheter. Målet 82 % nås inte."
                    ),
                )
            ),
        },
        quiet={
            "how much stands beside, rightly": report(
                chapter(
                    "Mål",
                    NAMED,
                    p("Målvärdet för andelen elever som fullföljer sin utbildning, 72,0 procent, nås inte."),
                )
            ),
            "namely so much, rightly": report(
                chapter(
                    "Mål",
                    NAMED,
                    p("Det målvärde som gäller för andelen broar utan allvarliga skador, nämligen 90 procent, uppnås."),
                )
            ),
            "briefly, rightly": report(
                chapter(
                    "Mål",
                    NAMED,
                    p(
                        "Andel elever som fullföljer sin utbildning 68,5 %, ned 1,7 procentenheter. Målet 72,0 % nås inte."
                    ),
                )
            ),
            "a row one column off tells nothing": slipped("", "I.U.", "1 840", "1 615"),
            "it reaches it": said("Sjukfrånvaron når målvärdet."),
            "the target alone, denied after the verb": said(
                "Andelen nöjda deltagare är 74 procent och målvärdet nås därmed inte."
            ),
            "the target alone, a wish": said("Andelen nöjda deltagare är 74 procent. Målvärdet ska nås nästa år."),
            "the target alone, of another value": said(
                "Andelen nöjda deltagare är 81 procent bland dem som börjat i år. Målvärdet nås."
            ),
            "the other of two by its target": report(
                chapter("Personal", TWO_HOUSES, p("Målvärdet för personalavgången, 7,0 %, nås."))
            ),
            "the other of two by the value before": report(
                chapter("Personal", TWO_HOUSES, p("Personalavgången är 8,4 %. Personalavgången når inte målvärdet."))
            ),
            "nobody knows which way is better": report(
                chapter("Mål", NAMED, p("Antalet hushåll per handläggare når målvärdet."))
            ),
            "the row's target": report(
                chapter(
                    "Mål",
                    NAMED,
                    p("Bland elever fullföljer 68,5 procent sin utbildning, vilket är under målvärdet 72."),
                )
            ),
            "next year's target": report(
                chapter(
                    "Mål",
                    NAMED,
                    p("Av elever fullföljer 68,5 procent sin utbildning. Nästa års målvärde är målvärdet 74."),
                )
            ),
            "said not to": said("Andelen nöjda deltagare når inte målvärdet."),
            "a wish": said("För att andelen nöjda deltagare ska nå målvärdet behövs fler handledare."),
            "some of them": said("Flera av indikatorerna för kostnad per plats når sina målvärden."),
            "counted up, and on its way": said("Antalet deltagare till arbete väntas nå målvärdet."),
            "near it and expected to": report(
                chapter(
                    "Mål",
                    table(
                        "Nämndindikatorer",
                        ["Nämndindikator", "Helår 2022", "Augusti 2023", "Målvärde"],
                        [["Andel godkända, %", "77,4", "81,0", "82,0"], ["Väntetid, dagar", "9", "8", "9"]],
                    ),
                    p("Andelen godkända väntas nå målvärdet."),
                )
            ),
            "on its way": said("Andelen nöjda deltagare närmar sig målvärdet."),
            "something that no row is about": said("Andelen återkommande besökare når målvärdet."),
            "the goal, not a target": said("Nämndmålet bedöms uppnås, och mötesplatserna är välbesökta."),
            "the rooms agree": known("E-handelstroheten uppnår målvärdet.", "96"),
        },
    ),
}
