"""Does a sum equal its rows, and a column of totals its columns?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Cell, Grid, GridColumn, GridRow, Role, Sex
from tertial.review.reading.measures import whole_of
from tertial.review.reading.sums import compositions, is_sum
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import DASHES, number_of, only_value, printed, shown, slack, step
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Räkna om summan, eller rätta den rad som är fel. Ska en rad inte räknas in, börja den med ”varav”.",
    "Add up again, or correct the row that is wrong. A row that is not to be counted should begin with “of which” (varav).",
)
_says = Says("table-sum", Severity.ERROR, _FIX)
# Errors of rounding lie evenly within half a unit, so their sum has a standard deviation of √(n/12) units.
_DEVIATIONS = Decimal("3.3")
_ZERO = Value("0", Decimal(0))


@dataclass(frozen=True, slots=True)
class _Try:
    """How a way to make a sum comes out in one column."""

    column: int
    total: Value
    parts: tuple[Value, ...]

    @property
    def sum(self) -> Decimal:
        return sum((number_of(part) for part in self.parts), Decimal(0))

    @property
    def difference(self) -> Decimal:
        return abs(self.sum - number_of(self.total))

    @property
    def fits(self) -> bool:
        values = (self.total, *self.parts)
        likely = _DEVIATIONS * (Decimal(len(values)) / 12).sqrt() * max(step(one) for one in values)
        return self.difference <= min(slack(*values), likely)

    @property
    def tells(self) -> bool:
        """Whether it says anything that it fits: zeros always do."""
        return number_of(self.total) != 0


def _check(grid: Grid, subject: Subject) -> Iterable[Finding]:
    if grid.of_chart or grid.is_garbled:
        return
    for index, row in enumerate(grid.rows):
        if is_sum(row) and not row.is_heading:
            yield from _row(grid, index, is_foreign=bool(grid.place.origin))
    yield from _total_columns(grid)


def _row(grid: Grid, index: int, *, is_foreign: bool) -> Iterator[Finding]:
    """The columns where a sum is not what its rows make, by the way to make it that fits most columns.

    In a file from elsewhere a row may be lost in reading, so there no more columns than fit may be wrong.
    """
    row = grid.rows[index]
    best: list[_Try] = []
    most = 0
    chosen: tuple[int, ...] = ()
    tried: list[tuple[tuple[int, ...], list[_Try]]] = []
    for parts in compositions(grid, index):
        if all(grid.rows[part].sex is not Sex.ALL for part in parts):
            continue
        tries = [one for number in range(len(grid.columns)) if (one := _try(grid, row, parts, number)) is not None]
        tried.append((parts, tries))
        fits = sum(one.fits and one.tells for one in tries)
        if fits > most:
            best, most, chosen = tries, fits, parts
    wrong = [one for one in best if not one.fits]
    if most and ((len(chosen) > 2 and not is_foreign) or len(wrong) < most or (len(wrong) == most and len(chosen) > 1)):
        for one in wrong:
            yield _finding(grid, row, chosen, one, Severity.ERROR)
    elif not most and re.match(r"(?:del)?summa\b", row.label, re.IGNORECASE):
        yield from _alone(grid, row, tried)


def _alone(grid: Grid, row: GridRow, tried: list[tuple[tuple[int, ...], list[_Try]]]) -> Iterator[Finding]:
    """A sum in a table with one column of values, where no other column can say what it is the sum of."""
    for parts, tries in tried:
        if len(parts) > 1 and len(tries) == 1:
            one = tries[0]
            if number_of(one.total) and one.difference <= abs(number_of(one.total)) / 2:
                yield _finding(grid, row, parts, one, Severity.WARNING)
            return


def _try(grid: Grid, row: GridRow, parts: tuple[int, ...], number: int) -> _Try | None:
    column = grid.columns[number]
    if not column.is_number or column.role is Role.TARGET or grid.measure(row, column).lies_between:
        return None
    total = only_value(row.cells[number]) if number < len(row.cells) else None
    if total is None:
        return None
    values = []
    for part in parts:
        other = grid.rows[part]
        value = _part(other.cells[number]) if number < len(other.cells) else None
        if value is None or (value.unit or total.unit) != (total.unit or value.unit):
            return None
        if grid.measure(other, column).lies_between:
            return None
        values.append(value)
    return _Try(number, total, tuple(values)) if any(value is not _ZERO for value in values) else None


def _part(cell: Cell) -> Value | None:
    return _ZERO if cell.text in DASHES else only_value(cell)


def _finding(grid: Grid, row: GridRow, parts: tuple[int, ...], one: _Try, severity: Severity) -> Finding:
    column, cell = grid.columns[one.column], row.cells[one.column]
    real = printed(one.sum, one.total, *one.parts)
    first, last = grid.rows[parts[0]].label, grid.rows[parts[-1]].label
    rows = Words(f"de {len(parts)} raderna ”{first}” till ”{last}”", f"the {len(parts)} rows “{first}” to “{last}”")
    if len(parts) == 1:
        rows = Words(f"raden ”{first}”", f"the row “{first}”")
    return _says(
        cell.place,
        cell.text,
        Words(
            f"Summan är {one.total.text} i kolumnen ”{column.label}”, men {rows.sv} blir {real}.",
            f"The sum is {one.total.text} in the column “{column.label}”, but {rows.en} make {real}.",
        ),
        shown(row, column, cell, one.total),
        Evidence(real, Words(f"summan av {rows.sv}", f"the sum of {rows.en}")),
        severity=severity,
    )


def _total_columns(grid: Grid) -> Iterator[Finding]:
    """A column called Totalt or Summa beside the columns that it adds up, where most rows show that it does."""
    start = 1
    for number, column in enumerate(grid.columns):
        if not column.is_number:
            start = number + 1
            continue
        if whole_of(column.label) or number - start < 2:
            continue
        parts = list(range(start, number))
        start = number + 1
        if any(grid.columns[part].sex is not Sex.ALL or grid.columns[part].role is Role.DEVIATION for part in parts):
            continue
        tries = [(row, one) for row in grid.rows if (one := _across(grid, row, parts, number)) is not None]
        right = sum(one.fits and one.tells for _, one in tries)
        wrong = [(row, one) for row, one in tries if not one.fits]
        if right >= 3 and right >= 3 * len(wrong):
            for row, one in wrong:
                yield _across_finding(row, column, [grid.columns[part] for part in parts], one)


def _across(grid: Grid, row: GridRow, parts: list[int], number: int) -> _Try | None:
    if row.is_heading or len(row.cells) <= number or grid.measure(row, grid.columns[number]).lies_between:
        return None
    total = only_value(row.cells[number])
    values = [_part(row.cells[part]) for part in parts]
    if total is None or any(value is None for value in values):
        return None
    return _Try(number, total, tuple(value for value in values if value is not None))


def _across_finding(row: GridRow, column: GridColumn, parts: list[GridColumn], one: _Try) -> Finding:
    real = printed(one.sum, one.total, *one.parts)
    first, last = parts[0].label, parts[-1].label
    return _says(
        row.cells[one.column].place,
        row.cells[one.column].text,
        Words(
            f"Totalen är {one.total.text} i raden ”{row.label}”, men kolumnerna ”{first}” till ”{last}” blir {real}.",
            f"The total is {one.total.text} in the row “{row.label}”, but the columns “{first}” to “{last}” make {real}.",
        ),
        shown(row, column, row.cells[one.column], one.total),
        Evidence(real, Words("summan av kolumnerna", "the sum of the columns")),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-sum",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title=Words("Summan stämmer inte", "The sum is wrong"),
        explanation=Words(
            "En summa ska vara lika med raderna som den summerar, så när som på avrundning. Delsummor, ”varav”-rader och summor ”inklusive” en "
            "rad till känns igen på att de stämmer i tabellens andra kolumner.",
            "A sum should equal the rows that it adds up, rounding aside. Subtotals, of-which rows and sums “including” one "
            "more row are told by their being right in the table's other columns.",
        ),
        example=Words(
            "Summa nettokostnader 401,5 där raderna ovanför blir 410,5.",
            "Summa nettokostnader 401,5 where the rows above make 410,5.",
        ),
        fix=_FIX,
        each_table=_check,
    ),
)
