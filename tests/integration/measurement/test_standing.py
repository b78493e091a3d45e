"""How indicators stand at occasions is kept up to date by whatever changes it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from tertial.document.figure import Missing, MissingReason
from tertial.measurement.actions import settled_once
from tertial.measurement.models import Hidden, Nature, Observation, Standing
from tertial.measurement.queries import measured
from tertial.measurement.standing import stand
from tertial.measurement.upgrading import settle_what_was_there
from tertial.organisation.models import Unit
from tertial.steering.actions import WantedPart, expect_parts
from tertial.steering.calculations import Verdict, worst
from tertial.steering.models import Frequency, Indicator, IndicatorKind, Placement, Sex
from tests.factories.cycle import a_plan_period, an_occasion
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee, a_unit, the_program
from tests.factories.queries import queries
from tests.factories.steering import a_goal, a_target, an_indicator, redefined

pytestmark = pytest.mark.django_db


def the_standing(indicator: Indicator) -> Standing:
    """The only standing of the indicator."""
    return Standing.objects.get(indicator=indicator)


def expecting(indicator: Indicator, *parts: WantedPart, frequency: Frequency = Frequency.OCCASION) -> None:
    """The parts that the indicator's only definition is to have values for."""
    version = indicator.definitions.get()
    indicator.definitions.update(frequency=frequency)
    expect_parts(version=version, parts=parts or [WantedPart()], by=the_program())


def test_a_standing_follows_values_and_targets() -> None:
    an_occasion()
    one = an_indicator(goal=a_goal())
    expecting(one)
    standing = the_standing(one)
    assert (standing.verdict, standing.has_target, standing.has_value) == (Verdict.CANNOT_TELL, False, False)
    assert (standing.expected, standing.present, standing.late_on) == (1, 0, date(2023, 9, 1))
    a_target(one, ">= 90")
    observed(one, "2023-08", "86")
    standing = the_standing(one)
    assert (standing.verdict, standing.has_target, standing.has_value) == (Verdict.NOT_MET, True, True)
    assert (standing.expected, standing.present, standing.late_on) == (1, 1, None)
    observed(one, "2023", "91", nature=Nature.FORECAST)
    assert the_standing(one).verdict == Verdict.ON_THE_WAY
    observed(one, "2023-08", "90")
    assert the_standing(one).verdict == Verdict.MET


def test_a_target_that_is_not_set_is_none() -> None:
    an_occasion()
    one = an_indicator(goal=a_goal())
    a_target(one, "Målvärde sätts under 2023")
    assert not the_standing(one).has_target


def test_a_promised_value_is_late_the_day_after() -> None:
    an_occasion()
    one = an_indicator(goal=a_goal())
    expecting(one)
    observed(one, "2023-08", Missing(MissingReason.MEASURED_LATER, "", date(2023, 11, 30)))
    standing = the_standing(one)
    assert (standing.present, standing.has_value, standing.late_on) == (1, False, date(2023, 12, 1))
    assert not standing.is_late(date(2023, 11, 30))
    assert standing.is_late(date(2023, 12, 1))
    observed(one, "2023-08", Missing(MissingReason.MEASURED_LATER))
    assert the_standing(one).late_on is None


@pytest.mark.parametrize(
    ("frequency", "period", "expected", "present"),
    [
        (Frequency.OCCASION, "2023-08", 1, 1),
        (Frequency.OCCASION, "2022", 1, 0),
        (Frequency.YEARLY, "2022", 1, 1),
        (Frequency.YEARLY, "2023-08", 1, 0),
        (Frequency.MONTHLY, "2023-03", 8, 1),
    ],
)
def test_what_is_expected_follows_the_definition(
    frequency: Frequency, period: str, expected: int, present: int
) -> None:
    an_occasion()
    one = an_indicator(goal=a_goal())
    expecting(one, frequency=frequency)
    observed(one, period, "1")
    standing = the_standing(one)
    assert (standing.expected, standing.present) == (expected, present)


