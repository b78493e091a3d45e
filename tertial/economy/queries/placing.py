"""Read how the ledger falls on the lines: what each takes, and what falls on none or on two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tertial.common.errors import Refused
from tertial.economy.models import Block, LineKind, OperatingLine
from tertial.economy.queries.outcome import Ledger
from tertial.economy.selectors import Selector, parse
from tertial.organisation.models import Unit

if TYPE_CHECKING:
    from tertial.economy.ledger.queries import Misplaced, Sum

_TABLE = (Block.OPERATIONS, Block.MUNICIPAL_UNITS)
"""The blocks whose plain lines shall take every row once."""


@dataclass(frozen=True, slots=True)
class Placing:
    """What each line takes of a year's ledger, by line id, and the code strings that fall on none or on two.

    `faults` are the selectors that can't be read, by line id, each with its sentence; such a line takes nothing.
    `checked` says whether any line that adds up has a selector: before that everything would be misplaced.
    """

    takes: Mapping[int, Sum]
    misplaced: Sequence[Misplaced]
    faults: Mapping[int, str] = field(default_factory=dict)
    checked: bool = False

    @property
    def in_none(self) -> list[Misplaced]:
        """What falls on no line."""
        return [one for one in self.misplaced if not one.lines]

    @property
    def in_several(self) -> list[Misplaced]:
        """What falls on two lines or more, and is counted as often."""
        return [one for one in self.misplaced if one.lines]


def operating_lines(committee: Unit, year: int) -> list[OperatingLine]:
    """The lines of a committee's operating summary and of its tables by kind, in their order. One query."""
    return list(OperatingLine.objects.filter(committee=committee, year=year).select_related("committee__municipality"))


def years_with_lines(committee: Unit) -> list[int]:
    """The years that have lines, the latest first. One query."""
    years = OperatingLine.objects.filter(committee=committee).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def placing(
    book: Ledger, lines: Sequence[OperatingLine], year: int, written: Mapping[int, str] | None = None
) -> Placing:
    """How the year's ledger falls on the lines, by their selectors or by what is `written` instead, by line id."""
    selectors: dict[int, Selector] = {}
    faults: dict[int, str] = {}
    for line in lines:
        try:
            selector = parse((written or {}).get(line.pk, line.selector))
        except Refused as fault:
            faults[line.pk] = str(fault)
            continue
        if selector:
            selectors[line.pk] = selector
    adding = {
        line.code: selectors[line.pk]
        for line in lines
        if line.pk in selectors and line.kind == LineKind.PLAIN and line.block in _TABLE
    }
    if book.is_empty or not selectors:
        return Placing({}, (), faults, checked=bool(adding))
    from tertial.economy.ledger.queries import line_sums, misplaced

    window = (year * 100 + 1, year * 100 + 12)
    rows = book.result_rows
    sums = line_sums(rows, {str(pk): selector for pk, selector in selectors.items()}, [window], book.mapped)
    astray = misplaced(rows, adding, window, book.mapped, also_by=("service",)) if adding else []
    return Placing({int(pk): total for (pk, _), total in sums.items()}, astray, faults, checked=bool(adding))
