"""The beginning of a file that was sent in, as a small file of the same kind: what a profile is tried on while it is being made.

A profile is tried again at each change. The file itself may be a gigabyte, and a workbook must be read to its end before its first row is
known; so the beginning is cut off once and lies beside the file until the upload is imported or dropped.
"""

from __future__ import annotations

import codecs
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.worksheet import Worksheet

ROWS = 1000
"""How many rows of a workbook's sheet are kept, and about how many of a text file."""
_BYTES = 1 << 18
_MOST_SHEETS = 20


def beginning_of(source: Path, within: Path) -> Path:
    """A file of the same kind with the first rows of `source`, made in `within` the first time it is asked for.

    A text file that is short is itself. Raises `Refused` for what is neither text nor a workbook, and for a workbook that
    can't be opened.
    """
    from tertial.economy.importers.any_file import Format, format_of

    if format_of(source) is Format.XLSX:
        target = within / "beginning.xlsx"
        if not target.exists():
            _write_once(target, lambda unfinished: _cut_workbook(source, unfinished))
        return target
    if source.stat().st_size <= _BYTES:
        return source
    target = within / "beginning.csv"
    if not target.exists():
        _write_once(target, lambda unfinished: _cut_text(source, unfinished))
    return target


def is_whole(source: Path, beginning: Path) -> bool:
    """Whether the beginning is all there is, so that sums at the end are looked at too."""
    return source == beginning


def _write_once(target: Path, write: Any) -> None:
    """Two who ask at once make it twice; neither sees half a file."""
    import secrets

    unfinished = target.with_name(f".{secrets.token_hex(4)}-{target.name}")
    try:
        write(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _cut_text(source: Path, target: Path) -> None:
    with source.open("rb") as file:
        head = file.read(_BYTES)
    target.write_bytes(head[: _last_end(head)])


def _last_end(head: bytes) -> int:
    """Where the last row that is whole ends: after a line feed outside quotation marks."""
    line_feed, quote, width = b"\n", b'"', 1
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            line_feed, quote, width = "\n".encode(name), '"'.encode(name), 2
    end = len(head)
    while (found := head.rfind(line_feed, 0, end)) >= 0:
        end = found
        if found % width == 0 and head.count(quote, 0, found) % 2 == 0:
            return found + width
    carriage = head.rfind(b"\r")
    return carriage + 1 if carriage >= 0 and width == 1 else len(head) - len(head) % width


def _cut_workbook(source: Path, target: Path) -> None:
    """Each sheet's first rows as they stand. What is merged over several rows stands in each, as the importer reads it."""
    import xlsxwriter

    from tertial.economy.importers.xlsx.opening import opened
    from tertial.economy.importers.xlsx.sheets import errors_in, names_of, rows_of

    book = opened(source)
    with xlsxwriter.Workbook(target, {"strings_to_numbers": False, "strings_to_formulas": False}) as cut:
        form = _day_forms(cut)
        for name in names_of(book)[:_MOST_SHEETS]:
            sheet = cut.add_worksheet(name)
            for number, cells in islice(rows_of(book.get_sheet_by_name(name), errors_in(source, name)), ROWS):
                for column, cell in enumerate(cells):
                    _write_cell(sheet, number - 1, column, cell, form)


def _day_forms(book: xlsxwriter.Workbook) -> CellFormat:
    return book.add_format({"num_format": "yyyy-mm-dd"})


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Any, day: CellFormat) -> None:
    match cell:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, column, cell)
        case int() | float():
            sheet.write_number(row, column, cell)
        case datetime() | date():
            sheet.write_datetime(row, column, cell, day)
        case _:
            sheet.write_string(row, column, str(cell))
