"""Add plan periods, occasions and decisions; tell, move and drop significant events."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Conflict, Refused
from tertial.cycle.listeners import tell
from tertial.cycle.models import Decision, Lock, Occasion, OccasionKind, PlanPeriod, SignificantEvent
from tertial.cycle.queries import require_open
from tertial.organisation.access import require
from tertial.organisation.models import Municipality, Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def add_decision(
    *,
    municipality: Municipality,
    slug: str,
    title: str,
    by: Person,
    body: str = "",
    decided_on: date | None = None,
    paragraph: str = "",
    registration: str = "",
) -> Decision:
    """Register a decision, so that targets, frames and assignments can say where they come from."""
    require(by, Permission.PLAN_EDIT, unit=municipality.root)
    decision = Decision.objects.create(
        municipality=municipality,
        slug=slug,
        title=title,
        body=body,
        decided_on=decided_on,
        paragraph=paragraph,
        registration=registration,
    )
    record(action="cycle.add_decision", subject=decision, by=by, after=snapshot(decision))
    return decision


@transaction.atomic
def add_plan_period(
    *,
    municipality: Municipality,
    slug: str,
    name: str,
    first_year: int,
    last_year: int,
    by: Person,
    decision: Decision | None = None,
) -> PlanPeriod:
    """Add a plan period."""
    require(by, Permission.PLAN_EDIT, unit=municipality.root)
    period = PlanPeriod.objects.create(
        municipality=municipality,
        slug=slug,
        name=name,
        first_year=first_year,
        last_year=last_year,
        decision=decision,
    )
    record(action="cycle.add_plan_period", subject=period, by=by, after=snapshot(period))
    return period


@transaction.atomic
def add_occasion(
    *, plan_period: PlanPeriod, slug: str, kind: OccasionKind, period_end: date, money_unit: str, by: Person
) -> Occasion:
    """Add a follow-up occasion."""
    require(by, Permission.PLAN_EDIT, unit=plan_period.municipality.root)
    occasion = Occasion.objects.create(
        municipality=plan_period.municipality,
        plan_period=plan_period,
        slug=slug,
        kind=kind,
        period_end=period_end,
        money_unit=money_unit,
    )
    record(action="cycle.add_occasion", subject=occasion, by=by, after=snapshot(occasion))
    tell(occasion)
    return occasion


@transaction.atomic
def tell_event(
    *,
    committee: Unit,
    occasion: Occasion,
    slug: str,
    title: str,
    text: str,
    order: int,
    by: Person,
    expected_version: int | None = None,
) -> SignificantEvent:
    """Write down a significant event, or change the one with the slug."""
    require(by, Permission.REPORT_TEXT, unit=committee)
    require_open(committee, occasion)
    event, created = SignificantEvent.objects.select_for_update().get_or_create(
        committee=committee, occasion=occasion, slug=slug, defaults={"title": title, "text": text, "order": order}
    )
    if created:
        record(action="cycle.tell_event", subject=event, by=by, after=snapshot(event))
        return event
    save_change(
        event,
        changes={"title": title, "text": text, "order": order},
        expected_version=expected_version,
        action="cycle.tell_event",
        by=by,
        shown="text",
    )
    return event


@transaction.atomic
def move_event(*, event: SignificantEvent, to: int, by: Person) -> None:
    """Let an event stand as number `to` among its committee's at the occasion, from 1; beyond the last is last.

    An order takes no version: nobody's words are written over, and moving to where it stands already changes nothing.
    """
    require(by, Permission.REPORT_TEXT, unit=event.committee)
    require_open(event.committee, event.occasion)
    rows = list(
        SignificantEvent.objects.select_for_update().filter(committee=event.committee_id, occasion=event.occasion_id)
    )
    if event not in rows:
        raise Refused(f"Händelsen ”{event.title}” är borttagen.")
    wanted = [row for row in rows if row != event]
    wanted.insert(max(to, 1) - 1, rows[rows.index(event)])
    if wanted == rows:
        return
    for order, row in enumerate(wanted, start=1):
        if row.order != order:
            SignificantEvent.objects.filter(pk=row.pk).update(order=order)
    event.refresh_from_db()
    record(
        action="cycle.move_event",
        subject=event,
        by=by,
        before={"order": _in_order(rows)},
        after={"order": _in_order(wanted)},
    )


@transaction.atomic
def drop_event(*, event: SignificantEvent, by: Person, expected_version: int | None = None) -> None:
    """Take an event out; the log keeps it. Refused when what was reported at the occasion is decided, or it is gone already;
    `Conflict` when somebody changed it since `expected_version`.
    """
    require(by, Permission.REPORT_TEXT, unit=event.committee)
    require_open(event.committee, event.occasion)
    held = SignificantEvent.objects.select_for_update().filter(pk=event.pk).first()
    if held is None:
        raise Refused(f"Händelsen ”{event.title}” är redan borttagen.")
    if expected_version not in (None, held.version):
        raise Conflict(
            "Någon annan hann ändra händelsen. Den är inte borttagen.",
            mine="",
            theirs=held.text,
            current_version=held.version,
        )
    record(action="cycle.drop_event", subject=held, by=by, before=snapshot(held))
    held.delete()


def _in_order(events: list[SignificantEvent]) -> str:
    """The events as a numbered list in one line, for the log."""
    return ", ".join(f"{number}. {event.title}" for number, event in enumerate(events, start=1))


@transaction.atomic
def lock(*, committee: Unit, occasion: Occasion, decision_text: str, by: Person) -> Lock:
    """Close an occasion for a committee when its report is decided. Refused when it is closed already."""
    require(by, Permission.REPORT_FREEZE, unit=committee)
    row, created = Lock.objects.get_or_create(
        committee=committee, occasion=occasion, defaults={"decision_text": decision_text}
    )
    if not created:
        raise Refused(f"{committee.name} har redan beslutat om {occasion} ({row.decision_text}).")
    record(action="cycle.lock", subject=row, by=by, after=snapshot(row))
    return row
