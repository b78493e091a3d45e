"""Mean, median and place among others: missing counts for nobody, and the same value shares its place."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from statistics import median as slow_median

from hypothesis import given
from hypothesis import strategies as st

from tertial.measurement.open_statistics.calculations import mean, median, standing

NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=2)
VALUES = st.dictionaries(st.text("0123456789", min_size=4, max_size=4), st.none() | NUMBERS, max_size=12)


@given(VALUES, st.none() | NUMBERS, st.booleans())
def test_against_the_slow_way(others: dict[str, Decimal | None], own: Decimal | None, lower: bool) -> None:
    others.pop("0580", None)
    found = standing("0580", {**others, "0580": own}, lower_is_better=lower)
    given = [value for value in others.values() if value is not None]
    assert found.missing == len(others) - len(given)
    assert found.among == len(given) + (own is not None)
    if given:
        assert found.median == slow_median(given)
        assert found.mean is not None
        # A mean need not be a decimal number; twenty-eight digits of it are.
        whole = sum((Fraction(value) for value in given), Fraction(0))
        assert abs(Fraction(found.mean) - whole / len(given)) < Fraction(1, 10**20)
    else:
        assert found.mean is found.median is None
    if own is None:
        assert found.place is None
    else:
        everybody = sorted([*given, own], reverse=not lower)
        assert found.place == everybody.index(own) + 1
        assert found.shared == (everybody.count(own) > 1)


def test_of_nothing() -> None:
    assert mean([]) is median([]) is None
    assert standing("0580", {}).among == 0
