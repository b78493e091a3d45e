"""Investments over their whole life: decided, spent, expected."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.common.errors import Refused
from tertial.economy.actions import remove_project, set_decided_total, set_project_selector
from tertial.economy.models import Flow, Measure
from tertial.economy.queries import investments
from tests.factories.cycle import a_decision, an_occasion
from tests.factories.economy import a_project, invested
from tests.factories.organisation import a_committee, the_program
from tests.factories.queries import queries

pytestmark = pytest.mark.django_db


def test_a_project_stands_with_its_whole_life() -> None:
    occasion, project = an_occasion(), a_project()
    set_decided_total(
        project=project,
        decided_total_ore=1_000_00,
        spent_before_ore=300_00,
        decision=a_decision("bygget"),
        by=the_program(),
    )
    invested(project, Measure.OUTCOME, "2023-08", 250_00)
    invested(project, Measure.OUTCOME, "2023-08", -50_00, flow=Flow.INCOME)
    invested(project, Measure.BUDGET, "2023", 400_00)
    invested(project, Measure.FORECAST, "2023", 450_00, occasion=occasion)
    invested(project, Measure.FINAL_COST, "2023", 1_100_00, occasion=occasion)
    row, total = investments(a_committee(), occasion).rows
    assert [figure.value for figure in row.whole] == [Decimal(kronor) for kronor in (300, 500, 1_000, 1_100, -100)]
    assert row.this_year.forecast_deviation.value == Decimal(-50)
    assert [flow.outcome.value for flow in row.flows] == [Decimal(250), Decimal(-50)]
    assert row.decision == a_decision("bygget")
    assert [figure.value for figure in total.whole] == [figure.value for figure in row.whole]
    assert total.is_total
    assert row.total_deviation.provenance.inputs == (
        "investment/1250/2023/decided-total",
        "investment/1250/2023/final-cost",
    )
    assert total.accumulated.provenance.inputs == ("investment/1250/2023-08/accumulated",)


def test_what_is_not_known_is_missing_and_leaves_a_hole_in_the_sum() -> None:
    occasion, first = an_occasion(), a_project()
    a_project("1251", order=2)
    set_decided_total(project=first, decided_total_ore=100, decision=None, by=the_program())
    invested(first, Measure.FINAL_COST, "2023", 5, occasion=an_occasion("2023-10"))
    read = investments(a_committee(), occasion)
    assert [figure.number for figure in read.rows[0].whole] == [None, None, Decimal(1), None, None]
    assert [figure.number for figure in read.rows[2].whole] == [None] * 5
    assert read.has_totals


def test_final_costs_belong_to_an_occasion() -> None:
    with pytest.raises(Refused, match="En prognos hör till ett uppföljningstillfälle"):
        invested(a_project(), Measure.FINAL_COST, "2023", 1)


def test_what_is_refused_and_how_a_selector_is_kept() -> None:
    project = a_project()
    with pytest.raises(Refused, match="har redan en investering med koden 1250"):
        a_project()
    with pytest.raises(Refused, match="en koddel ska stå"):
        set_project_selector(project=project, selector="1250", by=the_program())
    assert set_project_selector(project=project, selector="Projekt  1250 ", by=the_program()).selector == "projekt 1250"
    with pytest.raises(Refused, match="är för stort"):
        set_decided_total(project=project, decided_total_ore=10**16, decision=None, by=the_program())


def test_number_of_queries_is_the_same_for_one_project_and_ten() -> None:
    committee, occasion, counts = a_committee(), an_occasion(), []
    for projects in (1, 10):
        for number in range(projects):
            invested(a_project(f"{projects}-{number}", order=number), Measure.OUTCOME, "2023-08", 1)
        with queries() as read:
            investments(committee, occasion)
        counts.append(len(read))
    assert counts[0] == counts[1]


def test_a_project_without_amounts_is_removed() -> None:
    slip, followed = a_project("fel"), a_project("1250", order=2)
    invested(followed, Measure.BUDGET, "2023", 1)
    remove_project(project=slip, by=the_program())
    with pytest.raises(Refused, match="har budget, utfall eller prognos"):
        remove_project(project=followed, by=the_program())
    assert [one.code for one in a_committee().investment_projects.all()] == ["1250"]
