"""The action plan against a deficit: its measures, what each gives, and how far it has come."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Conflict, Refused
from tertial.cycle.models import Decision
from tertial.economy.actions.refusals import require_amount, tidy
from tertial.economy.models import DeficitMeasure, DeficitMeasureEffect, MeasureStatus, OperatingLine
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def add_deficit_measure(
    *,
    committee: Unit,
    name: str,
    by: Person,
    description: str = "",
    responsible: str = "",
    due: date | None = None,
    line: OperatingLine | None = None,
    decision: Decision | None = None,
    demo: bool = False,
) -> DeficitMeasure:
    """Add a measure to a committee's action plan, last in it; what it gives is said year by year by `set_effect`.

    `demo`: the measure was made up for the demo municipality.
    """
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    _require_own(committee, line, decision)
    last = DeficitMeasure.objects.filter(committee=committee).aggregate(last=Max("order"))["last"]
    measure = DeficitMeasure.objects.create(
        committee=committee,
        name=tidy(name, "Åtgärdens namn", longest=200, required=True),
        description=description.strip(),
        responsible=tidy(responsible, "Den som ansvarar", longest=120),
        due=due,
        line=line,
        decision=decision,
        order=(last or 0) + 1,
        demo=demo,
    )
    record(action="economy.add_deficit_measure", subject=measure, by=by, after=snapshot(measure))
    return measure


@transaction.atomic
def edit_deficit_measure(
    *,
    measure: DeficitMeasure,
    name: str,
    description: str,
    responsible: str,
    due: date | None,
    line: OperatingLine | None,
    decision: Decision | None,
    by: Person,
    expected_version: int | None = None,
) -> DeficitMeasure:
    """Change what a measure is, who answers for it and when it is to be done."""
    require(by, Permission.ECONOMY_EDIT, unit=measure.committee)
    _require_own(measure.committee, line, decision)
    save_change(
        measure,
        changes={
            "name": tidy(name, "Åtgärdens namn", longest=200, required=True),
            "description": description.strip(),
            "responsible": tidy(responsible, "Den som ansvarar", longest=120),
            "due": due,
            "line_id": line.pk if line else None,
            "decision_id": decision.pk if decision else None,
        },
        expected_version=expected_version,
        action="economy.edit_deficit_measure",
        by=by,
        shown="name",
    )
    return measure


@transaction.atomic
def set_measure_status(
    *,
    measure: DeficitMeasure,
    status: MeasureStatus,
    by: Person,
    comment: str | None = None,
    expected_version: int | None = None,
) -> DeficitMeasure:
    """Say how far a measure has come, and what there is to say about it (None leaves the comment as it is).

    Of a measure that is stopped, only what it has given already counts.
    """
    require(by, Permission.ECONOMY_EDIT, unit=measure.committee)
    save_change(
        measure,
        changes={"status": status, **({} if comment is None else {"comment": comment.strip()})},
        expected_version=expected_version,
        action="economy.set_measure_status",
        by=by,
        shown="status",
    )
    return measure


@transaction.atomic
def set_effect(
    *,
    measure: DeficitMeasure,
    year: int,
    planned_ore: int,
    by: Person,
    realised_ore: int | None = None,
    in_forecast: bool = False,
    expected_version: int | None = None,
) -> DeficitMeasureEffect:
    """Store what a measure gives a year (plus is money saved or earned) and whether the forecast counts on it already."""
    require(by, Permission.ECONOMY_EDIT, unit=measure.committee)
    if not 2000 <= year <= 2200:
        raise Refused(f"{year} är inget år som en åtgärd kan ge effekt.")
    for amount in (planned_ore, realised_ore):
        require_amount(amount or 0)
    values = {"planned_ore": planned_ore, "realised_ore": realised_ore, "in_forecast": in_forecast}
    row, created = DeficitMeasureEffect.objects.select_for_update().get_or_create(
        measure=measure, year=year, defaults=values
    )
    if created:
        record(action="economy.set_effect", subject=row, by=by, after=snapshot(row))
        return row
    save_change(
        row,
        changes=values,
        expected_version=expected_version,
        action="economy.set_effect",
        by=by,
        shown="planned_ore",
    )
    return row


@transaction.atomic
def remove_effect(*, measure: DeficitMeasure, year: int, by: Person, expected_version: int | None = None) -> None:
    """Take back what was said of a year; the log keeps it. Of a year that nothing is said of nothing happens."""
    require(by, Permission.ECONOMY_EDIT, unit=measure.committee)
    held = DeficitMeasureEffect.objects.select_for_update().filter(measure=measure, year=year).first()
    if held is None:
        return
    if expected_version not in (None, held.version):
        raise Conflict(
            f"Någon annan hann ändra vad åtgärden ger {year}. Det är inte borttaget.",
            mine="",
            theirs=str(held.planned_ore),
            current_version=held.version,
        )
    record(action="economy.remove_effect", subject=held, by=by, before=snapshot(held))
    held.delete()


@transaction.atomic
def remove_deficit_measure(*, measure: DeficitMeasure, by: Person, expected_version: int | None = None) -> None:
    """Take a measure and its effects out of the plan; the log keeps them. One that was tried is better stopped."""
    require(by, Permission.ECONOMY_EDIT, unit=measure.committee)
    held = DeficitMeasure.objects.select_for_update().filter(pk=measure.pk).first()
    if held is None:
        raise Refused(f"Åtgärden ”{measure.name}” är redan borttagen.")
    if expected_version not in (None, held.version):
        raise Conflict(
            "Någon annan hann ändra samma åtgärd. Den är inte borttagen.",
            mine="",
            theirs=held.name,
            current_version=held.version,
        )
    effects = [snapshot(effect) for effect in held.effects.all()]
    record(action="economy.remove_deficit_measure", subject=held, by=by, before={**snapshot(held), "effects": effects})
    held.delete()


def _require_own(committee: Unit, line: OperatingLine | None, decision: Decision | None) -> None:
    if line and line.committee_id != committee.pk:
        raise Refused(f"Raden {line} hör till en annan nämnd.")
    if decision and decision.municipality_id != committee.municipality_id:
        raise Refused(f"Beslutet ”{decision.title}” är en annan kommuns.")
