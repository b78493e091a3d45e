"""What a table's column is about: its role and the time that its heading names, for women, men or all, in what unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tertial.common.periods import MONTHS
from tertial.document.blocks import ColumnKind
from tertial.review.reading.measures import Sex, named_unit, sex_of
from tertial.review.reading.times import Time, TimeKind, times_in


class Role(StrEnum):
    """What a column holds."""

    LABEL = "label"
    OUTCOME = "outcome"
    BUDGET = "budget"
    DEVIATION = "deviation"
    FORECAST = "forecast"
    TARGET = "target"
    YEAR_END = "year_end"
    VALUE = "value"
    STATUS = "status"
    TEXT = "text"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The months that a heading names: a year and its first and last month of them, both inclusive."""

    year: int
    first: int
    last: int

    @property
    def is_year(self) -> bool:
        """Whether it is all of the year."""
        return (self.first, self.last) == (1, 12)


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its id, heading without the breaks of a narrow column, role, and the time that its heading names.

    `span` is that time as months, None where the heading says too little; `sex` whom the column is for.
    """

    id: str
    label: str
    role: Role
    time: Time | None = None
    unit: str = ""
    span: Span | None = None
    sex: Sex = Sex.ALL

    @property
    def is_number(self) -> bool:
        """Whether the column is meant for values."""
        return self.role not in (Role.LABEL, Role.TEXT, Role.STATUS)


_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.STATUS, re.compile(r"^(?:status|bedömning|mål(?:et)? uppnås|måluppfyllelse)", re.I)),
    (Role.DEVIATION, re.compile(r"avvi?kelser?(?!\w)|\bavvi?k\b|\bavv\.|differens|\bdiff\b", re.I)),
    (Role.FORECAST, re.compile(r"prognos|\bprogn\b", re.I)),
    (Role.TARGET, re.compile(r"målvärde|måltal|målnivå|\bmål\b", re.I)),
    (Role.BUDGET, re.compile(r"budget|\bram\b|ram\s?20\d\d|plan 20\d\d|investeringsram", re.I)),
    (Role.YEAR_END, re.compile(r"bokslut", re.I)),
    (
        Role.OUTCOME,
        re.compile(r"redovisat|utfall|resultat|\bhelår|\baug|\bjan|\bmars\b|\bapr|\bokt|\bdec|(?<!\d)20\d\d", re.I),
    ),
)
_GOAL = re.compile(
    r"\b(?:nämnd|verksamhets|resultat)(?:ens\s+)?mål|\bnämndens\s+(?:egna\s+)?mål\b|^mål$|^målformulering", re.I
)
_SHARE_OF = re.compile(r"\bi (?:%|procent)|^andel\b|^%|förbrukat|^procent", re.I)
_MONTH_STARTS = tuple(month[:3] for month in MONTHS)
_BROKEN = re.compile(r"(?<=[a-zåäö]{2})-\s+(?=[a-zåäö]{2})")


def whole_words(label: str) -> str:
    """A heading with the words that a narrow column broke put together again: `Avvi- kelse` is `Avvikelse`.

    A hyphen stays where it means something: `jan- aug`, `kostnads- och intäktsslag`.
    """

    def joined(match: re.Match[str]) -> str:
        following = label[match.end() :]
        if re.match(r"(?:och|eller|samt|respektive|till|plus)\b", following) or following[:3] in _MONTH_STARTS:
            return match[0]
        return ""

    return " ".join(_BROKEN.sub(joined, label).split())


def column_of(identifier: str, label: str, kind: ColumnKind, *, first: bool) -> GridColumn:
    """Read a column by its heading and kind; `first` for the one that heads the rows."""
    label = whole_words(label)
    times = times_in(label)
    time = next((one for one in times if one.kind is not TimeKind.YEAR), times[0] if times else None)
    if first:
        return GridColumn(identifier, label, Role.LABEL, time)
    span, sex, unit = span_of(time), sex_of(label)[0], named_unit(label)
    if kind is ColumnKind.STATUS:
        return GridColumn(identifier, label, Role.STATUS, time)
    if kind is ColumnKind.DEVIATION:
        return GridColumn(identifier, label, Role.DEVIATION, time, unit, span, sex)
    role = next((role for role, pattern in _ROLES if pattern.search(label)), None)
    if kind is ColumnKind.TEXT and role is not Role.STATUS:
        return GridColumn(identifier, label, Role.TEXT, time)
    if role in (Role.BUDGET, Role.OUTCOME) and _SHARE_OF.search(label):
        role, unit = Role.VALUE, unit or "%"  # "Andel av budget", "Förbrukat av budget, %" are no amounts
    return GridColumn(identifier, label, role or Role.VALUE, time, unit, span, sex)


def goal_column(columns: Sequence[GridColumn]) -> int | None:
    """The column of words that names the committee's goal; None where there is none."""
    return next(
        (
            place
            for place, column in enumerate(columns)
            if _GOAL.search(column.label) and ("nämndmål" in column.label.casefold() or not column.is_number)
        ),
        None,
    )


def span_of(time: Time | None) -> Span | None:
    """The months that a mention names, None where it names no year or no months of it."""
    if time is None or time.year is None:
        return None
    match time.kind:
        case TimeKind.YEAR | TimeKind.WHOLE_YEAR:
            return Span(time.year, 1, 12)
        case TimeKind.MONTH | TimeKind.MONTHS | TimeKind.QUARTER | TimeKind.HALF if time.first and time.last:
            return Span(time.year, time.first, time.last)
        case TimeKind.DATE if time.last:
            return Span(time.year, time.last, time.last)
        case _:
            return None


_YEAR_BEFORE = re.compile(r"(?:samma|motsvarande) period (?:föregående år|förra året)|föregående år|förra året", re.I)


def with_years_before(columns: tuple[GridColumn, ...]) -> tuple[GridColumn, ...]:
    """The columns with `samma period föregående år` resolved by the first column with an outcome, else a forecast."""
    named = next(
        (
            column.span
            for role in (Role.OUTCOME, Role.FORECAST)
            for column in columns
            if column.role is role and column.span
        ),
        None,
    )
    if named is None:
        return columns
    before = Span(named.year - 1, named.first, named.last)
    return tuple(
        replace(column, span=before)
        if column.span is None and column.role is not Role.DEVIATION and _YEAR_BEFORE.search(column.label)
        else column
        for column in columns
    )
