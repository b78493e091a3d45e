"""Where one municipality stands among others a year: a bar each, the highest first, and the mean as a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tertial.document.blocks import Chart, specification
from tertial.document.figure import Figure
from tertial.document.printing import printed
from tertial.reports.charts.scale import ends
from tertial.reports.charts.values import VEGA_LITE, cell, lookup, number, said, table, titled, values, words, wrapped

_WIDTH = 400
_ROW = 26
_LINE = 14
_ROOM_FOR_LABEL = 0.14  # of the axis, beyond the longest bar
_OWN, _OTHER = "own", "other"


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality, group or country with its figure; the one that the comparison is about is `own`."""

    name: str
    figure: Figure
    own: bool = False


def area_comparison(
    areas: Sequence[Area],
    *,
    title: str,
    period: str,
    unit: str,
    mean: Figure | None = None,
    standing: str = "",
    identifier: str = "jamforelse",
    demo: bool = False,
) -> Chart:
    """Draw the areas by their values, those without one last with I.U. in place of a bar.

    `period` is in words. `mean` is the unweighted mean of the others, `standing` a sentence on the place among them.
    """
    ordered = sorted(areas, key=_order)
    sentence = said(_sentence(ordered, title, period, mean, standing), demo=demo)
    title = titled(title, demo=demo)
    rows = [(area.name, (cell(area.figure),)) for area in ordered]
    if mean is not None:
        rows.append(("Medel av de andra kommunerna", (cell(mean),)))
    return Chart(
        id=identifier,
        title=title,
        specification=_specification(ordered, unit, mean),
        table=table(identifier, f"{title}, {period}", ("Område", period.capitalize()), rows, unit),
        sentence=sentence,
    )


def _order(area: Area) -> tuple[bool, float, str]:
    value = number(area.figure)
    return (value is None, -(value or 0.0), area.name)


def _specification(areas: Sequence[Area], unit: str, mean: Figure | None) -> str:
    rows = [
        {
            "place": str(place),
            "role": _OWN if area.own else _OTHER,
            "value": number(area.figure),
            "at": max(0.0, number(area.figure) or 0.0),
            "text": printed(area.figure),
        }
        for place, area in enumerate(areas)
    ]
    line = number(mean) if mean is not None else None
    numbers = [value for value in [*(number(area.figure) for area in areas), line] if value is not None]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    length = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [low, high + _ROOM_FOR_LABEL * (high - low or 1)], "nice": False},
        "axis": {"title": unit, "format": ",~f", "values": list(ends(numbers, zero=True).marks)},
    }
    place = {
        "field": "place",
        "type": "ordinal",
        "sort": None,
        "title": None,
        "scale": {"paddingInner": 0.3, "paddingOuter": 0.15},
        "axis": {
            "domain": False,
            "labelExpr": lookup({str(i): wrapped(area.name) for i, area in enumerate(areas)}),
            "labelLimit": 240,
            "labelLineHeight": _LINE,
            "labelFontSize": 13,
        },
    }
    return specification(
        {
            "$schema": VEGA_LITE,
            "data": values(rows),
            "width": _WIDTH,
            # Every row is as high as the longest name needs.
            "height": len(areas) * max(_ROW, *(_LINE * len(wrapped(area.name)) + 10 for area in areas)),
            "encoding": {"y": place, "x": length},
            "layer": [_bars(), *_mean_line(mean, line), _labels("halo"), _labels("value")],
        }
    )


def _bars() -> dict[str, Any]:
    # The first hue is the municipality's own, the second the grey of what is beside it.
    scale = {"domain": [_OWN, _OTHER]}
    return {
        "mark": {"type": "bar", "orient": "horizontal", "height": {"band": 0.7}},
        "encoding": {"color": {"field": "role", "type": "nominal", "scale": scale, "legend": None}},
    }


def _mean_line(mean: Figure | None, line: float | None) -> list[dict[str, Any]]:
    if mean is None or line is None:
        return []
    at = {"x": {"field": "mean", "type": "quantitative"}, "y": None}
    data = values([{"mean": line}])
    return [{"data": data, "mark": {"type": "rule", "style": "target"}, "encoding": at}]


def _labels(style: str) -> dict[str, Any]:
    """The values at the ends of the bars; once as a ground of the paper's colour, so that the line does not run through them."""
    return {
        "mark": {"type": "text", "style": style, "align": "left", "dx": 5, "baseline": "middle"},
        "encoding": {"x": {"field": "at", "type": "quantitative"}, "text": {"field": "text"}},
    }


def _sentence(areas: Sequence[Area], title: str, period: str, mean: Figure | None, standing: str) -> str:
    own = next((area for area in areas if area.own), None)
    if own is None or own.figure.number is None:
        beginning = f"{title}: {own.name if own else 'kommunen'} har inget värde {period}"
    else:
        beginning = f"{title}: {own.name} har {words(own.figure)} {period}"
    if mean is not None and mean.number is not None:
        beginning += f", medelvärdet av de andra kommunerna är {words(mean)} (den prickade linjen)"
    missing = sum(area.figure.number is None and not area.own for area in areas)
    gaps = f" Värde saknas för {missing} av {len(areas)}." if missing else ""
    return f"{beginning}.{f' {standing}' if standing else ''}{gaps}"
