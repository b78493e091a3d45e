"""Households with economic assistance, and what each cost on average, month by month in two panels over one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

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

_WIDTH = 520
_SERIES = ("Hushåll", "Långvariga hushåll", "Kostnad per hushåll")


class Month(NamedTuple):
    """What one month had: households, those of them that had been so for long, and the average cost of a household."""

    month: Period
    households: Figure
    long_term: Figure
    average_cost: Figure


def households_and_average_cost(
    months: Sequence[Month],
    *,
    unit: str = "kr",
    long_term: str = "aktuella mer än två år",
    title: str = "Hushåll med ekonomiskt bistånd och kostnad per hushåll",
    identifier: str = "hushall-och-snittkostnad",
    demo: bool = False,
) -> Chart:
    """Draw the months in order. `unit` is the unit of the average cost; `long_term` says what counts as long."""
    title = titled(title, demo=demo)
    return Chart(
        id=identifier,
        title=title,
        specification=_specification(months, unit),
        table=table(
            identifier,
            title,
            ("Månad", "Hushåll, antal", f"Långvariga hushåll ({long_term}), antal", f"Kostnad per hushåll, {unit}"),
            [
                (
                    month_words(month.month).capitalize(),
                    (cell(month.households), cell(month.long_term), cell(month.average_cost, unit)),
                )
                for month in months
            ],
        ),
        sentence=said(_sentence(months, unit), demo=demo),
    )


def _specification(months: Sequence[Month], unit: str) -> str:
    households, long_term, cost = _SERIES
    counts = [
        _row(month.month, series, figure, "", month is months[-1])
        for month in months
        for series, figure in ((households, month.households), (long_term, month.long_term))
    ]
    costs = [_row(month.month, cost, month.average_cost, unit, month is months[-1]) for month in months]
    periods = [month.month for month in months]
    return specification(
        {
            "$schema": VEGA_LITE,
            "vconcat": [
                _panel(counts, periods, "antal hushåll", height=190, labels=False, dashed=long_term),
                _panel(costs, periods, f"{unit} per hushåll", height=130, labels=True, dashed=""),
            ],
        }
    )


def _row(month: Period, series: str, figure: Figure, unit: str, last: bool) -> dict[str, Any]:
    text = printed(figure, Form(unit=money_unit(figure, unit)))
    return {
        "month": str(month),
        "series": series,
        "value": number(figure, unit),
        "label": f"{series} {text}",
        "last": last,
    }


def _panel(
    rows: list[dict[str, Any]], months: Sequence[Period], title: str, *, height: int, labels: bool, dashed: str
) -> dict[str, Any]:
    """One panel; every line starts at zero so that the two can be read against each other, and is named where it ends."""
    axis = ends([row["value"] for row in rows if row["value"] is not None], zero=True, marks=4)
    last = {"filter": "datum.last && datum.value !== null"}
    return {
        "data": values(rows),
        "width": _WIDTH,
        "height": height,
        "encoding": {
            "x": month_axis(months, labels=labels),
            "y": axis.encoding("value", title),
        },
        "layer": [
            {
                "mark": {"type": "line"},
                "encoding": {
                    "detail": {"field": "series"},
                    "strokeDash": {"condition": {"test": f"datum.series === '{dashed}'", "value": [6, 4]}, "value": []},
                },
            },
            {"transform": [last], "mark": {"type": "point"}},
            # The dashed line runs below the other: its name goes below too, clear of both.
            *(
                {
                    "transform": [last, {"filter": f"datum.series {test} '{dashed}'"}],
                    "mark": {"type": "text", "style": "value", "align": "right", "dy": shift},
                    "encoding": {"text": {"field": "label"}},
                }
                for test, shift in (("!==", -12), ("===", 15))
            ),
        ],
    }


def _sentence(months: Sequence[Month], unit: str) -> str:
    if not months or months[-1].households.number is None:
        return "Antalet hushåll med ekonomiskt bistånd är inte redovisat för den senaste månaden."
    last = months[-1]
    sentence = f"I {month_words(last.month)} fick {printed(last.households)} hushåll ekonomiskt bistånd"
    if last.long_term.number is not None:
        sentence += f", varav {printed(last.long_term)} långvarigt"
    if last.average_cost.number is not None:
        sentence += f", till en kostnad av {words(last.average_cost, unit)} per hushåll"
    year_before = Period(last.month.year - 1, last.month.month)
    earlier = next((month for month in months if month.month == year_before), None)
    change = difference(last.households, earlier.households) if earlier else None
    if change is None or change.number is None:
        return f"{sentence}."
    if change.number == 0:
        return f"{sentence}; lika många hushåll som ett år tidigare."
    direction = "fler" if change.number > 0 else "färre"
    return f"{sentence}; det är {printed(change, Form(absolute=True))} hushåll {direction} än ett år tidigare."
