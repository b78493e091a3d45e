"""Is a number a known value but for a slip of the finger: one digit wrong, two that changed places, one too few or too many?"""

from __future__ import annotations

from decimal import Decimal

from tertial.common.numbers import rounded
from tertial.review.known import KnownValue
from tertial.review.reading.numbers import MONEY, Number

_UNITS = {"miljoner": "mnkr", "miljarder": "mdkr"}
_LEAST_DIGITS = 3
_LEAST_ALIKE = 4


def is_slip_of(number: Number, known: KnownValue) -> bool:
    """Whether the number is the known value as it would be printed with the same unit and decimals, but for one slip."""
    scale = MONEY.get(_UNITS.get(number.unit, number.unit), Decimal(1))
    exact = abs(known.value) / scale
    if known.half_step / scale * 2 > Decimal(1).scaleb(-number.decimals):
        return False  # known too coarsely to tell the digits
    said, right = _digits(abs(number.value), number.decimals), _digits(exact, number.decimals)
    return said != right and is_slip(said, right)


def is_slip(said: str, right: str) -> bool:
    """Whether two runs of digits differ by one digit, two that changed places, or one that was dropped or doubled."""
    if max(len(said), len(right)) < _LEAST_DIGITS:
        return False
    if len(said) == len(right):
        wrong = [place for place, (one, other) in enumerate(zip(said, right, strict=True)) if one != other]
        if len(wrong) == 1:
            return True
        return (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and said[wrong[0]] == right[wrong[1]]
            and said[wrong[1]] == right[wrong[0]]
        )
    short, long = sorted((said, right), key=len)
    if len(long) - len(short) != 1 or len(long) < _LEAST_ALIKE:
        return False
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _digits(value: Decimal, decimals: int) -> str:
    return str(rounded(value, decimals)).replace(".", "").lstrip("0")
