"""Read which ledger rows stand behind a row of the operating summary, a sum or a line."""

from __future__ import annotations

from dataclasses import dataclass

from tertial.common.errors import NotFound
from tertial.economy.models import Block, LineKind, OperatingLine
from tertial.economy.selectors import Selector, parse
from tertial.organisation.models import Unit

_IN_SUM = {
    LineKind.TOTAL: (Block.OPERATIONS,),
    LineKind.GRAND_TOTAL: (Block.OPERATIONS, Block.MUNICIPAL_UNITS),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A row of the operating summary with the selector of all that it takes; empty when the ledger says nothing of it."""

    committee: Unit
    code: str
    title: str
    selector: Selector


def taken(committee: Unit, year: int, code: str) -> Taken:
    """What a row takes: a line by its own selector, a sum by those of the lines in it. One query.

    A ledger row that falls in two lines counts once here and twice in the sum; the page of lines shows such rows.
    Raises `NotFound` naming the rows that exist.
    """
    rows = {row.code: row for row in taken_rows(committee, year)}
    if code not in rows:
        raise NotFound("Raden", code, list(rows))
    return rows[code]


def taken_rows(committee: Unit, year: int) -> list[Taken]:
    """What each row of the year takes, in their order. One query."""
    lines = list(OperatingLine.objects.filter(committee=committee, year=year))
    rows = []
    for line in lines:
        blocks = _IN_SUM.get(LineKind(line.kind))
        parts = [one for one in lines if one.block in blocks and one.kind == LineKind.PLAIN] if blocks else [line]
        selector = Selector(tuple(one for part in parts for one in parse(part.selector).alternatives))
        rows.append(Taken(committee, line.code, line.title, selector))
    return rows
