"""Plan periods, occasions and decisions, made by the room's own actions."""

from __future__ import annotations

import calendar
from datetime import date

from tertial.cycle.actions import add_decision, add_occasion, add_plan_period
from tertial.cycle.models import Decision, Occasion, OccasionKind, PlanPeriod
from tests.factories.organisation import a_municipality, the_program


def a_decision(slug: str = "internbudget", *, decided_on: date | None = date(2022, 10, 20)) -> Decision:
    """A decision; the one with the slug, if there is one."""
    return Decision.objects.filter(slug=slug).first() or add_decision(
        municipality=a_municipality().municipality,
        slug=slug,
        title=slug.capitalize(),
        body="KF",
        decided_on=decided_on,
        by=the_program(),
    )


def a_plan_period(first_year: int = 2023) -> PlanPeriod:
    """A plan period of four years; the one that begins that year, if there is one."""
    return PlanPeriod.objects.filter(slug=str(first_year)).select_related("municipality").first() or add_plan_period(
        municipality=a_municipality().municipality,
        slug=str(first_year),
        name=f"Plan {first_year}",
        first_year=first_year,
        last_year=first_year + 3,
        by=the_program(),
    )


def an_occasion(slug: str = "2023-08", *, plan: PlanPeriod | None = None, money_unit: str = "mnkr") -> Occasion:
    """The follow-up at the end of the month that the slug names."""
    found = Occasion.objects.select_related("plan_period", "municipality").filter(slug=slug).first()
    year, month = (int(part) for part in slug.split("-"))
    return found or add_occasion(
        plan_period=plan or a_plan_period(),
        slug=slug,
        kind=OccasionKind.INTERIM_2 if month == 8 else OccasionKind.OCTOBER,
        period_end=date(year, month, calendar.monthrange(year, month)[1]),
        money_unit=money_unit,
        by=the_program(),
    )
