"""Periods as they stand in figure keys and on screen.

`2023` is the calendar year, `2023-08` January up to and including August for money and the state at
the end of August for an indicator, `2023-08-31` one day. A lexical sort is not a sort in time: use `end`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tertial.common.errors import Refused

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_PATTERN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, order=False)
class Period:
    """A calendar year, a year up to and including a month, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2023`, `2023-08` or `2023-08-31`; raises `Refused` for anything else."""
        return _parsed(text)

    @classmethod
    def _read(cls, text: str) -> Period:
        match = _PATTERN.fullmatch(text)
        if match:
            year, month, day = match.groups()
            try:
                date(int(year), int(month or 1), int(day or 1))
            except ValueError:
                pass
            else:
                return cls(int(year), int(month) if month else None, int(day) if day else None)
        raise Refused(f"”{text}” är ingen period. Skriv 2023, 2023-08 eller 2023-08-31.")

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def end(self) -> date:
        """The last day of the period."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def years_back(self, years: int) -> Period:
        """The same period earlier; 29 February becomes 28 February."""
        year = self.year - years
        if self.month and self.day:
            return Period(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))
        return Period(year, self.month)

    def months_back(self, months: int) -> Period:
        """A month so many months earlier; a year counts as its December."""
        counted = self.year * 12 + (self.month or 12) - 1 - months
        return Period(counted // 12, counted % 12 + 1)

    @property
    def words(self) -> str:
        """The period in running text: `helår 2023`, `januari–augusti 2023`, `31 augusti 2023`."""
        if self.month is None:
            return f"helår {self.year}"
        if self.day is not None:
            return f"{self.day} {MONTHS[self.month - 1]} {self.year}"
        if self.month == 1:
            return f"januari {self.year}"
        return f"januari–{MONTHS[self.month - 1]} {self.year}"

    @property
    def short(self) -> str:
        """The period in a narrow column heading: `2023`, `jan–aug 2023`, `2023-08-31`."""
        if self.month is None or self.day is not None:
            return str(self)
        first, last = MONTHS[0][:3], MONTHS[self.month - 1][:3]
        return f"{first} {self.year}" if self.month == 1 else f"{first}–{last} {self.year}"

    @property
    def heading(self) -> str:
        """The period as a column heading for a measured value: `Helår 2022`, `Augusti 2023`."""
        return f"Helår {self.year}" if self.month is None else f"{MONTHS[self.month - 1].capitalize()} {self.year}"


# A page parses the same dozen periods a thousand times.
_parsed = lru_cache(maxsize=2_000)(Period._read)  # the class's own


def swedish_date(day: date) -> str:
    """A date in text: `31 augusti 2023`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
