"""A workbook to work in: headings that stay, cells to fill in, and a sheet that says what the file is of."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tertial.common.errors import Refused
from tertial.common.money import kr
from tertial.common.table_files.table import ABOUT

if TYPE_CHECKING:
    import xlsxwriter

_LONGEST_CELL = 32_767
_SPARE_ROWS = 500
_HEADING = {
    "bold": True,
    "bottom": 1,
    "bottom_color": "#566270",
    "bg_color": "#f5f7f9",
    "valign": "top",
    "text_wrap": True,
}
_READ_ONLY = {"font_color": "#566270", "bg_color": "#f5f7f9"}
_MONEY = "#,##0.00;[Red]-#,##0.00"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the sheet: `kind` is `text`, `long`, `money`, `number`, `date`, `year` or `key` (hidden).

    `choices` are what may be written in it. A column that is not `open` is for reading: the sheet's protection keeps it.
    """

    words: str
    kind: str = "text"
    width: int = 14
    open: bool = True
    choices: tuple[str, ...] | str = ()


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that the program which shows the workbook computes, with its value now in öre."""

    text: str
    ore: int | None = None


CellValue = str | int | Decimal | date | Formula | None
"""Text, a year or an amount in öre by the column's kind, an exact number, a date, a formula, or nothing."""


def workbook(
    name: str,
    headings: Sequence[Heading],
    rows: Sequence[Sequence[CellValue]],
    *,
    facts: Sequence[tuple[str, CellValue]],
    help_text: Sequence[str],
    may_add_rows: bool,
    lists: Sequence[tuple[str, Sequence[Sequence[str]]]] = (),
) -> bytes:
    """An XLSX workbook with the table, a sheet of facts, and further sheets of lists to choose from.

    The protection has no password: it is there against slips, not against people.
    """
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet(name)
        _table(book, sheet, headings, rows, may_add_rows=may_add_rows)
        _facts(book, facts, help_text)
        for title, listed in lists:
            _listed(book, title, listed)
    return target.getvalue()


def _table(
    book: xlsxwriter.Workbook,
    sheet: Any,
    headings: Sequence[Heading],
    rows: Sequence[Sequence[CellValue]],
    *,
    may_add_rows: bool,
) -> None:
    last = len(rows) + (_SPARE_ROWS if may_add_rows else 0)
    formats = {}
    for number, heading in enumerate(headings):
        # The key is hidden, not locked: a row with a locked cell can't be removed.
        look: dict[str, Any] = {"locked": not heading.open, "valign": "top"}
        if heading.kind == "money":
            look["num_format"] = _MONEY
        if heading.kind == "date":
            look["num_format"] = "yyyy-mm-dd"
        if heading.kind == "long":
            look["text_wrap"] = True
        if heading.kind in ("text", "long", "key"):
            look["num_format"] = "@"
        if not heading.open:
            look |= _READ_ONLY
        formats[number] = book.add_format(look)
        sheet.set_column(number, number, heading.width, formats[number], {"hidden": heading.kind == "key"})
        if heading.choices:
            source = heading.choices if isinstance(heading.choices, str) else list(heading.choices)
            sheet.data_validation(
                1,
                number,
                max(last, 1),
                number,
                {
                    "validate": "list",
                    "source": source,
                    "error_title": heading.words,
                    "error_message": "Välj ett av alternativen i listan.",
                },
            )
        elif heading.kind == "year":
            sheet.data_validation(
                1,
                number,
                max(last, 1),
                number,
                {
                    "validate": "integer",
                    "criteria": "between",
                    "minimum": 1990,
                    "maximum": 2100,
                    "error_title": heading.words,
                    "error_message": "Skriv ett år med fyra siffror.",
                },
            )
        elif heading.kind == "money" and heading.open:
            sheet.data_validation(
                1,
                number,
                max(last, 1),
                number,
                {
                    "validate": "decimal",
                    "criteria": "between",
                    "minimum": -(10**13),
                    "maximum": 10**13,
                    "error_title": heading.words,
                    "error_message": "Skriv ett belopp i kronor, högst två decimaler.",
                },
            )
        sheet.write_string(0, number, heading.words, book.add_format(_HEADING))
    shown = _Shown(book)
    for row, values in enumerate(rows, start=1):
        for number, value in enumerate(values):
            look_of = shown.like(value, headings[number]) if isinstance(value, Decimal) else formats[number]
            _write(sheet, row, number, value, headings[number].kind, look_of)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    sheet.protect(
        "",
        {
            "insert_rows": may_add_rows,
            "delete_rows": may_add_rows,
            "sort": may_add_rows,
            "autofilter": True,
            "format_cells": True,
            "format_columns": True,
            "format_rows": True,
        },
    )
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


class _Shown:
    """How numbers are shown: with the decimals that they carry."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._looks: dict[tuple[int, bool], Any] = {}

    def like(self, value: Decimal, heading: Heading) -> Any:
        """The look of a cell with the number."""
        decimals = max(0, -int(value.as_tuple().exponent))
        if (decimals, heading.open) not in self._looks:
            look: dict[str, Any] = {"locked": not heading.open, "valign": "top"}
            look["num_format"] = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._looks[decimals, heading.open] = self._book.add_format(look | ({} if heading.open else _READ_ONLY))
        return self._looks[decimals, heading.open]


def _write(sheet: Any, row: int, column: int, value: CellValue, kind: str, look: Any) -> None:
    match value:
        case None | "":
            sheet.write_blank(row, column, None, look)
        case Formula():
            sheet.write_formula(row, column, value.text, look, 0 if value.ore is None else float(kr(value.ore)))
        case str():
            if len(value) > _LONGEST_CELL:
                raise Refused(
                    f"En text är {len(value)} tecken, och en cell i Excel rymmer {_LONGEST_CELL}. Korta den först: "
                    f"”{value[:60]}…”"
                )
            sheet.write_string(row, column, value, look)
        case Decimal():
            # A workbook keeps numbers in binary. What it can't keep exactly is written as text.
            if Decimal(repr(float(value))) == value:
                sheet.write_number(row, column, float(value), look)
            else:
                sheet.write_string(row, column, f"{value:f}".replace(".", ","), look)
        case date():
            sheet.write_datetime(row, column, value, look)
        case _:
            sheet.write_number(row, column, float(kr(value)) if kind == "money" else value, look)


def _facts(book: xlsxwriter.Workbook, facts: Sequence[tuple[str, CellValue]], help_text: Sequence[str]) -> None:
    sheet = book.add_worksheet(ABOUT)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 40)
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": _MONEY, "align": "left"})
    for row, (name, value) in enumerate(facts):
        sheet.write_string(row, 0, name, bold)
        _write(sheet, row, 1, value, "money", money if isinstance(value, int | Formula) else None)
    for row, sentence in enumerate(help_text, start=len(facts) + 1):
        sheet.write_string(row, 0, sentence)
    sheet.protect("")


def _listed(book: xlsxwriter.Workbook, title: str, listed: Sequence[Sequence[str]]) -> None:
    sheet = book.add_worksheet(title)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 60)
    for row, values in enumerate(listed):
        for column, value in enumerate(values):
            sheet.write_string(row, column, value)
    sheet.protect("")
