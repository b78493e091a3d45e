"""Read a cell to a value. Each reader raises `Refused` with what was found and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from tertial.common.errors import Refused
from tertial.common.money import ORE_PER_KR, in_kr
from tertial.common.numbers import read_number
from tertial.economy.importers.plan_files.sheets import Cell

Reader = Callable[[Cell, int], Any]
"""Reads a cell of a column whose numbers are in so many kronor (1, 1 000 for tkr)."""

_ALMOST = Decimal("0.0001")
_LARGEST_ORE = 10**15


def text(cell: Cell, kronor: int = 1) -> str:
    """A cell as text on one line. Excel keeps codes as numbers: 575 comes as 575.0."""
    match cell:
        case None:
            return ""
        case bool():
            return "SANT" if cell else "FALSKT"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return " ".join(str(cell).split())


def long_text(cell: Cell, kronor: int = 1) -> str:
    """A cell as text that may have several lines."""
    return as_lines(cell) if isinstance(cell, str) else text(cell)


def as_lines(words: str) -> str:
    """A text of several lines as a file keeps it: every line's end the same, nothing around it."""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def ore(cell: Cell, kronor: int = 1) -> int | None:
    """An amount in öre; None for an empty cell.

    A workbook keeps numbers in binary, so 0,1 is not quite a tenth: what is within a ten-thousandth of an öre is that öre.
    """
    number = _number(cell)
    if number is None:
        return None
    exact = number * kronor * ORE_PER_KR
    whole = exact.to_integral_value(rounding=ROUND_HALF_EVEN)
    if abs(whole) > _LARGEST_ORE:
        raise Refused(f"{in_kr(int(whole))} är för stort. Kontrollera att beloppet är i rätt enhet.")
    if abs(exact - whole) > max(_ALMOST, abs(exact) * Decimal("1e-15")):
        raise Refused(f"{text(cell)} har delar av ett öre. Avrunda till hela ören.")
    return int(whole)


def year(cell: Cell, kronor: int = 1) -> int | None:
    """A year; None for an empty cell."""
    written = text(cell)
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and len(written) == 4):
        raise Refused(f"”{written}” är inget år. Skriv till exempel 2023.")
    return int(written)


def _number(cell: Cell) -> Decimal | None:
    match cell:
        case None | "":
            return None
        case bool() | date() | datetime() | time() | timedelta():
            raise Refused(f"”{text(cell)}” är inte ett tal. Skriv till exempel 1234,50.")
        case int():
            return Decimal(cell)
        case float():
            # The shortest decimal that is this number in binary: what was typed.
            number = Decimal(repr(cell))
            if not number.is_finite():
                raise Refused(f"”{cell}” är inte ett tal. Skriv till exempel 1234,50.")
            return number
        case _:
            return read_number(cell) if cell.strip() else None
