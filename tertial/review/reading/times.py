"""Find what a Swedish text says about time: years, months, periods, quarters, interim reports, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tertial.common.periods import MONTHS

_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_SHORT = "jan|febr?|mar|apr|maj|juni?|juli?|aug|sept?|okt|nov|dec"
_ANY_MONTH = rf"(?:{_MONTH}|(?:{_SHORT})\b\.?)"
_YEAR = r"(?:19|20)\d\d"
_ORDINALS = {
    "första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6,
    "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12,
}  # fmt: skip
_COUNT = "|".join(_ORDINALS)
_TO = r"\s*(?:-|–|—|till|t\.?\s?o\.?\s?m\.?|till och med|och med)\s*"


class TimeKind(StrEnum):
    """What a mention of time is."""

    DATE = "date"
    MONTHS = "months"
    MONTH = "month"
    WHOLE_YEAR = "whole_year"
    YEAR = "year"
    YEARS = "years"
    QUARTER = "quarter"
    HALF = "half"
    INTERIM = "interim"
    SEASON = "season"
    FIRST_MONTHS = "first_months"
    ROLLING = "rolling"


@dataclass(frozen=True, slots=True)
class Time:
    """A mention of time and where it stands in its passage; what is not said is None.

    `first` and `last` are months 1–12 (of a range, a month, a quarter, a half-year; `last` alone for `de första åtta månaderna`);
    `number` is the interim report's, the quarter's or the half-year's; for YEARS `last_year` ends the range.
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


_PATTERNS: tuple[tuple[TimeKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (TimeKind.DATE, r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
        (TimeKind.DATE, rf"\b(?P<day>\d{{1,2}})(?:\s?:?\s?e)?\.?\s+(?P<name>{_ANY_MONTH})(?:\s+(?P<year>{_YEAR})\b)?"),
        (TimeKind.DATE, rf"(?<![\d,.])\b(?P<day>\d{{1,2}})/(?P<month>1[0-2]|0?[1-9])\b(?![/,.]?\d)(?:[\s-]+(?P<year>{_YEAR})\b)?"),
        (TimeKind.MONTHS, rf"\b(?P<name>{_ANY_MONTH})(?:\s+(?P<from_year>{_YEAR}))?{_TO}(?P<last_name>{_ANY_MONTH})(?:,?\s+(?P<year>{_YEAR})\b)?"),
        (TimeKind.MONTH, rf"\b(?P<name>{_MONTH})(?:\s+(?:månad\s+)?(?P<year>{_YEAR})\b)?"),
        (TimeKind.MONTH, rf"\b(?P<name>{_SHORT})\b\.?\s+(?P<year>{_YEAR})\b"),
        (TimeKind.INTERIM, rf"\bdelår(?:srapport|et)?\s*(?P<number>[1-3]|ett|två|tre)\b(?:\s+(?P<year>{_YEAR})\b)?"),
        (TimeKind.INTERIM, rf"\b(?P<number>första|andra|tredje)\s+delår(?:et|srapporten)?\b(?:\s+(?P<year>{_YEAR})\b)?"),
        (TimeKind.QUARTER, rf"\b(?:kvartal|Q)\s?(?P<number>[1-4])\b(?:[,\s]+(?P<year>{_YEAR})\b)?"),
        (TimeKind.QUARTER, rf"\b(?P<number>första|andra|tredje|fjärde)\s+kvartalet\b(?:\s+(?P<year>{_YEAR})\b)?"),
        (TimeKind.HALF, rf"\b(?P<number>första|andra)\s+(?:halvåret|halvan av (?:året|(?={_YEAR})))\s*(?P<year>{_YEAR})?\b"),
        (TimeKind.FIRST_MONTHS, rf"\b(?:årets|de)\s+(?:första\s+(?P<count>{_COUNT}|\d\d?)|(?P<count_2>{_COUNT}|\d\d?)\s+första)\s+månader(?:na)?\b"),
        (TimeKind.ROLLING, rf"\b(?:de\s+)?senaste\s+(?P<count>{_COUNT}|\d\d?)\s+månader(?:na)?\b"),
        (TimeKind.SEASON, rf"\b(?:vår|sommar|höst|vinter)en\s+(?P<year>{_YEAR})\b"),
        (TimeKind.WHOLE_YEAR, rf"\b(?:helår(?:et|sprognosen för)?|kalenderåret|verksamhetsåret|budgetåret|bokslut(?:et)?)\s+(?P<year>{_YEAR})\b"),
        (TimeKind.YEARS, rf"\b(?P<year>{_YEAR})\s*[-–—/]\s*(?P<last_year>{_YEAR})\b"),
        (TimeKind.YEAR, rf"(?<![\d.,:/§-])(?P<year>{_YEAR})(?![\d:/]|,\d|\.\d|\s?(?:%|kr\b|tkr|mnkr|kronor|procent|[  ]\d{{3}}\b))(?:[-:]?års)?"),
    )
)  # fmt: skip


def times_in(text: str) -> tuple[Time, ...]:
    """Every mention of time in a text, in order; where two overlap, the more specific one."""
    if not text:
        return ()
    found: list[Time] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            time = _time(kind, match)
            if time is not None:
                found.append(time)
                taken.append((match.start(), match.end()))
    return tuple(sorted(found, key=lambda time: time.start))


def month_number(name: str) -> int:
    """The month's number by its name or the beginning of it."""
    plain = name.casefold().rstrip(".")
    return next(number for number, month in enumerate(MONTHS, start=1) if month[:3] == plain[:3])


def _time(kind: TimeKind, match: re.Match[str]) -> Time | None:
    named = match.groupdict()
    year = int(named["year"]) if named.get("year") else None
    first = last = None
    if named.get("name"):
        first = last = month_number(named["name"])
    if named.get("month"):
        first = last = int(named["month"])
        if not 1 <= first <= 12:
            return None
    if named.get("last_name"):
        last = month_number(named["last_name"])
    day = int(named["day"]) if named.get("day") else None
    if day is not None and not 1 <= day <= 31:
        return None
    number = _count(named.get("number"))
    if kind is TimeKind.QUARTER and number:
        first, last = 3 * number - 2, 3 * number
    elif kind is TimeKind.HALF and number:
        first, last = (1, 6) if number == 1 else (7, 12)
    elif kind in (TimeKind.FIRST_MONTHS, TimeKind.ROLLING):
        number = _count(named.get("count") or named.get("count_2"))
        first, last = (1, number) if kind is TimeKind.FIRST_MONTHS else (None, None)
    last_year = int(named["last_year"]) if named.get("last_year") else None
    text = match[0].rstrip()
    return Time(match.start(), match.start() + len(text), text, kind, year, first, last, day, number, last_year)


def _count(word: str | None) -> int | None:
    if not word:
        return None
    return int(word) if word.isdigit() else _ORDINALS.get(word.casefold())
