"""Find the row of headings among a file's first rows, where no profile says which columns there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tertial.economy.importers.months import month_of
from tertial.economy.importers.table.layout import MOST_TITLES

_A_VALUE = re.compile(r"[-\u2212(]?[\d\s.,:'/)-]+(?:kr|SEK)?", re.IGNORECASE)


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """The place of the row that looks most like headings: the widest of those whose cells are words or months, the uppermost of alike.

    Nought where none does.
    """
    best, widest = 0, 1
    for place, cells in enumerate(rows[:MOST_TITLES]):
        told = [cell.strip() for cell in cells if cell.strip()]
        values = sum(1 for cell in told if _A_VALUE.fullmatch(cell) and month_of(cell) is None)
        if values * 4 <= len(told) and len(told) > widest:
            best, widest = place, len(told)
    return best
