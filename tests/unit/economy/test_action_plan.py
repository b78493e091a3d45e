"""An action plan's sums beside the deficit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tertial.economy.calculations.action_plan import Effect, plan_sums

ORE = st.integers(-(10**12), 10**12)
EFFECTS = st.lists(st.builds(Effect, ORE, st.none() | ORE, st.booleans(), st.booleans()))


def test_the_plan_stands_beside_the_deficit() -> None:
    plan = [Effect(300, 120, True), Effect(500, None, False), Effect(200, 50, False, counts=False)]
    sums = plan_sums(plan, deviation=-1_000)
    assert (sums.planned, sums.realised) == (1_000, 170)
    assert (sums.in_forecast, sums.not_in_forecast) == (300, 550)
    assert sums.left == -450
    assert sums.deficit_before == -1_300


def test_without_a_forecast_there_is_nothing_to_stand_beside() -> None:
    sums = plan_sums([], deviation=None)
    assert (sums.planned, sums.left, sums.deficit_before) == (0, None, None)


@given(EFFECTS, ORE)
def test_what_is_expected_is_in_the_forecast_or_not(effects: list[Effect], deviation: int) -> None:
    sums = plan_sums(effects, deviation=deviation)
    assert sums.in_forecast + sums.not_in_forecast == sum(effect.still_expected for effect in effects)
    assert sums.left is not None
    assert sums.deficit_before is not None
    assert sums.left - sums.deficit_before == sums.in_forecast + sums.not_in_forecast
