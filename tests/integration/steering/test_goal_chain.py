"""The goal chain: order, assessments now and before, the municipality's own words, counts as figures."""

from __future__ import annotations

import pytest

from tertial.common.errors import NotFound, Refused
from tertial.document.inline import Status
from tertial.steering.actions import (
    add_committee_goal,
    assess,
    follow_up_assignment,
    give_assignment,
    place,
    set_scale_word,
    set_target,
)
from tertial.steering.models import AssignmentKind
from tertial.steering.queries import assignment_rows, committee_goal, goal_chain, goal_figures, scale_words
from tests.factories.cycle import a_decision, a_plan_period, an_occasion
from tests.factories.organisation import a_committee, the_program
from tests.factories.queries import queries
from tests.factories.steering import a_goal, a_target, an_area, an_assignment, an_indicator

pytestmark = pytest.mark.django_db


def test_goals_stand_by_area_and_order_with_what_is_said_of_them() -> None:
    late, early = an_area("medarbetare", order=2), an_area("medborgare", order=1)
    third, second, first = a_goal("c", area=late), a_goal("b", area=early, order=2), a_goal("a", area=early, order=1)
    alone = add_committee_goal(
        committee=a_committee(),
        plan_period=a_plan_period(),
        area=late,
        slug="d",
        name="Utan kommunmål",
        order=9,
        by=the_program(),
    )
    occasion = an_occasion()
    assess(goal=second, occasion=occasion, status=Status.PARTLY, motivation="Därför.", by=the_program())
    nodes = goal_chain(a_committee(), occasion)
    assert [node.id for node in nodes] == [first.pk, second.pk, third.pk, alone.pk]
    assert [(node.status, node.word, node.motivation, node.version) for node in nodes] == [
        (None, "", "", 0),
        (Status.PARTLY, "Uppnås delvis", "Därför.", 1),
        (None, "", "", 0),
        (None, "", "", 0),
    ]
    assert [node.council_goal for node in nodes] == ["Kommunmål a", "Kommunmål b", "Kommunmål c", ""]


def test_previous_is_the_latest_earlier_assessment_of_a_goal_with_the_same_name_in_addresses() -> None:
    old_plan = a_plan_period(2019)
    old, new = a_goal("egen", plan=old_plan), a_goal("egen")
    for slug, plan, goal, status in (
        ("2021-08", old_plan, old, Status.MET),
        ("2022-08", old_plan, old, Status.NOT_MET),
        ("2023-10", a_plan_period(), new, Status.CANNOT_BE_ASSESSED),
    ):
        assess(goal=goal, occasion=an_occasion(slug, plan=plan), status=status, motivation="", by=the_program())
    (node,) = goal_chain(a_committee(), an_occasion("2023-08"))
    assert (node.status, node.previous, node.previous_word) == (None, Status.NOT_MET, "Uppnås ej")


def test_other_committees_and_plan_periods_are_left_out() -> None:
    a_goal("b", committee=a_committee("annan"))
    a_goal("c", plan=a_plan_period(2019))
    assert goal_chain(a_committee(), an_occasion()) == []


def test_the_municipality_has_its_own_words() -> None:
    municipality = a_committee().municipality
    set_scale_word(municipality=municipality, status=Status.MET, word="I mål", by=the_program())
    set_scale_word(municipality=municipality, status=Status.MET, word="Nås", by=the_program())
    assert list(scale_words(a_committee()).values()) == ["Nås", "Uppnås delvis", "Uppnås ej", "Kan ej bedömas"]
    with pytest.raises(Refused, match="”ongoing” är ingen bedömning av ett mål"):
        set_scale_word(municipality=municipality, status=Status.ONGOING, word="x", by=the_program())


def test_counts_of_assessed_goals_are_figures() -> None:
    occasion = an_occasion()
    for slug, status in (("a", Status.MET), ("b", Status.MET), ("c", Status.NOT_MET), ("d", None)):
        goal = a_goal(slug)
        if status:
            assess(goal=goal, occasion=occasion, status=status, motivation="", by=the_program())
    figures = goal_figures(goal_chain(a_committee(), occasion), occasion)
    assert {figure.key: int(figure.number or 0) for figure in figures} == {
        "goals/2023-08/met": 2,
        "goals/2023-08/partly": 0,
        "goals/2023-08/not-met": 1,
        "goals/2023-08/cannot-be-assessed": 0,
        "goals/2023-08/total": 3,
    }


