"""The action plan: measures and their effects beside the deficit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tertial.audit.queries import events_about
from tertial.common.errors import Conflict, Refused
from tertial.economy.actions import (
    add_deficit_measure,
    edit_deficit_measure,
    remove_deficit_measure,
    remove_effect,
    set_effect,
    set_measure_status,
)
from tertial.economy.models import DeficitMeasure, LineKind, Measure, MeasureStatus
from tertial.economy.queries import action_plan
from tests.factories.cycle import a_decision, an_occasion
from tests.factories.economy import a_line, an_amount
from tests.factories.organisation import a_committee, the_program
from tests.factories.plans import a_measure
from tests.factories.queries import queries

pytestmark = pytest.mark.django_db


def a_deficit(kronor: int) -> None:
    """A forecast in August that much above the budget."""
    line = a_line("575")
    a_line("total", order=2, kind=LineKind.TOTAL)
    an_amount(line, Measure.BUDGET, "2023", 10_000_00)
    an_amount(line, Measure.FORECAST, "2023", 10_000_00 + kronor * 100, occasion=an_occasion())


def test_the_sum_stands_beside_the_deficit() -> None:
    a_deficit(1_000)
    by = the_program()
    first, second, third = a_measure("Ett"), a_measure("Två"), a_measure("Tre", y2024=5)
    set_effect(measure=first, year=2023, planned_ore=300_00, realised_ore=100_00, in_forecast=True, by=by)
    set_effect(measure=second, year=2023, planned_ore=500_00, by=by)
    plan = action_plan(a_committee(), 2023)
    assert [row.measure for row in plan.rows] == [first, second]
    assert plan.occasion == an_occasion()
    assert (plan.sums.deviation, plan.sums.planned, plan.sums.left) == (-1_000_00, 800_00, -500_00)
    assert [row.measure for row in action_plan(a_committee(), 2024).rows] == [third]
    set_measure_status(measure=second, status=MeasureStatus.STOPPED, comment="Gick inte.", by=by)
    assert action_plan(a_committee(), 2023).sums.left == -1_000_00
    figures = {figure.key: figure for figure in plan.figures()}
    assert figures["action-plan/2023/left"].value == Decimal(-500)
    assert figures["action-plan/2023/left"].provenance.inputs == (
        "line/total/2023/forecast-deviation",
        "action-plan/2023/not-in-forecast",
    )


def test_a_measure_of_which_nothing_is_said_is_in_every_plan_and_no_forecast_is_no_deficit() -> None:
    a_measure()
    plan = action_plan(a_committee(), 2023)
    assert [row.effect for row in plan.rows] == [None]
    assert (plan.sums.deviation, plan.sums.left, plan.deviation) == (None, None, None)


def test_measures_are_edited_followed_up_and_removed() -> None:
    by, line = the_program(), a_line("575")
    measure = a_measure(" Färre  lokaler ", y2023=5)
    assert (measure.name, measure.status, measure.order) == ("Färre lokaler", MeasureStatus.PLANNED, 1)
    assert a_measure("Nästa").order == 2
    edit_deficit_measure(
        measure=measure,
        name="Färre lokaler",
        description="Två hus lämnas.",
        responsible="Fastighetschefen",
        due=date(2023, 12, 31),
        line=line,
        decision=a_decision(),
        by=by,
    )
    measure.refresh_from_db()
    assert (measure.line, measure.decision, measure.due) == (line, a_decision(), date(2023, 12, 31))
    set_measure_status(measure=measure, status=MeasureStatus.ONGOING, by=by)
    set_measure_status(measure=measure, status=MeasureStatus.DONE, comment="Klart.", by=by)
    with pytest.raises(Conflict, match="inte borttagen"):
        remove_deficit_measure(measure=measure, by=by, expected_version=1)
    remove_deficit_measure(measure=measure, by=by)
    event = events_about(measure)[0]
    assert event.before is not None
    assert [effect["planned_ore"] for effect in event.before["effects"]] == [5_00]
    assert [one.name for one in DeficitMeasure.objects.all()] == ["Nästa"]
    with pytest.raises(Refused, match="är redan borttagen"):
        remove_deficit_measure(measure=measure, by=by)


def test_what_was_said_of_a_year_is_taken_back() -> None:
    by, measure = the_program(), a_measure(y2023=5, y2024=7)
    with pytest.raises(Conflict, match="Det är inte borttaget"):
        remove_effect(measure=measure, year=2023, by=by, expected_version=7)
    held = measure.effects.get(year=2023)
    remove_effect(measure=measure, year=2023, by=by, expected_version=1)
    remove_effect(measure=measure, year=2023, by=by)
    assert [effect.year for effect in measure.effects.all()] == [2024]
    assert [event.action for event in events_about(held)] == ["economy.remove_effect", "economy.set_effect"]


def test_what_is_refused() -> None:
    with pytest.raises(Refused, match="Åtgärdens namn saknas"):
        a_measure(" ")
    with pytest.raises(Refused, match="hör till en annan nämnd"):
        add_deficit_measure(
            committee=a_committee(), name="Ny", line=a_line("575", committee=a_committee("annan")), by=the_program()
        )
    with pytest.raises(Refused, match="23 är inget år"):
        set_effect(measure=a_measure(), year=23, planned_ore=1, by=the_program())


def test_number_of_queries_is_the_same_for_one_measure_and_ten() -> None:
    a_deficit(1)
    committee, counts = a_committee(), []
    for measures in (1, 9):
        for number in range(measures):
            a_measure(str(number), y2023=1)
        with queries() as read:
            action_plan(committee, 2023)
        counts.append(len(read))
    assert counts[0] == counts[1]
