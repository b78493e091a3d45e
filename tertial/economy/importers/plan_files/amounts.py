"""Amounts in a plan's file: cells in kronor to öre, under headings that say their unit (`Budget 2023, tkr`)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

from tertial.common.errors import Refused
from tertial.common.money import ORE_PER_KR, in_kr
from tertial.common.table_files.cells import number, text
from tertial.common.table_files.sheets import Cell

_ALMOST = Decimal("0.0001")
_LARGEST_ORE = 10**15
_UNITS = {"kr": 1, "kronor": 1, "sek": 1, "tkr": 1_000, "kkr": 1_000, "mnkr": 1_000_000, "mkr": 1_000_000}
_UNIT = re.compile(r"[\s,(\[]+(kr|kronor|sek|tkr|kkr|mnkr|mkr)[)\]]?$")
_YEAR = re.compile(r"\b(?:helår|helårs|år)?\s*(?:19|20)[0-9]{2}\b")


def ore(cell: Cell, kronor: int = 1) -> int | None:
    """An amount in öre; None for an empty cell.

    A workbook keeps numbers in binary, so 0,1 is not quite a tenth: what is within a ten-thousandth of an öre is that öre.
    """
    found = number(cell)
    if found is None:
        return None
    exact = found * kronor * ORE_PER_KR
    whole = exact.to_integral_value(rounding=ROUND_HALF_EVEN)
    if abs(whole) > _LARGEST_ORE:
        raise Refused(f"{in_kr(int(whole))} är för stort. Kontrollera att beloppet är i rätt enhet.")
    if abs(exact - whole) > max(_ALMOST, abs(exact) * Decimal("1e-15")):
        raise Refused(f"{text(cell)} har delar av ett öre. Avrunda till hela ören.")
    return int(whole)


def amounts_heading(heading: str) -> tuple[str, int]:
    """A heading without year, unit and case, and how many kronor its unit is: `Budget 2023 (tkr)` is `budget`, 1 000."""
    words = _YEAR.sub("", " ".join(heading.split()).lower()).strip()
    unit = _UNIT.search(words)
    if unit:
        words = words[: unit.start()].strip()
    return " ".join(_YEAR.sub("", words).split()).strip(" ,.:"), _UNITS[unit[1]] if unit else 1
