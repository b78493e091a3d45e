"""Read which ledger rows stand behind a row of the operating summary, a sum or a line."""

from __future__ import annotations

from dataclasses import dataclass

from tertial.common.errors import NotFound
from tertial.economy.kommun_bas import groups, of_group
from tertial.economy.models import Block, LineKind, OperatingLine, Part
from tertial.economy.selectors import Codes, Condition, Selector, parse
from tertial.organisation.models import Unit

_BALANCE = ("asset", "liability")
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


def taken_by_kind(committee: Unit, code: str) -> Taken:
    """What an account group takes of all the committee's rows. Raises `NotFound` for what is no group."""
    group = groups().get(code)
    if group is None or group.side in _BALANCE:
        raise NotFound("Kontogruppen", code, [one.code for one in groups().values() if one.side not in _BALANCE])
    beginning, others = of_group(code)
    condition = Condition(
        Part.ACCOUNT, (Codes(beginning, prefix=True),), tuple(Codes(other, prefix=True) for other in others)
    )
    return Taken(committee, code, f"{code} {group.name}", Selector(((condition,),)))


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
