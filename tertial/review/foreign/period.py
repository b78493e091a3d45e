"""The period that a report says it is for, by its title and first page."""

from __future__ import annotations

import re
from itertools import pairwise

from tertial.common.periods import MONTHS, Period

_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS)))
_YEAR = r"(?P<year>20\d\d)"
_RANGE = re.compile(
    rf"\b(?:jan(?:uari|\.)?)\s*(?:-|–|—|till|t\.o\.m\.?|tom|till och med)\s*(?P<month>{_MONTH})\.?,?\s+{_YEAR}\b", re.I
)
_DAY = re.compile(rf"\b(?:den\s+)?(?:3[01]|29|28)\s+(?P<month>{_MONTH})\.?,?\s+{_YEAR}\b", re.I)
_ISO = re.compile(rf"\b{_YEAR}-(?P<number>0[1-9]|1[0-2])-(?:28|29|30|31)\b")
_STROKE = re.compile(rf"\b(?:28|29|30|31)/(?P<number>1[0-2]|0?[1-9])[\s-]+{_YEAR}\b")
_UNTIL = re.compile(
    rf"\b(?:per|till och med|t\.o\.m\.|tom|efter)\s+(?:sista\s+)?(?P<month>{_MONTH})\.?,?\s+{_YEAR}\b", re.I
)
_INTERIM = re.compile(
    rf"\b(?:delår(?:srapport|sbokslut|suppföljning)?|tertial(?:rapport)?)\s*(?P<number>[1-3])\b[\s,:–-]*{_YEAR}\b"
    rf"|\b(?:delår(?:srapport|sbokslut)?|tertial(?:rapport)?)\s+{_YEAR.replace('year', 'year_2')}[\s,:–-]+(?P<number_2>[1-3])\b",
    re.I,
)
_MONTHLY = re.compile(
    rf"\b(?:månads(?:rapport|uppföljning)|uppföljning|delårsrapport|prognos)\w*[\s,:–-]+(?P<month>{_MONTH})\s+{_YEAR}\b",
    re.I,
)
_YEARLY = re.compile(
    rf"\b(?:verksamhetsberättelse|årsredovisning|årsrapport|bokslut|årsberättelse|helårsrapport|internbudget|verksamhetsplan|helår)"
    rf"\w*(?:\s+(?:för|och|med|analys|helår|år|verksamhetsåret|kalenderåret|[a-zåäö]*nämnden|[a-zåäö]*styrelsen)){{0,4}}[\s,:–-]+{_YEAR}\b",
    re.I,
)
_INTERIM_WORD = re.compile(r"\b(?:delår|tertial|månadsrapport|månadsuppföljning|uppföljning|prognos)", re.I)
_DAY_ALONE = re.compile(rf"\b(?:den\s+)?(?:3[01]|29|28)\s+(?P<month>{_MONTH})\b", re.I)
_ANY_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LINES = 60


def period_of(lines: list[str]) -> Period | None:
    """The period by the first lines that tell one, titles before running text; None where nobody says."""
    head = [" ".join(line.split()) for line in lines if line.strip()][:_LINES]
    short = [line for line in head if len(line) <= 120]
    for line in short:
        if period := _in_line(line):
            return period
    # A title is often broken over lines: "Delårsrapport per den" / "31 augusti 2023".
    for first, second in pairwise(short):
        if period := _in_line(f"{first} {second}"):
            return period
    return None


def _in_line(line: str) -> Period | None:
    interim = bool(_INTERIM_WORD.search(line))
    if interim or re.search(r"\b(?:rapport|bokslut|period|redovisning|per den)", line, re.I):
        for pattern in (_RANGE, _DAY, _ISO, _STROKE, _UNTIL, _MONTHLY):
            if match := pattern.search(line):
                return _ended(int(match["year"]), _month(match))
        # "per den 31 augusti med prognos för helår 2023"
        years = set(_ANY_YEAR.findall(line))
        if len(years) == 1 and (match := _DAY_ALONE.search(line)):
            return _ended(int(years.pop()), _month(match))
    if match := _INTERIM.search(line):
        year, number = int(match["year"] or match["year_2"]), int(match["number"] or match["number_2"])
        month = _interim_month(line, number)
        return _ended(year, month) if month else None
    if not interim and (match := _YEARLY.search(line)):
        return Period(int(match["year"]))
    return None


def _interim_month(line: str, number: int) -> int | None:
    """The last month of an interim where all municipalities mean the same: the first `delår` ends in March, April or June."""
    if re.search("tertial", line, re.I):
        return {1: 4, 2: 8, 3: 12}[number]
    return 8 if number == 2 else None


def _ended(year: int, month: int) -> Period:
    return Period(year) if month == 12 else Period(year, month)


def _month(match: re.Match[str]) -> int:
    named = match.groupdict()
    if named.get("number"):
        return int(named["number"])
    plain = str(named["month"]).casefold()[:3]
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(plain))
