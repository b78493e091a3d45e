"""From figures to what a chart draws and says: numbers to plot, printed labels, differences, table cells."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from tertial.common.money import is_money, scaled
from tertial.common.numbers import NBSP
from tertial.document.blocks import Column, ColumnKind, Row, Table
from tertial.document.figure import Figure
from tertial.document.inline import Content, FigureText, Text
from tertial.document.printing import Form, printed
from tertial.reports.renderers.wording import printable

VEGA_LITE = "https://vega.github.io/schema/vega-lite/v6.json"
_LINE_LENGTH = 26
_CODE = re.compile(r"^(\d+) - ")  # a line's code stays with its name


class Pair(NamedTuple):
    """A figure now, and the same figure a year before."""

    label: str
    now: Figure
    before: Figure


def number(figure: Figure, unit: str = "") -> float | None:
    """What is plotted: the exact value in the wanted unit, not rounded; None where it is missing or not a number."""
    exact = figure.number
    if exact is None:
        return None
    if figure.unit == "kr" and is_money(unit):
        exact = scaled(exact, unit)
    return float(exact)


def words(figure: Figure, unit: str = "", *, absolute: bool = False, plus: bool = False) -> str:
    """The figure in a sentence, with its unit: `206,1 mnkr`."""
    return printed(figure, Form(unit=money_unit(figure, unit), absolute=absolute, plus=plus, with_unit=True))


def money_unit(figure: Figure, unit: str) -> str:
    """The unit to ask for in a form: only money can be asked for in another unit than its own."""
    return unit if is_money(figure.unit) and is_money(unit) else ""


def difference(now: Figure, before: Figure) -> Figure | None:
    """Now minus before, exact, as a figure to print; None where either is missing."""
    if now.number is None or before.number is None:
        return None
    return dataclasses.replace(now, value=now.number - before.number, wording="", previous_value=None)


def exact(figure: Figure) -> Decimal:
    """The figure's value, zero where it is missing: for finding the largest, never for printing."""
    return figure.number if figure.number is not None else Decimal(0)


def wrapped(label: str) -> list[str]:
    """A label in lines of at most some 26 characters, broken between words."""
    lines: list[str] = []
    for word in _CODE.sub(f"\\1{NBSP}-{NBSP}", printable(label)).split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= _LINE_LENGTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def cell(figure: Figure | None, unit: str = "", *, absolute: bool = False) -> Content:
    """A table cell with the figure in the chart's unit; an empty cell where there is no figure."""
    if figure is None:
        return ()
    wanted = money_unit(figure, unit)
    form = Form(unit=wanted, absolute=absolute) if absolute or wanted not in ("", figure.shown_in) else None
    return (FigureText(figure, form),)


def table(
    identifier: str, caption: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[Content]]], unit: str = ""
) -> Table:
    """The chart's figures as a table: one row per place on the axis, one column per series."""
    columns = [Column("label", heads[0], width=2.4)]
    columns += [Column(f"series-{place}", head, ColumnKind.NUMBER) for place, head in enumerate(heads[1:], 1)]
    return Table(
        id=f"{identifier}-tabell",
        caption=caption,
        columns=tuple(columns),
        rows=tuple(Row(f"{identifier}-{i}", ((Text(label),), *cells)) for i, (label, cells) in enumerate(rows, 1)),
        unit=unit,
    )


def titled(title: str, *, demo: bool) -> str:
    """The title, marked when the series was made for the demo."""
    return f"{title} (demoserie)" if demo else title


def said(sentence: str, *, demo: bool) -> str:
    """The sentence, with a warning first when the series was made for the demo."""
    return f"Demoserie, framtagen för demonstrationen: {sentence}" if demo else sentence


def lookup(labels: dict[str, str | list[str]]) -> str:
    """A Vega expression that gives an axis its labels from a fixed list; no label where the list has none."""
    return f"({json.dumps(labels, ensure_ascii=False)})[datum.value] || ''"


def values(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Inline data."""
    return {"values": list(rows)}
