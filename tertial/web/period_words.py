"""Periods in the reader's language. Swedish is the periods' own; English is added here."""

from __future__ import annotations

import calendar

from django.utils.translation import get_language

from tertial.common.periods import MONTHS, Period


def _english() -> bool:
    return (get_language() or "sv").startswith("en")


def words(period: Period) -> str:
    """The period in running text: `januari–augusti 2023`, `January–August 2023`."""
    if not _english():
        return period.words
    if period.month is None:
        return f"full year {period.year}"
    month = calendar.month_name[period.month]
    if period.day is not None:
        return f"{period.day} {month} {period.year}"
    return f"{month} {period.year}" if period.month == 1 else f"January–{month} {period.year}"


def window_words(months: tuple[int, int]) -> str:
    """Months from one up to another, both included: `augusti 2023`, `januari–augusti 2023`, `september 2022–augusti 2023`."""
    first, last = months
    if first == last:
        names = calendar.month_name if _english() else ("", *MONTHS)
        return f"{names[last % 100]} {last // 100}"
    if first == last // 100 * 100 + 1:
        return words(Period(last // 100, last % 100 if last % 100 < 12 else None))
    return f"{window_words((first, first))}–{window_words((last, last))}"


def heading(period: Period) -> str:
    """The period over a column of measured values: `Helår 2022`, `Full year 2022`."""
    if not _english():
        return period.heading
    return f"Full year {period.year}" if period.month is None else f"{calendar.month_name[period.month]} {period.year}"
