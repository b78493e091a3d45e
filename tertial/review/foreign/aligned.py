"""Tables in columns."""

from __future__ import annotations

from tertial.review.foreign.hyphens import Words
from tertial.review.foreign.lines import Line
from tertial.review.foreign.parts import RawTable


def tables_in(lines: list[Line], words: Words, width: int) -> dict[int, tuple[RawTable, int]]:
    """None yet."""
    return {}
