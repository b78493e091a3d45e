"""The council's frame and its adjustments."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.cycle.models import Decision
from tertial.economy.models import (
    FrameItem,
)
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def add_frame_item(
    *,
    committee: Unit,
    budget_year: int,
    year: int,
    order: int,
    label: str,
    amount_ore: int,
    by: Person,
    decision: Decision | None = None,
    investment: bool = False,
) -> FrameItem:
    """Add the council's frame, or an adjustment of it, as it stood in a budget decision."""
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    item = FrameItem.objects.create(
        committee=committee,
        budget_year=budget_year,
        year=year,
        order=order,
        label=label,
        amount_ore=amount_ore,
        decision=decision,
        investment=investment,
    )
    record(action="economy.add_frame_item", subject=item, by=by, after=snapshot(item))
    return item
