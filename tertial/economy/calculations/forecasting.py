"""How forecasts move and how well they hit. Plain Python, exact, in öre."""

from __future__ import annotations

from decimal import Decimal


def change(*, now: int | None, before: int | None) -> int | None:
    """How much a forecast rose since the occasion before (a cost that grew is plus); None when one of them is missing."""
    return None if now is None or before is None else now - before


def accuracy(*, forecast: int, year_end: int, budget: int) -> Decimal | None:
    """The forecast's miss in percent of the budget: (forecast − year-end) / |budget|, exact to 28 digits.

    Plus: more was expected than it cost. None without a budget. Source: the municipalities' own measure of forecast
    accuracy, counted on the committee's whole budget, at August and October.
    """
    if budget == 0:
        return None
    return Decimal(forecast - year_end) * 100 / abs(budget)
