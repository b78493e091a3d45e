"""Months put together where they follow on each other. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable

Stretch = tuple[int, int]
"""The first and last of months that follow on each other, both included: `(202301, 202308)`."""


def stretches(months: Iterable[int]) -> tuple[Stretch, ...]:
    """The months as stretches, in order: 202311, 202312, 202401 and 202403 are two."""
    found: list[list[int]] = []
    for month in sorted(months):
        if found and month == month_after(found[-1][1]):
            found[-1][1] = month
        else:
            found.append([month, month])
    return tuple((first, last) for first, last in found)


def month_after(month: int) -> int:
    """The month that follows: 202401 after 202312."""
    return month + 1 if month % 100 < 12 else month + 89
