"""Slow, obvious sums of an economy: walk the list of amounts once for every number asked for.

Amounts stand as (line, measure, period, öre); a number is None where anything that it needs is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

Entry = tuple[str, str, str, int]


def amount(entries: Sequence[Entry], line: str, measure: str, period: str) -> int | None:
    """The last amount entered for a line, measure and period."""
    found = None
    for code, what, when, ore in entries:
        if (code, what, when) == (line, measure, period):
            found = ore
    return found


def total(entries: Sequence[Entry], lines: Collection[str], measure: str, period: str) -> int | None:
    """The sum over lines, if every one of them has the amount, and if there are any."""
    result = 0
    for line in lines:
        found = amount(entries, line, measure, period)
        if found is None:
            return None
        result = result + found
    return result if lines else None


def deviation(budget: int | None, actual: int | None) -> int | None:
    """Budget minus actual, if both exist."""
    if budget is None or actual is None:
        return None
    return budget - actual
