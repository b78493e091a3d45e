"""A value made of a numerator and a denominator, exact and as it is given. Plain Python."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tertial.common.errors import Refused
from tertial.common.numbers import NBSP, swedish

_TIMES = {"%": 100, "‰": 1000}
RULE_BEGINS = "Räknat av täljare och nämnare: "
"""How the rule of a value begins that was made here: it is made anew when its numerator or denominator changes."""
PLACES_TOLD = 4
"""How many decimals more than the value's own the rule tells of the exact quotient."""


def quotient(*, numerator: Decimal, denominator: Decimal, unit: str) -> Fraction:
    """The exact value in the unit: of a share in percent, a hundred times the numerator by the denominator.

    Raises `Refused` for a denominator that is not above zero.
    """
    if denominator <= 0:
        raise Refused(f"Nämnaren är {swedish(denominator)}. Den måste vara större än noll.")
    return Fraction(numerator) / Fraction(denominator) * _TIMES.get(unit, 1)


def rounded_fraction(value: Fraction, decimals: int) -> Decimal:
    """Round half away from zero to so many decimals."""
    steps, rest = divmod(abs(value) * 10**decimals, 1)
    whole = int(steps) + (rest >= Fraction(1, 2))
    return Decimal(-whole if value < 0 else whole).scaleb(-decimals)


def rule_words(*, numerator: Decimal, denominator: Decimal, unit: str, decimals: int) -> str:
    """How the value was made, rounding told: `… 2 / 3 × 100 ≈ 66,66667, avrundat till 66,7.`"""
    exact = quotient(numerator=numerator, denominator=denominator, unit=unit)
    times = f"{NBSP}×{NBSP}{_TIMES[unit]}" if unit in _TIMES else ""
    made_of = f"{RULE_BEGINS}{swedish(numerator)} / {swedish(denominator)}{times}"
    given = rounded_fraction(exact, decimals)
    if given == exact:
        return f"{made_of} = {swedish(given)}."
    told = swedish(rounded_fraction(exact, decimals + PLACES_TOLD))
    return f"{made_of} ≈ {told}, avrundat till {swedish(given)}."
