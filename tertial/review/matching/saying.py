"""A known value in the words of the number that it is laid beside."""

from __future__ import annotations

from decimal import Decimal

from tertial.common.numbers import NBSP, swedish
from tertial.review.finding import Evidence
from tertial.review.known import KnownValue
from tertial.review.matching.claims import Claim
from tertial.review.reading.grids import Role
from tertial.review.reading.numbers import MONEY, Number
from tertial.review.words import Words

_UNITS = {"miljoner": "mnkr", "miljarder": "mdkr"}
_MOST_DECIMALS = 3
_SORTS = {"kostnader": Words("kostnaderna", "the costs"), "intäkter": Words("intäkterna", "the revenue")}
ROLES = {
    Role.DEVIATION: Words("avvikelsen", "the deviation"),
    Role.BUDGET: Words("budgeten", "the budget"),
    Role.TARGET: Words("målvärdet", "the target"),
    Role.FORECAST: Words("prognosen", "the forecast"),
}


def said(value: Decimal, number: Number, known: KnownValue | None = None) -> str:
    """A value in the number's unit with its decimals, so that the two can be compared: `28,2 mnkr`. Without sign where the text has none
    is up to the caller. What is known more exactly than that stays as it is known where it would look the same.
    """
    unit = _UNITS.get(number.unit, number.unit)
    if unit in MONEY and (known is None or known.unit.startswith("kr")):
        return f"{swedish(value / MONEY[unit], max(number.decimals, 1 if unit in ('mnkr', 'mdkr') else 0))}{NBSP}{unit}"
    decimals = min(max(0, -int(value.as_tuple().exponent)), _MOST_DECIMALS)
    shown = swedish(value, max(number.decimals, decimals))
    return f"{shown}{NBSP}%" if known is not None and known.unit == "%" else shown


def exact(known: KnownValue, number: Number) -> str:
    """A value with a decimal more than the number has, for what is said of its rounding."""
    unit = _UNITS.get(number.unit, number.unit)
    if unit in MONEY and known.unit.startswith("kr"):
        return f"{swedish(known.value / MONEY[unit], min(number.decimals + 1, 3))}{NBSP}{unit}"
    return said(known.value, number, known)


def evidence_of(known: KnownValue, number: Number) -> Evidence:
    """The value as evidence: as its table prints it where there is one."""
    return Evidence(known.printed or said(known.value, number, known), known.source, known.place, known.key)


def what(claim: Claim) -> Words:
    """What the number is of, for a message: `Ekonomiskt bistånd`, or the sum."""
    label = claim.topic.label if claim.topic is not None else ""
    if label in _SORTS:
        return _SORTS[label]
    if claim.topic is not None and not claim.topic.names:
        return Words("nämnden som helhet", "the committee as a whole")
    return Words(f"”{label}”", f"”{label}”")


def role_in(claim: Claim, known: KnownValue) -> Words:
    """What the value is: `avvikelsen`, `värdet`."""
    return ROLES.get(known.role, Words("värdet", "the value"))
