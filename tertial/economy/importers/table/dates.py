"""Dates and periods as SQL. A text that is none of its form becomes NULL."""

from __future__ import annotations

from typing import assert_never

from tertial.economy.importers.months import CENTURY_TURNS, MONTH_WORDS
from tertial.economy.importers.profiles import DateForm, PeriodForm
from tertial.economy.importers.table.amounts import SPACES
from tertial.economy.importers.table.sql import literal, pattern

_YEAR = "(?:19|2[0-9])[0-9]{2}"
"""The years that the ledger takes: 1900 to 2999."""

_DATES: dict[str, tuple[str, str]] = {
    # The form as a pattern, and the same date as ISO of the pattern's groups.
    "yyyymmdd": (f"({_YEAR})([0-9]{{2}})([0-9]{{2}})", r"\1-\2-\3"),
    "d/m/yyyy": (f"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]({_YEAR})", r"\3-\2-\1"),
    "m/d/yyyy": (f"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]({_YEAR})", r"\3-\1-\2"),
}
_ISO = f"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}"
_TIME = "[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"

_PERIODS: dict[str, str] = {
    "yyyymm": "([0-9]{4})([0-9]{2})",
    "yyyy-mm": "([0-9]{4})[-/.]([0-9]{1,2})",
    "yymm": "([0-9]{2})([0-9]{2})",
    "words": r"([a-zåäö]{3,})\.?[ /_'.-]*([0-9]{4}|[0-9]{2})",
    "m": "([0-9]{1,2})",
}


def day(column: str, form: DateForm) -> str:
    """SQL for a column's date, NULL where the text is no date of the form. A time of day after an ISO date is passed over."""
    text = f"trim({column}, {literal(SPACES)})"
    if form == "yyyy-mm-dd":
        found = (
            f"CASE WHEN regexp_full_match({column}, {pattern(_ISO)}) THEN try_cast({column} AS DATE)"
            f" WHEN regexp_full_match({text}, {pattern(f'{_ISO}(?:{_TIME})?')}) THEN try_cast(left({text}, 10) AS DATE) END"
        )
    elif form == "yymmdd":
        iso = f"regexp_replace({text}, '^([0-9]{{2}})([0-9]{{2}})([0-9]{{2}})$', '\\1-\\2-\\3')"
        century = f"CASE WHEN {text} < '{CENTURY_TURNS}' THEN '20' ELSE '19' END"
        found = f"CASE WHEN regexp_full_match({text}, '[0-9]{{6}}') THEN try_cast({century} || {iso} AS DATE) END"
    elif form == "excel":
        # Days since 1899-12-30. Below 61 lies the 29 February 1900 that Excel believes in.
        number = f"try_cast(regexp_extract({text}, '^([0-9]{{2,7}})(?:[.,][0-9]+)?$', 1) AS INTEGER)"
        found = f"CASE WHEN {number} BETWEEN 61 AND 401768 THEN DATE '1899-12-30' + {number} END"
    else:
        shape, iso = _DATES[form]
        found = (
            f"CASE WHEN regexp_full_match({text}, {pattern(shape)})"
            f" THEN try_cast(regexp_replace({text}, {pattern(f'^{shape}$')}, {literal(iso)}) AS DATE) END"
        )
    return f"({found})"


def month(column: str, form: PeriodForm, year: int | None) -> str:
    """SQL for a column's month as INTEGER (202308), NULL where the text is no month of the form.

    `year` is the year of months that don't say theirs. Periods 13 to 16 are where the year is closed and count in December.
    """
    text = f"trim({column}, {literal(SPACES)})"
    shape = pattern(f"^{_PERIODS[form]}$")

    def group(number: int, of: str = text) -> str:
        return f"regexp_extract({of}, {shape}, {number})"

    match form:
        case "yyyymm" | "yyyy-mm" | "yymm":
            of_year, number = _full_year(group(1)), f"try_cast({group(2)} AS INTEGER)"
        case "words":
            lower = f"lower({text})"
            words = ", ".join(f"{literal(word)}: {place}" for word, place in MONTH_WORDS.items())
            of_year, number = _full_year(group(2, lower)), f"MAP {{{words}}}[{group(1, lower)}]"
        case "m":
            of_year, number = str(year), f"try_cast({group(1)} AS INTEGER)"
        case _:
            assert_never(form)
    any_form = (
        f"CASE WHEN {number} BETWEEN 1 AND 16 AND {of_year} BETWEEN 1900 AND 2999"
        f" THEN CAST({of_year} * 100 + least({number}, 12) AS INTEGER) END"
    )
    if form != "yyyymm":
        return f"({any_form})"
    plain = pattern(f"{_YEAR}(?:0[1-9]|1[0-2])")
    return f"(CASE WHEN regexp_full_match({column}, {plain}) THEN CAST({column} AS INTEGER) ELSE {any_form} END)"


def last_day(month_column: str) -> str:
    """SQL for the last day of a month that stands as 202308."""
    return f"last_day(make_date({month_column} // 100, {month_column} % 100, 1))"


def _full_year(digits: str) -> str:
    number = f"try_cast({digits} AS INTEGER)"
    century = f"CASE WHEN {number} < {CENTURY_TURNS} THEN 2000 ELSE 1900 END"
    return f"({number} + CASE WHEN length({digits}) = 2 THEN {century} ELSE 0 END)"
