"""Goals, indicators and assignments, made by the room's own actions."""

from __future__ import annotations

from tertial.cycle.models import Decision, PlanPeriod
from tertial.organisation.models import Unit
from tertial.steering.actions import (
    Definition,
    add_committee_goal,
    add_council_goal,
    add_goal_area,
    add_indicator,
    define,
    give_assignment,
    place,
    set_target,
)
from tertial.steering.models import (
    Assignment,
    AssignmentKind,
    CommitteeGoal,
    DefinitionVersion,
    Direction,
    GoalArea,
    Indicator,
    IndicatorKind,
    NamedPart,
    Sex,
    Target,
)
from tests.factories.cycle import a_decision, a_plan_period
from tests.factories.organisation import a_committee, a_municipality, the_program


def an_area(slug: str = "medborgare", *, order: int = 1) -> GoalArea:
    """A goal area; the one with the slug, if there is one."""
    return GoalArea.objects.filter(slug=slug).first() or add_goal_area(
        municipality=a_municipality().municipality, slug=slug, name=slug.capitalize(), order=order, by=the_program()
    )


def a_goal(
    slug: str = "egen-forsorjning",
    *,
    order: int = 1,
    plan: PlanPeriod | None = None,
    area: GoalArea | None = None,
    committee: Unit | None = None,
) -> CommitteeGoal:
    """A committee goal that serves a council goal of the same name."""
    plan, area = plan or a_plan_period(), area or an_area()
    council = plan.council_goals.filter(slug=slug).first() or add_council_goal(
        plan_period=plan, area=area, slug=slug, name=f"Kommunmål {slug}", order=order, by=the_program()
    )
    return add_committee_goal(
        committee=committee or a_committee(),
        plan_period=plan,
        area=area,
        council_goal=council,
        slug=slug,
        name=f"Mål {slug}",
        order=order,
        by=the_program(),
    )


def an_indicator(
    slug: str = "brukarenkat",
    *,
    kind: IndicatorKind = IndicatorKind.INDICATOR,
    unit: str = "%",
    direction: Direction = Direction.HIGHER,
    since: int = 2019,
    goal: CommitteeGoal | None = None,
    plan: PlanPeriod | None = None,
    order: int = 1,
    definition: Definition | None = None,
) -> Indicator:
    """An indicator with its first definition and its place in a plan period, under a goal or beside the goals."""
    by = the_program()
    indicator = add_indicator(committee=a_committee(), kind=kind, slug=slug, by=by)
    define(
        indicator=indicator,
        valid_from=since,
        definition=definition or Definition(name=slug.capitalize(), unit=unit, direction=direction),
        by=by,
    )
    plan = goal.plan_period if goal else plan or a_plan_period()
    place(indicator=indicator, plan_period=plan, goal=goal, order=order, by=by)
    return indicator


def redefined(
    indicator: Indicator,
    since: int,
    *,
    unit: str = "%",
    direction: Direction = Direction.HIGHER,
    comparable: bool = True,
) -> DefinitionVersion:
    """A new definition of an indicator from a year on."""
    return define(
        indicator=indicator,
        valid_from=since,
        definition=Definition(
            name=f"{indicator.slug.capitalize()} från {since}", unit=unit, direction=direction, comparable=comparable
        ),
        by=the_program(),
    )


def a_target(
    indicator: Indicator,
    text: str,
    *,
    year: int = 2023,
    decision: Decision | None = None,
    unit: Unit | None = None,
    part: NamedPart | None = None,
    sex: Sex = Sex.ALL,
    note: str = "",
) -> Target:
    """A decided target."""
    return set_target(
        indicator=indicator,
        year=year,
        text=text,
        decision=decision or a_decision(),
        unit=unit,
        part=part,
        sex=sex,
        note=note,
        by=the_program(),
    )


def an_assignment(number: int = 1, *, plan: PlanPeriod | None = None, committee: Unit | None = None) -> Assignment:
    """An assignment that only this committee was given."""
    return give_assignment(
        committee=committee or a_committee(),
        plan_period=plan or a_plan_period(),
        kind=AssignmentKind.SPECIFIC,
        number=number,
        text=f"Uppdrag {number}",
        decision=a_decision(),
        by=the_program(),
    )
