"""Set up operating lines and investments, and store their amounts."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.common.periods import Period
from tertial.cycle.models import Decision, Occasion
from tertial.cycle.queries import require_open
from tertial.economy.models import (
    Block,
    Flow,
    FrameItem,
    InvestmentAmount,
    InvestmentProject,
    LineAmount,
    LineKind,
    Measure,
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


@transaction.atomic
def set_amount(
    *,
    line: OperatingLine,
    measure: Measure,
    period: str,
    amount_ore: int,
    by: Person,
    occasion: Occasion | None = None,
    source: str = "",
    demo: bool = False,
    expected_version: int | None = None,
) -> LineAmount:
    """Store an exact amount of a line, or change it. Setting the same again changes nothing.

    Refused: an amount for a sum (sums are computed), a forecast without occasion, a period that can't be read.
    """
    require(by, Permission.ECONOMY_EDIT, unit=line.committee)
    Period.parse(period)
    if line.kind in (LineKind.TOTAL, LineKind.GRAND_TOTAL):
        raise Refused(f"{line.label} är en summa och räknas av raderna; den kan inte anges.")
    if (measure == Measure.FORECAST) != (occasion is not None):
        raise Refused("En prognos hör till ett uppföljningstillfälle, och bara prognoser gör det.")
    if occasion:
        require_open(line.committee, occasion)
    row, created = LineAmount.objects.select_for_update().get_or_create(
        line=line,
        measure=measure,
        period=period,
        occasion=occasion,
        defaults={"amount_ore": amount_ore, "source": source, "demo": demo},
    )
    if created:
        record(action="economy.set_amount", subject=row, by=by, after=snapshot(row))
        return row
    save_change(
        row,
        changes={"amount_ore": amount_ore, "source": source, "demo": demo},
        expected_version=expected_version,
        action="economy.set_amount",
        by=by,
        shown="amount_ore",
    )
    return row


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
