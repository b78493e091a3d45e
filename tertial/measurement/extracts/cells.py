"""What stands in a cell of an extract: a day, a number. Plain Python; the engine asks once per different text."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

from tertial.common.errors import Refused
from tertial.common.numbers import read_number
from tertial.common.periods import MONTHS

MOST_DECIMALS = 6
"""A number with more decimals than these is no count of anything."""
LARGEST_NUMBER = 10**11

_TIME = r"(?:[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})" + _TIME)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})" + _TIME)
_MONTH = re.compile(r"(\d{4})[-/.]?(\d{2})")
_NAMED = re.compile(r"(?:(\d{1,2})\.? )?([a-zå]{3,9})\.? (\d{4})")
_NAMES = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}


def read_day(text: str, *, ends: bool = False) -> date | None:
    """A day as Swedish systems write it: `2023-08-31`, `20230831`, `31/8 2023`, `31 augusti 2023`, each with a time or not; None for an empty cell.

    A month (`2023-08`, `202308`, `augusti 2023`) is its first day, or where something `ends` its last. Raises ValueError, without the text, for
    anything else.
    """
    found = " ".join(text.split()).lower()
    if not found:
        return None
    year, month, day = _numbers(found.upper() if "t" in found and found[:4].isdecimal() else found)
    if not year >= 1800:
        raise ValueError("no such year")
    if day is None:
        day = monthrange(year, month)[1] if ends and 1 <= month <= 12 else 1
    return date(year, month, day)


def _numbers(text: str) -> tuple[int, int, int | None]:
    compact = _COMPACT.fullmatch(text)
    if compact:
        return int(compact[1]), int(compact[2]), int(compact[3])
    month = _MONTH.fullmatch(text)
    if month:
        return int(month[1]), int(month[2]), None
    match = _YEAR_FIRST.fullmatch(text)
    if match and match[2]:
        return int(match[1]), int(match[3]), int(match[4])
    match = _DAY_FIRST.fullmatch(text)
    if match:
        return int(match[3]), int(match[2]), int(match[1])
    match = _NAMED.fullmatch(text)
    if match and match[2][:3] in _NAMES and MONTHS[_NAMES[match[2][:3]] - 1].startswith(match[2]):
        return int(match[3]), _NAMES[match[2][:3]], int(match[1]) if match[1] else None
    raise ValueError("no day")


def read_amount(text: str) -> Decimal | None:
    """A number, Swedish or international; None for an empty cell. Raises ValueError, without the text, for anything else."""
    if not text.strip():
        return None
    number: Decimal | None = None
    try:
        number = read_number(text)
    except Refused:
        number = None
    if number is None:
        raise ValueError("no number")
    number = number.normalize()
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > MOST_DECIMALS or abs(number) > LARGEST_NUMBER:
        raise ValueError("not a number that can be kept")
    return number


def same_identity(text: str) -> str:
    """An identity as it is compared: without blanks and dashes, in capitals; empty for none."""
    return re.sub(r"[\s\u2010-\u2015\u2212-]", "", text).upper()
