"""Days on which a Swedish municipality books: weekdays that are no holidays."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache


@cache
def business_days(month: int) -> tuple[date, ...]:
    """The business days of a month (202308), in order."""
    year, number = divmod(month, 100)
    return tuple(
        day
        for day in (date(year, number, one) for one in range(1, monthrange(year, number)[1] + 1))
        if day.weekday() < 5 and day not in _holidays(year)
    )


def on_or_before(month: int, day: int) -> date:
    """The last business day of the month up to and including the day; the first of the month when there is none."""
    days = business_days(month)
    return max((one for one in days if one.day <= day), default=days[0])


@cache
def _holidays(year: int) -> frozenset[date]:
    """Public holidays that may fall on weekdays, and the eves on which offices are closed."""
    easter = _easter(year)
    fixed = {date(year, *day) for day in ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))}
    around_easter = {easter + timedelta(days=days) for days in (-2, 1, 39)}
    midsummer_eve = next(day for day in (date(year, 6, number) for number in range(19, 26)) if day.weekday() == 4)
    return frozenset(fixed | around_easter | {midsummer_eve})


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    cycle, (century, rest) = year % 19, divmod(year, 100)
    leap_centuries, odd_centuries = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * cycle + century - leap_centuries - correction + 15) % 30
    leaps, odd_years = divmod(rest, 4)
    weekday = (32 + 2 * odd_centuries + 2 * leaps - epact - odd_years) % 7
    late = (cycle + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