def test_a_unit_that_is_no_more_is_not_awaited() -> None:
    an_occasion()
    one, gone = an_indicator(goal=a_goal()), a_unit("gammal")
    Unit.objects.filter(pk=gone.pk).update(valid_to=date(2022, 12, 31))
    expecting(one, WantedPart(), WantedPart(unit=gone), WantedPart(sex=Sex.WOMEN))
    assert the_standing(one).expected == 2


def test_the_public_verdict_rests_on_what_the_public_sees() -> None:
    an_occasion()
    one = an_indicator(goal=a_goal())
    a_target(one, ">= 90")
    row = observed(one, "2023-08", "3")
    Observation.objects.filter(pk=row.pk).update(hidden=Hidden.PRIMARY)
    stand([one.pk])
    standing = the_standing(one)
    assert (standing.verdict, standing.public_verdict) == (Verdict.NOT_MET, Verdict.CANNOT_TELL)


def test_a_new_occasion_has_standings_at_once_and_a_lost_place_none() -> None:
    one = an_indicator(goal=a_goal())
    assert not Standing.objects.exists()
    an_occasion()
    assert Standing.objects.count() == 1
    Placement.objects.all().delete()
    stand([one.pk])
    assert not Standing.objects.exists()


def test_the_definition_in_force_is_kept() -> None:
    an_occasion()
    one = an_indicator(goal=a_goal())
    redefined(one, 2024)
    newer = redefined(one, 2023)
    assert the_standing(one).definition == newer


def test_many_changes_are_computed_once() -> None:
    an_occasion()
    one = an_indicator(goal=a_goal())
    a_target(one, "1")
    with settled_once():
        observed(one, "2023-08", "5")
        assert not the_standing(one).has_value
    assert the_standing(one).has_value


def test_queries_do_not_grow() -> None:
    an_occasion()
    goal = a_goal()

    def asked(rows: list[Indicator]) -> int:
        with queries() as counted:
            stand([row.pk for row in rows])
        return len(counted)

    first = [an_indicator("a", goal=goal)]
    observed(first[0], "2023-08", "5")
    once = asked(first)
    more = [*first, *(an_indicator(f"b{n}", goal=goal) for n in range(5))]
    for one in more[1:]:
        observed(one, "2023-08", "5")
        a_target(one, "5")
    assert asked(more) == once


def test_a_standing_says_what_the_rows_say() -> None:
    """The rows of figures are the slow, obvious way to the same verdicts."""
    plan = a_plan_period()
    an_occasion()
    goal, unit = a_goal(plan=plan), a_unit("iaf")
    texts = [">= 5", "Ska öka", "Ska minska", "3", "Stabiliseras", "< 2"]
    for n, text in enumerate(texts * 2):
        one = an_indicator(f"nr-{n}", goal=goal)
        if n % 3 == 0:
            redefined(one, 2023, comparable=n % 2 == 0)
        observed(one, "2022", str(n), definition=one.definitions.earliest("valid_from"))
        observed(one, "2023-08", str(6 - n), unit=unit if n % 4 == 0 else None)
        if n % 5 == 0:
            observed(one, "2021", "4", nature=Nature.BASE)
        if n % 2:
            observed(one, "2023", "5", nature=Nature.FORECAST)
        a_target(one, text, unit=unit if n % 4 == 0 else None)
    for found in measured(a_committee(), an_occasion(), [IndicatorKind.INDICATOR]):
        slow = worst(evaluation.verdict for row in found.rows for _unit, evaluation in row.evaluations)
        assert Standing.objects.get(indicator__slug=found.slug).verdict == slow


def test_what_was_there_before_standings_gets_them_when_they_come() -> None:
    an_occasion()
    one = an_indicator(goal=a_goal())
    Standing.objects.all().delete()
    unrelated = SimpleNamespace(app_label="economy", name="0001_initial")
    began = SimpleNamespace(app_label="measurement", name="0003_sources_and_parts")
    settle_what_was_there(plan=[(unrelated, False), (began, True)])
    assert not Standing.objects.exists()
    settle_what_was_there(plan=[(began, False)])
    assert the_standing(one).expected == 0
