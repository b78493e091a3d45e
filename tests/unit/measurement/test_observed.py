"""What can be kept exactly, and the columns that a value is kept in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.measurement.observed import require_exact

numbers = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent), st.integers(-(10**17), 10**17), st.integers(-17, 17)
)


@given(numbers | st.decimals())
@example(Decimal("0.00000001"))
@example(Decimal("123456789012345"))
@example(Decimal("1234567.12345678"))
@example(Decimal("-0.0"))
@example(Decimal("1E+14"))
@example(Decimal("NaN123"))
def test_what_is_kept_has_at_most_fifteen_digits_of_which_eight_decimals(number: Decimal) -> None:
    plain = f"{number:f}".lstrip("-")
    whole, _, decimals = plain.partition(".")
    digits = (whole.lstrip("0") + decimals) if whole.strip("0") else decimals.lstrip("0")
    if number.is_finite() and len(decimals) <= 8 and len(digits) <= 15:
        assert require_exact(number) == len(decimals)
    else:
        with pytest.raises(Refused, match="går inte att spara exakt"):
            require_exact(number)
