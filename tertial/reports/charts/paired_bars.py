"""Horizontal bars in pairs: now, thick and in the accent, above the same a year before, thin and grey."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tertial.document.blocks import specification
from tertial.document.printing import Form, printed
from tertial.reports.charts.scale import ends
from tertial.reports.charts.values import VEGA_LITE, Pair, lookup, money_unit, number, values, wrapped

WIDTH = 400
_PAIR_HEIGHT = 46
_ROOM_FOR_LABEL = 0.19  # of the axis, beyond the longest bar
_NOW, _BEFORE = "now", "before"


def paired_bars(pairs: Sequence[Pair], *, now: str, before: str, unit: str, absolute: bool = False) -> str:
    """The canonical spec. Bars start at zero; each has its value printed at its end, `I.U.` where it is missing."""
    rows = [row for place, pair in enumerate(pairs) for row in _rows(place, pair, now, before, unit, absolute)]
    numbers = [row["value"] for row in rows if row["value"] is not None]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    room = _ROOM_FOR_LABEL * (high - low or 1)
    place = {
        "field": "place",
        "type": "ordinal",
        "sort": None,
        "title": None,
        "scale": {"paddingInner": 0.28, "paddingOuter": 0.14},
        "axis": {
            "domain": False,
            "labelExpr": lookup({str(i): wrapped(pair.label) for i, pair in enumerate(pairs)}),
            "labelLimit": 240,
            "labelLineHeight": 14,
            "labelFontSize": 13,
        },
    }
    offset = {"field": "series", "sort": [now, before], "scale": {"paddingOuter": 0}}
    length = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [low, high + room], "nice": False},
        "axis": {"title": unit, "format": ",~f", "values": list(ends(numbers, zero=True).marks)},
    }
    return specification(
        {
            "$schema": VEGA_LITE,
            "data": values(rows),
            "width": WIDTH,
            "height": _PAIR_HEIGHT * len(pairs),
            "encoding": {"y": place, "yOffset": offset, "x": length},
            "layer": [
                *(_bars(role, thickness, [now, before]) for role, thickness in ((_NOW, 15), (_BEFORE, 9))),
                *(_labels(role) for role in (_NOW, _BEFORE)),
                {
                    "data": values([{"zero": 0}]),
                    "mark": {"type": "rule", "style": "zero"},
                    "encoding": {
                        "x": {"field": "zero", "type": "quantitative"},
                        "y": None,
                        "yOffset": None,
                    },
                },
            ],
        }
    )


def _rows(place: int, pair: Pair, now: str, before: str, unit: str, absolute: bool) -> list[dict[str, Any]]:
    rows = []
    for role, series, figure in ((_NOW, now, pair.now), (_BEFORE, before, pair.before)):
        value = number(figure, unit)
        if absolute and value is not None:
            value = abs(value)
        text = printed(figure, Form(unit=money_unit(figure, unit), absolute=absolute))
        rows.append(
            {
                "place": str(place),
                "series": series,
                "role": role,
                "value": value,
                "at": max(0.0, value or 0.0),
                "text": text,
            }
        )
    return rows


def _bars(role: str, thickness: int, series: list[str]) -> dict[str, Any]:
    return {
        "transform": [{"filter": f"datum.role === '{role}'"}],
        "mark": {"type": "bar", "orient": "horizontal", "height": thickness},
        "encoding": {
            "color": {
                "field": "series",
                "type": "nominal",
                "scale": {"domain": series},
                "legend": {"symbolType": "square"},
            },
        },
    }


def _labels(role: str) -> dict[str, Any]:
    """The values of one series: where a bar ends, or right of zero where it points to the left and leaves that side free."""
    return {
        "transform": [{"filter": f"datum.role === '{role}'"}],
        "mark": {
            "type": "text",
            "style": "value" if role == _NOW else "remark",
            "align": "left",
            "dx": 5,
            "baseline": "middle",
        },
        "encoding": {"x": {"field": "at", "type": "quantitative"}, "text": {"field": "text"}},
    }
