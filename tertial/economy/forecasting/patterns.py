"""What the rest of the year costs by simple patterns: last year's, the budget's, an even one. Exact until the last step."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from tertial.economy.forecasting.history import YEAR, History

NARROW, WIDE = 0.6, 1.6
"""How far a pattern is scaled at most: a first quarter twice as dear as last year's seldom makes the rest twice as dear."""


def like_last_year(history: History) -> float | None:
    """Last year's remaining months, scaled by how this year has begun; None without the whole of last year.

    The fewer months that are booked, the less the scale is trusted.
    """
    last = history.last_year
    if last is None:
        return None
    return _scaled(last, history)


def like_budget(history: History) -> float | None:
    """The budget of the remaining months as it stands, or None without a budget."""
    return float(sum(history.budget[history.month :])) if history.budget else None


def like_scaled_budget(history: History) -> float | None:
    """The budget of the remaining months, scaled by how this year has begun; None without a budget."""
    return _scaled(history.budget, history) if history.budget else None


def evenly(history: History) -> float | None:
    """The known months of this year and the last, on average, for every month to come; None when none is known."""
    known = [ore for ore in history.ore[-YEAR:] if ore is not None]
    return sum(known) / len(known) * history.months_left if known else None


def half_trend(months: Sequence[int | None], ahead: int) -> float:
    """What the coming months cost more than a level without a trend says: half of the usual change from year to year.

    Usual is the median over every pair of namesakes a year apart, so one odd month moves nothing; half, because trends seldom
    go on as they were (the idea of the Theta method).
    """
    changes = [
        later - earlier
        for earlier, later in zip(months, months[YEAR:], strict=False)
        if earlier is not None and later is not None
    ]
    return median(changes) / YEAR / 2 * ahead * (ahead + 1) / 2 if changes else 0.0


def _scaled(pattern: Sequence[int], history: History) -> float:
    booked = sum(ore or 0 for ore in history.this_year)
    expected = sum(pattern[: history.month])
    rest = sum(pattern[history.month :])
    if booked * expected <= 0:  # no share to speak of
        return float(rest)
    share = 1 + (booked / expected - 1) * history.month / YEAR
    return rest * min(max(share, NARROW), WIDE)
