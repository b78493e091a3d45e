"""Where values stand and what time they are of, so that a number in a text can be asked: of when are you?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.review.finding import Place
from tertial.review.reading.grids import Grid, Role
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
_HUGE = Decimal(10) ** 15


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
        return Words(Period(self.year, self.month).words, f"January to month {self.month} of {self.year}")


@dataclass(frozen=True, slots=True)
class Dated:
    """A value that is printed or known, with its time; `words` are the stems of its row's label, `also` years that its notes name."""

    when: When
    words: frozenset[str]
    label: str
    printed: str
    source: Words
    place: Place | None
    key: str
    is_money: bool
    also: frozenset[int] = frozenset()


class DatedValues:
    """Every value of a subject whose time is known, to be found by how it is written."""

    def __init__(self, subject: Subject) -> None:
        self._by_print: dict[tuple[str, Decimal], list[Dated]] = defaultdict(list)
        self.by_key: dict[str, Dated] = {}
        for grid in subject.grids:
            self._read(grid, subject.period)
        for figure in subject.facts.figures if subject.facts else ():
            self._add_figure(figure)

    def like(self, number: Number) -> list[Dated]:
        """The values that would be written as the number is."""
        if abs(number.value) > _HUGE:
            return []
        if number.unit in MONEY:
            if (number.unit, number.decimals) not in (("mnkr", 1), ("tkr", 0), ("kr", 0)):
                return []
            return self._by_print.get((number.unit, abs(number.value)), [])
        return self._by_print.get(("", abs(number.value)), [])

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
            also = frozenset(time.year for note in cell.notes for time in times_in(note) if time.year)
            unit = figure.unit if figure else value.unit or row.unit or column.unit or grid.unit
            dated = Dated(
                when, stems(label), label, value.text, Words(cell.place.described, cell.place.described), cell.place,
                figure.key if figure else "", unit in MONEY, also,
            )  # fmt: skip
            self._add(dated, figure.number if figure and figure.number is not None else value.number, unit)

    def _add_figure(self, figure: Figure) -> None:
        when = _when_of_figure(figure)
        if when is not None and figure.number is not None and figure.key not in self.by_key:
            source = Words(f"{figure.label}, {when.words.sv}", f"{figure.label}, {when.words.en}")
            dated = Dated(
                when, stems(figure.label), figure.label, str(figure.number), source, None, figure.key,
                figure.unit in MONEY,
            )  # fmt: skip
            self._add(dated, figure.number, figure.unit)

    def _add(self, dated: Dated, number: Decimal, unit: str) -> None:
        if dated.key:
            self.by_key.setdefault(dated.key, dated)
        if abs(number) > _HUGE:
            return
        if unit in MONEY:
            kronor = abs(number) * MONEY[unit]
            self._by_print["mnkr", (kronor / 10**6).quantize(Decimal("0.1"))].append(dated)
            self._by_print["tkr", (kronor / 1000).quantize(Decimal(1))].append(dated)
            self._by_print["kr", kronor.quantize(Decimal(1))].append(dated)
        else:
            for decimals in (0, 1, 2):
                self._by_print["", round(abs(number), decimals)].append(dated)


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
        if column.time is not None and (column.time.year or (period and column.time.offset is not None)):
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
