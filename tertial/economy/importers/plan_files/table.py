"""Find a table by its headings in a file, and read the rows under them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tertial.common.errors import Refused, TertialError
from tertial.economy.importers.plan_files.cells import Reader, text
from tertial.economy.importers.plan_files.sheets import Cell, Sheet, read_sheets

ABOUT = "Om filen"
"""The sheet that says what a workbook written by Tertial is of."""

_ROWS_SEARCHED = 30
_UNITS = {"kr": 1, "kronor": 1, "sek": 1, "tkr": 1_000, "kkr": 1_000, "mnkr": 1_000_000, "mkr": 1_000_000}
_UNIT = re.compile(r"[\s,(\[]+(kr|kronor|sek|tkr|kkr|mnkr|mkr)[)\]]?$")
_YEAR = re.compile(r"\b(?:helår|helårs|år)?\s*(?:19|20)[0-9]{2}\b")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the code, the heading that Tertial writes, others that people write, and how its cells are read."""

    name: str
    heading: str
    read: Reader
    also: tuple[str, ...] = ()

    def is_headed(self, heading: str) -> bool:
        """Whether a heading, stripped of unit and year, is this column's."""
        return heading in (plain(self.heading)[0], *self.also)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of the file: the columns' values by name, and each one's address. A column that the file lacks is not there."""

    number: int
    values: Mapping[str, Any]
    places: Mapping[str, str]

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a column, or the default where the file has no such column."""
        return self.values.get(name, default)

    def place(self, *names: str) -> str:
        """The address of the first of these columns that the file has; of the row's first cell when it has none of them."""
        return next((self.places[name] for name in names if name in self.places), next(iter(self.places.values()), ""))


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was found and read. `facts` is what the file says of itself, empty for one made by hand."""

    rows: tuple[FileRow, ...]
    columns: frozenset[str]
    facts: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[TertialError, ...] = ()


def read_table(source: Path, columns: Sequence[Column], *, needed: Sequence[Sequence[str]]) -> Table:
    """Read the first table that has the needed headings: of each group of columns at least one.

    Faults of cells come back with their addresses; `TertialError` is raised when there is no such table.
    """
    sheets = read_sheets(source)
    facts = {
        text(row[0]): text(row[1]) for sheet in sheets if sheet.name == ABOUT for row in sheet.rows if len(row) > 1
    }
    for sheet in sheets:
        if sheet.name == ABOUT:
            continue
        for number, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
            found = _headings(row, columns)
            if all(any(name in found for name in group) for group in needed):
                return _read(sheet, number, found, columns, facts)
    by_name = {column.name: column.heading for column in columns}
    wanted = ", ".join(" eller ".join(f"”{by_name[name]}”" for name in group) for group in needed)
    raise TertialError(
        f"{source.name} har ingen tabell med rubrikerna {wanted}. Skriv rubrikerna på en rad över värdena."
    )


def plain(heading: str) -> tuple[str, int]:
    """A heading without year, unit and case, and how many kronor its unit is: `Budget 2023 (tkr)` is `budget`, 1 000."""
    words = _YEAR.sub("", " ".join(heading.split()).lower()).strip()
    unit = _UNIT.search(words)
    if unit:
        words = words[: unit.start()].strip()
    return " ".join(_YEAR.sub("", words).split()).strip(" ,.:"), _UNITS[unit[1]] if unit else 1


def _headings(row: Sequence[Cell], columns: Sequence[Column]) -> dict[str, tuple[int, int]]:
    """The place and the unit of each column whose heading stands in the row; the first of several."""
    found: dict[str, tuple[int, int]] = {}
    for number, cell in enumerate(row):
        if not isinstance(cell, str):
            continue
        heading, kronor = plain(cell)
        for column in columns:
            if column.name not in found and heading and column.is_headed(heading):
                found[column.name] = number, kronor
                break
    return found


def _read(
    sheet: Sheet, heading_row: int, found: dict[str, tuple[int, int]], columns: Sequence[Column], facts: dict[str, str]
) -> Table:
    rows, faults = [], []
    for number, cells in enumerate(sheet.rows[heading_row + 1 :], start=heading_row + 1):
        values: dict[str, Any] = {}
        places: dict[str, str] = {}
        wrong = []
        for column in columns:
            if column.name not in found:
                continue
            where, kronor = found[column.name]
            cell = cells[where] if where < len(cells) else None
            places[column.name] = sheet.place(number, where)
            try:
                values[column.name] = column.read(cell, kronor)
            except Refused as refused:
                wrong.append(Refused(refused.message, place=places[column.name]))
        if wrong:
            faults.extend(wrong)
        elif any(value not in (None, "", ()) for value in values.values()):
            rows.append(FileRow(number + 1, values, places))
    return Table(tuple(rows), frozenset(found), facts, tuple(faults))
