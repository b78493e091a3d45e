"""Read a cell to a value. Each reader raises `Refused` with what was found and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from tertial.common.errors import Refused
from tertial.common.numbers import read_number
from tertial.common.table_files.sheets import Cell

Reader = Callable[[Cell, int], Any]
"""Reads a cell of a column whose heading says that its numbers are in so many of the unit: 1, or 1 000 for tkr."""


def text(cell: Cell, scale: int = 1) -> str:
    """A cell as text on one line. Excel keeps codes as numbers: 575 comes as 575.0."""
    match cell:
        case str():
            return " ".join(cell.split())
        case None:
            return ""
        case bool():
            return "SANT" if cell else "FALSKT"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return " ".join(str(cell).split())


def long_text(cell: Cell, scale: int = 1) -> str:
    """A cell as text that may have several lines."""
    return as_lines(cell) if isinstance(cell, str) else text(cell)


def as_lines(words: str) -> str:
    """A text of several lines as a file keeps it: every line's end the same, nothing around it."""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def year(cell: Cell, scale: int = 1) -> int | None:
    """A year; None for an empty cell."""
    written = text(cell)
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and len(written) == 4):
        raise Refused(f"”{written}” är inget år. Skriv till exempel 2023.")
    return int(written)


def number(cell: Cell, scale: int = 1) -> Decimal | None:
    """A number as it was typed; None for an empty cell. What the heading says of scale is left to the caller."""
    match cell:
        case None | "":
            return None
        case bool() | date() | datetime() | time() | timedelta():
            raise Refused(f"”{text(cell)}” är inte ett tal. Skriv till exempel 1234,50.")
        case int():
            return Decimal(cell)
        case float():
            return typed(cell)
        case _:
            return read_number(cell) if cell.strip() else None


def typed(cell: float) -> Decimal:
    """The shortest decimal that is this number in binary: what was typed. 45.0 is 45, for a workbook keeps no decimals."""
    if cell != cell or cell in (float("inf"), float("-inf")):
        raise Refused(f"”{cell}” är inte ett tal. Skriv till exempel 1234,50.")
    return Decimal(int(cell)) if cell.is_integer() else Decimal(repr(cell))
