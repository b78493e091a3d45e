"""Does a value lack the note that the values beside it have?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.grids import Cell, Grid, GridColumn, GridRow, Role
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import short, where
from tertial.review.rules.tables.notes import pattern_of
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Sätt en not vid värdet, som vid radens andra, eller skriv noten vid radens namn om den gäller hela raden.",
    "Put a note at the value, as at the row's others, or at the row's name if it is about the whole row.",
)
_says = Says("table-missing-note", Severity.HINT, _FIX)
_YEAR = re.compile(r"\b20\d\d\b")
_IU = re.compile(r"i\.?\s?u\b", re.IGNORECASE)
_LEAST_TOLD = 2
_MOST_BARE = 3
_PAST = (Role.OUTCOME, Role.YEAR_END, Role.VALUE)


def _check(grid: Grid, subject: Subject) -> Iterable[Finding]:
    if grid.of_chart or grid.is_garbled:
        return
    for row in grid.rows:
        if row.is_heading or len(row.cells) != len(grid.columns):
            continue
        cells = [
            (column, cell)
            for column, cell in zip(grid.columns, row.cells, strict=True)
            if column.role in _PAST and cell.values
        ]
        yield from _missing(row, cells)
        yield from _series(row, cells)
    yield from _unlike_all_others(grid, subject)


def _unlike_all_others(grid: Grid, subject: Subject) -> Iterator[Finding]:
    """A missing value without a note in a report where nearly all other missing values have one."""
    bare = [found for found in _unknown(grid) if not found[2].notes and len(found[2].text) <= 6]
    if not bare or len(bare) > _MOST_BARE:
        return
    told, without, example = 0, 0, ""
    for other in subject.grids:
        for _row, _column, cell in _unknown(other) if not other.of_chart else ():
            told, without = told + bool(cell.notes), without + (not cell.notes)
            example = example or (cell.notes[0] if cell.notes else "")
    if told < _LEAST_TOLD or without * 2 > told:
        return
    for row, column, cell in bare:
        if any(one.notes and one.is_missing for one in row.cells):
            continue  # told by the row's own
        yield _says(
            cell.place,
            cell.text,
            Words(
                f"Värdet saknas i ”{column.label}” utan att någon not säger varför. De andra {told} saknade värdena i rapporten har en not.",
                f"The value is missing in “{column.label}” and no note says why. The report's other {told} missing values have a note.",
            ),
            Evidence(
                short(example, 80), Words("noten vid ett annat saknat värde", "the note at another missing value")
            ),
        )


def _unknown(grid: Grid) -> Iterator[tuple[GridRow, GridColumn, Cell]]:
    """The cells that say that there is no value; not of a row that is explained as a whole, nor of one whose whole is."""
    for row in grid.rows:
        if row.is_heading or not row.cells or row.cells[0].notes:
            continue
        if row.parent >= 0 and any(one.notes for one in grid.rows[row.parent].cells):
            continue
        for column, cell in zip(grid.columns, row.cells, strict=False):
            if column.role in _PAST and cell.is_missing and _IU.match(cell.text):
                yield row, column, cell


def _missing(row: GridRow, cells: list[tuple[GridColumn, Cell]]) -> Iterator[Finding]:
    """A missing value without a note, where every other missing value of the row has one."""
    missing = [(column, cell) for column, cell in cells if cell.is_missing and re.match(r"i\.?\s?u", cell.text, re.I)]
    bare = [(column, cell) for column, cell in missing if not cell.notes and len(cell.text) <= 6]
    others = [one for one in missing if one[1].notes]
    if len(bare) != 1 or not others or len(others) + 1 != len(missing):
        return
    column, cell = bare[0]
    other_column, other = others[0]
    yield _finding(
        row, column, cell, other_column, other,
        Words("Det saknade värdet har ingen not som säger varför", "The missing value has no note that says why"),
    )  # fmt: skip


def _series(row: GridRow, cells: list[tuple[GridColumn, Cell]]) -> Iterator[Finding]:
    """A value without the note that at least two others of the row have, each for its own year."""
    noted = [(column, cell) for column, cell in cells if not cell.is_missing and _years(cell)]
    bare = [(column, cell) for column, cell in cells if not cell.notes and not cell.is_missing]
    if len(noted) < 2 or len(bare) != 1 or len(noted) + 1 != len(cells):
        return
    patterns = {pattern_of(note) for _, cell in noted for note in cell.notes if _YEAR.search(note)}
    if len(patterns) == 1 and len({_years(cell) for _, cell in noted}) == len(noted):
        column, cell = bare[0]
        words = Words("Värdet har inte den not för sitt år", "The value lacks the note for its year")
        yield _finding(row, column, cell, noted[0][0], noted[0][1], words)


def _years(cell: Cell) -> tuple[str, ...]:
    return tuple(year for note in cell.notes for year in _YEAR.findall(note))


def _finding(
    row: GridRow, column: GridColumn, cell: Cell, other_column: GridColumn, other: Cell, what: Words
) -> Finding:
    note = short(other.notes[0], 80)
    return _says(
        cell.place,
        cell.text,
        Words(
            f"{what.sv} i ”{column.label}”, som ”{other_column.label}” har: ”{note}”",
            f"{what.en} in “{column.label}”, as “{other_column.label}” has: “{note}”",
        ),
        Evidence(note, where(row, other_column), other.place),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-missing-note",
        family=Family.TABLES,
        severity=Severity.HINT,
        title=Words("Noten saknas vid ett av radens värden", "One of the row's values lacks its note"),
        explanation=Words(
            "Har radens andra saknade värden en förklaring, eller radens andra år en not om vad de avser, ska också det sista ha det. Noten har ofta fallit "
            "bort när en kolumn byttes.",
            "Where the row's other missing values are explained, or its other years have a note on what they are of, the last should have one too. It has "
            "often been lost when a column was replaced.",
        ),
        example=Words(
            "I.U.¹² för 2022 och I.U. utan not för augusti 2023.",
            "I.U.¹² for 2022 and I.U. without a note for August 2023.",
        ),
        fix=_FIX,
        each_table=_check,
    ),
)
