"""The rows of the operating summary, from the rooms or from the report's own tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tertial.common.money import DECIMALS, scaled
from tertial.common.numbers import NBSP, swedish
from tertial.document.blocks import RowKind
from tertial.review.facts import Facts, LineFact
from tertial.review.finding import Evidence, Place
from tertial.review.reading.columns import Role
from tertial.review.reading.grids import Grid, GridRow
from tertial.review.reading.numbers import MONEY
from tertial.review.words import Words


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in kronor, and where it is printed; `key` is the figure's."""

    value: Decimal
    place: Place | None = None
    key: str = ""

    @property
    def text(self) -> str:
        """In the unit that suits its size: `−6,4 mnkr`, `380 tkr`."""
        return in_words(self.value)

    def evidence(self, sv: str, en: str) -> Evidence:
        """As evidence, with what it is."""
        return Evidence(self.text, Words(sv, en), self.place, self.key)


@dataclass(frozen=True, slots=True)
class Line:
    """A row. Costs are positive, deviations plus for a surplus, all in kronor; None where the report does not say.

    `outcome`, `budget` and `deviation` are the period's, `year_budget` and `year_deviation` the whole year's beside the `forecast`. `previous`
    is the outcome of the same period last year and `year_end` all of last year's. `is_sum` for sums, `of_which` for rows that add up into
    nothing. `fact` is the room's row, where there are facts.
    """

    title: str
    place: Place
    is_sum: bool = False
    is_total: bool = False
    of_which: bool = False
    outcome: Amount | None = None
    budget: Amount | None = None
    deviation: Amount | None = None
    previous: Amount | None = None
    forecast: Amount | None = None
    year_budget: Amount | None = None
    year_deviation: Amount | None = None
    year_end: Amount | None = None
    fact: LineFact | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it is a row of its own, that somebody can answer for."""
        return not self.is_sum and not self.of_which


def in_words(kronor: Decimal) -> str:
    """An amount in a sentence: millions with a decimal from half a million, else thousands."""
    unit = "mnkr" if abs(kronor) >= 500_000 else "tkr"
    return f"{swedish(scaled(kronor, unit), DECIMALS[unit])}{NBSP}{unit}"


def lines_of(grids: Sequence[Grid], facts: Facts | None) -> tuple[Line, ...]:
    """The rows: the rooms' where there are facts, else those of the tables with budget and deviation, period and year put together."""
    if facts is not None:
        places = {
            value.figure.key: cell.place
            for grid in grids
            for _row, _column, cell, value in grid.values()
            if value.figure is not None
        }
        return tuple(_of_fact(fact, places) for fact in facts.lines)
    found: dict[str, Line] = {}
    for grid in grids:
        for line in _of_grid(grid):
            key = " ".join(line.title.casefold().split())
            found[key] = _together(found[key], line) if key in found else line
    lines = list(found.values())
    totals = [line for line in lines if line.is_sum and not line.of_which]
    return tuple(replace(line, is_total=True) if totals and line is totals[-1] else line for line in lines)


def _of_fact(fact: LineFact, places: dict[str, Place]) -> Line:
    figures = {
        "outcome": fact.outcome,
        "budget": fact.budget,
        "deviation": fact.deviation,
        "previous": fact.previous,
        "forecast": fact.forecast,
        "year_budget": fact.year_budget,
        "year_deviation": fact.forecast_deviation,
        "year_end": fact.year_end,
    }
    amounts = {
        name: Amount(figure.number, places.get(figure.key), figure.key)
        for name, figure in figures.items()
        if figure.number is not None
    }
    shown = [
        name
        for name in ("year_deviation", "deviation", "forecast", "outcome")
        if name in amounts and amounts[name].place
    ]
    place = amounts[shown[0]].place if shown else None
    return Line(
        fact.title,
        place or Place(described=f"raden ”{fact.title}”"),
        is_sum=fact.is_sum,
        is_total=fact.is_total,
        of_which=fact.of_which,
        fact=fact,
        **amounts,
    )


def _of_grid(grid: Grid) -> Iterable[Line]:
    scale = MONEY.get(grid.unit)
    around = f"{grid.caption} {' '.join(grid.headings[-2:])} {grid.columns[0].label if grid.columns else ''}"
    columns = {role: grid.column(role) for role in Role}
    if scale is None or grid.of_chart or re.search(r"investering", around, re.IGNORECASE):
        return
    if columns[Role.DEVIATION] is None or columns[Role.BUDGET] is None:
        return
    is_year = columns[Role.FORECAST] is not None
    outcomes = [n for n, column in enumerate(grid.columns) if column.role is Role.OUTCOME]
    if not is_year and not outcomes:
        return
    for row in grid.rows:
        if row.kind is RowKind.GROUP or not row.label:
            continue

        def amount(place: int | None, of: GridRow = row) -> Amount | None:
            cell = of.cells[place] if place is not None and place < len(of.cells) else None
            return Amount(cell.number * scale, cell.place) if cell is not None and cell.number is not None else None

        deviation, budget = amount(columns[Role.DEVIATION]), amount(columns[Role.BUDGET])
        if deviation is None or budget is None:
            continue
        place = deviation.place or row.cells[0].place
        line = Line(row.label, place, is_sum=row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL), of_which=row.of_which)
        if is_year:
            year_end = amount(columns[Role.YEAR_END])
            yield replace(
                line,
                forecast=amount(columns[Role.FORECAST]),
                year_budget=budget,
                year_deviation=deviation,
                year_end=year_end,
            )
        else:
            previous = amount(outcomes[1]) if len(outcomes) > 1 else None
            yield replace(line, outcome=amount(outcomes[0]), budget=budget, deviation=deviation, previous=previous)


def _together(one: Line, other: Line) -> Line:
    """The row with what another table says of it; the year's place before the period's."""
    given = {
        name: getattr(one, name) or getattr(other, name)
        for name in (
            "outcome",
            "budget",
            "deviation",
            "previous",
            "forecast",
            "year_budget",
            "year_deviation",
            "year_end",
        )
    }
    place = other.place if one.year_deviation is None and other.year_deviation is not None else one.place
    return replace(
        one, place=place, is_sum=one.is_sum or other.is_sum, of_which=one.of_which or other.of_which, **given
    )
