"""Workbooks as people send them back: read their rows, and write them again with other rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

Rows = list[list[Any]]


def rows_of(file: Path, sheet: str) -> Rows:
    """A sheet's cells; a whole number is an int."""
    cells = CalamineWorkbook.from_path(file).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [[int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in row] for row in cells]


def rewritten(file: Path, sheet: str, change: Callable[[Rows], Sequence[Sequence[Any]]]) -> Path:
    """The same workbook with the rows under the sheet's heading changed; formats and protection are gone."""
    book = CalamineWorkbook.from_path(file)
    content = {name: rows_of(file, name) for name in book.sheet_names}
    heading, *rows = content[sheet]
    content[sheet] = [heading, *(list(row) for row in change(rows))]
    with xlsxwriter.Workbook(str(file)) as new:
        for name, cells in content.items():
            written = new.add_worksheet(name)
            for number, row in enumerate(cells):
                for column, cell in enumerate(row):
                    if cell not in ("", None):
                        write = written.write_string if isinstance(cell, str) else written.write_number
                        write(number, column, cell)
    return file
