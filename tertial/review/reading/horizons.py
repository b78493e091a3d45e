"""What stretch of time a table's column or a figure is for: which year, and the whole of it or a part.

A forecast is for a whole year, what is accounted for until August is for a part. A deviation takes it from the columns beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tertial.review.reading.grids import Grid, GridColumn, Role
from tertial.review.reading.times import Time, TimeKind, times_in

_PARTS = frozenset(
    {
        TimeKind.MONTHS,
        TimeKind.MONTH,
        TimeKind.DATE,
        TimeKind.FIRST_MONTHS,
        TimeKind.QUARTER,
        TimeKind.HALF,
        TimeKind.INTERIM,
    }
)
_WHOLE = re.compile(r"helår|prognos|bokslut", re.IGNORECASE)
_OF_PART = re.compile(r"\bperiod(?:en|ens|iser\w*|budget\w*|utfall\w*)?\b|ackumuler", re.IGNORECASE)
_PLANNED = (Role.BUDGET, Role.FORECAST, Role.TARGET)


class Span(StrEnum):
    """How much of a year."""

    UNKNOWN = ""
    YEAR = "year"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Horizon:
    """A year, None where nobody says, and how much of it."""

    year: int | None = None
    span: Span = Span.UNKNOWN

    def suits(self, other: Horizon) -> bool:
        """Whether both may be the same time: what one of them does not say does not part them."""
        years = self.year is None or other.year is None or self.year == other.year
        return years and (self.span is other.span or Span.UNKNOWN in (self.span, other.span))


def figure_horizon(period: str) -> Horizon:
    """A figure's, from its period: `2023` is the whole year, `2023-08` a part of it."""
    year = period[:4]
    if not (len(year) == 4 and year.isdecimal()):
        return Horizon()
    return Horizon(int(year), Span.PART if len(period) > 4 else Span.YEAR)


def column_horizons(grid: Grid) -> tuple[Horizon, ...]:
    """One for each column, from its heading, else from the columns beside it and the table's caption."""
    caption = times_in(grid.caption)
    own = [_of_column(column) for column in grid.columns]
    beside = Horizon(
        _year_beside(grid, own) or next((time.year for time in caption if time.year), None),
        _beside(grid, own, caption),
    )
    return tuple(
        Horizon(one.year if one.year is not None else beside.year, one.span or beside.span)
        if column.role is not Role.VALUE
        else one
        for column, one in zip(grid.columns, own, strict=True)
    )


def _year_beside(grid: Grid, own: list[Horizon]) -> int | None:
    """The year that a column without one may borrow: not that of an earlier outcome beside `Utfall`, which is named to tell it apart."""
    planned = [one.year for column, one in zip(grid.columns, own, strict=True) if one.year and column.role in _PLANNED]
    if planned:
        return planned[0]  # a deviation is from a plan, so that "Bokslut 2022" beside it does not tell its year
    told_apart = any(
        column.role is Role.OUTCOME and one.year is None and not column.span
        for column, one in zip(grid.columns, own, strict=True)
    )
    return next(
        (
            one.year
            for column, one in zip(grid.columns, own, strict=True)
            if one.year and not (told_apart and column.role in (Role.OUTCOME, Role.YEAR_END))
        ),
        None,
    )


def _of_column(column: GridColumn) -> Horizon:
    time = column.time
    year = time.year if time else None
    if column.role in (Role.FORECAST, Role.YEAR_END, Role.TARGET) or re.search("helår", column.label, re.IGNORECASE):
        return Horizon(year, Span.YEAR)
    if time is not None and time.kind in _PARTS:
        return Horizon(year, Span.PART)
    if column.role is Role.BUDGET and _OF_PART.search(column.label):
        return Horizon(year, Span.PART)
    if time is not None and time.kind in (TimeKind.YEAR, TimeKind.WHOLE_YEAR):
        return Horizon(year, Span.YEAR)
    return Horizon(year)


def _beside(grid: Grid, own: list[Horizon], caption: tuple[Time, ...]) -> Span:
    if any(column.role is Role.FORECAST for column in grid.columns):
        return Span.YEAR
    spans = {
        one.span for column, one in zip(grid.columns, own, strict=True) if column.role in (Role.OUTCOME, Role.BUDGET)
    }
    if Span.PART in spans:
        return Span.PART
    if any(time.kind in _PARTS for time in caption) and not _WHOLE.search(grid.caption):
        return Span.PART
    return Span.YEAR if Span.YEAR in spans or _WHOLE.search(grid.caption) else Span.UNKNOWN
