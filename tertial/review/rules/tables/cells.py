"""Cells as evidence, and how much of a difference between printed numbers rounding can explain."""

from __future__ import annotations

from decimal import Decimal

from tertial.common.numbers import swedish
from tertial.review.finding import Evidence
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Cell, Grid, GridColumn, GridRow
from tertial.review.reading.numbers import MONEY
from tertial.review.words import Words

DASHES = ("-", "–", "—")


def short(label: str, most: int = 60) -> str:
    """A label for a sentence: as it is, or its beginning."""
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


def name_of(grid: Grid) -> str:
    """What a table is called: its caption, else the heading that it stands under."""
    return short(grid.caption or (grid.headings[-1] if grid.headings else "utan rubrik"))


def where(row: GridRow, column: GridColumn, grid: Grid | None = None) -> Words:
    """Where a cell stands: its row and column, with the table's caption where another table is meant."""
    sv = f"raden ”{short(row.label)}”, kolumnen ”{short(column.label)}”"
    en = f"the row “{short(row.label)}”, the column “{short(column.label)}”"
    if grid is None:
        return Words(sv, en)
    name = name_of(grid)
    return Words(f"tabellen ”{name}”, {sv}", f"the table “{name}”, {en}")


def shown(row: GridRow, column: GridColumn, cell: Cell, value: Value, grid: Grid | None = None) -> Evidence:
    """A cell's value as evidence."""
    return Evidence(value.text, where(row, column, grid), cell.place, value.figure.key if value.figure else "")


def only_value(cell: Cell) -> Value | None:
    """The value of a cell that has exactly one and that is a number without a limit's sign, else None."""
    if len(cell.values) != 1 or cell.values[0].number is None or cell.values[0].limit:
        return None
    return cell.values[0]


def step(value: Value) -> Decimal:
    """One unit of the last digit that is printed."""
    return Decimal(1).scaleb(-value.decimals)


def slack(*values: Value) -> Decimal:
    """How far a sum of the values may be from what is printed when each is rounded by itself: half a unit each."""
    return sum((step(value) for value in values), Decimal(0)) / 2


def number_of(value: Value) -> Decimal:
    """The printed number of a value that has one."""
    return value.number if value.number is not None else Decimal(0)


def printed(number: Decimal, *like: Value) -> str:
    """A number printed with as many decimals as the values that it was made of."""
    return swedish(number, max((value.decimals for value in like), default=0))


def unit_of(value: Value, row: GridRow, column: GridColumn, grid: Grid) -> str:
    """The unit that a value is printed in, as the cell, the column, the row or the table says."""
    return value.unit or column.unit or row.unit or grid.unit


def in_base_unit(value: Value, unit: str) -> tuple[Decimal, Decimal]:
    """The number and half a unit of its last digit, in kronor for money and as they are for the rest."""
    scale = MONEY.get(unit, Decimal(1))
    return number_of(value) * scale, step(value) * scale / 2
