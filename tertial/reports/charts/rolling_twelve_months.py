"""A sum over the last twelve months, month by month: the trend without the swings of the seasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tertial.common.periods import Period
from tertial.document.blocks import Chart, specification
from tertial.document.figure import Figure
from tertial.document.printing import Form, printed
from tertial.reports.charts.months import month_axis, month_words
from tertial.reports.charts.scale import ends
from tertial.reports.charts.values import (
    VEGA_LITE,
    cell,
    difference,
    money_unit,
    number,
    said,
    table,
    titled,
    values,
    words,
)

_YEAR = 12


class MonthSum(NamedTuple):
    """The sum of the twelve months that end with `month`."""

    month: Period
    figure: Figure


def rolling_twelve_months(
    sums: Sequence[MonthSum],
    *,
    what: str,
    unit: str,
    title: str = "",
    identifier: str = "rullande-tolv-manader",
    demo: bool = False,
) -> Chart:
    """Draw the sums as a line; `what` is what is summed, such as `ekonomiskt bistånd`."""
    title = titled(title or f"{_capital(what)}, de senaste tolv månaderna", demo=demo)
    return Chart(
        id=identifier,
        title=title,
        specification=_specification(sums, unit),
        table=table(
            identifier,
            title,
            ("Tolv månader till och med", "Summa"),
            [(month_words(point.month).capitalize(), (cell(point.figure, unit),)) for point in sums],
            unit,
        ),
        sentence=said(_sentence(sums, what, unit), demo=demo),
    )


def _specification(sums: Sequence[MonthSum], unit: str) -> str:
    rows = [
        {
            "month": str(point.month),
            "value": number(point.figure, unit),
            "text": printed(point.figure, Form(unit=money_unit(point.figure, unit))),
            "named": place in _named(sums),
        }
        for place, point in enumerate(sums)
    ]
    axis = ends([row["value"] for row in rows if isinstance(row["value"], float)])
    named = [{"filter": "datum.named && datum.value !== null"}]
    return specification(
        {
            "$schema": VEGA_LITE,
            "data": values(rows),
            "width": 540,
            "height": 230,
            "encoding": {"x": month_axis([point.month for point in sums]), "y": axis.encoding("value", unit)},
            "layer": [
                {"mark": {"type": "line"}},
                {"transform": named, "mark": {"type": "point", "filled": True}},
                {
                    "transform": named,
                    "mark": {"type": "text", "style": "value", "dy": -13},
                    "encoding": {"text": {"field": "text"}},
                },
            ],
        }
    )


def _named(sums: Sequence[MonthSum]) -> set[int]:
    """The places whose values are printed: the last, and the same month each year before."""
    return set(range(len(sums) - 1, -1, -_YEAR))


def _sentence(sums: Sequence[MonthSum], what: str, unit: str) -> str:
    known = [point for point in sums if point.figure.number is not None]
    if not known:
        return f"{_capital(what)}: inga tolvmånaderssummor finns ännu."
    last = known[-1]
    start = f"{_capital(what)}: {words(last.figure, unit)} de tolv månaderna till och med {month_words(last.month)}"
    year_before = Period(last.month.year - 1, last.month.month)
    earlier = next((point for point in known if point.month == year_before), None)
    change = difference(last.figure, earlier.figure) if earlier else None
    if change is None or change.number is None:
        return f"{start}."
    if change.number == 0:
        return f"{start}, lika mycket som ett år tidigare."
    direction = "mer" if change.number > 0 else "mindre"
    return f"{start}, {words(change, unit, absolute=True)} {direction} än ett år tidigare."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