@pytest.mark.parametrize("status", [Status.ONGOING, Status.DONE, Status.LATER, Status.DEVIATION, Status.REMAINS])
def test_a_goal_has_four_states_and_no_others(status: Status) -> None:
    with pytest.raises(Refused, match="är ingen bedömning av ett mål"):
        assess(goal=a_goal(), occasion=an_occasion(), status=status, motivation="", by=the_program())


def test_what_belongs_to_another_plan_period_is_refused() -> None:
    occasion = an_occasion("2021-08", plan=a_plan_period(2021))
    with pytest.raises(Refused, match="Målet Mål egen-forsorjning följs inte upp vid Delår 2, 31 augusti 2021"):
        assess(goal=a_goal(), occasion=occasion, status=Status.MET, motivation="", by=the_program())
    with pytest.raises(Refused, match="Uppdraget nämndspecifikt 1 följs inte upp vid Delår 2"):
        follow_up_assignment(
            assignment=an_assignment(), occasion=occasion, status=Status.DONE, word="Klart", by=the_program()
        )
    with pytest.raises(Refused, match="hör till en annan planperiod än Plan 2021"):
        place(indicator=an_indicator(), plan_period=a_plan_period(2021), goal=a_goal("ny"), order=1, by=the_program())


def test_one_decision_gives_a_part_one_target_and_a_target_must_be_readable() -> None:
    one = an_indicator()
    a_target(one, "90")
    with pytest.raises(Refused, match="Internbudget gav redan brukarenkat  ett målvärde för 2023"):
        a_target(one, "95")
    a_target(one, "95", decision=a_decision("korrigering"))
    with pytest.raises(Refused, match="Målvärdet är tomt"):
        set_target(indicator=one, year=2024, text=" ", decision=a_decision(), by=the_program())


def test_assignments_stand_common_first_with_their_latest_state() -> None:
    occasion = an_occasion()
    specific = an_assignment(2)
    give_assignment(
        committee=a_committee(),
        plan_period=a_plan_period(),
        kind=AssignmentKind.COMMON,
        number=1,
        text="Gemensamt",
        by=the_program(),
    )
    follow_up_assignment(
        assignment=specific, occasion=occasion, status=Status.DONE, word="Klart", comment="Så.", by=the_program()
    )
    rows = assignment_rows(a_committee(), occasion)
    assert [(row.text, row.status, row.word, row.comment) for row in rows] == [
        ("Gemensamt", None, "", ""),
        ("Uppdrag 2", Status.DONE, "Klart", "Så."),
    ]
    assert [row.decision.text if row.decision else None for row in rows] == [None, "KF 2022-10-20"]


def test_an_unknown_goal_names_those_of_the_plan() -> None:
    a_goal("egen")
    with pytest.raises(NotFound, match="Det som finns: egen"):
        committee_goal(a_committee(), an_occasion(), "x")
    assert committee_goal(a_committee(), an_occasion(), "egen").slug == "egen"


def test_number_of_queries_is_the_same_for_one_goal_and_fifty() -> None:
    committee, occasion = a_committee(), an_occasion()

    def add(number: int) -> None:
        assess(goal=a_goal(f"mal-{number}"), occasion=occasion, status=Status.MET, motivation="", by=the_program())
        an_assignment(number)

    add(1)
    with queries() as few:
        goal_chain(committee, occasion)
    with queries() as few_assignments:
        assignment_rows(committee, occasion)
    for number in range(2, 51):
        add(number)
    with queries() as many:
        goal_chain(committee, occasion)
    with queries() as many_assignments:
        assignment_rows(committee, occasion)
    # 1 the municipality's words · 2 the goals · 3 the assessments now · 4 the assessments before
    assert len(few) == len(many) == 4
    # 1 the assignments · 2 their follow-ups
    assert len(few_assignments) == len(many_assignments) == 2
