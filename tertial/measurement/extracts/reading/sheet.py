"""What was read of an extract: the rule's columns as text, with the line of each row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tertial.common.errors import Refused

if TYPE_CHECKING:
    import polars as pl

HEADING_ROWS = 30
"""The headings stand on one of the first rows: systems put a title, a date and who asked above them."""

LINE = "rad"


@dataclass(frozen=True, slots=True)
class Sheet:
    """An extract's rows. `frame` has a column of text per heading; `lines` says which line of the file each row stands on.

    `first_line` is the first row's, where the rows stand one a line; then `lines` is None.
    """

    frame: pl.DataFrame
    first_line: int = 2
    lines: Sequence[int] | None = None

    def line(self, row: int) -> int:
        """The line of a row, which is counted from 0."""
        return self.lines[row] if self.lines is not None else self.first_line + row


def find_headings(rows: Sequence[Sequence[str]], wanted: Collection[str]) -> tuple[int, dict[str, int]]:
    """Which of the first rows has all the headings, and where each stands.

    Raises `Refused` naming what is missing. What the file has instead is not told: in a file without headings that would be
    somebody's row.
    """
    best: tuple[int, list[str]] = (0, [])
    for number, row in enumerate(rows[:HEADING_ROWS]):
        cells = [" ".join(cell.split()) for cell in row]
        places = {heading: cells.index(heading) for heading in wanted if heading in cells}
        if len(places) == len(wanted):
            twice = next((heading for heading in wanted if cells.count(heading) > 1), "")
            if twice:
                raise Refused(f"Utdraget har två kolumner som heter ”{twice}”. Ta bort den ena ur utdraget.")
            return number, places
        if len(places) > best[0]:
            best = len(places), cells
    found, cells = best
    if not found:
        asked = ", ".join(f"”{one}”" for one in sorted(wanted))
        raise Refused(
            f"Utdraget har inga av de rubriker som måttet läser: {asked}. Kontrollera att filen har en rad med rubriker."
        )
    missing = ", ".join(f"”{one}”" for one in sorted(wanted) if one not in cells)
    there = ", ".join(f"”{cell}”" for cell in cells if cell in wanted)
    raise Refused(f"Utdraget saknar {missing}. Av måttets rubriker finns {there}. Rubrikerna måste vara exakt lika.")
