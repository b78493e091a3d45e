"""Examples of what is missing in the goal chain."""

from __future__ import annotations

from tertial.document.blocks import Block, Chapter
from tests.factories.review_facts import assignment, facts, goal, indicator
from tests.factories.reviewed import chapter, h, p, report, table
from tests.unit.review.examples import Examples

COLUMNS = ["Nämndindikator", "Helår 2022", "Augusti 2023", "Målvärde 2023"]
GOAL_COLUMNS = ["Nämndmål", "Mål uppnås", *COLUMNS]


def judged(name: str, mark: str, motivation: str) -> tuple[Block, ...]:
    """A goal's heading, mark and motivation."""
    return h(name, 3), p(mark), p(motivation)


def goals(*blocks: Block) -> Chapter:
    """The chapter of goals."""
    return chapter("Målredovisning", *blocks)


INDICATORS = chapter(
    "Indikatorer",
    table(
        "Nämndindikatorer",
        GOAL_COLUMNS,
        [
            ["Trygga mötesplatser", "Ja", "Andel besökare som känner sig trygga, %", "81", "84", "80"],
            ["", "", "Antal öppna kvällar per vecka", "9", "11", "10"],
            ["Fler i arbete", "Delvis", "Antal deltagare som går till arbete", "210", "130", "220"],
        ],
    ),
)
BOTH = (
    *judged("Trygga mötesplatser", "Uppnås", "Nämndmålet bedöms uppnås under året."),
    *judged("Fler i arbete", "Uppnås delvis", "Nämndmålet bedöms delvis uppnås."),
)
ASKED = "Nämnden ska utarbeta riktlinjer för arbetsmarknadsinsatser."
ROWS = [
    ["1. Nämnden ska se över sin lokalförsörjning.", "pågår"],
    ["2. Nämnden ska minska sjukfrånvaron.", "pågår"],
    ["3. Nämnden ska pröva möjligheten till gemensam reception.", ""],
]

