"""What connectors give back: values of areas and periods in batches, and places in a fetch to go on from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

MOST_DECIMALS = 8
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality, region, group of municipalities, or the country; `members` are the codes of a group's."""

    code: str
    name: str
    kind: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A value as the service gave it. `value` None is missing, never zero; `gone` when the service has withdrawn it.

    `period` is as the program writes periods where the service's can be so written, else the service's own. `sex` is empty
    for all, `women` or `men`. `status` is the service's own word. `members` is how many the value of a group is the mean of.
    """

    area: str
    period: str
    sex: str
    value: Decimal | None
    decimals: int = 0
    status: str = ""
    members: int | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """The values of one answer, and where the fetch goes on: a cursor to give the connector, None when all has come.

    `done` of `steps` tells how far it has come; a step may be several answers.
    """

    values: tuple[Fetched, ...]
    cursor: Mapping[str, Any] | None
    done: int
    steps: int
    notes: tuple[str, ...] = field(default=())


def kept_exactly(number: Decimal | int) -> tuple[Decimal, int]:
    """The number with as many decimals as can be kept, and how many those are.

    Services send binary fractions as text: 42.487046632124354 has no more than fifteen digits that mean something, and what
    is beyond the eighth decimal is no measured precision. Raises ValueError for a number with more than fifteen digits
    before the decimal sign: no statistics are that large.
    """
    exact = Decimal(number)
    whole = max(exact.adjusted() + 1, 1)
    if not exact.is_finite() or whole > _MOST_DIGITS:
        raise ValueError(f"{exact:.3e} is larger than any statistics")
    exponent = exact.as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    decimals = min(own, MOST_DECIMALS, _MOST_DIGITS - whole)
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN), decimals
