"""Where values stand and what time they are of, so that a number in a text can be asked: of when are you?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from math import floor

from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.review.finding import Place
from tertial.review.reading.grids import Cell, Grid, Role
from tertial.review.reading.labels import stems
from tertial.review.reading.numbers import MONEY, Number
from tertial.review.reading.times import Time, TimeKind, times_in
from tertial.review.subject import Subject
from tertial.review.words import Words

_PARTS = frozenset(
    {
        TimeKind.DATE, TimeKind.MONTH, TimeKind.MONTHS, TimeKind.FIRST_MONTHS, TimeKind.QUARTER, TimeKind.TERTIAL,
        TimeKind.HALF,
    }
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_HUGE = Decimal(10) ** 15
_AS_MONEY = (("mnkr", 1e-5), ("tkr", 1e-3), ("kr", 1))
_AS_NUMBER = (("0", 1), ("1", 10), ("2", 100))


@dataclass(frozen=True, slots=True)
class When:
    """A year, and the month that it is counted until; no month is the whole year."""

    year: int
    month: int | None = None

    @property
    def words(self) -> Words:
        """`januari–augusti 2023`, `helår 2022`."""
        if self.month is None or self.month == 12:
            return Words(f"helår {self.year}", f"the full year {self.year}")
        first = "" if self.month == 1 else "January–"
        return Words(Period(self.year, self.month).words, f"{first}{_MONTHS[self.month - 1]} {self.year}")


def said(period: Period) -> Words:
    """A report's period in words."""
    return When(period.year, period.month).words


@dataclass(frozen=True, slots=True)
class Dated:
    """A value that is printed or known, with its time; `also` are years that its notes name. `described` is where it is printed."""

    when: When
    label: str
    printed: str
    described: str
    place: Place | None
    key: str
    is_money: bool
    also: frozenset[int] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        """The stems of its label."""
        return stems(self.label)

    @property
    def source(self) -> Words:
        """Where it comes from."""
        when = self.when.words
        return Words(self.described or f"{self.label}, {when.sv}", self.described or f"{self.label}, {when.en}")


class DatedValues:
    """Every value of a subject whose time is known, to be found by how it is written. Read when first asked: most texts never ask."""

    def __init__(self, subject: Subject) -> None:
        self._grids = subject.grids
        self._period = subject.period
        self._figures = subject.facts.figures if subject.facts else ()
        self._by_print: dict[tuple[str, int], list[Dated | Figure]] = defaultdict(list)
        self._seen: set[str] = set()
        self._is_read = False

    def of_figure(self, figure: Figure) -> Dated | None:
        """A bound figure with its time, None for one that has none or that is computed from several."""
        when = _when_of_figure(figure)
        if when is None or figure.number is None or " " in figure.key:
            return None
        return Dated(when, figure.label, str(figure.number), "", None, figure.key, figure.unit in MONEY)

    def where(self, value: Dated) -> Dated:
        """The same value where a table prints it, with the years that its notes name; itself where none does."""
        for grid in self._grids:
            for _, _, cell, one in grid.values():
                if one.figure is not None and one.figure.key == value.key:
                    return replace(
                        value, place=cell.place, described=cell.place.described, also=_noted(cell), printed=one.text
                    )
        return value

    def like(self, number: Number) -> list[Dated]:
        """The values that would be written as the number is."""
        if abs(number.value) > _HUGE:
            return []
        self._read_all()
        if number.unit in MONEY:
            if (number.unit, number.decimals) not in (("mnkr", 1), ("tkr", 0), ("kr", 0)):
                return []
            scale = 10 if number.unit == "mnkr" else 1
            return self._dated(number.unit, _rounded(number.value, scale))
        return self._dated(str(number.decimals), _rounded(number.value, 10**number.decimals))

    def _dated(self, written: str, size: int) -> list[Dated]:
        found = self._by_print.get((written, size), ())
        dated = (self.of_figure(one) if isinstance(one, Figure) else one for one in found)
        return [one for one in dated if one is not None]

    def _read_all(self) -> None:
        if self._is_read:
            return
        self._is_read = True
        for grid in self._grids:
            self._read(grid, self._period)
        for figure in self._figures:
            if figure.number is not None and figure.key not in self._seen:
                self._add(figure, figure.number, figure.unit)

    def _read(self, grid: Grid, period: Period | None) -> None:
        whens = _whens(grid, period)
        for row, column, cell, value in grid.values():
            if value.number is None or column.role is Role.LABEL or abs(value.number) > _HUGE:
                continue
            figure = value.figure
            when = _when_of_figure(figure) if figure else whens.get(column.id)
            if when is None:
                continue
            parent = grid.rows[row.parent].label if row.parent >= 0 else ""
            label = ", ".join(part for part in (parent, row.label) if part)
            unit = figure.unit if figure else value.unit or row.unit or column.unit or grid.unit
            dated = Dated(
                when, label, value.text, cell.place.described, cell.place,
                figure.key if figure else "", unit in MONEY, _noted(cell),
            )  # fmt: skip
            if figure:
                self._seen.add(figure.key)
            self._add(dated, figure.number if figure and figure.number is not None else value.number, unit)

    def _add(self, dated: Dated | Figure, number: Decimal, unit: str) -> None:
        if abs(number) > _HUGE:
            return
        money = MONEY.get(unit)
        for written, scale in _AS_NUMBER if money is None else _AS_MONEY:
            self._by_print[written, _rounded(number * money if money else number, scale)].append(dated)


def _rounded(number: Decimal, scale: float) -> int:
    """The size as a whole number of the last printed place; a half goes up. Near enough: what is found is only looked at further."""
    return floor(abs(float(number)) * scale + 0.5)


def _noted(cell: Cell) -> frozenset[int]:
    return frozenset(time.year for note in cell.notes for time in times_in(note) if time.year)


def when_of(time: Time, period: Period) -> When | None:
    """The time as a year and month, of the report's year where none is said; None for what is no such time (`hösten`, `2022–2024`)."""
    year = time.year or (period.year + time.offset if time.offset is not None else period.year)
    if time.kind in _PARTS and time.last is not None:
        return When(year, time.last)
    if time.kind in (TimeKind.YEAR, TimeKind.WHOLE_YEAR) or (
        time.kind is TimeKind.RELATIVE and time.offset is not None
    ):
        return When(year)
    return None


def _when_of_figure(figure: Figure) -> When | None:
    year, _, rest = figure.period.partition("-")
    if not (len(year) == 4 and year.isdecimal()):
        return None
    month = rest[:2]
    return When(int(year), int(month) if month.isdecimal() else None)


def _whens(grid: Grid, period: Period | None) -> dict[str, When]:
    """What time each column is of: its own heading's; a deviation's is that of the columns before it."""
    found: dict[str, When] = {}
    last: When | None = None
    for column in grid.columns:
        when = None
        if column.time is not None and column.time.year is None and period and column.time.last == period.month:
            when = When(period.year, period.month)  # "Utfall t.o.m. aug" in a report until August
        elif column.time is not None and (column.time.year or (period and column.time.offset is not None)):
            when = when_of(column.time, period or Period(column.time.year or 1))
            if when is not None and column.time.offset is not None and last is not None:
                when = When(when.year, last.month)
        if column.role is Role.DEVIATION and when is None:
            when = last
        if when is not None:
            found[column.id] = when
            if column.role in (Role.OUTCOME, Role.BUDGET, Role.FORECAST):
                last = when
    return found
