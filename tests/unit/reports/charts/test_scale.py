"""Round ends, zero where it belongs, and labels that stay apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.reports.charts.scale import ends, spread

numbers = st.lists(st.floats(-1e9, 1e9).map(lambda x: round(x, 3)), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("values", "zero", "low", "high"),
    [
        ([3.0, 97.0], None, 0, 100),
        ([330.2, 305.1], None, 300, 340),
        ([-12.0, 206.0], True, -50, 250),
        ([38.0, 38.0], None, 37, 39),
        ([0.0, 0.0], None, 0, 1),
        ([], None, 0, 1),
        ([-4.0, -3.5], None, -4, -3.5),
    ],
)
def test_ends_are_round(values: list[float], zero: bool | None, low: float, high: float) -> None:
    axis = ends(values, zero=zero)
    assert (axis.low, axis.high) == (low, high)
    assert axis.marks[0] == low
    assert axis.marks[-1] == high


@given(numbers, st.booleans())
def test_ends_hold_every_number(values: list[float], zero: bool) -> None:
    axis = ends(values, zero=zero or None)
    assert axis.low <= min(values)
    assert axis.high >= max(values)
    assert 2 <= len(axis.marks) <= 12
    if zero:
        assert axis.low <= 0 <= axis.high


def test_a_cut_axis_says_so() -> None:
    assert ends([305.5, 330.0]).encoding("value", "mnkr")["axis"]["title"] == "mnkr (axeln börjar vid 305)"
    assert ends([0.0, 330.0]).encoding("value", "mnkr")["axis"]["title"] == "mnkr"
    assert ends([9010.0, 9400.0]).encoding("value", "kr")["axis"]["title"] == "kr (axeln börjar vid 9\u00a0000)"


@given(st.lists(st.floats(0, 100).map(lambda x: round(x, 2)), max_size=4))
def test_labels_keep_apart_and_in_order(places: list[float]) -> None:
    moved = spread(places, 7, 0, 100)
    in_order = [moved[i] for i in sorted(range(len(places)), key=lambda i: places[i])]
    assert all(later - earlier >= 6.9 for earlier, later in pairwise(in_order))
    assert all(-0.1 <= place <= 100.1 for place in moved)


def test_labels_that_are_apart_stay_put() -> None:
    assert spread([10, 40, 80], 7, 0, 100) == [10, 40, 80]
