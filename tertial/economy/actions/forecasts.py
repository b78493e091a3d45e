"""Say at an occasion what a line will cost the whole year, what that builds on and why it has changed."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Conflict
from tertial.cycle.models import Occasion
from tertial.cycle.queries import require_open
from tertial.economy.actions.refusals import require_amount, require_not_a_sum, require_own
from tertial.economy.models import LineAmount, Measure, OperatingLine
from tertial.organisation.access import require
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission

SUGGESTED = "Föreslagen av utfallets historia"
"""The source of a forecast that somebody took over from the suggestion unchanged."""


@transaction.atomic
def set_forecast(
    *,
    line: OperatingLine,
    occasion: Occasion,
    amount_ore: int,
    by: Person,
    comment: str | None = None,
    cause: str | None = None,
    suggested: bool = False,
    expected_version: int | None = None,
) -> LineAmount:
    """Store a line's forecast for the occasion's year, or change it. Texts that are None stay as they are.

    `suggested`: the amount is the program's suggestion, taken over as it is; the forecast says so until its amount
    changes. Setting the same again changes nothing. Refused: a sum, and an occasion whose report is decided.
    """
    require(by, Permission.ECONOMY_EDIT, unit=line.committee)
    require_own(line, line.committee, occasion.year)
    require_not_a_sum(line)
    require_amount(amount_ore)
    require_open(line.committee, occasion)
    words = {name: text.strip() for name, text in (("comment", comment), ("cause", cause)) if text is not None}
    source = SUGGESTED if suggested else f"Prognos av {by.get_full_name()}"
    row, created = LineAmount.objects.select_for_update().get_or_create(
        line=line,
        measure=Measure.FORECAST,
        period=str(occasion.year),
        occasion=occasion,
        defaults={"amount_ore": amount_ore, "source": source, **words},
    )
    if created:
        record(action="economy.set_forecast", subject=row, by=by, after=snapshot(row))
        return row
    changes: dict[str, object] = {"amount_ore": amount_ore, **words}
    if suggested or row.amount_ore != amount_ore:
        # Who only edits a comment has not made the forecast.
        changes |= {"source": source, "demo": False}
    save_change(
        row,
        changes=changes,
        expected_version=expected_version,
        action="economy.set_forecast",
        by=by,
        shown="amount_ore",
    )
    return row


@transaction.atomic
def clear_forecast(*, line: OperatingLine, occasion: Occasion, by: Person, expected_version: int | None = None) -> None:
    """Take back a line's forecast with its texts; the log keeps them. Without a forecast nothing happens."""
    require(by, Permission.ECONOMY_EDIT, unit=line.committee)
    require_open(line.committee, occasion)
    rows = LineAmount.objects.select_for_update().filter(
        line=line, measure=Measure.FORECAST, period=str(occasion.year), occasion=occasion
    )
    row = rows.first()
    if row is None:
        return
    if expected_version not in (None, row.version):
        raise Conflict(
            "Någon annan hann ändra samma prognos. Den är inte borttagen.",
            mine="",
            theirs=str(row.amount_ore),
            current_version=row.version,
        )
    record(action="economy.clear_forecast", subject=row, by=by, before=snapshot(row))
    row.delete()
