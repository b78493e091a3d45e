"""Set up investments and store their amounts."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.common.periods import Period
from tertial.cycle.models import Decision, Occasion
from tertial.cycle.queries import require_open
from tertial.economy.actions.lines import read_selector
from tertial.economy.actions.one_home import require_investment_given_by_hand
from tertial.economy.actions.refusals import require_amount, tidy
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
    *,
    committee: Unit,
    year: int,
    code: str,
    name: str,
    order: int,
    by: Person,
    printed_code: str = "",
    selector: str = "",
) -> InvestmentProject:
    """Add an investment to follow a year. Refused: a code that the year has already."""
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    code = tidy(code, "Koden", longest=40, required=True)
    if InvestmentProject.objects.filter(committee=committee, year=year, code=code).exists():
        raise Refused(f"{committee.name} har redan en investering med koden {code} {year}. Välj en annan kod.")
    project = InvestmentProject.objects.create(
        committee=committee,
        year=year,
        code=code,
        printed_code=tidy(printed_code, "Den tryckta koden", longest=20),
        name=tidy(name, "Namnet", longest=200, required=True),
        order=order,
        selector=read_selector(selector),
    )
    record(action="economy.add_project", subject=project, by=by, after=snapshot(project))
    return project


@transaction.atomic
def set_decided_total(
    *,
    project: InvestmentProject,
    decided_total_ore: int | None,
    decision: Decision | None,
    by: Person,
    spent_before_ore: int | None = None,
    expected_version: int | None = None,
) -> InvestmentProject:
    """Say what a project of several years may cost in all by which decision, and what was spent before its year.

    `spent_before_ore` is for what the ledger does not reach back to; None leaves it to the ledger.
    """
    require(by, Permission.ECONOMY_EDIT, unit=project.committee)
    for amount in (decided_total_ore, spent_before_ore):
        require_amount(amount or 0)
    if decision and decision.municipality_id != project.committee.municipality_id:
        raise Refused(f"Beslutet ”{decision.title}” är en annan kommuns.")
    save_change(
        project,
        changes={
            "decided_total_ore": decided_total_ore,
            "decision_id": decision.pk if decision else None,
            "spent_before_ore": spent_before_ore,
        },
        expected_version=expected_version,
        action="economy.set_decided_total",
        by=by,
        shown="decided_total_ore",
    )
    return project


@transaction.atomic
def set_project_selector(
    *, project: InvestmentProject, selector: str, by: Person, expected_version: int | None = None
) -> InvestmentProject:
    """Say which ledger rows belong to an investment (`projekt 1250`), or with an empty text that nobody knows."""
    require(by, Permission.ECONOMY_EDIT, unit=project.committee)
    save_change(
        project,
        changes={"selector": read_selector(selector)},
        expected_version=expected_version,
        action="economy.set_project_selector",
        by=by,
        shown="selector",
    )
    return project


@transaction.atomic
def remove_project(*, project: InvestmentProject, by: Person) -> None:
    """Take an investment out of its year. Refused once it has amounts: then it is followed, not a slip of the pen."""
    require(by, Permission.ECONOMY_EDIT, unit=project.committee)
    if project.amounts.exists():
        raise Refused(f"{project.title} har budget, utfall eller prognos och kan inte tas bort.")
    record(action="economy.remove_project", subject=project, by=by, before=snapshot(project))
    project.delete()


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
    """Store an exact amount of an investment, or change it.

    A forecast of the year, and the final cost that is expected of the whole project, belong to the occasion they were
    made at; nothing else does. Refused: an outcome that the ledger says.
    """
    require(by, Permission.ECONOMY_EDIT, unit=project.committee)
    when = Period.parse(period)
    if (measure in (Measure.FORECAST, Measure.FINAL_COST)) != (occasion is not None):
        raise Refused("En prognos hör till ett uppföljningstillfälle, och bara prognoser gör det.")
    if occasion:
        require_open(project.committee, occasion)
    require_investment_given_by_hand(project=project, measure=measure, period=when)
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
