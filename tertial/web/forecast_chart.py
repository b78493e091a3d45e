"""A small drawing of a year's forecasts, with the budget and the year's end as lines across it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tertial.web.grid.amount_text import printed

WIDTH, HEIGHT = 560, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 110, 26, 34


@dataclass(frozen=True, slots=True)
class Mark:
    """A forecast in öre, and what to write under it."""

    label: str
    ore: int


@dataclass(frozen=True, slots=True)
class Point:
    """A mark's place in the drawing, as lengths for SVG, and its printed amount."""

    x: str
    y: str
    text_y: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """A line across: how high it lies, where its words stand, and which kind it is."""

    y: str
    text_y: str
    text: str
    css: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished drawing. The same amounts stand in the table below it."""

    points: tuple[Point, ...]
    path: str
    budget: Level | None
    year_end: Level | None


def chart(marks: Sequence[Mark], *, budget: int | None, year_end: int | None, unit: str) -> Chart | None:
    """Draw the forecasts in their order; None for a single forecast, which a table says better."""
    amounts = [mark.ore for mark in marks] + [ore for ore in (budget, year_end) if ore is not None]
    if not marks or len(marks) + (year_end is not None) < 2:
        return None
    low, high = min(amounts), max(amounts)
    span = (high - low) or 1

    def height(ore: int) -> float:
        share = (ore - low) / span if high > low else 0.5
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)

    room = WIDTH - _LEFT - _RIGHT
    step = room / max(1, len(marks) - 1)
    points = tuple(
        Point(
            f"{_LEFT + (place * step if len(marks) > 1 else room / 2):.1f}",
            f"{height(mark.ore):.1f}",
            f"{height(mark.ore) - 10:.1f}",
            mark.label,
            printed(mark.ore, unit),
        )
        for place, mark in enumerate(marks)
    )

    # Where the two lines lie close, their words are kept apart.
    apart = 0.0
    if budget is not None and year_end is not None and abs(height(budget) - height(year_end)) < 14:
        apart = 8.0 if height(year_end) >= height(budget) else -8.0

    def level(ore: int | None, css: str, aside: float) -> Level | None:
        if ore is None:
            return None
        y = height(ore)
        return Level(f"{y:.1f}", f"{y + 4 + aside:.1f}", printed(ore, unit), css)

    return Chart(
        points,
        " ".join(f"{point.x},{point.y}" for point in points),
        level(budget, "budget", -apart),
        level(year_end, "year-end", apart),
    )
