"""The history of an indicator: total, women and men, the decided targets, and where the series breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tertial.common.periods import Period
from tertial.document.blocks import Chart, Table, specification
from tertial.document.figure import Figure
from tertial.document.printing import printed
from tertial.reports.charts.history_layers import (
    HEIGHT,
    Break,
    Part,
    aim_layers,
    aims,
    break_layers,
    inside,
    missing_layer,
    name_layer,
    place,
)
from tertial.reports.charts.scale import ends
from tertial.reports.charts.theme import SHORT_MONTHS
from tertial.reports.charts.values import VEGA_LITE, cell, lookup, number, said, table, titled, values, words

__all__ = ["Break", "Part", "indicator_history"]

_WIDTH = 500
_SHAPES = ("circle", "diamond", "triangle-up", "square")
_FEW = 16  # with more points than this each point is small
_MOST_LABELS = 8


def indicator_history(
    parts: Sequence[Part],
    *,
    title: str,
    unit: str,
    targets: Sequence[tuple[int, Figure]] = (),
    breaks: Sequence[Break] = (),
    identifier: str = "indikator",
    demo: bool = False,
) -> Chart:
    """Draw up to four parts over time, the first of them the total.

    `targets` are years with the target decided for them; one without a number (`Ska öka`, no base value) stands in the
    table only. Missing values are gaps in the line, with I.U. at the foot of the chart where no part has a value.
    """
    if not 1 <= len(parts) <= len(_SHAPES):
        raise ValueError(f"{len(parts)} parts in one chart, between 1 and {len(_SHAPES)} can be told apart")
    title = titled(title, demo=demo)
    periods = sorted({period for part in parts for period, _ in part.figures}, key=lambda period: period.end)
    return Chart(
        id=identifier,
        title=title,
        specification=_specification(parts, periods, unit, targets, breaks),
        table=_table(identifier, title, parts, periods, unit, dict(targets)),
        sentence=said(_sentence(parts, periods, title, targets, breaks), demo=demo),
    )


def _specification(
    parts: Sequence[Part],
    periods: Sequence[Period],
    unit: str,
    targets: Sequence[tuple[int, Figure]],
    breaks: Sequence[Break],
) -> str:
    rows = [row for number_, part in enumerate(parts) for row in _rows(number_, part, breaks)]
    wanted = aims(targets)
    axis = ends([row["value"] for row in [*rows, *wanted] if row["value"] is not None])
    places = [place(period) for period in periods] + [aim[side] for aim in wanted for side in ("from", "to")]
    first, last = min(places, default=0), max(places, default=1)
    margin = max(1, (last - first) // 40)
    names = [part.name for part in parts]
    # The second hue of the theme is the grey of "before", which no part wears unless there are four.
    hues = names if len(names) == len(_SHAPES) else [*names[:1], "", *names[1:]]
    colour = {"field": "part", "type": "nominal", "scale": {"domain": hues}, "legend": None}
    shape = {"field": "part", "type": "nominal", "scale": {"domain": names, "range": list(_SHAPES)}, "legend": None}
    return specification(
        {
            "$schema": VEGA_LITE,
            "width": _WIDTH,
            "height": HEIGHT,
            "data": values(rows),
            "encoding": {
                "x": _time_encoding(periods, first - margin, last + margin),
                "y": axis.encoding("value", unit),
            },
            "layer": [
                *break_layers(breaks),
                {
                    "mark": {"type": "line", "invalid": "break-paths-filter-domains"},
                    "encoding": {"color": colour, "detail": {"field": "stretch"}},
                },
                *aim_layers(wanted),
                {
                    "transform": [{"filter": "datum.value !== null"}],
                    "mark": {"type": "point", "size": 64 if len(periods) <= _FEW else 22},
                    "encoding": {"color": colour, "shape": shape},
                },
                missing_layer(parts, periods, axis.low),
                name_layer(rows, names, colour, axis, last),
            ],
        }
    )


def _time_encoding(periods: Sequence[Period], low: int, high: int) -> dict[str, Any]:
    """Time in months, with a label for the last period and for as many before it as there is room for."""
    every = -(-len(periods) // _MOST_LABELS) or 1
    shown = list(periods[::-1][::every])
    return {
        "field": "place",
        "type": "quantitative",
        "scale": {"domain": [low, high], "nice": False, "zero": False},
        "axis": {
            "title": None,
            "values": [place(period) for period in reversed(shown)],
            "labelExpr": lookup({str(place(period)): _short(period) for period in shown}),
            "labelOverlap": "greedy",
            "grid": False,
            "ticks": True,
            "domain": True,
        },
    }


def _short(period: Period) -> str | list[str]:
    return str(period.year) if period.month is None else [SHORT_MONTHS[period.month - 1], str(period.year)]


def _rows(order: int, part: Part, breaks: Sequence[Break]) -> list[dict[str, Any]]:
    """A part's values in order of time; a break starts a new stretch, so that no line is drawn across it."""
    rows = []
    for period, figure in sorted(part.figures, key=lambda found: found[0].end):
        stretch = sum(period.end >= found.first.end for found in breaks)
        rows.append(
            {
                "part": part.name,
                "stretch": f"{order}-{stretch}",
                "place": place(period),
                "value": number(figure),
                "text": printed(figure),
            }
        )
    return rows


def _table(
    identifier: str,
    caption: str,
    parts: Sequence[Part],
    periods: Sequence[Period],
    unit: str,
    targets: dict[int, Figure],
) -> Table:
    figures = [dict(part.figures) for part in parts]
    heads = ["Period", *(part.name for part in parts), *(["Målvärde"] if targets else [])]
    rows = []
    for period in periods:
        cells = [cell(known.get(period)) for known in figures]
        rows.append((period.heading, [*cells, cell(targets.get(period.year))] if targets else cells))
    return table(identifier, caption, heads, rows, unit)


def _sentence(
    parts: Sequence[Part],
    periods: Sequence[Period],
    title: str,
    targets: Sequence[tuple[int, Figure]],
    breaks: Sequence[Break],
) -> str:
    known = [(period, figure) for period, figure in parts[0].figures if figure.number is not None]
    if not known:
        return f"{title}: inget värde är uppmätt."
    known.sort(key=lambda found: found[0].end)
    last, new = known[-1]
    since = max((found.first.end for found in breaks), default=None)
    comparable = [(period, figure) for period, figure in known if since is None or period.end >= since]
    sentence = f"{title}: {words(new)} {_when(last)}"
    if comparable and comparable[0][0] != last:
        first, old = comparable[0]
        change = (new.number or 0) - (old.number or 0)
        verb = "en ökning från" if change > 0 else "en minskning från" if change < 0 else "oförändrat mot"
        sentence += f", {verb} {words(old)} {_when(first)}"
    others = [(part.name.lower(), dict(part.figures).get(last)) for part in parts[1:]]
    named = [f"{name} {words(figure)}" for name, figure in others if figure is not None and figure.number is not None]
    sentence += f" ({', '.join(named)})" if named else ""
    aim = dict(targets).get(last.year)
    sentence += f"; målvärdet för {last.year} är: {inside(printed(aim))}" if aim is not None else ""
    gaps = len(periods) - len({period for period, _ in known})
    sentence += f"; värde saknas för {gaps} av {len(periods)} perioder" if gaps else ""
    sentence += "".join(f"; serien bryts {_when(found.first)}: {inside(found.reason)}" for found in breaks)
    return f"{sentence}."


def _when(period: Period) -> str:
    return period.heading.lower() if period.month else f"helåret {period.year}"
