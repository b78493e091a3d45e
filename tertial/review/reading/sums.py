"""Which rows of a table a sum row may be the sum of. Tables do it in some six ways; the numbers tell which one holds."""

from __future__ import annotations

from tertial.document.blocks import RowKind
from tertial.review.reading.grids import Grid, GridRow

SUM_KINDS = (RowKind.SUBTOTAL, RowKind.TOTAL)


def is_sum(row: GridRow) -> bool:
    """Whether the row is a sum or a subtotal."""
    return row.kind in SUM_KINDS


def compositions(grid: Grid, index: int) -> list[tuple[int, ...]]:
    """The sets of rows that the sum row at `index` may be made of, the likeliest first; none for a row that sums nothing.

    In order: the plain rows since the sum or group above; those and the sum above ("Summa inkl. …"); the plain rows since the sum above
    whatever the groups; the sums above since the last total; those and the plain rows after them; all plain rows above; the rows below.
    Of-which rows and the parts of a row with a value of its own never count.
    """
    plain: list[int] = []
    since_group: list[int] = []
    since_sum: list[int] = []
    sums: list[int] = []
    for place, row in enumerate(grid.rows[:index]):
        if is_sum(row) and not row.is_heading:
            if row.kind is RowKind.TOTAL and grid.rows[index].kind is RowKind.TOTAL:
                sums = []
            sums.append(place)
            since_group, since_sum = [], []
        elif row.kind is RowKind.GROUP:
            since_group = []
        elif _adds_up(grid, row):
            plain.append(place)
            since_group.append(place)
            since_sum.append(place)
    found = [
        tuple(since_group),
        (*sums[-1:], *since_sum) if sums else (),
        tuple(since_sum),
        tuple(sums) if len(sums) > 1 else (),
        (*sums, *since_sum) if len(sums) > 1 else (),
        tuple(plain),
        tuple(_below(grid, index)) if not plain or not since_sum else (),
    ]
    return [one for one in dict.fromkeys(found) if one and len(one) <= 400]


def _adds_up(grid: Grid, row: GridRow) -> bool:
    if row.kind is not RowKind.PLAIN or row.is_heading:
        return False
    return row.parent < 0 or grid.rows[row.parent].is_heading


def _below(grid: Grid, index: int) -> list[int]:
    """The rows after a sum that comes first, to the next sum, group or row that is less indented."""
    found: list[int] = []
    head = grid.rows[index]
    for place in range(index + 1, len(grid.rows)):
        row = grid.rows[place]
        if (
            is_sum(row)
            or row.kind is RowKind.GROUP
            or row.indent < head.indent
            or (found and row.indent < grid.rows[found[0]].indent)
        ):
            break
        if row.kind is RowKind.PLAIN and not row.is_heading and (row.parent in (-1, index)):
            found.append(place)
    return found if len(found) > 1 else []
