"""A value made of a numerator and a denominator is exact, rounded once, and says so."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.common.numbers import rounded
from tertial.measurement.calculations.quotient import quotient, rounded_fraction, rule_words


@given(st.decimals(-(10**6), 10**6, places=4), st.integers(0, 3))
def test_rounding_agrees_with_the_house(value: Decimal, decimals: int) -> None:
    assert rounded_fraction(Fraction(value), decimals) == rounded(value, decimals)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_the_quotient_is_exact(numerator: int, denominator: int) -> None:
    exact = quotient(numerator=Decimal(numerator), denominator=Decimal(denominator), unit="%")
    assert exact * denominator == 100 * numerator


def test_the_rule_tells_how_it_is_rounded() -> None:
    assert (
        rule_words(numerator=Decimal(2), denominator=Decimal(3), unit="%", decimals=1)
        == "Räknat av täljare och nämnare: 2 / 3\u00a0×\u00a0100 ≈ 66,66667, avrundat till 66,7."
    )
    assert (
        rule_words(numerator=Decimal(1200), denominator=Decimal("2.5"), unit="antal per mnkr", decimals=0)
        == "Räknat av täljare och nämnare: 1\u00a0200 / 2,5 = 480."
    )


@pytest.mark.parametrize("denominator", ["0", "-2"])
def test_nothing_is_divided_by_nothing(denominator: str) -> None:
    with pytest.raises(Refused, match="större än noll"):
        quotient(numerator=Decimal(1), denominator=Decimal(denominator), unit="%")
