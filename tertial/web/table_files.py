"""A table of a page as a file: Excel to go on working in, CSV for programs."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import StringIO
from typing import Literal

from django.http import HttpResponse

from tertial.common.errors import NotFound
from tertial.common.money import DECIMALS, kr, scaled
from tertial.common.numbers import swedish
from tertial.reports.renderers.xlsx.book import Book
from tertial.reports.renderers.xlsx.cells import Cell, number_pattern
from tertial.web.place import Place

Value = int | Decimal | str | None
"""A cell: an amount in öre, a number as it is, words, or nothing."""

FORMATS = ("xlsx", "csv")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEAD_ROW = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and what its cells hold. Money is given in öre; `number` stands as it is."""

    title: str
    kind: Literal["text", "money", "number"] = "money"
    width: float = 15


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table to write to a file. `name` begins the file's name; `totals` are the places of rows that are sums.

    In Excel money stands in `unit`, exact and shown rounded, as on the page; in CSV it stands in kronor with every öre.
    """

    name: str
    title: str
    unit: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    totals: frozenset[int] = field(default_factory=frozenset)


def table_response(table: TableFile, place: Place, wanted: str) -> HttpResponse:
    """The table as an attachment; raises `NotFound` for a format that there is not."""
    if wanted not in FORMATS:
        raise NotFound("Formatet", wanted, FORMATS)
    content = to_xlsx(table) if wanted == "xlsx" else to_csv(table)
    response = HttpResponse(content, content_type=_XLSX if wanted == "xlsx" else "text/csv; charset=utf-8")
    name = f"{place.committee.slug}-{place.occasion.slug}-{table.name}.{wanted}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-cache"
    return response


def to_csv(table: TableFile) -> bytes:
    """Semicolons and decimal commas, as Excel in Swedish opens it without asking; UTF-8 with its mark."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(f"{one.title} (kr)" if one.kind == "money" else one.title for one in table.columns)
    for row in table.rows:
        writer.writerow(_plain(value, column) for value, column in zip(row, table.columns, strict=True))
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(table: TableFile) -> bytes:
    """One sheet with the title above the table, its head kept in sight and repeated on every printed page."""
    book = Book()
    book.head = table.title
    sheet = book.sheet(table.title[:31].replace("/", "-").replace(":", " "), [one.width for one in table.columns])
    sheet.write(0, 0, table.title, "caption")
    for place, column in enumerate(table.columns):
        head = f"{column.title} ({table.unit})" if column.kind == "money" else column.title
        sheet.write(_HEAD_ROW, place, head, "head", **({} if column.kind == "text" else {"align": "right"}))
    for number, row in enumerate(table.rows):
        look = "total" if number in table.totals else "text"
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            sheet.write(_HEAD_ROW + 1 + number, place, _cell(value, column, table.unit), look)
    sheet.worksheet.freeze_panes(_HEAD_ROW + 1, 1)
    sheet.worksheet.repeat_rows(_HEAD_ROW)
    return book.close()


def _cell(value: Value, column: Column, unit: str) -> Cell | str:
    match value:
        case None:
            return ""
        case str():
            return value
        case Decimal():
            return Cell(value, number_pattern(value, 1))
        case int() if column.kind == "money":
            amount = scaled(kr(value), unit)
            return Cell(amount, number_pattern(amount, DECIMALS[unit]))
        case int():
            return Cell(Decimal(value), "0")


def _plain(value: Value, column: Column) -> str:
    match value:
        case None:
            return ""
        case str():
            # Spreadsheets take a text that begins like this for a formula, whoever wrote it.
            return f"'{value}" if value[:1] in "=+-@\t\r" and value else value
        case Decimal():
            return swedish(value, group=False).replace("\u2212", "-")
        case int() if column.kind == "money":
            return swedish(kr(value), 2, group=False).replace("\u2212", "-")
        case int():
            return str(value)
