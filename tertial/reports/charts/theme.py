"""How every chart looks, in one Vega-Lite config that browser and server share.

The specs that the chart functions make say what is drawn and name series by place (the first is now, the second
is before) and marks by style; colours, type and number form are added here, so that a frozen
chart follows the light or dark page it stands on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from tertial.common.numbers import MINUS, NBSP
from tertial.common.periods import MONTHS

FONT = "Source Sans Pro"
TEXT_SIZE = 13
SMALL_SIZE = 12
_AXIS_ROOM = 84
_PADDING = {"left": 4, "top": 4, "bottom": 4, "right": 20}  # values at the ends of bars reach into it

_DAYS = ("söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag")
SHORT_MONTHS = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")

NUMBER_LOCALE: dict[str, Any] = {
    "decimal": ",",
    "thousands": NBSP,
    "grouping": [3],
    "currency": ["", f"{NBSP}kr"],
    "minus": MINUS,
    "percent": f"{NBSP}%",
}
TIME_LOCALE: dict[str, Any] = {
    "dateTime": "%A %-d %B %Y kl. %X",
    "date": "%Y-%m-%d",
    "time": "%H.%M.%S",
    "periods": ["fm", "em"],
    "days": list(_DAYS),
    "shortDays": [day[:3] for day in _DAYS],
    "months": list(MONTHS),
    "shortMonths": list(SHORT_MONTHS),
}


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart by role. No two roles share a colour, so that a drawn colour tells its role.

    `now`, `before`, `women` and `men` are the four hues of series; they also differ in lightness or stand beside a
    shape, dash or place, never alone. `ink` is for values and names, `muted` for axes, `line` for the grid.
    """

    ink: str
    muted: str
    line: str
    paper: str
    now: str
    before: str
    women: str
    men: str

    @property
    def series(self) -> list[str]:
        """The hues in the order that series get them."""
        return [self.now, self.before, self.women, self.men]


LIGHT = Palette(
    ink="#16202b",
    muted="#566270",
    line="#d9e0e6",
    paper="#ffffff",
    now="#0b5cad",
    before="#8793a0",
    women="#b4490a",
    men="#0b766a",
)
DARK = Palette(
    ink="#e8edf2",
    muted="#9fadbb",
    line="#2b3742",
    paper="#10161d",
    now="#6fb3f2",
    before="#74818e",
    women="#f5a86b",
    men="#5fcdb8",
)


def palette(*, dark: bool) -> Palette:
    """The colours for a light or a dark page."""
    return DARK if dark else LIGHT


def roles() -> dict[str, str]:
    """The role of each colour of the light palette."""
    return {getattr(LIGHT, field.name): field.name for field in fields(LIGHT)}


def config(*, dark: bool) -> dict[str, Any]:
    """The Vega-Lite config that gives every chart its look."""
    colours = palette(dark=dark)
    small = {"fontSize": SMALL_SIZE, "font": FONT}
    return {
        "aria": False,
        "background": "transparent",
        "padding": 4,
        "font": FONT,
        "locale": {"number": NUMBER_LOCALE, "time": TIME_LOCALE},
        "view": {"stroke": None},
        "concat": {"spacing": 28},
        "range": {"category": colours.series},
        "axis": {
            "domainColor": colours.line,
            "gridColor": colours.line,
            "labelColor": colours.muted,
            "labelFontSize": SMALL_SIZE,
            "labelPadding": 6,
            "tickColor": colours.line,
            "ticks": False,
            "titleColor": colours.muted,
            "titleFontSize": SMALL_SIZE,
            "titleFontWeight": "normal",
            "titlePadding": 10,
        },
        "axisQuantitative": {"domain": False},
        "legend": {
            "columnPadding": 20,
            "labelColor": colours.ink,
            "labelFontSize": TEXT_SIZE,
            "labelLimit": 320,
            "offset": 14,
            "orient": "top",
            "symbolSize": 120,
            "symbolStrokeWidth": 2,
            "title": None,
        },
        "mark": {"color": colours.now},
        "line": {"strokeWidth": 2.25, "strokeCap": "round", "strokeJoin": "round"},
        "point": {"filled": True, "size": 64, "opacity": 1},
        "bar": {"opacity": 1},
        "style": {
            "value": {"color": colours.ink, **small},
            "name": {"fontSize": TEXT_SIZE, "fontWeight": 600, "font": FONT},
            "remark": {"color": colours.muted, **small},
            "halo": {"color": colours.paper, "stroke": colours.paper, "strokeWidth": 4, **small},
            "zero": {"color": colours.muted, "strokeWidth": 1},
            "target": {"color": colours.ink, "strokeWidth": 1.5, "strokeDash": [2, 3]},
            "break": {"color": colours.muted, "strokeWidth": 1, "strokeDash": [6, 3]},
        },
    }


def themed(spec: Mapping[str, Any], dark: bool = False, *, width: int | None = None) -> dict[str, Any]:
    """The whole spec, ready to draw in the browser or here. `width` is the picture's, in pixels, for a narrow page."""
    return {**(sized(spec, width) if width else spec), "config": config(dark=dark)}


def sized(spec: Mapping[str, Any], width: int) -> dict[str, Any]:
    """A copy of the spec that is `width` pixels wide with axes and names, its legends in one column."""
    copy: dict[str, Any] = _stacked(spec)
    if "vconcat" in copy:  # Vega cannot fit panels: leave room for the axis
        copy["vconcat"] = [{**panel, "width": width - _AXIS_ROOM} for panel in copy["vconcat"]]
    else:
        copy |= {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}, "padding": _PADDING}
    return copy


def _stacked(node: Any) -> Any:
    if isinstance(node, Mapping):
        copy = {key: value if key == "data" else _stacked(value) for key, value in node.items()}
        if isinstance(copy.get("legend"), dict):
            copy["legend"] = {**copy["legend"], "columns": 1}
        return copy
    return [_stacked(child) for child in node] if isinstance(node, list | tuple) else node
