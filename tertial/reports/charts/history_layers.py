"""What stands around the lines of an indicator's history: targets, breaks, missing values and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.document.printing import printed
from tertial.reports.charts.scale import Ends, spread
from tertial.reports.charts.values import number, values

HEIGHT = 260
_LABEL_GAP = 17  # pixels between the names of two lines
_MONTHS = 12

Layer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One line: the total, women, men or a named part, with the figure of each period it has one for."""

    name: str
    figures: tuple[tuple[Period, Figure], ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A break in the series: from `first` on values are not comparable with those before, and why."""

    first: Period
    reason: str


def place(period: Period) -> int:
    """A period's place on the axis, in months: its last month, so that August comes before year-end."""
    return period.year * _MONTHS + (period.month or _MONTHS)


def aims(targets: Sequence[tuple[int, Figure]]) -> list[dict[str, Any]]:
    """The targets that are numbers, each over its own year; equal targets of years in a row become one line."""
    found: list[dict[str, Any]] = []
    for year, figure in sorted(targets, key=lambda target: target[0]):
        value = number(figure)
        if value is None:
            continue
        aim = {
            "from": year * _MONTHS,
            "to": (year + 1) * _MONTHS,
            "value": value,
            "text": f"mål: {inside(printed(figure))}",
        }
        if found and found[-1]["to"] == aim["from"] and found[-1]["text"] == aim["text"]:
            found[-1]["to"] = aim["to"]
        else:
            found.append(aim)
    return found


def aim_layers(found: list[dict[str, Any]]) -> list[Layer]:
    """A dotted line for each target, with its words above the end of it."""
    if not found:
        return []
    ending = {"x": {"field": "to", "type": "quantitative"}, "text": {"field": "text"}}
    words = {"type": "text", "align": "right", "baseline": "bottom", "dy": -4}
    return [
        {
            "data": values(found),
            "mark": {"type": "rule", "style": "target"},
            "encoding": {"x": {"field": "from", "type": "quantitative"}, "x2": {"field": "to"}},
        },
        # A ground of the paper's colour first, so that a line behind does not run through the words.
        {"data": values(found), "mark": {**words, "style": "halo"}, "encoding": ending},
        {"data": values(found), "mark": {**words, "style": "value"}, "encoding": ending},
    ]


def break_layers(breaks: Sequence[Break]) -> list[Layer]:
    """A dashed line halfway into the first period of the new series."""
    if not breaks:
        return []
    rows = [
        {"place": place(found.first) - (found.first.month or _MONTHS) / 2, "text": "brott i serien"} for found in breaks
    ]
    at = {"x": {"field": "place", "type": "quantitative"}, "y": None}
    words = {"type": "text", "style": "remark", "align": "left", "baseline": "top", "dx": 5, "y": 2}
    return [
        {"data": values(rows), "mark": {"type": "rule", "style": "break"}, "encoding": at},
        {"data": values(rows), "mark": words, "encoding": {**at, "text": {"field": "text"}}},
    ]


def missing_layer(parts: Sequence[Part], periods: Sequence[Period], low: float) -> Layer:
    """`I.U.` at the foot for every period in which no part has a value."""
    known = {period for part in parts for period, figure in part.figures if figure.number is not None}
    rows = [{"place": place(period), "value": low, "text": "I.U."} for period in periods if period not in known]
    return {
        "data": values(rows),
        "mark": {"type": "text", "style": "remark", "baseline": "bottom", "dy": -4},
        "encoding": {"text": {"field": "text"}},
    }


def name_layer(
    rows: Sequence[dict[str, Any]], names: Sequence[str], colour: dict[str, Any], axis: Ends, last: int
) -> Layer:
    """Each line's name and last value at the right, moved apart where they would touch."""
    ending = {row["part"]: row for row in rows if row["value"] is not None}
    gap = _LABEL_GAP * (axis.high - axis.low) / HEIGHT
    labels = [
        {"part": name, "place": last, "text": f"{name} {ending[name]['text']}", "value": ending[name]["value"]}
        for name in names
        if name in ending
    ]
    moved = spread([label["value"] for label in labels], gap, axis.low, axis.high)
    return {
        "data": values([{**label, "value": at} for label, at in zip(labels, moved, strict=True)]),
        "mark": {"type": "text", "style": "name", "align": "left", "baseline": "middle", "dx": 18},
        "encoding": {"text": {"field": "text"}, "color": colour},
    }


def inside(text: str) -> str:
    """The text as it stands inside a sentence; a word in capitals keeps them."""
    trimmed = text.rstrip(".")
    return trimmed[:1].lower() + trimmed[1:] if trimmed[1:2].islower() else trimmed
