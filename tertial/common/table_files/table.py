"""Find a table by its headings in a file, and read the rows under them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import itemgetter
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


@dataclass(frozen=True, slots=True)
class Layout:
    """What all rows of a table have in common: their sheet, where in it each column stands, and its place among the values."""

    sheet: Sheet
    columns: Mapping[str, int]
    places: Mapping[str, int]

    def picker(self, *names: str) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
        """What takes two columns or more out of what a row said; None for a column that the file lacks."""
        return itemgetter(*(self.places.get(name, -1) for name in names))


class FileRow(NamedTuple):
    """A row of the file: what its cells say, and last None, for what the file has no column for.

    A named tuple, for a file may have hundreds of thousands; what they have in common is said once.
    """

    number: int
    said: tuple[Any, ...]
    layout: Layout

    @property
    def values(self) -> dict[str, Any]:
        """The columns' values by name."""
        return dict(zip(self.layout.places, self.said, strict=False))

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a column, or the default where the file has no such column."""
        place = self.layout.places.get(name)
        return default if place is None else self.said[place]

    def has(self, name: str) -> bool:
        """Whether the file has a column."""
        return name in self.layout.places

    def place(self, *names: str) -> str:
        """The address of the first of these columns that the file has; of the row's first cell when it has none of them."""
        columns = self.layout.columns
        there = [columns[name] for name in (*names, *columns) if name in columns]
        return self.layout.sheet.place(self.number - 1, there[0]) if there else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was found and read. `facts` is what the file says of itself, empty for one made by hand."""

    rows: tuple[FileRow, ...]
    columns: frozenset[str]
    layout: Layout
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
    """Read the rows under the headings, a column at a time: a file of many rows says the same thing in most of them."""
    below = sheet.rows[heading_row + 1 :]
    read = [column for column in columns if column.name in found]
    where = {column.name: found[column.name][0] for column in read}
    wrong: dict[int, list[Refused]] = defaultdict(list)
    said: list[list[Any]] = []
    for column in read:
        place, scale = found[column.name]
        said.append([])
        for row, refused in _read_column(below, place, scale, column.read, said[-1]):
            wrong[row].append(Refused(refused.message, place=sheet.place(row + heading_row + 1, place)))
    layout = Layout(sheet, where, {name: place for place, name in enumerate(where)})
    rows = tuple(
        FileRow(number + heading_row + 2, values, layout)
        for number, values in enumerate(zip(*said, repeat(None, len(below)), strict=True))
        if number not in wrong and (any(values) or any(value not in (None, "", ()) for value in values))
    )
    return Table(
        rows, frozenset(found), layout, facts, tuple(refused for row in sorted(wrong) for refused in wrong[row])
    )


def _read_column(
    rows: Sequence[Sequence[Cell]], place: int, scale: int, read: Reader, said: list[Any]
) -> Iterator[tuple[int, Refused]]:
    """Add what each cell of a column says to `said`, and give what is refused with its row; None stands in its place."""
    known: dict[Cell, Any] = {}
    for number, row in enumerate(rows):
        cell = row[place] if place < len(row) else None
        # The same text means the same: a file of many rows has few units, periods and sources.
        if cell in known:
            said.append(known[cell])
            continue
        try:
            value = read(cell, scale)
        except Refused as refused:
            said.append(None)
            yield number, refused
            continue
        said.append(value)
        if isinstance(cell, str) and len(known) < _MOST_KNOWN:
            known[cell] = value