EXAMPLES: dict[str, Examples] = {
    "goal-without-indicator": Examples(
        fires={
            "a goal that the plan follows by nothing": report(
                goals(*judged("Levande landsbygd", "Uppnås", "Målet bedöms uppnås.")),
                facts=facts(goals=[goal("Levande landsbygd", "met")]),
            ),
            "one of two": report(
                goals(*BOTH),
                facts=facts(
                    goals=[goal("Trygga mötesplatser", "met"), goal("Fler i arbete", "partly")],
                    indicators=[indicator("Andel trygga besökare", "Trygga mötesplatser", now="84", target="80")],
                ),
            ),
            "a document from elsewhere": report(
                goals(*BOTH, *judged("Hållbart resande", "Uppnås", "Nämndmålet bedöms uppnås. Cykelgaraget är klart.")),
                INDICATORS,
                period=None,
            ),
        },
        quiet={
            "every goal has one": report(
                goals(*BOTH),
                facts=facts(
                    goals=[goal("Trygga mötesplatser", "met"), goal("Fler i arbete", "partly")],
                    indicators=[
                        indicator("Andel trygga besökare", "Trygga mötesplatser", now="84", target="80"),
                        indicator("Antal i arbete", "Fler i arbete", now="130", target="220"),
                    ],
                ),
            ),
            "a document from elsewhere": report(goals(*BOTH), INDICATORS, period=None),
            "its goal has another name in the table": report(
                goals(*BOTH, *judged("Mötesplatser som är trygga", "Uppnås", "Målet bedöms uppnås.")),
                INDICATORS,
                period=None,
            ),
            "the motivation speaks of its indicator": report(
                goals(
                    *BOTH,
                    *judged(
                        "Hållbart resande",
                        "Uppnås",
                        "Målet bedöms uppnås. Indikatorn redovisas i miljönämndens rapport.",
                    ),
                ),
                INDICATORS,
                period=None,
            ),
            "no tables of indicators at all": report(goals(*BOTH), period=None),
        },
    ),
    "indicator-without-target": Examples(
        fires={
            "none decided": report(
                facts=facts(
                    goals=[goal("Fler i arbete", "partly")],
                    indicators=[indicator("Antal hushåll med bistånd", "Fler i arbete", now="2527", unit="antal")],
                )
            ),
            "to be set during the year": report(
                facts=facts(
                    goals=[goal("Fler i arbete", "partly")],
                    indicators=[indicator("Beläggning", "Fler i arbete", now="58", target="Målvärde sätts under 2023")],
                )
            ),
            "its goal in the same cell": report(
                chapter(
                    "Indikatorer",
                    table(
                        "Nämndindikatorer",
                        COLUMNS,
                        [
                            [
                                "Friska arbetsplatser Alla ska trivas och må bra Total sjukfrånvaro, stab",
                                "5,1",
                                "4,9",
                                "I.U.",
                            ],
                            ["Total sjukfrånvaro, hemtjänst", "8,1", "7,4", "7,0"],
                            ["Antal chefsbyten", "4", "3", "3"],
                        ],
                    ),
                ),
            ),
            "an empty cell in a document from elsewhere": report(
                chapter(
                    "Indikatorer",
                    table(
                        "Nämndindikatorer",
                        COLUMNS,
                        [
                            ["Andel nöjda besökare, %", "81", "84", "80"],
                            ["Väntetid, dagar", "12", "9", "10"],
                            ["Antal hushåll med insats", "2 917", "2 527", ""],
                        ],
                    ),
                ),
            ),
        },
        quiet={
            "a direction is a target": report(
                facts=facts(
                    goals=[goal("Fler i arbete", "partly")],
                    indicators=[
                        indicator("Antal hushåll med bistånd", "Fler i arbete", now="2527", target="Ska minska")
                    ],
                )
            ),
            "a volume needs none": report(
                facts=facts(indicators=[indicator("Antal elever", now="1350", kind="volume", unit="antal")])
            ),
            "women and men need none of their own": report(
                chapter(
                    "Indikatorer",
                    table(
                        "Nämndindikatorer",
                        COLUMNS,
                        [
                            ["Andel nöjda besökare, %", "81", "84", "80"],
                            ["Kvinnor", "83", "85", ""],
                            ["Män", "79", "82", ""],
                        ],
                    ),
                ),
            ),
            "a table where nothing has a target": report(
                chapter(
                    "Indikatorer",
                    table(
                        "Nämndindikatorer",
                        COLUMNS,
                        [
                            ["Antal besök", "810", "640", ""],
                            ["Antal lån", "92", "77", ""],
                            ["Antal kurser", "8", "5", "6"],
                        ],
                    ),
                ),
            ),
        },
    ),
    "assignment-without-status": Examples(
        fires={
            "nobody has reported": report(
                facts=facts(assignments=[assignment(1, ASKED), assignment(2, ASKED + " Del 2.", "")])
            ),
            "none of many, said once": report(
                facts=facts(assignments=[assignment(number, f"{ASKED} Del {number}.", "") for number in range(1, 6)])
            ),
            "an empty cell": report(chapter("Uppdrag", table("Strategiska uppdrag", ["Uppdrag", "Status"], ROWS))),
            "numbered after a row without a stop": report(
                chapter(
                    "Uppdrag",
                    table(
                        "Nämndspecifika",
                        ["Nämndspecifika uppdrag", "Status"],
                        [
                            ["1. Nämnden ska korta etableringstiden", "pågår"],
                            ["2. Nämnden ska växla medel", ""],
                            ["3. Nämnden ska spara", "klart"],
                        ],
                    ),
                )
            ),
        },
        quiet={
            "all are reported": report(
                facts=facts(assignments=[assignment(1, ASKED), assignment(2, ASKED, "avslutat")])
            ),
            "every row has a word": report(
                chapter(
                    "Uppdrag",
                    table(
                        "Strategiska uppdrag", ["Uppdrag", "Status"], [[*row[:1], row[1] or "kvarstår"] for row in ROWS]
                    ),
                )
            ),
            "the rest of a row that a page cut": report(
                chapter(
                    "Uppdrag",
                    table(
                        "Strategiska uppdrag",
                        ["Uppdrag", "Status"],
                        [*ROWS[:2], ["3. Nämnden ska utveckla", "pågår"], ["arbetsmiljöerna i kommunen.", ""]],
                    ),
                )
            ),
            "a table of something else": report(
                chapter(
                    "Internkontroll",
                    table("Kontroller", ["Kontroll", "Status"], [["Inköp", "klar"], ["Resor", "klar"], ["Jäv", ""]]),
                )
            ),
        },
        quotes={"none of many, said once": ["5 uppdrag"]},
    ),
}
