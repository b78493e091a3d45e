"""Set up the lines of the operating summary."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.economy.models import (
    Block,
    LineKind,
    OperatingLine,
)
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def add_line(
    *,
    committee: Unit,
    year: int,
    code: str,
    label: str,
    order: int,
    by: Person,
    block: Block = Block.OPERATIONS,
    kind: LineKind = LineKind.PLAIN,
    printed_code: str = "",
    parent: OperatingLine | None = None,
) -> OperatingLine:
    """Add a line to a committee's operating summary for a year."""
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    line = OperatingLine.objects.create(
        committee=committee,
        year=year,
        code=code,
        label=label,
        order=order,
        block=block,
        kind=kind,
        printed_code=printed_code,
        parent=parent,
    )
    record(action="economy.add_line", subject=line, by=by, after=snapshot(line))
    return line
