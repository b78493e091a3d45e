"""Money is exact, and a part of an öre is never rounded away."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.money import in_kr, is_money, kr, ore, scaled


def test_units_of_money_scale_exactly() -> None:
    assert scaled(Decimal(1_500), "tkr") == Decimal("1.5")
    assert scaled(Decimal("-1234567.89"), "mnkr") == Decimal("-1.23456789")
    assert scaled(Decimal(24), "mnkr", given_in="tkr") == Decimal("0.024")
    assert str(scaled(Decimal("2.0"), "tkr", given_in="tkr")) == "2.0"


def test_only_units_of_money_are_money() -> None:
    assert [unit for unit in ("kr", "tkr", "mnkr", "tkr/år", "%", "") if is_money(unit)] == ["kr", "tkr", "mnkr"]


def test_an_amount_in_a_sentence_is_exact() -> None:
    assert [in_kr(amount) for amount in (1_200_00, -12_50, 5, 0, -100)] == [
        "1\u00a0200\u00a0kr",
        "\u221212,50\u00a0kr",
        "0,05\u00a0kr",
        "0\u00a0kr",
        "\u22121\u00a0kr",
    ]


def test_part_of_an_ore_is_refused() -> None:
    with pytest.raises(ValueError, match=r"0\.005 kr is not a whole number of öre"):
        ore(Decimal("0.005"))


@given(st.integers(min_value=-(2**63), max_value=2**63 - 1))
def test_ore_and_kronor_are_each_other_s_inverse(amount: int) -> None:
    assert ore(kr(amount)) == amount
