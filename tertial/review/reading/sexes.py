"""Find the rows, and the columns, that give a quantity for women and for men beside the one that gives it for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tertial.review.reading.grids import Cell, Grid, GridColumn, GridRow, Measure, Role, Sex
from tertial.review.reading.measures import is_change, is_of, sex_of, whole_of


@dataclass(frozen=True, slots=True)
class Standing:
    """A cell with the row and the column that it stands in."""

    row: GridRow
    column: GridColumn
    cell: Cell


@dataclass(frozen=True, slots=True)
class Triple:
    """The cells for all, for women and for men that belong together. `role` is the column's of the cell for all.

    Triples of one `series` are of the same three rows in different columns, or of the same three columns in different rows.
    """

    series: str
    whole: Standing
    women: Standing
    men: Standing
    measure: Measure
    role: Role
    in_rows: bool

    @property
    def name(self) -> str:
        """What the three are values of."""
        return self.whole.row.label


def triples(grid: Grid) -> Iterator[Triple]:
    """Every triple of a table, those in rows first, series by series."""
    for index, whole, women, men in _rows(grid):
        for number, column in enumerate(grid.columns):
            if column.is_number and column.role is not Role.DEVIATION and _reach(number, whole, women, men):
                measure = grid.measure(whole, column)
                if is_change(whole.label) or grid.measure(women, column) is not measure:
                    continue
                three = [Standing(row, column, row.cells[number]) for row in (whole, women, men)]
                yield Triple(f"row {index}", three[0], three[1], three[2], measure, column.role, in_rows=True)
    for whole_at, women_at, men_at in _columns(grid):
        column = grid.columns[whole_at]
        for row in grid.rows:
            if (
                row.is_heading
                or row.sex is not Sex.ALL
                or is_change(row.label)
                or not _reach(max(whole_at, women_at, men_at), row)
            ):
                continue
            three = [Standing(row, grid.columns[place], row.cells[place]) for place in (whole_at, women_at, men_at)]
            yield Triple(
                f"column {whole_at}",
                three[0],
                three[1],
                three[2],
                grid.measure(row, column),
                column.role,
                in_rows=False,
            )


def _reach(number: int, *rows: GridRow) -> bool:
    return all(number < len(row.cells) for row in rows)


def _rows(grid: Grid) -> Iterator[tuple[int, GridRow, GridRow, GridRow]]:
    by_part: dict[tuple[int, str], int] = {}
    for index, row in enumerate(grid.rows):
        if row.sex is Sex.ALL and row.parent >= 0:
            by_part.setdefault((row.parent, whole_of(row.label).casefold()), index)
    for index, women in enumerate(grid.rows):
        if women.sex is not Sex.WOMEN:
            continue
        men = _men(grid, index, women)
        if men is None:
            continue
        whole = _whole(grid, index, women, by_part)
        if whole is not None:
            yield index, grid.rows[whole], women, men


def _men(grid: Grid, index: int, women: GridRow) -> GridRow | None:
    """The row for men that goes with one for women: the nearest with the same parent and part, below first."""
    for distance in range(1, 8):
        for place in (index + distance, index - distance):
            if 0 <= place < len(grid.rows):
                row = grid.rows[place]
                if row.sex is Sex.MEN and row.parent == women.parent and row.part.casefold() == women.part.casefold():
                    return row
    return None


def _whole(grid: Grid, index: int, women: GridRow, by_part: dict[tuple[int, str], int]) -> int | None:
    parent = women.parent
    part = women.part.casefold()
    if part:
        if (parent, part) in by_part:
            return by_part[parent, part]
        return parent if parent >= 0 and is_of(grid.rows[parent].label, part) else None
    if parent >= 0 and not grid.rows[parent].is_heading:
        return parent
    for place in range(index + 1, min(index + 4, len(grid.rows))):
        row = grid.rows[place]
        if row.sex is Sex.ALL:
            return place if not whole_of(row.label) and not row.is_heading else None
    if index and grid.rows[index - 1].sex is Sex.ALL and not whole_of(grid.rows[index - 1].label):
        return index - 1
    return None


_OF_WHICH = re.compile(r"\W*(?:varav|därav|av (?:vilka|dessa))\b", re.IGNORECASE)


def _columns(grid: Grid) -> Iterator[tuple[int, int, int]]:
    """The columns for all, women and men whose headings say nothing else than the same time or thing."""
    found: dict[str, dict[Sex, int]] = {}
    for place, column in enumerate(grid.columns):
        if not column.is_number or column.role is Role.DEVIATION:
            continue
        rest = sex_of(column.label)[1] if column.sex is not Sex.ALL else whole_of(column.label)
        if column.sex is not Sex.ALL or rest != column.label.strip().rstrip(":"):
            found.setdefault(rest.casefold(), {}).setdefault(column.sex, place)
    for three in found.values():
        if len(three) == 3:
            yield three[Sex.ALL], three[Sex.WOMEN], three[Sex.MEN]
    parts = found.get("", {})
    if Sex.ALL not in parts and len(parts) == 2:
        whole = whole_before(grid, parts[Sex.WOMEN], parts[Sex.MEN])
        if whole is not None:
            yield whole, parts[Sex.WOMEN], parts[Sex.MEN]


def whole_before(grid: Grid, women: int, men: int) -> int | None:
    """The column that `varav kvinnor` and `varav män` right after it are parts of; None where the headings do not say that they are."""
    first = min(women, men)
    if abs(women - men) != 1 or first == 0:
        return None
    whole = grid.columns[first - 1]
    if whole.sex is not Sex.ALL or whole.role not in (Role.OUTCOME, Role.VALUE, Role.YEAR_END):
        return None
    return first - 1 if _OF_WHICH.match(grid.columns[first].label) else None
