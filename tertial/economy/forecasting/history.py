"""A line's months as forecasting sees them: what is booked this year, what was booked before, which months stick out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

YEAR = 12
ODD = 6
"""So many times the usual departure a month must lie off its neighbours and its namesakes to be odd …"""
LONELY = 2.5
"""… and so many times the next greatest departure: a line that leaps every quarter has no odd months."""
MOST_ODD = 2


@dataclass(frozen=True, slots=True)
class History:
    """Net cost per month in exact öre, from the first month to the period's last; None where a month is unknown.

    `month` is the calendar month (1–12) of the last one. `budget` is this year's period budget, twelve amounts, or empty.
    A month without rows is 0, not None: None means that nobody has imported it.
    """

    ore: tuple[int | None, ...]
    month: int
    budget: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.month <= YEAR:
            raise ValueError(f"month {self.month} is not 1–12")
        if len(self.budget) not in (0, YEAR):
            raise ValueError(f"a year's budget has twelve months, not {len(self.budget)}")

    @property
    def this_year(self) -> tuple[int | None, ...]:
        """January to the period's last month; shorter for a line that began within the year."""
        return self.ore[-self.month :]

    @property
    def months_left(self) -> int:
        """How many months of the year are still to come."""
        return YEAR - self.month

    @property
    def last_year(self) -> tuple[int, ...] | None:
        """The twelve months of last year, or None when any of them is unknown."""
        months = self.ore[-self.month - YEAR : -self.month]
        known = tuple(ore for ore in months if ore is not None)
        return known if len(known) == YEAR else None

    @property
    def known_months(self) -> int:
        """How many months have an amount."""
        return sum(ore is not None for ore in self.ore)

    def without_leading_unknown(self) -> History:
        """The same history from its first known month that is not zero; earlier ones say nothing about the line."""
        first = next((place for place, ore in enumerate(self.ore) if ore), len(self.ore))
        return History(self.ore[min(first, max(len(self.ore) - self.month, 0)) :], self.month, self.budget)

    def regular(self) -> tuple[int | None, ...]:
        """The months with at most two odd ones made unknown: a payment that came once does not come again.

        Odd is a month far from its neighbours and from the same month of other years, and alone in being so.
        """
        result = list(self.ore)
        for _ in range(MOST_ODD):
            departures = _departures(result)
            sizes = sorted((abs(size), place) for place, size in departures.items())
            if len(sizes) < YEAR:
                break
            usual = median(size for size, _ in sizes)
            floor = sum(abs(ore) for ore in result if ore is not None) / len(sizes) / 10
            (next_greatest, _), (greatest, place) = sizes[-2:]
            if greatest <= max(ODD * usual, ODD * floor) or greatest <= LONELY * next_greatest:
                break
            result[place] = None
        return tuple(result)


def _departures(months: Sequence[int | None]) -> dict[int, float]:
    """How far each known month lies from the middle of its half-years around, less what its namesakes usually do."""
    off = {}
    for place, ore in enumerate(months):
        if ore is not None:
            around = [near for near in months[max(0, place - 6) : place + 7] if near is not None]
            off[place] = ore - median(around)
    usual = [median([off[same] for same in off if same % YEAR == month] or [0]) for month in range(YEAR)]
    return {place: size - usual[place % YEAR] for place, size in off.items()}
