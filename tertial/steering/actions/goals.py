"""Decide goal areas, council goals and committee goals."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.cycle.models import PlanPeriod
from tertial.organisation.access import require
from tertial.organisation.models import Municipality, Person, Unit
from tertial.organisation.permissions import Permission
from tertial.steering.models import CommitteeGoal, CouncilGoal, GoalArea


@transaction.atomic
def add_goal_area(*, municipality: Municipality, slug: str, name: str, order: int, by: Person) -> GoalArea:
    """Add a goal area."""
    require(by, Permission.PLAN_EDIT, unit=municipality.root)
    area = GoalArea.objects.create(municipality=municipality, slug=slug, name=name, order=order)
    record(action="steering.add_goal_area", subject=area, by=by, after=snapshot(area))
    return area


@transaction.atomic
def add_council_goal(
    *, plan_period: PlanPeriod, area: GoalArea, slug: str, name: str, order: int, by: Person
) -> CouncilGoal:
    """Add a goal that the council decided for the whole municipality."""
    require(by, Permission.PLAN_EDIT, unit=plan_period.municipality.root)
    goal = CouncilGoal.objects.create(plan_period=plan_period, area=area, slug=slug, name=name, order=order)
    record(action="steering.add_council_goal", subject=goal, by=by, after=snapshot(goal))
    return goal


@transaction.atomic
def add_committee_goal(
    *,
    committee: Unit,
    plan_period: PlanPeriod,
    area: GoalArea,
    slug: str,
    name: str,
    order: int,
    by: Person,
    council_goal: CouncilGoal | None = None,
    description: str = "",
) -> CommitteeGoal:
    """Add a committee goal, which may serve a council goal."""
    require(by, Permission.PLAN_EDIT, unit=committee)
    goal = CommitteeGoal.objects.create(
        committee=committee,
        plan_period=plan_period,
        area=area,
        council_goal=council_goal,
        slug=slug,
        name=name,
        description=description,
        order=order,
    )
    record(action="steering.add_committee_goal", subject=goal, by=by, after=snapshot(goal))
    return goal
