"""Do all tables of the report count deviations the same way round?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.grids import Grid, Role
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import name_of, number_of, only_value, slack
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Se efter att rubrikerna för utfall och budget inte har bytt plats, och räkna avvikelsen åt samma håll i alla tabeller (budget minus utfall).",
    "See that the headings of outcome and budget have not changed places, and count deviations the same way in all tables (budget less outcome).",
)
_says = Says("table-deviation-turned", Severity.WARNING, _FIX)
_ACTUAL = (Role.OUTCOME, Role.FORECAST)
_REVENUE = re.compile(r"intäkt|inkomst|bidrag|avgift", re.I)


@dataclass(frozen=True, slots=True)
class _Turned:
    """How many rows of a table have budget less actual, and how many the reverse."""

    grid: Grid
    column: int
    usual: int
    reverse: int

    @property
    def is_reverse(self) -> bool:
        return self.reverse > self.usual


def _check(subject: Subject) -> Iterable[Finding]:
    """The tables whose deviations are counted the other way than most tables'; revenue is counted the other way with good reason."""
    tables = [one for grid in subject.grids if (one := _orientation(grid)) is not None]
    reverse = [one for one in tables if one.is_reverse]
    usual = [one for one in tables if not one.is_reverse]
    if not reverse or not usual:
        return
    if len(reverse) == len(usual):
        odd, others = reverse, usual
    else:
        odd, others = (reverse, usual) if len(reverse) < len(usual) else (usual, reverse)
    for one in odd:
        yield _finding(one, others[0])


def _orientation(grid: Grid) -> _Turned | None:
    """Which way the deviations go, for a table with a budget, one actual and one deviation where two rows or more tell, and agree."""
    if grid.of_chart or grid.is_garbled or _REVENUE.search(grid.caption):
        return None
    deviations = [
        place for place, column in enumerate(grid.columns) if column.role is Role.DEVIATION and column.unit != "%"
    ]
    budgets = [place for place, column in enumerate(grid.columns) if column.role is Role.BUDGET and column.unit != "%"]
    if len(deviations) != 1 or not budgets:
        return None
    best: _Turned | None = None
    for budget in budgets:
        for actual, column in enumerate(grid.columns):
            if column.role not in _ACTUAL or column.unit == "%":
                continue
            usual = reverse = 0
            for row in grid.rows:
                if row.is_heading or _REVENUE.search(row.label) or len(row.cells) <= max(budget, actual, deviations[0]):
                    continue
                first, second, deviation = (only_value(row.cells[place]) for place in (budget, actual, deviations[0]))
                if first is None or second is None or deviation is None:
                    continue
                difference, room = number_of(first) - number_of(second), slack(first, second, deviation)
                if abs(difference) <= room:
                    continue
                usual += abs(difference - number_of(deviation)) <= room
                reverse += abs(difference + number_of(deviation)) <= room
            if best is None or max(usual, reverse) > max(best.usual, best.reverse):
                best = _Turned(grid, deviations[0], usual, reverse)
    if (
        best is None
        or max(best.usual, best.reverse) < 2
        or min(best.usual, best.reverse) * 4 > max(best.usual, best.reverse)
    ):
        return None
    return best


def _finding(one: _Turned, other: _Turned) -> Finding:
    column = one.grid.columns[one.column]
    row = next(row for row in one.grid.rows if not row.is_heading)
    cell = row.cells[one.column]
    mine = (
        ("utfall minus budget", "outcome less budget")
        if one.is_reverse
        else ("budget minus utfall", "budget less outcome")
    )
    theirs = (
        ("utfall minus budget", "outcome less budget")
        if other.is_reverse
        else ("budget minus utfall", "budget less outcome")
    )
    return _says(
        cell.place,
        column.label,
        Words(
            f"Avvikelserna i tabellen ”{name_of(one.grid)}” är {mine[0]}, men i tabellen ”{name_of(other.grid)}” {theirs[0]}.",
            f"The deviations in the table “{name_of(one.grid)}” are {mine[1]}, but in the table “{name_of(other.grid)}” {theirs[1]}.",
        ),
        Evidence(
            column.label,
            Words(f"kolumnen i tabellen ”{name_of(one.grid)}”", f"the column in the table “{name_of(one.grid)}”"),
            cell.place,
        ),
        Evidence(
            other.grid.columns[other.column].label,
            Words(f"kolumnen i tabellen ”{name_of(other.grid)}”", f"the column in the table “{name_of(other.grid)}”"),
            other.grid.place,
        ),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-deviation-turned",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Avvikelserna räknas åt olika håll", "Deviations are counted different ways"),
        explanation=Words(
            "Plus ska betyda överskott i hela rapporten. En tabell som räknar tvärtom har ofta fått rubrikerna för utfall och budget omkastade.",
            "Plus should mean a surplus all over the report. A table that counts the other way has often got its headings of outcome and budget swapped.",
        ),
        example=Words(
            "I periodens tabell är 32,0 i budget och 25,0 i utfall avvikelsen 7,0, i helårets tabell −7,0.",
            "In the period's table a budget of 32.0 and an outcome of 25.0 give 7.0, in the year's table −7.0.",
        ),
        fix=_FIX,
        whole=_check,
    ),
)
