"""Deviations and sums, exact and with one sign rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.economy.calculations import deviation, deviation_percent, total

ORE = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize(
    ("budget", "actual", "result"),
    [
        (100, 90, 10),  # cheaper than planned: surplus
        (100, 110, -10),
        (-50, -60, 10),  # more revenue than planned: surplus
        (-50, -40, -10),
        (0, 0, 0),
    ],
)
def test_deviation_is_budget_minus_actual_and_plus_is_a_surplus(budget: int, actual: int, result: int) -> None:
    assert deviation(budget=budget, actual=actual) == result


def test_a_sum_with_a_hole_is_not_a_sum() -> None:
    assert total([1, None, 2]) is None
    assert total([None]) is None
    assert total([]) == 0
    assert total(iter([-3, 5])) == 2


def test_share_of_a_revenue_budget_keeps_the_sign_of_the_deviation() -> None:
    assert deviation_percent(budget=200, actual=150) == 25
    assert deviation_percent(budget=-200, actual=-250) == 25
    assert deviation_percent(budget=-200, actual=-150) == -25
    assert deviation_percent(budget=0, actual=5) is None


@given(st.lists(st.tuples(ORE, ORE)))
def test_the_sum_of_deviations_is_the_deviation_of_the_sums(rows: list[tuple[int, int]]) -> None:
    budget, actual = total(row[0] for row in rows), total(row[1] for row in rows)
    assert budget is not None
    assert actual is not None
    assert total(deviation(budget=row[0], actual=row[1]) for row in rows) == deviation(budget=budget, actual=actual)
