"""How the lines' deviations add up to the whole: each bar begins where the one above it ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from tertial.document.blocks import Chart, specification
from tertial.document.figure import Figure
from tertial.document.printing import Form, printed
from tertial.reports.charts.scale import ends
from tertial.reports.charts.values import (
    VEGA_LITE,
    cell,
    exact,
    lookup,
    money_unit,
    number,
    said,
    table,
    titled,
    values,
    words,
    wrapped,
)

SURPLUS, DEFICIT, SUM = "överskott", "underskott", "summa"
_WIDTH = 400
_ROW_HEIGHT = 32
_ROOM_FOR_LABEL = 0.2  # of the axis, beyond the outermost bar


class Step(NamedTuple):
    """A line with its deviation; plus is a surplus."""

    label: str
    deviation: Figure


def deviation_waterfall(
    steps: Sequence[Step],
    total: Figure,
    *,
    what: str,
    unit: str,
    title: str = "Avvikelse mot budget, rad för rad",
    identifier: str = "avvikelse-rad-for-rad",
    demo: bool = False,
) -> Chart:
    """Draw the lines' deviations in the order given and, last, their sum; `what` is what deviates (`prognos 2023`)."""
    title = titled(title, demo=demo)
    known = [step for step in steps if step.deviation.number is not None]
    return Chart(
        id=identifier,
        title=title,
        specification=_specification(known, total, unit),
        table=table(
            identifier,
            title,
            ("Verksamhet", "Avvikelse"),
            [
                *((step.label, (cell(step.deviation, unit),)) for step in steps),
                ("Summa", (cell(total, unit),)),
            ],
            unit,
        ),
        sentence=said(_sentence(known, total, what, unit), demo=demo),
    )


def _specification(steps: Sequence[Step], total: Figure, unit: str) -> str:
    rows = _rows(steps, total, unit)
    edges = [edge for row in rows for edge in (row["start"], row["end"])]
    low, high = min([0.0, *edges]), max([0.0, *edges])
    room = _ROOM_FOR_LABEL * (high - low or 1)
    place = {
        "field": "place",
        "type": "ordinal",
        "sort": None,
        "title": None,
        "axis": {
            "domain": False,
            "labelExpr": lookup({row["place"]: wrapped(row["label"]) for row in rows}),
            "labelLimit": 240,
            "labelLineHeight": 14,
            "labelFontSize": 13,
        },
    }
    length = {
        "field": "start",
        "type": "quantitative",
        "scale": {"domain": [low - (room if low < 0 else 0), high + room], "nice": False},
        "axis": {"title": unit, "format": ",~f", "values": list(ends(edges, zero=True).marks)},
    }
    return specification(
        {
            "$schema": VEGA_LITE,
            "data": values(rows),
            "width": _WIDTH,
            "height": _ROW_HEIGHT * max(len(rows), 1),
            "encoding": {"y": place},
            "layer": [
                {
                    "mark": {"type": "bar", "orient": "horizontal", "height": 17},
                    "encoding": {
                        "x": length,
                        "x2": {"field": "end"},
                        "color": {
                            "field": "series",
                            "type": "nominal",
                            # A sum is grey, a surplus and a deficit have a hue each; the printed sign says it too.
                            "scale": {"domain": [SURPLUS, SUM, DEFICIT]},
                            "legend": {"symbolType": "square"},
                        },
                    },
                },
                {
                    "mark": {"type": "text", "style": "value", "align": "left", "dx": 5, "baseline": "middle"},
                    "encoding": {"x": {"field": "at", "type": "quantitative"}, "text": {"field": "text"}},
                },
                {
                    "data": values([{"zero": 0}]),
                    "mark": {"type": "rule", "style": "zero"},
                    "encoding": {"x": {"field": "zero", "type": "quantitative"}, "y": None},
                },
            ],
        }
    )


def _rows(steps: Sequence[Step], total: Figure, unit: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    reached = 0.0
    for step in steps:
        size = number(step.deviation, unit) or 0.0
        rows.append(_bar(len(rows), step.label, step.deviation, reached, reached + size, unit))
        reached += size
    if total.number is not None:
        rows.append(_bar(len(rows), "Summa", total, 0.0, number(total, unit) or 0.0, unit, series=SUM))
    return rows


def _bar(
    place: int, label: str, figure: Figure, start: float, end: float, unit: str, series: str = ""
) -> dict[str, Any]:
    return {
        "place": str(place),
        "label": label,
        "start": start,
        "end": end,
        "at": max(start, end),
        "series": series or (DEFICIT if end < start else SURPLUS),
        "text": printed(figure, Form(unit=money_unit(figure, unit), plus=True)),
    }


def _sentence(steps: Sequence[Step], total: Figure, what: str, unit: str) -> str:
    if not steps:
        return f"Ingen rad har någon avvikelse att visa ({what})."
    worst = min(steps, key=lambda step: exact(step.deviation))
    best = max(steps, key=lambda step: exact(step.deviation))
    parts = []
    if exact(worst.deviation) < 0:
        parts.append(f"störst underskott har {worst.label}, {words(worst.deviation, unit, absolute=True)}")
    if exact(best.deviation) > 0:
        parts.append(f"störst överskott har {best.label}, {words(best.deviation, unit, absolute=True)}")
    start = f"Avvikelsen mot budget är {words(total, unit, plus=True)} ({what})"
    return f"{start}; {' och '.join(parts)}." if parts else f"{start}."
