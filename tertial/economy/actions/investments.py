"""Set up investments and store their amounts."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.common.periods import Period
from tertial.cycle.models import Occasion
from tertial.cycle.queries import require_open
from tertial.economy.models import (
    Flow,
    InvestmentAmount,
    InvestmentProject,
    Measure,
)
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def add_project(
    *, committee: Unit, year: int, code: str, name: str, order: int, by: Person, printed_code: str = ""
) -> InvestmentProject:
    """Add an investment to follow a year."""
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    project = InvestmentProject.objects.create(
        committee=committee, year=year, code=code, printed_code=printed_code, name=name, order=order
    )
    record(action="economy.add_project", subject=project, by=by, after=snapshot(project))
    return project


@transaction.atomic
def set_investment(
    *,
    project: InvestmentProject,
    measure: Measure,
    period: str,
    amount_ore: int,
    by: Person,
    flow: Flow = Flow.EXPENSES,
    occasion: Occasion | None = None,
    source: str = "",
    expected_version: int | None = None,
) -> InvestmentAmount:
    """Store an exact amount of an investment, or change it."""
    require(by, Permission.ECONOMY_EDIT, unit=project.committee)
    Period.parse(period)
    if (measure == Measure.FORECAST) != (occasion is not None):
        raise Refused("En prognos hör till ett uppföljningstillfälle, och bara prognoser gör det.")
    if occasion:
        require_open(project.committee, occasion)
    row, created = InvestmentAmount.objects.select_for_update().get_or_create(
        project=project,
        measure=measure,
        flow=flow,
        period=period,
        occasion=occasion,
        defaults={"amount_ore": amount_ore, "source": source},
    )
    if created:
        record(action="economy.set_investment", subject=row, by=by, after=snapshot(row))
        return row
    save_change(
        row,
        changes={"amount_ore": amount_ore, "source": source},
        expected_version=expected_version,
        action="economy.set_investment",
        by=by,
        shown="amount_ore",
    )
    return row
