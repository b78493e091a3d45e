"""Find a table by its headings in a file, and read the rows under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tertial.common.errors import Refused, TertialError
from tertial.common.table_files.cells import Reader, text
from tertial.common.table_files.sheets import Cell, Sheet, read_sheets

ABOUT = "Om filen"
"""The sheet that says what a workbook written by Tertial is of."""

_ROWS_SEARCHED = 30
_MOST_KNOWN = 5_000

ReadHeading = Callable[[str], tuple[str, int]]
"""A heading as it is compared, and how many of the unit its numbers are in."""


def plain(heading: str) -> tuple[str, int]:
    """A heading without case and marks around it; its numbers are in the unit itself."""
    return " ".join(heading.split()).lower().strip(" ,.:"), 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the code, the heading that Tertial writes, others that people write, and how its cells are read."""

    name: str
    heading: str
    read: Reader
    also: tuple[str, ...] = ()

    def is_headed(self, heading: str) -> bool:
        """Whether a heading, as `ReadHeading` gives it, is this column's."""
        return heading in (plain(self.heading)[0], *self.also)


class FileRow(NamedTuple):
    """A row of the file: the columns' values by name. A column that the file lacks is not there.

    A named tuple, for a file may have hundreds of thousands. `sheet` and `columns`, where each column stands, are what the cells' addresses are made of.
    """

    number: int
    values: Mapping[str, Any]
    sheet: Sheet
    columns: Mapping[str, int]

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a column, or the default where the file has no such column."""
        return self.values.get(name, default)

    def place(self, *names: str) -> str:
        """The address of the first of these columns that the file has; of the row's first cell when it has none of them."""
        there = [self.columns[name] for name in (*names, *self.columns) if name in self.columns]
        return self.sheet.place(self.number - 1, there[0]) if there else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was found and read. `facts` is what the file says of itself, empty for one made by hand."""

    rows: tuple[FileRow, ...]
    columns: frozenset[str]
    facts: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[TertialError, ...] = ()


def read_table(
    source: Path, columns: Sequence[Column], *, needed: Sequence[Sequence[str]], heading: ReadHeading = plain
) -> Table:
    """Read the first table that has the needed headings: of each group of columns at least one.

    Faults of cells come back with their addresses; `TertialError` is raised when there is no such table.
    """
    sheets = read_sheets(source)
    for sheet in sheets:
        if sheet.name == ABOUT:
            continue
        for number, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
            found = _headings(row, columns, heading)
            if all(any(name in found for name in group) for group in needed):
                return _read(sheet, number, found, columns, facts_in(sheets))
    by_name = {column.name: column.heading for column in columns}
    wanted = ", ".join(" eller ".join(f"”{by_name[name]}”" for name in group) for group in needed)
    raise TertialError(
        f"{source.name} har ingen tabell med rubrikerna {wanted}. Skriv rubrikerna på en rad över värdena."
    )


def facts_in(sheets: Sequence[Sheet]) -> dict[str, str]:
    """What a file says of itself, by name; nothing for one that somebody made by hand."""
    return {text(row[0]): text(row[1]) for sheet in sheets if sheet.name == ABOUT for row in sheet.rows if len(row) > 1}


def _headings(row: Sequence[Cell], columns: Sequence[Column], heading: ReadHeading) -> dict[str, tuple[int, int]]:
    """The place and the scale of each column whose heading stands in the row; the first of several."""
    found: dict[str, tuple[int, int]] = {}
    for number, cell in enumerate(row):
        if not isinstance(cell, str):
            continue
        words, scale = heading(cell)
        for column in columns:
            if column.name not in found and words and column.is_headed(words):
                found[column.name] = number, scale
                break
    return found


def _read(
    sheet: Sheet, heading_row: int, found: dict[str, tuple[int, int]], columns: Sequence[Column], facts: dict[str, str]
) -> Table:
    rows: list[FileRow] = []
    faults: list[TertialError] = []
    ordered: list[tuple[str, int, int, Reader, dict[Cell, Any]]]
    ordered = [(column.name, *found[column.name], column.read, {}) for column in columns if column.name in found]
    where = {name: column for name, column, *_ in ordered}
    for number, cells in enumerate(sheet.rows[heading_row + 1 :], start=heading_row + 1):
        values: dict[str, Any] = {}
        wrong = []
        width = len(cells)
        for name, column, scale, read, known in ordered:
            cell = cells[column] if column < width else None
            if cell in known:
                values[name] = known[cell]
                continue
            try:
                value = values[name] = read(cell, scale)
            except Refused as refused:
                wrong.append(Refused(refused.message, place=sheet.place(number, column)))
            else:
                # The same text means the same: a file of many rows has few units, periods and sources.
                if isinstance(cell, str) and len(known) < _MOST_KNOWN:
                    known[cell] = value
        if wrong:
            faults.extend(wrong)
        elif any(value not in (None, "", ()) for value in values.values()):
            rows.append(FileRow(number + 1, values, sheet, where))
    return Table(tuple(rows), frozenset(found), facts, tuple(faults))
