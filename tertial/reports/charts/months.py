"""A monthly time axis without clocks: months are places in a row, so no time zone can move one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tertial.common.periods import MONTHS, Period
from tertial.reports.charts.theme import SHORT_MONTHS
from tertial.reports.charts.values import lookup

_QUARTERS = (1, 4, 7, 10)
_MANY = 30


def month_axis(months: Sequence[Period], *, labels: bool = True) -> dict[str, Any]:
    """An x encoding with a label each quarter and the year under January; half-years when there are many months."""
    named = _labels(months)
    return {
        "field": "month",
        "type": "ordinal",
        "sort": None,
        "title": None,
        "scale": {"type": "point", "padding": 0.4},
        "axis": {
            "values": list(named),
            "labels": labels,
            "labelAngle": 0,
            "labelExpr": lookup(named),
            "ticks": labels,
            "grid": False,
        },
    }


def _labels(months: Sequence[Period]) -> dict[str, str | list[str]]:
    """The last month always has its label, with the year; the others stand clear of it and of the first."""
    shown = (1, 7) if len(months) > _MANY else _QUARTERS
    clear = 1 + len(months) // 12
    named: dict[str, str | list[str]] = {}
    for place, month in enumerate(months):
        number, last = month.month or 12, len(months) - 1
        if place == last or (place == 0 and clear <= last) or (number in shown and clear <= place <= last - clear):
            short = SHORT_MONTHS[number - 1]
            named[str(month)] = [short, str(month.year)] if number == 1 or place in (0, last) else short
    return named


def month_words(month: Period) -> str:
    """A month in words, alone: `augusti 2023`."""
    return f"{MONTHS[(month.month or 12) - 1]} {month.year}"
