"""Is each deviation the difference between the columns that it is a difference of?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tertial.document.blocks import RowKind
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Grid, GridColumn, GridRow, Role
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import number_of, only_value, printed, shown, slack
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Räkna om avvikelsen (budget minus utfall eller prognos, plus är överskott), eller rätta det tal som är fel.",
    "Work out the deviation again (budget less outcome or forecast, plus is a surplus), or correct the number that is wrong.",
)
_says = Says("table-deviation", Severity.ERROR, _FIX)
_MOST_COLUMNS = 14
_LEAST_SLIPPED = 4
_LEAST_EXCHANGED = 2
_DEVIATES = re.compile(r"avvi?k|differens|\bdiff\b|skillnad|\bmot\b|förändring|[+±]", re.I)
_FORECASTS = re.compile(r"prognos|\bprogn\b", re.I)
_ACTUAL = (Role.OUTCOME, Role.FORECAST, Role.YEAR_END, Role.VALUE)


@dataclass(frozen=True, slots=True)
class _Difference:
    """A row's deviation beside the two values that it should be the difference of: `minuend` − `subtrahend`."""

    row: GridRow
    minuend: Value
    subtrahend: Value
    deviation: Value

    @property
    def expected(self) -> Decimal:
        return number_of(self.minuend) - number_of(self.subtrahend)

    @property
    def slack(self) -> Decimal:
        return slack(self.minuend, self.subtrahend, self.deviation)

    @property
    def fits(self) -> bool:
        return abs(self.expected - number_of(self.deviation)) <= self.slack

    @property
    def is_flipped(self) -> bool:
        return not self.fits and abs(self.expected + number_of(self.deviation)) <= self.slack

    @property
    def tells(self) -> bool:
        return number_of(self.deviation) != 0


def _check(grid: Grid, subject: Subject) -> Iterable[Finding]:
    if grid.of_chart or grid.is_garbled or len(grid.columns) > _MOST_COLUMNS:
        return
    for number, column in enumerate(grid.columns):
        if column.role is Role.DEVIATION and column.unit != "%":
            exchanged = _exchanged(grid, number)
            if exchanged is not None:
                yield exchanged
                return
            yield from _column(grid, number)


def _exchanged(grid: Grid, number: int) -> Finding | None:
    """The headings of a forecast and its deviation have changed places: the "deviations" are as large as the budget, the "forecasts" are not.

    Budget less forecast is the deviation, and budget less deviation the forecast: only the sizes tell.
    """
    if not _DEVIATES.search(grid.columns[number].label):
        return None
    budget = grid.column(Role.BUDGET)
    named = [
        place
        for place, column in enumerate(grid.columns)
        if _FORECASTS.search(column.label) and not _DEVIATES.search(column.label) and place != budget
    ]
    if budget is None or len(named) != 1:
        return None
    rows = [one for row in grid.rows if (one := _difference(row, budget, named[0], number)) is not None]
    turned = [
        one
        for one in rows
        if one.fits
        and abs(number_of(one.subtrahend)) * 2 < abs(number_of(one.minuend)) <= abs(number_of(one.deviation)) * 2
    ]
    if len(turned) < _LEAST_EXCHANGED or len(turned) * 3 < len(rows) * 2:
        return None
    first, second = grid.columns[number].label, grid.columns[named[0]].label
    cell = turned[0].row.cells[number]
    return _says(
        cell.place,
        cell.text,
        Words(
            f"Rubrikerna ”{first}” och ”{second}” har bytt plats: det som står som avvikelse är av budgetens storlek, prognosen inte.",
            f"The headings “{first}” and “{second}” have changed places: what stands as deviation is of the budget's size, the forecast is not.",
        ),
        shown(turned[0].row, grid.columns[number], cell, turned[0].deviation),
        shown(turned[0].row, grid.columns[named[0]], turned[0].row.cells[named[0]], turned[0].subtrahend),
        fix=Words("Låt rubrikerna byta plats.", "Let the headings change places."),
        severity=Severity.WARNING,
    )


def formula(grid: Grid, number: int) -> tuple[int, int, list[_Difference]] | None:
    """The columns that a deviation is the first less the second of in most rows, and the rows; None where no pair fits any row."""
    best: tuple[tuple[int, bool], int, int, list[_Difference]] | None = None
    for minuend, subtrahend in _pairs(grid, number):
        rows = [one for row in grid.rows if (one := _difference(row, minuend, subtrahend, number)) is not None]
        fits = sum(one.fits and one.tells for one in rows)
        usual = is_usual(grid, minuend, subtrahend)
        if fits and (best is None or (fits, usual) > best[0]):
            best = ((fits, usual), minuend, subtrahend, rows)
    return None if best is None else best[1:]


def is_usual(grid: Grid, minuend: int, subtrahend: int) -> bool:
    """Whether a difference is of a budget or target less an actual."""
    return grid.columns[minuend].role in (Role.BUDGET, Role.TARGET) and grid.columns[subtrahend].role in _ACTUAL


def _column(grid: Grid, number: int) -> Iterator[Finding]:
    """Learn from the rows which columns the deviation is the difference of, then look for rows that break it."""
    learnt = formula(grid, number)
    if learnt is None:
        yield from _slipped(grid, number)
        return
    minuend, subtrahend, rows = learnt
    fits = sum(one.fits and one.tells for one in rows)
    wrong = [one for one in rows if not one.fits]
    if len(wrong) >= _LEAST_SLIPPED and len(wrong) > fits:
        yield from _slipped(grid, number)
        return
    if len(wrong) * 2 <= fits or (is_usual(grid, minuend, subtrahend) and len(wrong) <= fits and len(wrong) == 1):
        for one in wrong:
            yield _finding(grid, one, minuend, subtrahend, number)


