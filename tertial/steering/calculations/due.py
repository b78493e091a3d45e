"""Which periods a value is to be given for when things are followed up, and from when it is late. Plain Python."""

from __future__ import annotations

from datetime import date, timedelta

from tertial.common.periods import Period


def due_periods(frequency: str, period: Period) -> tuple[tuple[str, ...], ...]:
    """What should have a value at a follow-up of `period`; for each, the periods that a value may be given as.

    At each occasion: the period itself. Yearly: the year when it has ended, until then the year before. Monthly: each
    month of the year so far. At the end of December the year itself will do as well: `2023-12` and `2023` are one state.
    """
    year_end = period.month in (12, None)
    match frequency:
        case "yearly":
            year = period.year if year_end else period.year - 1
            return ((str(year), f"{year}-12"),)
        case "monthly":
            return tuple((f"{period.year}-{month:02d}",) for month in range(1, (period.month or 12) + 1))
        case _:
            return ((str(period), str(period.year)),) if year_end else ((str(period),),)


def late_from(period: Period, expected_on: date | None = None) -> date:
    """The first day that a value which is not there is late: the day after it was to come, else after the period."""
    return (expected_on or period.end) + timedelta(days=1)
