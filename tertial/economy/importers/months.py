"""Months as exports write them: `202308`, `2023-08`, `2308`, `aug-23`, `Augusti 2023`, `8`. Plain Python, for headings and guesses.

Cells are read by SQL (`table.dates`), which takes the same words from here.
"""

from __future__ import annotations

import re
from typing import Final

from tertial.common.periods import MONTHS

_ENGLISH = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH_WORDS: Final[dict[str, int]] = {
    word[:length]: number
    for words in (MONTHS, _ENGLISH)
    for number, word in enumerate(words, start=1)
    for length in range(3, len(word) + 1)
}
"""Every beginning of three letters or more of a month's name, in Swedish and English, with the month's number."""

CENTURY_TURNS: Final = 80
"""Two digits of a year below this are 20xx, from it on 19xx."""

_BEFORE = re.compile(r"^(?:utfall|belopp|saldo|period|redovisat|bokfört|actual|amount)[ .:_-]*(?=\S)", re.IGNORECASE)
_WORDS = re.compile(r"([a-zåäö]{3,})\.?[ /_'.-]*([0-9]{4}|[0-9]{2})?", re.IGNORECASE)
_NUMBERS = (
    re.compile(r"(?P<year>[0-9]{4})[-/. ]?(?P<month>[0-9]{2})"),
    # Two digits of a year need a mark: ”2012” is a year, and no December.
    re.compile(r"(?P<year>[0-9]{2})[-/. ](?P<month>[0-9]{2})"),
)


def full_year(digits: str) -> int:
    """A year of four or two digits."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < CENTURY_TURNS else 1900)


def month_of(text: str, year: int | None = None) -> int | None:
    """The month that a heading is, as 202308; None when it is no month or doesn't say its year and none is given."""
    plain = " ".join(_BEFORE.sub("", " ".join(text.split())).split()).casefold()
    if words := _WORDS.fullmatch(plain):
        number = MONTH_WORDS.get(words[1])
        of_year = full_year(words[2]) if words[2] else year
        return of_year * 100 + number if number and of_year else None
    for pattern in _NUMBERS:
        if match := pattern.fullmatch(plain):
            number, of_year = int(match["month"]), full_year(match["year"])
            return of_year * 100 + number if 1 <= number <= 12 and 1900 <= of_year <= 2999 else None
    if year and re.fullmatch(r"0?[1-9]|1[0-2]", plain):
        return year * 100 + int(plain)
    return None