def _slipped(grid: Grid, number: int) -> Iterator[Finding]:
    """A column whose values have moved one row: then each row's deviation is right with the value of the row beside it."""
    for pair in _pairs(grid, number):
        if is_usual(grid, *pair):
            found = _slip(grid, pair, number)
            if found is not None:
                yield found
                return


def _slip(grid: Grid, pair: tuple[int, int], number: int) -> Finding | None:
    rows = [row for row in grid.rows if row.kind is RowKind.PLAIN and _difference(row, *pair, number) is not None]
    wrong = [row for row in rows if not (one := _difference(row, *pair, number)) or not one.fits]
    if len(wrong) < _LEAST_SLIPPED or len(wrong) * 5 < len(rows) * 4:
        return None
    for moved in pair:
        for step in (1, -1):
            right = 0
            for place, row in enumerate(rows):
                if 0 <= place + step < len(rows):
                    lent = rows[place + step].cells[moved]
                    cells = tuple(lent if at == moved else cell for at, cell in enumerate(row.cells))
                    one = _difference(replace(row, cells=cells), *pair, number)
                    right += one is not None and one.fits
            if right >= _LEAST_SLIPPED and right * 5 >= (len(rows) - 1) * 4:
                return _of_slip(grid, moved, wrong[0], number)
    return None


def _of_slip(grid: Grid, moved: int, row: GridRow, number: int) -> Finding:
    label = grid.columns[moved].label
    cell = row.cells[moved]
    return _says(
        cell.place,
        label,
        Words(
            f"Värdena i ”{label}” har hamnat en rad fel: avvikelserna stämmer med raden intill.",
            f"The values in “{label}” have moved one row: the deviations are right with the row beside.",
        ),
        Evidence(
            row.cells[number].text,
            Words(f"avvikelsen i raden ”{row.label}”", f"the deviation in the row “{row.label}”"),
            row.cells[number].place,
        ),
        fix=Words(
            "Flytta kolumnens värden så att de står på sina rader.",
            "Move the column's values so that they stand in their rows.",
        ),
    )


def _pairs(grid: Grid, number: int) -> Iterator[tuple[int, int]]:
    """The columns that the deviation may be the difference of, budget less actual first."""
    others = [
        place
        for place, column in enumerate(grid.columns)
        if column.is_number and column.role is not Role.DEVIATION and column.unit != "%"
    ]
    pairs = [(one, other) for one in others for other in others if one != other]

    def likelihood(pair: tuple[int, int]) -> tuple[int, int]:
        first, second = (grid.columns[place] for place in pair)
        is_usual = first.role is Role.BUDGET and second.role in _ACTUAL
        is_turned = second.role is Role.BUDGET and first.role in _ACTUAL
        return (0 if is_usual else 1 if is_turned else 2, abs(number - pair[0]) + abs(number - pair[1]))

    return iter(sorted(pairs, key=likelihood))


def _difference(row: GridRow, minuend: int, subtrahend: int, number: int) -> _Difference | None:
    if row.is_heading or len(row.cells) <= max(minuend, subtrahend, number):
        return None
    first, second, deviation = (only_value(row.cells[place]) for place in (minuend, subtrahend, number))
    if first is None or second is None or deviation is None:
        return None
    if deviation.unit == "%" != first.unit or (first.unit != second.unit and first.unit and second.unit):
        return None
    return _Difference(row, first, second, deviation)


def _finding(grid: Grid, one: _Difference, minuend: int, subtrahend: int, number: int) -> Finding:
    columns: tuple[GridColumn, ...] = grid.columns
    row, cell = one.row, one.row.cells[number]
    expected = printed(one.expected, one.minuend, one.subtrahend, one.deviation)
    first, second = columns[minuend].label, columns[subtrahend].label
    if one.is_flipped:
        message = Words(
            f"Avvikelsen {one.deviation.text} har omvänt tecken: ”{first}” minus ”{second}” är {expected}, som i tabellens andra rader.",
            f"The deviation {one.deviation.text} has the wrong sign: “{first}” less “{second}” is {expected}, as in the other rows.",
        )
    else:
        message = Words(
            f"Avvikelsen är {one.deviation.text}, men ”{first}” minus ”{second}” ({one.minuend.text} − {one.subtrahend.text}) är {expected}.",
            f"The deviation is {one.deviation.text}, but “{first}” less “{second}” ({one.minuend.text} − {one.subtrahend.text}) is {expected}.",
        )
    return _says(
        cell.place,
        cell.text,
        message,
        shown(row, columns[number], cell, one.deviation),
        Evidence(expected, Words(f"”{first}” minus ”{second}”", f"“{first}” less “{second}”")),
        shown(row, columns[minuend], row.cells[minuend], one.minuend),
        shown(row, columns[subtrahend], row.cells[subtrahend], one.subtrahend),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-deviation",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title=Words("Avvikelsen stämmer inte", "The deviation is wrong"),
        explanation=Words(
            "En avvikelse är skillnaden mellan två av tabellens kolumner, oftast budget minus utfall eller prognos. Vilka kolumner det är, och "
            "åt vilket håll, visar tabellens rader; en rad som bryter mönstret med mer än avrundning är fel.",
            "A deviation is the difference between two of the table's columns, most often budget less outcome or forecast. Which ones, "
            "and which way round, the rows show; a row that breaks the pattern by more than rounding is wrong.",
        ),
        example=Words(
            "Budget 32,0, redovisat 25,0 och avvikelse −7,0, där de andra raderna har plus för överskott.",
            "Budget 32,0, outcome 25,0 and deviation −7,0, where the other rows have plus for a surplus.",
        ),
        fix=_FIX,
        each_table=_check,
    ),
)
