"""Which days a period means to a measure. Plain Python."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from tertial.common.errors import Refused
from tertial.common.periods import MONTHS, Period
from tertial.measurement.extracts.rule import Span


@dataclass(frozen=True, slots=True)
class Days:
    """From a first day to a last, both included; whole months."""

    first: date
    last: date

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return tuple(months_later(self.first, number) for number in range(count))

    @property
    def words(self) -> str:
        """The days in running text: `augusti 2023`, `januari–augusti 2023`, `september 2022–augusti 2023`."""
        first, last = MONTHS[self.first.month - 1], MONTHS[self.last.month - 1]
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return f"{last} {self.last.year}"
        if self.first.year == self.last.year:
            return f"{first}–{last} {self.last.year}"
        return f"{first} {self.first.year}–{last} {self.last.year}"

    def earlier(self, months: int) -> Days:
        """As many months, so many months earlier."""
        first, last = months_later(self.first, -months), months_later(self.last.replace(day=1), -months)
        return Days(first, last_day(last))


def days_of(span: Span, period: Period, *, lag: int = 0) -> Days:
    """The days that a period means. Raises `Refused` for one that the measure has no values for."""
    if period.day is not None:
        raise Refused(f"Perioden {period} är en dag. Måttet räknas för månader eller år: skriv 2023-08 eller 2023.")
    if span is Span.YEAR and period.month is not None:
        raise Refused(f"Perioden {period} är en del av ett år, men måttet räknas för hela år: skriv {period.year}.")
    last = date(period.year, period.month or 12, 1)
    match span:
        case Span.YEAR_TO_DATE | Span.YEAR:
            first = date(period.year, 1, 1)
        case Span.MONTH:
            first = last
        case Span.ROLLING:
            first = months_later(last, -11)
    days = Days(first, last_day(last))
    return days.earlier(lag) if lag else days


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the month's last where it has no such day."""
    counted = day.year * 12 + day.month - 1 + months
    year, month = divmod(counted, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])
