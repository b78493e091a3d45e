"""Read a file to sheets of cells, each cell with its address."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from tertial.common.errors import TertialError
from tertial.common.table_files.opening import is_workbook, open_workbook
from tertial.common.table_files.percent_cells import as_shown, percent_cells

Cell = str | float | int | bool | date | datetime | time | timedelta | None
"""What a cell can hold; an empty one is the empty string or None."""

_MOST_BYTES = 200_000_000
_MOST_CELLS = 5_000_000
_MARKS = ";\t,|"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its cells from the first row and column; rows may be of different lengths. A CSV file has no name."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    def place(self, row: int, column: int) -> str:
        """A cell's address as Excel says it, from row 0 and column 0: `Blad1!D7`; of a CSV file `D7`."""
        address = f"{column_letters(column)}{row + 1}"
        return f"{self.name}!{address}" if self.name else address


def read_sheets(source: Path) -> tuple[Sheet, ...]:
    """Every sheet of a workbook, or a CSV file as one sheet. Raises `TertialError` when it can't be read."""
    if source.stat().st_size > _MOST_BYTES:
        raise TertialError(f"{source.name} är större än {_MOST_BYTES // 1_000_000} MB. Dela upp den i flera filer.")
    return _workbook(source) if is_workbook(source) else (_text(source),)


def column_letters(column: int) -> str:
    """`A` for 0, `Z` for 25, `AA` for 26."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _workbook(source: Path) -> tuple[Sheet, ...]:
    book = open_workbook(source, most_cells=_MOST_CELLS, most_bytes=_MOST_BYTES)
    from python_calamine import CalamineError

    shown = percent_cells(source)
    try:
        return tuple(
            Sheet(name, _as_shown(book.get_sheet_by_name(name).to_python(skip_empty_area=False), shown.get(name)))
            for name in book.sheet_names
        )
    except CalamineError as error:
        raise TertialError(f"{source.name} går inte att läsa ({error}). Spara om den som Excel-arbetsbok.") from error


def _as_shown(
    rows: Sequence[Sequence[Cell]], in_percent: frozenset[tuple[int, int]] | None
) -> tuple[tuple[Cell, ...], ...]:
    """The cells, those that are shown in per cent as they are shown: a reader of 88,6 % means no 0,886."""
    if not in_percent:
        return tuple(tuple(row) for row in rows)
    changed = [list(row) for row in rows]
    for row, column in in_percent:
        cell = changed[row][column] if row < len(changed) and column < len(changed[row]) else None
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            changed[row][column] = as_shown(float(cell))
    return tuple(tuple(row) for row in changed)


def _text(source: Path) -> Sheet:
    content = source.read_bytes()
    if b"\0" in content:
        raise TertialError(f"{source.name} är varken en Excel-arbetsbok (.xlsx) eller en textfil (.csv).")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    mark = max(_MARKS, key=text.count)
    try:
        return Sheet("", tuple(map(tuple, csv.reader(io.StringIO(text, newline=""), delimiter=mark))))
    except csv.Error as error:
        raise TertialError(f"{source.name} går inte att läsa som CSV: {error}.") from error
