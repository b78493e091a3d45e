"""Examples of decided goals, indicators and targets beside what a report says."""

from __future__ import annotations

from datetime import date

from tertial.document.blocks import Chapter
from tertial.document.inline import FigureText
from tertial.document.printing import Form
from tertial.review.facts import Facts
from tertial.review.subject import Subject
from tests.factories.review_facts import assignment, changed, earlier_report, facts, goal, indicator, number
from tests.factories.reviewed import chapter, document, h, p, report, table
from tests.unit.review.examples import Examples

TRAVEL, MEETING = "Hållbart resande i hela kommunen", "Professionellt bemötande och hög tillgänglighet"
WAITING = "Väntetid i dagar från ansökan till beslut"
PLEASED = "Andel nöjda besökare"
COLUMNS = ["Nämndindikator", "Helår 2022", "Augusti 2023", "Målvärde 2023"]


def headed(*names: str) -> Chapter:
    """A chapter with a heading for each goal."""
    blocks = [block for name in names for block in (h(name, 3), p("Uppnås"), p("Målet bedöms uppnås."))]
    return chapter("Målredovisning", *blocks)


def rows(*names: str) -> Chapter:
    """A chapter with a table of indicators."""
    return chapter("Nämndindikatorer", table("Nämndindikatorer", COLUMNS, [[name, "81", "84", "80"] for name in names]))


def plan(*names: str) -> Facts:
    """Facts with these goals."""
    return facts(goals=[goal(name, "met") for name in names])


def measures(*names: str, decided_name: str = "", notes: tuple[str, ...] = ()) -> Facts:
    """Facts with these indicators."""
    return facts(
        indicators=[indicator(name, now="84", target="80", decided_name=decided_name, notes=notes) for name in names]
    )


def before(target: str) -> Chapter:
    """A chapter of the report before, with the target of the year."""
    name = "indicator/andel-nojda-besokare/2023/target"
    figure = number(name, target, unit="%", period="2023", wording=target)
    return chapter(
        "Indikatorer",
        table("Nämndindikatorer", ["Indikator", "Målvärde 2023"], [[PLEASED, FigureText(figure, Form())]]),
    )


def now(target: str, *, earlier: str, decision: str = "", period: str = "2023-03") -> Facts:
    """Facts with a target now, the report before, and the decision that changed it."""
    changes = [changed(PLEASED, earlier, target, decision, date(2023, 5, 9))] if decision else []
    return facts(
        indicators=[indicator(PLEASED, now="84", target=target)],
        previous=earlier_report(document(before(earlier)), period),
        target_changes=changes,
    )


REST = "Nämnden ska pröva möjligheten till gemensam reception."
HEALTH = "Nämnden ska minska sjukfrånvaron bland medarbetarna."
PREMISES = "Nämnden ska se över sin lokalförsörjning tillsammans med fastighetsägaren."


def asked(*texts: str) -> Facts:
    """Assignments that have been given."""
    return facts(assignments=[assignment(number, text) for number, text in enumerate(texts, start=1)])


def followed(*texts: str) -> Chapter:
    """A chapter with a table of assignments."""
    return chapter("Strategiska uppdrag", table("Uppdrag", ["Uppdrag", "Status"], [[text, "pågår"] for text in texts]))


def tabled(heading: str, cell: str) -> Subject:
    """A document from elsewhere with a goal under its heading and in a table."""
    shown = table(
        "Indikatorer",
        ["Nämndmål", *COLUMNS],
        [[cell, "Andel nöjda", "81", "84", "80"], ["", "Svarstid", "9", "8", "7"]],
    )
    return report(headed(heading), chapter("Nämndindikatorer", shown), period=None)


