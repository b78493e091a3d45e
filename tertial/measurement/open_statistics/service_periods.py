"""Read the periods of services: years, months and quarters, in the forms that Kolada and PxWeb write them."""

from __future__ import annotations

import re

_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"([0-9]{4})M(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"([0-9]{4})[KQ]([1-4])")
_LONGEST = 10


def own_period(code: str) -> str | None:
    """The period as the program writes it: `2023`, `2023-08`; a quarter is its last month. None for other forms.

    Other forms are kept as they came, and can't be compared with a report's periods: school years, spans of years.
    """
    if _YEAR.fullmatch(code):
        return code
    if month := _MONTH.fullmatch(code):
        return f"{month[1]}-{month[2]}"
    if quarter := _QUARTER.fullmatch(code):
        return f"{quarter[1]}-{int(quarter[2]) * 3:02d}"
    return None


def kept_period(code: str) -> str:
    """The period as it is kept: the program's own form where there is one, else the service's."""
    return own_period(code) or code[:_LONGEST]


def year_of(code: str) -> int | None:
    """The year that a period begins in; None where it names none."""
    return int(code[:4]) if _YEAR.fullmatch(code[:4]) else None
