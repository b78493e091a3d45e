"""A word-sized line for a table cell: the shape of a development, with its sentence as text alternative."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape

_WIDTH, _HEIGHT, _MARGIN = 96, 24, 4


def sparkline(values: Sequence[Decimal | None], sentence: str) -> str:
    """Inline SVG in the text's own colour, `None` leaving a gap and the last value a dot. Empty text without values.

    Drawn here and not by Vega, since a page may hold hundreds. The scale is the line's own: it shows the shape, and
    the figures stand beside it.
    """
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    span = high - low or Decimal(1)
    points: list[tuple[str, str] | None] = []
    for place, value in enumerate(values):
        if value is None:
            points.append(None)
            continue
        x = _MARGIN + (_WIDTH - 2 * _MARGIN) * place / max(1, len(values) - 1)
        share = Decimal("0.5") if high == low else (value - low) / span
        y = _HEIGHT - _MARGIN - (_HEIGHT - 2 * _MARGIN) * float(share)
        points.append((f"{x:.1f}", f"{y:.1f}"))
    steps, drawing = [], False
    for point in points:
        if point is not None:
            steps.append(f"{'L' if drawing else 'M'}{point[0]} {point[1]}")
        drawing = point is not None
    last = next(point for point in reversed(points) if point is not None)
    return (
        f'<svg class="sparkline" role="img" aria-label="{escape(sentence)}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}"><path d="{"".join(steps)}" fill="none" stroke="currentColor" '
        f'stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>'
        f'<circle cx="{last[0]}" cy="{last[1]}" r="2.5" fill="currentColor"/></svg>'
    )
