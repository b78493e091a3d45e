"""A year's amount over twelve months: the sum is exact whatever the amount and the pattern."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.common.numbers import NBSP
from tertial.economy.calculations.spreading import by_hand, by_pattern, by_weights, evenly, up_to

ORE = st.integers(-(10**15), 10**15)
TWELVE = st.lists(ORE, min_size=12, max_size=12)
WEIGHTS = st.lists(st.integers(0, 10**9), min_size=12, max_size=12)


def test_the_ore_left_over_go_to_the_first_months() -> None:
    assert evenly(100) == (9, 9, 9, 9, 8, 8, 8, 8, 8, 8, 8, 8)
    assert evenly(-100) == (-9, -9, -9, -9, -8, -8, -8, -8, -8, -8, -8, -8)
    assert evenly(0) == (0,) * 12
    assert evenly(1) == (1,) + (0,) * 11
    assert evenly(1_200_00) == (100_00,) * 12


def test_the_months_that_lost_most_get_the_ore_left_over() -> None:
    # 10 öre by 1:2:3 is 1.67, 3.33 and 5 öre.
    assert by_weights(10, (1, 2, 3) + (0,) * 9) == (2, 3, 5) + (0,) * 9


def test_a_season_is_given_as_weights() -> None:
    summer = (0, 0, 0, 0, 0, 1, 2, 1, 0, 0, 0, 0)
    assert by_weights(400, summer) == (0, 0, 0, 0, 0, 100, 200, 100, 0, 0, 0, 0)
    assert by_weights(1, [Fraction(1, 3)] * 12) == evenly(1)


def test_weights_that_are_no_weights_are_a_programming_error() -> None:
    with pytest.raises(ValueError, match="3 weights for twelve months"):
        by_weights(1, (1, 2, 3))
    with pytest.raises(ValueError, match="negative"):
        by_weights(1, (1,) * 11 + (-1,))


def test_last_years_months_are_followed_but_not_its_corrections() -> None:
    # Revenue of 1 000 a month save in March, when 500 were paid back, and in December, with nothing.
    last_year = (-1000, -1000, 500, -1000, -1000, -1000, -1000, -1000, -1000, -1000, -1000, 0)
    assert by_pattern(-10_000, last_year) == (
        -1000,
        -1000,
        0,
        -1000,
        -1000,
        -1000,
        -1000,
        -1000,
        -1000,
        -1000,
        -1000,
        0,
    )
    assert by_pattern(10_000, last_year) == tuple(-ore for ore in by_pattern(-10_000, last_year))


@pytest.mark.parametrize("nothing", [(0,) * 12, (5, -5) + (0,) * 10])
def test_a_pattern_that_sums_to_nothing_is_no_pattern(nothing: tuple[int, ...]) -> None:
    assert by_pattern(1_200, nothing) == (100,) * 12


@given(ORE)
def test_even_months_differ_by_an_ore_at_most(amount: int) -> None:
    months = evenly(amount)
    assert sum(months) == amount
    assert max(months) - min(months) <= 1


@given(ORE, WEIGHTS)
def test_every_month_is_within_an_ore_of_its_share(amount: int, weights: list[int]) -> None:
    months = by_weights(amount, weights)
    assert sum(months) == amount
    whole = sum(weights)
    for month, weight in zip(months, weights, strict=True):
        share = Fraction(amount * weight, whole) if whole else Fraction(amount, 12)
        assert abs(month - share) < 1
        assert month * amount >= 0, "no month goes the other way than the year"
    if whole:
        assert all(month == 0 for month, weight in zip(months, weights, strict=True) if weight == 0)


@given(ORE, TWELVE)
def test_any_pattern_gives_the_amount(amount: int, pattern: list[int]) -> None:
    months = by_pattern(amount, pattern)
    assert sum(months) == amount
    assert all(month * amount >= 0 for month in months)


@given(ORE, WEIGHTS)
def test_a_revenue_is_spread_as_a_cost_of_the_same_size(amount: int, weights: list[int]) -> None:
    assert by_weights(-amount, weights) == tuple(-ore for ore in by_weights(amount, weights))


@given(ORE, WEIGHTS, st.integers(2, 7))
def test_only_the_proportions_of_the_weights_matter(amount: int, weights: list[int], factor: int) -> None:
    assert by_weights(amount, weights) == by_weights(amount, [factor * weight for weight in weights])


@given(TWELVE)
def test_a_year_that_lies_as_its_own_pattern_stays_as_it_is(months: list[int]) -> None:
    one_way = [abs(ore) for ore in months]
    assert by_pattern(sum(one_way), one_way) == (tuple(one_way) if sum(one_way) else (0,) * 12)


def test_months_by_hand_must_sum_to_the_amount() -> None:
    assert by_hand(1_200, [100] * 12) == (100,) * 12
    with pytest.raises(Refused) as refused:
        by_hand(1_300_00, [100_00] * 12)
    assert str(refused.value).replace(NBSP, " ") == (
        "Månaderna summerar till 1 200 kr, men årets belopp är 1 300 kr. Fördela 100 kr till, eller ändra årets belopp."
    )
    with pytest.raises(Refused, match="tolv månadsbelopp, inte 3"):
        by_hand(3, [1, 1, 1])


@given(TWELVE, st.integers(1, 12))
def test_the_period_budget_and_the_rest_are_the_year(months: list[int], month: int) -> None:
    assert up_to(months, month) + sum(months[month:]) == sum(months) == up_to(months, None) == up_to(months, 12)
