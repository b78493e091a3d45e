"""Bars that set a few amounts side by side, on one scale from zero."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tertial.document.figure import Figure

WIDTH = 320


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure's bar: where it begins and how wide it is, as lengths for SVG; nothing for a missing figure."""

    x: str
    width: str


def bars(*figures: Figure) -> list[Bar | None]:
    """A bar per figure, in their order. Amounts below zero go to the left of the common zero line."""
    numbers = [figure.number for figure in figures]
    known = [number for number in numbers if number is not None]
    low, high = min([*known, Decimal(0)]), max([*known, Decimal(0)])
    span = high - low
    if not span:
        return [None for _figure in figures]

    def bar(number: Decimal | None) -> Bar | None:
        if number is None:
            return None
        start = (min(number, Decimal(0)) - low) / span * WIDTH
        return Bar(f"{start:.1f}", f"{abs(number) / span * WIDTH:.1f}")

    return [bar(number) for number in numbers]
