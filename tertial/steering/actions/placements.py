"""Give indicators their places in plans, and take them out."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.common.errors import Refused
from tertial.cycle.models import Occasion, PlanPeriod
from tertial.cycle.queries import require_open
from tertial.organisation.access import require
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.steering.listeners import tell
from tertial.steering.models import CommitteeGoal, Indicator, Placement


@transaction.atomic
def place(
    *,
    indicator: Indicator,
    plan_period: PlanPeriod,
    order: int,
    by: Person,
    goal: CommitteeGoal | None = None,
    section: str = "",
    occasion: Occasion | None = None,
) -> Placement:
    """Give an indicator its place in a plan period: under a goal, or beside the goals. `occasion` is the one it is followed up from.

    Refused: another plan period's or committee's goal, a place that it has already, an occasion that the committee has decided.
    """
    require(by, Permission.PLAN_EDIT, unit=indicator.committee)
    if occasion:
        require_open(indicator.committee, occasion)
    if goal and goal.plan_period_id != plan_period.pk:
        raise Refused(f"Målet {goal.name} hör till en annan planperiod än {plan_period.name}.")
    if goal and goal.committee_id != indicator.committee_id:
        raise Refused(f"Målet {goal.name} hör till en annan nämnd.")
    if Placement.objects.filter(indicator=indicator, plan_period=plan_period, goal=goal).exists():
        where = f"under målet {goal.name}" if goal else "utanför målen"
        raise Refused(f"Indikatorn har redan en plats {where} i {plan_period.name}.")
    placement = Placement.objects.create(
        indicator=indicator, plan_period=plan_period, goal=goal, order=order, section=section
    )
    record(action="steering.place", subject=placement, by=by, after=snapshot(placement))
    tell([indicator.pk])
    return placement


@transaction.atomic
def take_out(*, placement: Placement, occasion: Occasion, by: Person) -> None:
    """Take an indicator out of its place in a plan, as from an occasion. Its values, targets and definitions stay; the log keeps the place.

    Refused: an occasion that the committee has decided, one of another plan, a place that it does not have any more.
    """
    indicator = placement.indicator
    require(by, Permission.PLAN_EDIT, unit=indicator.committee)
    require_open(indicator.committee, occasion)
    if placement.plan_period_id != occasion.plan_period_id:
        raise Refused(f"{placement.plan_period} följs inte upp vid {occasion}.")
    held = Placement.objects.select_for_update().filter(pk=placement.pk).first()
    if held is None:
        raise Refused("Indikatorn är redan tagen ur planen.")
    record(action="steering.take_out", subject=held, by=by, before=snapshot(held))
    held.delete()
    tell([indicator.pk])
