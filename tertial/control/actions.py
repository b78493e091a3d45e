"""Add control points and report their results."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.control.models import ControlPoint, ControlResult
from tertial.cycle.models import Occasion
from tertial.cycle.queries import require_open
from tertial.document.inline import Status
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def add_point(*, committee: Unit, year: int, number: int, text: str, by: Person, frequency: str = "") -> ControlPoint:
    """Add a check to the year's internal control plan."""
    require(by, Permission.CONTROL_EDIT, unit=committee)
    point = ControlPoint.objects.create(committee=committee, year=year, number=number, text=text, frequency=frequency)
    record(action="control.add_point", subject=point, by=by, after=snapshot(point))
    return point


@transaction.atomic
def report_result(
    *,
    point: ControlPoint,
    occasion: Occasion,
    status: Status,
    by: Person,
    word: str = "",
    text: str = "",
    expected_version: int | None = None,
) -> ControlResult:
    """Report what a check showed at an occasion of its year, or change the report."""
    require(by, Permission.CONTROL_EDIT, unit=point.committee)
    require_open(point.committee, occasion)
    if point.year != occasion.year:
        raise Refused(f"{point} följs inte upp vid {occasion}.")
    row, created = ControlResult.objects.select_for_update().get_or_create(
        point=point, occasion=occasion, defaults={"status": status, "word": word, "text": text}
    )
    if created:
        record(action="control.report_result", subject=row, by=by, after=snapshot(row))
        return row
    save_change(
        row,
        changes={"status": status, "word": word, "text": text},
        expected_version=expected_version,
        action="control.report_result",
        by=by,
        shown="text",
    )
    return row