EXAMPLES: dict[str, Examples] = {
    "assignment-missing": Examples(
        fires={
            "one of three": report(followed(f"1. {REST}", f"3. {PREMISES}"), facts=asked(REST, HEALTH, PREMISES)),
            "one of two": report(followed(HEALTH), facts=asked(REST, HEALTH)),
            "one without numbers": report(followed(REST, PREMISES), facts=asked(REST, HEALTH, PREMISES)),
        },
        quiet={
            "all of them": report(
                followed(f"1. {REST}", f"2. {HEALTH}", f"3. {PREMISES}"), facts=asked(REST, HEALTH, PREMISES)
            ),
            "with words after": report(
                followed(f"{REST} Uppdraget ska återrapporteras under året.", HEALTH), facts=asked(REST, HEALTH)
            ),
            "cut short": report(followed("Nämnden ska pröva möjligheten till", HEALTH), facts=asked(REST, HEALTH)),
            "a report that does not follow them up": report(headed(TRAVEL), facts=asked(REST, HEALTH, PREMISES)),
        },
    ),
    "goal-missing": Examples(
        fires={
            "no heading has it": report(headed(MEETING), facts=plan(MEETING, TRAVEL)),
            "nor a table": report(headed(MEETING), rows(PLEASED), facts=plan(MEETING, TRAVEL)),
            "two of three": report(headed(TRAVEL), facts=plan(MEETING, TRAVEL, "Fler i arbete")),
        },
        quiet={
            "all are there": report(headed(MEETING, TRAVEL), facts=plan(MEETING, TRAVEL)),
            "in small letters": report(headed(MEETING, TRAVEL.lower()), facts=plan(MEETING, TRAVEL)),
            "with its description": report(
                headed(MEETING, f"{TRAVEL}. Fler ska gå och cykla"), facts=plan(MEETING, TRAVEL)
            ),
            "a report without a follow-up of goals": report(
                chapter("Ekonomi", p("Nämnden följer budgeten.")), facts=plan(MEETING, TRAVEL)
            ),
        },
        quotes={"no heading has it": [TRAVEL]},
    ),
    "goal-reworded": Examples(
        fires={
            "another ending": report(
                headed("Professionellt bemötande och hög tillgängligt", TRAVEL), facts=plan(MEETING, TRAVEL)
            ),
            "a word left out": report(headed(MEETING, "Hållbart resande i kommunen"), facts=plan(MEETING, TRAVEL)),
            "an ending, and its first indicator in the same cell": tabled(
                "Professionellt bemötande och hög tillgängligt",
                "Professionellt bemötande och hög tillgänglighet. Andel positiva svar i brukarenkät",
            ),
            "a heading and a table, from elsewhere": report(
                headed("Professionellt bemötande och hög tillgängligt"),
                chapter(
                    "Nämndindikatorer",
                    table(
                        "Indikatorer",
                        ["Nämndmål", *COLUMNS],
                        [[MEETING, "Andel nöjda", "81", "84", "80"], ["", "Svarstid", "9", "8", "7"]],
                    ),
                ),
                period=None,
            ),
        },
        quiet={
            "word for word": report(headed(MEETING, TRAVEL), facts=plan(MEETING, TRAVEL)),
            "och and &": report(headed(MEETING.replace("och", "&"), TRAVEL), facts=plan(MEETING, TRAVEL)),
            "another goal altogether": report(
                headed(MEETING, "Trygga och jämlika mötesplatser"), facts=plan(MEETING, TRAVEL)
            ),
            "broken within a word by the file": tabled(
                "Förebyggande arbetsmarknadsåtgärder", "Förebyggande arbetsmarknadsåt gärder"
            ),
            "a gap and dots lost": tabled(
                "Kostnadseffektiv måltidsförsörjning", "Kostnadseffektiv maltids försörjning Maten ska räcka"
            ),
            "with its description, from elsewhere": report(
                headed(TRAVEL),
                chapter(
                    "Nämndindikatorer",
                    table(
                        "Indikatorer",
                        ["Nämndmål", *COLUMNS],
                        [
                            [f"{TRAVEL} Fler ska gå och cykla", "Antal resor", "81", "84", "80"],
                            ["", "Cykelvägar", "9", "8", "7"],
                        ],
                    ),
                ),
                period=None,
            ),
        },
    ),
    "indicator-missing": Examples(
        fires={
            "no row has it": report(rows(PLEASED), facts=measures(PLEASED, WAITING)),
            "only a text speaks of it": report(
                rows(PLEASED), chapter("Mål", p(f"{WAITING} mäts i höst.")), facts=measures(PLEASED, WAITING)
            ),
            "one of three": report(rows(PLEASED, "Antal lån"), facts=measures(PLEASED, WAITING, "Antal lån")),
        },
        quiet={
            "all are there": report(rows(PLEASED, WAITING), facts=measures(PLEASED, WAITING)),
            "with its unit": report(rows(f"{PLEASED}, %", WAITING), facts=measures(PLEASED, WAITING)),
            "a report without indicators": report(
                chapter("Ekonomi", p("Nämnden följer budgeten.")), facts=measures(PLEASED, WAITING)
            ),
        },
    ),
    "indicator-reworded": Examples(
        fires={
            "another beginning": report(
                rows(PLEASED, "Väntetid i dagar från första kontakt till beslut"), facts=measures(PLEASED, WAITING)
            ),
            "another word": report(rows("Andel nöjda deltagare", WAITING), facts=measures(PLEASED, WAITING)),
            "another name than when the plan was decided": report(
                rows(PLEASED), facts=measures(PLEASED, decided_name="Andel mycket nöjda besökare")
            ),
        },
        quiet={
            "word for word": report(rows(PLEASED, WAITING), facts=measures(PLEASED, WAITING)),
            "another indicator altogether": report(
                rows(PLEASED, "Antal öppna kvällar"), facts=measures(PLEASED, WAITING)
            ),
            "a note tells of the new definition": report(
                rows(PLEASED),
                facts=measures(PLEASED, decided_name="Andel mycket nöjda besökare", notes=("Ny definition 2023.",)),
            ),
            "two decided ones that are alike": report(
                rows("Andel nöjda besökare, kvällstid", PLEASED),
                facts=measures(PLEASED, "Andel nöjda besökare, kvällstid"),
            ),
        },
    ),
    "indicator-target-changed": Examples(
        fires={
            "another than in the report before": report(facts=now("75", earlier="80")),
            "changed in the plan without a decision": report(
                facts=facts(
                    indicators=[indicator(PLEASED, now="84", target="75")],
                    target_changes=[changed(PLEASED, "80", "75")],
                )
            ),
            "a sentence that names no decision": report(
                chapter("Mål", p("Målvärdet för andelen nöjda besökare har justerats från 80 till 75 under året."))
            ),
        },
        quiet={
            "the same": report(facts=now("80", earlier="80")),
            "by a decision": report(facts=now("75", earlier="80", decision="KS 2023-05-09 § 148")),
            "the report before is of another year": report(facts=now("75", earlier="80", period="2022-08")),
            "a sentence that names it": report(
                chapter(
                    "Mål",
                    p(
                        "Målvärdet för andelen nöjda besökare har justerats från 80 till 75 (nämndens beslut 2023-05-09 § 41)."
                    ),
                )
            ),
        },
    ),
}
