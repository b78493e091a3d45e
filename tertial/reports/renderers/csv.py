"""A table as CSV for a spreadsheet: semicolons, exact numbers with a decimal comma, a byte order mark for Excel."""

from __future__ import annotations

import csv
from io import StringIO

from tertial.common.money import is_money, scaled
from tertial.document.blocks import RowKind, Table
from tertial.document.figure import Figure
from tertial.document.inline import Content, FigureText, plain

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(table: Table) -> bytes:
    """The table with its heading; a number is exact and in the unit that the heading names, never rounded."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    unit = f" ({table.unit})" if table.unit else ""
    writer.writerow([column.label + (unit if column.is_number else "") for column in table.columns])
    for row in table.rows:
        cells = [_cell(content, table.unit) for content in row.cells]
        writer.writerow(cells if row.kind is not RowKind.GROUP else [cells[0], *[""] * (len(table.columns) - 1)])
    return ("\ufeff" + file.getvalue()).encode("utf-8")


def _cell(content: Content, unit: str) -> str:
    figures = [inline for inline in content if isinstance(inline, FigureText)]
    if len(content) == 1 and figures:
        number = _number(figures[0].figure, unit)
        if number is not None:
            return number
    text = plain(content).replace("\n", " ")
    # A spreadsheet would run such a text as a formula.
    return f"'{text}" if text.startswith(_FORMULA) and not figures else text


def _number(figure: Figure, unit: str) -> str | None:
    if figure.number is None or figure.wording:
        return None
    exact = scaled(figure.number, unit) if figure.unit == "kr" and is_money(unit) else figure.number
    return f"{exact.normalize():f}".replace(".", ",")
