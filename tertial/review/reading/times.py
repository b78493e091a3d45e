"""Find what a Swedish text says about time: years, months, periods, quarters, interim reports, dates."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from enum import StrEnum

from tertial.common.periods import MONTHS
from tertial.review.reading.time_patterns import (
    BODY,
    NAMES_MONTH,
    ORDINALS,
    PATTERNS,
    REGISTRATION,
    SEASONS,
)


class TimeKind(StrEnum):
    """What a mention of time is."""

    DATE = "date"
    MONTHS = "months"
    MONTH = "month"
    WHOLE_YEAR = "whole_year"
    YEAR = "year"
    YEARS = "years"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF = "half"
    INTERIM = "interim"
    SEASON = "season"
    FIRST_MONTHS = "first_months"
    ROLLING = "rolling"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Time:
    """A mention of time and where it stands in its passage; what is not said is None.

    `first` and `last` are months 1–12 (of a range, a month, a quarter, a half-year, a season); `de första åtta månaderna` and `årets
    sista fyra månader` have them too. `number` is the interim report's, the quarter's, the tertial's or the half-year's; for ROLLING
    how many months. For YEARS `last_year` ends the range. `offset` is the years from the report's own for what is said of it: 0 for
    `i år`, -1 for `föregående år`, 1 for `nästa år`.
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    year: int | None = None
    first: int | None = None
    last: int | None = None
    day: int | None = None
    number: int | None = None
    last_year: int | None = None
    offset: int | None = None

    @property
    def is_possible(self) -> bool:
        """Whether there is such a day; 29 February without a year may be."""
        if self.day is None or self.last is None:
            return True
        return 1 <= self.day <= calendar.monthrange(self.year or 2024, self.last)[1]

    @property
    def is_since_january(self) -> bool:
        """Whether it is a part of a year that begins with it: `januari–augusti`, `första kvartalet`, `årets första åtta månader`."""
        return self.first == 1 and self.kind in (
            TimeKind.MONTHS,
            TimeKind.FIRST_MONTHS,
            TimeKind.QUARTER,
            TimeKind.TERTIAL,
            TimeKind.HALF,
        )


def times_in(text: str) -> tuple[Time, ...]:
    """Every mention of time in a text, in order; where two overlap, the more specific one."""
    found: list[Time] = []
    taken = bytearray(len(text))
    plain = text.casefold()
    names_month = NAMES_MONTH.search(text) is not None
    for kind, pattern, needs in PATTERNS:
        if not (any(one in plain for one in needs) if needs else names_month):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if taken.find(1, start, end) >= 0:
                continue
            time = _time(TimeKind(kind), match)
            if time is not None:
                found.append(time)
                taken[start:end] = b"\x01" * (end - start)
    return tuple(sorted(found, key=lambda time: time.start))


def month_number(name: str) -> int:
    """The month's number by its name or the beginning of it."""
    plain = name.casefold().rstrip(".")
    return next(number for number, month in enumerate(MONTHS, start=1) if month[:3] == plain[:3])


def _time(kind: TimeKind, match: re.Match[str]) -> Time | None:
    named = {name: value for name, value in match.groupdict().items() if value}
    if _is_reference(kind, match):
        return None
    year = int(named["year"]) if "year" in named else None
    if "short_year" in named:
        year = 2000 + int(named["short_year"])
    first, last, number = _months(kind, named)
    day = int(named["day"]) if "day" in named else None
    offset = None
    if kind is TimeKind.DATE:
        if last is None or (day is not None and not 1 <= day <= 31):
            return None
        if day is None:
            day = calendar.monthrange(year or 2023, last)[1]
    elif "from_day" in named:
        # "1 januari – 31 augusti": whole months, else it is two dates
        if first is None or last is None or int(named["from_day"]) != 1 or day is None:
            return None
        if day != calendar.monthrange(year or 2023, last)[1]:
            return None
        day = None
    elif kind is TimeKind.RELATIVE:
        offset, first, last, day = _relative(named)
    elif kind is TimeKind.YEARS and "last_short" in named:
        if (last_year := _last_year(year, named["last_short"], match[0])) is None:
            return None
        named["last_year"] = str(last_year)
    if last is not None and not 1 <= last <= 12:
        return None
    text = match[0].rstrip()
    return Time(
        match.start(),
        match.start() + len(text),
        text,
        kind,
        year,
        first,
        last,
        day,
        number,
        int(named["last_year"]) if "last_year" in named else None,
        offset,
    )


def _is_reference(kind: TimeKind, match: re.Match[str]) -> bool:
    """Whether what looks like a time belongs to a registration number or the like: `dnr KS 2021-12`."""
    if kind not in (TimeKind.YEAR, TimeKind.MONTH, TimeKind.YEARS) or not match[0][:1].isdigit():
        return False
    before = match.string[max(0, match.start() - 24) : match.start()]
    return bool(REGISTRATION.search(before) or (kind is not TimeKind.YEAR and BODY.search(before)))


def _months(kind: TimeKind, named: dict[str, str]) -> tuple[int | None, int | None, int | None]:
    """The first and last month, and the number."""
    first = last = None
    if "name" in named:
        first = last = month_number(named["name"])
    if "month" in named:
        first = last = int(named["month"])
    if "last_name" in named:
        last = month_number(named["last_name"])
    number = _count(named.get("number"))
    if kind is TimeKind.QUARTER and number:
        first, last = 3 * number - 2, 3 * number
    elif kind is TimeKind.TERTIAL and number:
        first, last = 4 * number - 3, 4 * number
    elif kind is TimeKind.HALF and number:
        first, last = (1, 6) if number == 1 else (7, 12)
    elif kind is TimeKind.SEASON:
        word = next((season for season in SEASONS if season in named.get("season", "").casefold()), "")
        first, last = SEASONS.get(word, (None, None))
    elif kind is TimeKind.ROLLING:
        number = (_count(named.get("count")) or 1) * (12 if "years" in named else 1)
    elif kind is TimeKind.FIRST_MONTHS:
        number = _count(named.get("count") or named.get("count_2"))
        first, last = 1, number
    elif "last_count" in named:
        number = _count(named["last_count"])
        first, last = (13 - number if number and number < 13 else None), 12
    return first, last, number


_OFFSETS = {"before": -1, "now": 0, "next": 1}


def _relative(named: dict[str, str]) -> tuple[int | None, int | None, int | None, int | None]:
    """How many years from the report's own, and the months and day of a turn of the year or half-year."""
    offset = next((offset for name, offset in _OFFSETS.items() if name in named), None)
    if "year_end" in named:
        return 0, 12, 12, 31
    if "half_turn" in named:
        return None, 6, 6, 30
    if "year_turn" in named:
        return None, 12, 12, 31
    return offset, None, None, None


def _last_year(year: int | None, short: str, text: str) -> int | None:
    """The year that `2020/21` or `2024–28` ends with; None for what is rather a month or a number of something."""
    if year is None or ("/" not in text and int(short) <= 12):
        return None
    last = year // 100 * 100 + int(short)
    return last if year < last <= year + 10 else None


def _count(word: str | None) -> int | None:
    if not word:
        return None
    return int(word) if word.isdigit() else ORDINALS.get(word.casefold())
