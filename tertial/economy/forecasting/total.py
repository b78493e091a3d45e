"""A committee's suggestion: its lines' together."""

from __future__ import annotations

from collections.abc import Collection
from math import sqrt

from tertial.economy.forecasting.suggest import Suggestion

TOGETHER = 0.2
"""How much two lines' errors go together (correlation): pay rises and the times strike them all, most else strikes one."""


def total(suggestions: Collection[Suggestion]) -> tuple[int, int, int]:
    """The sum of lines' suggestions, and between what it lies with a probability of 80 %: amount, low and high in öre.

    Errors cancel in part, so the interval is narrower than the intervals' sum.
    """
    halves = [(one.high_ore - one.low_ore) / 2 for one in suggestions]
    squares = sum(half**2 for half in halves)
    half = round(sqrt(squares + TOGETHER * max(sum(halves) ** 2 - squares, 0.0)))
    amount = sum(one.amount_ore for one in suggestions)
    return amount, amount - half, amount + half
