"""Years in columns' headings that do not go with the columns beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tertial.common.periods import Period
from tertial.review.finding import Evidence, Finding
from tertial.review.reading.grids import Grid, GridColumn, Role
from tertial.review.reading.times import times_in
from tertial.review.rule import Says
from tertial.review.rules.tables.deviations import formula
from tertial.review.rules.time.printed_values import said
from tertial.review.subject import Subject
from tertial.review.words import Words

_ACTUAL = (Role.OUTCOME, Role.FORECAST)


def heading_findings(subject: Subject, says: Says) -> Iterator[Finding]:
    """Deviations between years, and forecasts and targets of a year that is over where the others are of the report's."""
    period = subject.period
    targets = Counter(
        column.time.year
        for grid in subject.grids
        for column in grid.columns
        if column.role is Role.TARGET and column.time is not None and column.time.year is not None
    )
    for grid in subject.grids:
        if grid.of_chart or grid.is_garbled:
            continue
        yield from _of_deviations(grid, period, says)
        if period is not None:
            yield from _alone(grid, period, targets, says)


def _of_deviations(grid: Grid, period: Period | None, says: Says) -> Iterator[Finding]:
    """A deviation between a budget of one year and an outcome or forecast of another."""
    for number, column in enumerate(grid.columns):
        if column.role is not Role.DEVIATION:
            continue
        budget = _nearest(grid, number, (Role.BUDGET,))
        actual = _nearest(grid, number, _ACTUAL)
        if budget is None or actual is None:
            continue
        first, second = grid.columns[budget], grid.columns[actual]
        one, other = _year(first, period), _year(second, period)
        if one is None or other is None or one == other:
            continue
        # With several columns of outcomes the rows tell which ones the deviation is between.
        learnt = formula(grid, number)
        if learnt is not None and {learnt[0], learnt[1]} != {budget, actual}:
            continue
        if learnt is None and grid.column(Role.OUTCOME if second.role is Role.OUTCOME else Role.FORECAST) is None:
            continue
        yield _between_years(grid, first, second, one, other, says)


def _nearest(grid: Grid, number: int, roles: tuple[Role, ...]) -> int | None:
    """The column with the role nearest before a deviation, else after it."""
    found = [place for place, column in enumerate(grid.columns) if column.role in roles and column.unit != "%"]
    before = [place for place in found if place < number]
    return before[-1] if before else found[0] if found else None


def _year(column: GridColumn, period: Period | None) -> int | None:
    """The year that a heading names; a forecast without one is for the report's year."""
    if column.time is not None and column.time.year is not None:
        return column.time.year
    named = column.time is not None and column.time.offset not in (None, 0)
    return period.year if column.role is Role.FORECAST and period is not None and not named else None


def _between_years(grid: Grid, budget: GridColumn, against: GridColumn, one: int, other: int, says: Says) -> Finding:
    heading = Words(f"{grid.place.described}, kolumnrubriken", f"{grid.place.described}, column heading")
    return says(
        grid.place,
        budget.label,
        Words(
            f"Avvikelsen räknas mellan ”{against.label}” och ”{budget.label}”: {other} mot {one}.",
            f"The deviation is between “{against.label}” and “{budget.label}”: {other} against {one}.",
        ),
        Evidence(against.label, heading, grid.place),
        Evidence(budget.label, heading, grid.place),
        fix=Words("Rätta årtalet i den ena rubriken.", "Correct the year in one of the headings."),
    )


def _is_part(column: GridColumn) -> bool:
    """Whether a heading names months and no year."""
    return column.time is not None and column.time.last is not None and column.time.year is None


def _alone(grid: Grid, period: Period, targets: Counter[int], says: Says) -> Iterator[Finding]:
    """The only forecast, or target, of a table, for a year that is over in a table whose latest values are of the report's year."""
    years = {column.time.year for column in grid.columns if column.role is Role.OUTCOME and column.time}
    # "Prognos dec 2022" under "Helårsprognos 2023", or beside an outcome until August that needs no year to be of this one.
    years.update(time.year for time in times_in(grid.caption))
    if any(column.role is Role.OUTCOME and _is_part(column) for column in grid.columns):
        years.add(period.year)
    if period.year not in years:
        return
    for role in (Role.FORECAST, Role.TARGET):
        place = grid.column(role)
        if place is None:
            continue
        column = grid.columns[place]
        year = column.time.year if column.time is not None else None
        if year is None or year >= period.year:
            continue
        if role is Role.TARGET and targets[period.year] <= targets[year]:
            continue  # so the municipality writes: its targets are those of an earlier decision
        yield says(
            grid.place,
            column.label,
            Words(
                f"Kolumnen ”{column.label}” är för {year}, men tabellens utfall och rapporten är för {said(period).sv}.",
                f"The column “{column.label}” is for {year}, but the table's outcome and the report are for {said(period).en}.",
            ),
            Evidence(
                column.label,
                Words(f"{grid.place.described}, kolumnrubriken", f"{grid.place.described}, column heading"),
                grid.place,
            ),
            Evidence(said(period).sv, Words("rapportens period", "the report's period")),
            fix=Words(
                f"Skriv {period.year} om det är årets som avses.", f"Write {period.year} if this year's is meant."
            ),
        )
