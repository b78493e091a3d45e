"""Take back what was said of an investment at an occasion."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.common.errors import Conflict
from tertial.cycle.models import Occasion
from tertial.cycle.queries import require_open
from tertial.economy.models import Flow, InvestmentAmount, InvestmentProject, Measure
from tertial.organisation.access import require
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission


@transaction.atomic
def clear_investment(
    *,
    project: InvestmentProject,
    measure: Measure,
    occasion: Occasion,
    by: Person,
    flow: Flow = Flow.EXPENSES,
    expected_version: int | None = None,
) -> None:
    """Take back a forecast of the year, or of the whole project; the log keeps it. Without one nothing happens."""
    require(by, Permission.ECONOMY_EDIT, unit=project.committee)
    require_open(project.committee, occasion)
    rows = InvestmentAmount.objects.select_for_update().filter(
        project=project, measure=measure, flow=flow, period=str(occasion.year), occasion=occasion
    )
    row = rows.first()
    if row is None:
        return
    if expected_version not in (None, row.version):
        raise Conflict(
            "Någon annan hann ändra samma belopp. Det är inte borttaget.",
            mine="",
            theirs=str(row.amount_ore),
            current_version=row.version,
        )
    record(action="economy.clear_investment", subject=row, by=by, before=snapshot(row))
    row.delete()
