"""Changes and hits of forecasts."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tertial.economy.calculations.forecasting import accuracy, change

ORE = st.integers(-(10**15), 10**15)


def test_a_cost_that_grew_is_a_change_upwards() -> None:
    assert change(now=110, before=100) == 10
    assert change(now=-110, before=-100) == -10
    assert change(now=None, before=1) is None
    assert change(now=1, before=None) is None


def test_accuracy_is_the_miss_in_percent_of_the_budget() -> None:
    # Forecast 620.6, year-end 611.2, budget 624.6: 9.4 of 624.6.
    missed = accuracy(forecast=620_600, year_end=611_200, budget=624_600)
    assert missed is not None
    assert round(missed, 4) == Decimal("1.5050")
    assert accuracy(forecast=95, year_end=100, budget=100) == Decimal(-5)
    assert accuracy(forecast=-95, year_end=-100, budget=-100) == Decimal(5)
    assert accuracy(forecast=1, year_end=1, budget=0) is None


@given(ORE, ORE, ORE.filter(bool))
def test_a_forecast_that_hits_has_no_miss_and_misses_mirror(forecast: int, year_end: int, budget: int) -> None:
    assert accuracy(forecast=year_end, year_end=year_end, budget=budget) == 0
    one = accuracy(forecast=forecast, year_end=year_end, budget=budget)
    other = accuracy(forecast=year_end, year_end=forecast, budget=-budget)
    assert one is not None
    assert other == -one
