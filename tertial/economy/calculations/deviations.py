"""Sums and deviations. Plain Python, exact, in öre."""

from __future__ import annotations

from collections.abc import Iterable


def deviation(*, budget: int, actual: int) -> int:
    """Budget minus outcome or forecast, on every row, revenue rows too; plus is a surplus.

    Source: the municipalities' own practice, checked against every deviation in published reports.
    """
    return budget - actual


def total(amounts: Iterable[int | None]) -> int | None:
    """The sum of amounts, or None when any of them is missing: a sum with a hole in it is not a sum."""
    result = 0
    for amount in amounts:
        if amount is None:
            return None
        result += amount
    return result


def deviation_percent(*, budget: int, actual: int) -> float | None:
    """The deviation as a share of the budget in percent, for sorting and bars; None without a budget."""
    return None if budget == 0 else 100 * deviation(budget=budget, actual=actual) / abs(budget)
