"""Tell from sample values how dates, periods and amounts are written: which forms read them all, and whether those read them alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any, Final, TypeVar, get_args

import duckdb

from tertial.economy.importers.profiles import DateForm, DecimalMark, PeriodForm, Profile, ThousandMark
from tertial.economy.importers.table import amounts, dates
from tertial.economy.importers.table.layout import Layout

_Form = TypeVar("_Form")

_MONEY: Final = ("amount", "debit", "credit")
_LIKELY = "BETWEEN DATE '1990-01-01' AND DATE '2059-12-31'"
"""Between these days a date lies. Excel's day number 45169 and ”230831” are told apart by it."""


def date_form_of(values: Sequence[str], first: DateForm = "yyyy-mm-dd") -> DateForm | None:
    """The form that reads every date; None when none does, or when two do and disagree. `first` wins where it reads them."""
    forms = [first, *(form for form in get_args(DateForm) if form != first)]
    likely = {
        form: f"(SELECT CASE WHEN day {_LIKELY} THEN day END FROM (SELECT {_day(form)} AS day))" for form in forms
    }
    return _only(values, likely, first)


def period_form_of(values: Sequence[str], first: PeriodForm = "yyyymm", year: int | None = None) -> PeriodForm | None:
    """The form that reads every period, as for dates. Months without a year are read only where the year is known."""
    forms = [first, *(form for form in get_args(PeriodForm) if form != first)]
    return _only(values, {form: dates.month("v", form, year) for form in forms if form != "m" or year}, first)


def amount_marks_of(
    values: Sequence[str], first: tuple[DecimalMark, ThousandMark] = (",", " ")
) -> tuple[DecimalMark, ThousandMark] | None:
    """The decimal and the thousand mark that read every amount, as for dates."""
    pairs = [pair for pair in product(get_args(DecimalMark), get_args(ThousandMark)) if pair[0] != pair[1]]
    pairs.sort(key=lambda pair: pair != first)
    found = {pair: amounts.ore("v", decimal=pair[0], thousands=pair[1]) for pair in pairs}
    return _only(values, found, first)


def adapted(profile: Profile, layout: Layout, rows: Iterable[Sequence[str]]) -> Profile:
    """The profile with the forms that read the rows, where its own don't and others do without doubt."""
    columns: dict[str, list[str]] = {}
    wanted = {name: [place] for name, place in layout.columns.items() if name in ("date", "period")}
    wanted["money"] = [place for name, place in layout.columns.items() if name in _MONEY] + list(layout.months.values())
    for row in rows:
        for name, places in wanted.items():
            columns.setdefault(name, []).extend(row[place] for place in places if place < len(row))
    changes: dict[str, Any] = {}
    if form := date_form_of(columns.get("date", []), profile.date_form):
        changes["date_form"] = form
    if period := period_form_of(columns.get("period", []), profile.period_form, profile.year):
        changes["period_form"] = period
    if marks := amount_marks_of(columns.get("money", []), (profile.decimal, profile.thousands)):
        changes["decimal"], changes["thousands"] = marks
    return replace(profile, **changes)


def _day(form: DateForm) -> str:
    return dates.day("v", form)


def _only(values: Sequence[str], read: Mapping[_Form, str], first: _Form) -> _Form | None:
    """The form whose SQL reads every value that is not blank: the first one, or any where all that do read the same."""
    told = [text for text in dict.fromkeys(values) if text.strip()]
    if not told:
        return None
    columns = ", ".join(read.values())
    with duckdb.connect() as connection:
        rows = connection.execute(f"SELECT {columns} FROM (SELECT unnest(?) AS v)", [told]).fetchall()
    columns_read = dict(zip(read, zip(*rows, strict=True), strict=True))
    sound = {form: found for form, found in columns_read.items() if None not in found}
    if first in sound:
        return first
    return next(iter(sound)) if len(set(sound.values())) == 1 else None
