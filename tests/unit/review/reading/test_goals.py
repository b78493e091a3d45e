"""Goals are put together of headings, marks, motivations and tables, with facts and without."""

from __future__ import annotations

from tertial.document.inline import Status
from tests.factories.review_facts import facts, goal, indicator
from tests.factories.reviewed import chapter, h, p, report, table

SAFE, WORK = "Trygghet & inflytande", "Kostnadseffektiva arbetsmarknadsåtgärder"
TEXTS = chapter(
    "Uppföljning av mål",
    h("Målområde Medborgare"),
    h(SAFE, 3),
    p("Uppnås"),
    p("Nämndmålet bedöms uppnått under 2023."),
    p("Eleverna är nöjda."),
    h("Målområde Ekonomi"),
    p(WORK),
    p("Nämndmålet bedöms delvis uppnås. Arbetet pågår."),
)
TABLES = chapter(
    "Indikatorer",
    table(
        "Nämndindikatorer",
        ["Nämndmål", "Mål uppnås", "Nämndindikator", "Helår 2022", "Augusti 2023", "Målvärde"],
        [
            ["Trygghet och inflytande Alla elever är trygga", "Ja", "Jag är trygg, index", "88,5", "I.U.", "90"],
            ["", "", "Jag har inflytande, index", "73,8", "I.U.", "72"],
            ["Kostnadseffektiva arbetsmarknadsåt gärder", "Delvis", "Kostnad per plats, tkr", "251", "244", "250"],
            ["", "", "Kostnad per extern plats, tkr", "24", "28", "25"],
        ],
    ),
)


def test_a_document_from_elsewhere() -> None:
    safe, work = report(TEXTS, TABLES).goals

    assert (safe.name, safe.status) == (SAFE, Status.MET)
    assert [(mark.text, mark.told) for mark in safe.marks][:2] == [
        ("Uppnås", False),
        ("Nämndmålet bedöms uppnått", True),
    ]
    assert [passage.text for passage in safe.motivation] == [
        "Nämndmålet bedöms uppnått under 2023.",
        "Eleverna är nöjda.",
    ]
    assert [one.name for one in safe.series] == ["Jag är trygg, index", "Jag har inflytande, index"]
    assert all(one.missing and one.now is None for one in safe.series)

    assert (work.name, work.status) == (WORK, Status.PARTLY)
    assert work.motivation[0].text.startswith("Nämndmålet bedöms delvis")
    assert [one.verdict.value for one in work.series] == ["met", "not_met"]


def test_the_facts_say_which_goals_there_are() -> None:
    known = facts(
        goals=[goal(SAFE, "partly"), goal("Ett mål utan text")],
        indicators=[indicator("Andel trygga", SAFE, now="84", target="80")],
    )
    safe, bare = report(TEXTS, TABLES, facts=known).goals

    assert (safe.status, safe.word) == (Status.PARTLY, "Uppnås delvis")
    assert [mark.status for mark in safe.marks][:2] == [Status.MET, Status.MET]
    assert [one.name for one in safe.series] == ["Andel trygga"]
    assert (bare.status, bare.marks, bare.series) == (None, (), ())


def test_nothing_is_a_goal_in_a_report_without_goals() -> None:
    assert report(chapter("Ekonomi", h("Resultat"), p("Målet är att följa budgeten."))).goals == ()
