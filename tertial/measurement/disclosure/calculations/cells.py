"""Cells of a table, what they are made of, and which are about too few people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

Amounts = tuple[Fraction, ...]
"""What adds up over parts: the count; those who are counted in a share and those who are not; those behind a mean."""


class Kind(StrEnum):
    """What a cell's value is made of."""

    COUNT = "count"
    SHARE = "share"
    MEAN = "mean"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many people a value must at least be about to be shown: a count, and what a share or a mean is taken of."""

    count: int = 5
    denominator: int = 20


class Place(NamedTuple):
    """Where a cell stands. Empty is the whole.

    `series` keeps apart what does not add up: outcome, forecast and base value, and each definition.
    """

    series: str
    time: str
    unit: str
    named: str
    sex: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it was recorded.

    `amounts` is None where what it is made of is not known: for a value that is missing, or a share without denominator. `shown`
    is whether there is a value to show or hide. `step` is the last decimal it is rounded to. `withheld` is a missing value
    that its source says must not be shown, however large.
    """

    place: Place
    kind: Kind
    limits: Limits
    amounts: Amounts | None
    shown: bool = True
    step: Fraction = Fraction(1)
    withheld: bool = False


def is_small(amounts: Amounts, kind: Kind, limits: Limits) -> bool:
    """Whether a value is about too few people to be shown. Nobody at all is not few: zero is shown.

    A share is small when few are counted, when few are not, and when it is taken of few: each tells about a few persons.
    """
    size = sum(amounts, Fraction(0))
    match kind:
        case Kind.COUNT | Kind.AMOUNT:
            return 0 < size < limits.count
        case Kind.SHARE:
            return size > 0 and (size < limits.denominator or any(0 < one < limits.count for one in amounts))
        case Kind.MEAN:
            return 0 < size < limits.denominator


def floors(amounts: Amounts | None, kind: Kind, *, implied: bool) -> tuple[bool, ...]:
    """Whether each thing that adds up is as low as an onlooker knows that it can be, were the cell hidden.

    Who knows the rules knows that nought is shown, so that a hidden count is at least one; a cell nobody wrote may be nought.
    For a share there are three to reckon with: those counted, those not, and all.
    """
    if kind is Kind.SHARE:
        if amounts is None:
            return (False, False, False)
        counted, others = amounts
        return (counted <= 0, others <= 0, counted + others <= 1)
    return (amounts is not None and amounts[0] <= (0 if implied else 1),)
