"""Axis ends that are round numbers, chosen here so that labels can be placed before anything is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from tertial.common.numbers import swedish

# A line may leave zero out when its movement would otherwise drown: below this share of its level.
_DROWNS = 0.5


class Ends(NamedTuple):
    """The ends of an axis, and the round numbers on it that get a label."""

    low: float
    high: float
    marks: tuple[float, ...]

    def encoding(self, field: str, title: str) -> dict[str, Any]:
        """A vertical encoding with these ends. A title that counts on zero being seen says so when it is not."""
        if self.low > 0:
            title = f"{title} (axeln börjar vid {_plain(self.low)})"
        return {
            "field": field,
            "type": "quantitative",
            "scale": {"domain": [self.low, self.high], "nice": False, "zero": False},
            "axis": {"title": title, "format": ",~f", "values": list(self.marks)},
        }


def ends(numbers: Sequence[float], *, zero: bool | None = None, marks: int = 5) -> Ends:
    """Round lower and upper ends that hold all numbers.

    `zero` True puts zero within, as bars need; None leaves it out only when the numbers move by less than half their level.
    """
    low, high = min(numbers, default=0.0), max(numbers, default=0.0)
    if zero or low <= 0 <= high or high - low > _DROWNS * max(abs(low), abs(high)):
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    step = _step((high - low) / marks)
    digits = 10 - math.floor(math.log10(step))

    def mark(number: int) -> float:
        return round(number * step, digits)

    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    # What the division forgives must not leave a number outside.
    first -= mark(first) > low
    last += mark(last) < high
    return Ends(mark(first), mark(last), tuple(map(mark, range(first, last + 1))))


def _step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(factor * size for factor in (1, 2, 5, 10) if factor * size >= rough * (1 - 1e-9))


def _plain(number: float) -> str:
    return swedish(Decimal(f"{number:.10g}").normalize())


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move labels apart until none is nearer another than `gap`, keeping their order and staying within the ends."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = [places[i] for i in order]
    for _ in range(60):
        still = True
        for i in range(len(moved) - 1):
            lacking = gap - (moved[i + 1] - moved[i])
            if lacking > gap * 1e-3:
                moved[i] -= lacking / 2
                moved[i + 1] += lacking / 2
                still = False
        if moved and moved[0] < low:
            moved[0] = low
        if moved and moved[-1] > high:
            moved[-1] = high
        if still:
            break
    placed = [0.0] * len(places)
    for place, index in zip(moved, order, strict=True):
        placed[index] = round(place, 6)
    return placed
