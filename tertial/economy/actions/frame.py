"""The council's frame and its adjustments, each with the decision it comes from."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Conflict, Refused
from tertial.cycle.models import Decision
from tertial.economy.actions.refusals import require_amount, require_year, tidy
from tertial.economy.models import FrameItem
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def add_frame_item(
    *,
    committee: Unit,
    budget_year: int,
    year: int,
    label: str,
    amount_ore: int,
    by: Person,
    order: int | None = None,
    decision: Decision | None = None,
    investment: bool = False,
) -> FrameItem:
    """Add the council's frame, or an adjustment of it, as it stood in a budget decision; last where no order is given."""
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    require_year(year, budget_year)
    require_amount(amount_ore)
    _require_own_decision(decision, committee)
    beside = FrameItem.objects.select_for_update().filter(
        committee=committee, budget_year=budget_year, year=year, investment=investment
    )
    taken = {item.order: item for item in beside}
    if order is None:
        order = max(taken, default=0) + 1
    if order in taken:
        raise Refused(f"Plats {order} i ramen för {year} är upptagen av ”{taken[order].label}”. Välj en annan.")
    item = FrameItem.objects.create(
        committee=committee,
        budget_year=budget_year,
        year=year,
        order=order,
        label=tidy(label, "Benämningen", longest=300, required=True),
        amount_ore=amount_ore,
        decision=decision,
        investment=investment,
    )
    record(action="economy.add_frame_item", subject=item, by=by, after=snapshot(item))
    return item


@transaction.atomic
def change_frame_item(
    *,
    item: FrameItem,
    label: str,
    amount_ore: int,
    decision: Decision | None,
    by: Person,
    expected_version: int | None = None,
) -> FrameItem:
    """Correct a part of the frame: its words, amount and decision."""
    require(by, Permission.ECONOMY_EDIT, unit=item.committee)
    require_amount(amount_ore)
    _require_own_decision(decision, item.committee)
    item = _held(item)
    changes = {
        "label": tidy(label, "Benämningen", longest=300, required=True),
        "amount_ore": amount_ore,
        "decision_id": decision.pk if decision else None,
    }
    save_change(
        item,
        changes=changes,
        expected_version=expected_version,
        action="economy.change_frame_item",
        by=by,
        shown="amount_ore",
    )
    return item


@transaction.atomic
def remove_frame_item(*, item: FrameItem, by: Person, expected_version: int | None = None) -> None:
    """Take a part out of the frame; the log keeps it."""
    require(by, Permission.ECONOMY_EDIT, unit=item.committee)
    item = _held(item)
    if expected_version not in (None, item.version):
        raise Conflict(
            "Någon annan hann ändra samma del av ramen. Den är inte borttagen.",
            mine="",
            theirs=str(item.amount_ore),
            current_version=item.version,
        )
    record(action="economy.remove_frame_item", subject=item, by=by, before=snapshot(item))
    item.delete()


def _require_own_decision(decision: Decision | None, committee: Unit) -> None:
    if decision and decision.municipality_id != committee.municipality_id:
        raise Refused(f"Beslutet ”{decision.title}” är en annan kommuns.")


def _held(item: FrameItem) -> FrameItem:
    held = FrameItem.objects.select_for_update().select_related("committee").filter(pk=item.pk).first()
    if held is None:
        raise Refused(f"”{item.label}” är borttagen ur ramen.")
    return held
