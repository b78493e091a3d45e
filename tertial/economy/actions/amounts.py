"""Store what people say a line costs, is budgeted to cost, or will cost."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.common.periods import Period
from tertial.cycle.models import Occasion
from tertial.cycle.queries import require_open
from tertial.economy.actions.one_home import require_given_by_hand
from tertial.economy.models import (
    LineAmount,
    LineKind,
    Measure,
    OperatingLine,
)
from tertial.organisation.access import require
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission


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

    Refused: an amount for a sum (sums are computed), a forecast without occasion, a period that can't be read, and what has
    its home in the ledger or in a decided budget.
    """
    require(by, Permission.ECONOMY_EDIT, unit=line.committee)
    when = Period.parse(period)
    if line.kind in (LineKind.TOTAL, LineKind.GRAND_TOTAL):
        raise Refused(f"{line.label} är en summa och räknas av raderna; den kan inte anges.")
    if (measure == Measure.FORECAST) != (occasion is not None):
        raise Refused("En prognos hör till ett uppföljningstillfälle, och bara prognoser gör det.")
    if occasion:
        require_open(line.committee, occasion)
    require_given_by_hand(line=line, measure=measure, period=when)
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
