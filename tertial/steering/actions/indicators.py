"""Add indicators and their parts, decide their targets."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.common.errors import Conflict, Refused
from tertial.cycle.models import Decision
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission
from tertial.steering.listeners import tell
from tertial.steering.models import (
    Indicator,
    IndicatorKind,
    NamedPart,
    Sex,
    Target,
)
from tertial.steering.parts import RESERVED, Part
from tertial.steering.targets import parse


@transaction.atomic
def add_indicator(*, committee: Unit, kind: IndicatorKind, slug: str, by: Person) -> Indicator:
    """Add an indicator, volume, personnel measure or series; its definition comes with `define`."""
    require(by, Permission.PLAN_EDIT, unit=committee)
    indicator = Indicator.objects.create(committee=committee, kind=kind, slug=slug)
    record(action="steering.add_indicator", subject=indicator, by=by, after=snapshot(indicator))
    return indicator


@transaction.atomic
def add_named_part(*, indicator: Indicator, slug: str, name: str, order: int, by: Person) -> NamedPart:
    """Add a named part to an indicator.

    Refused: a slug that means something else in a figure key, a sex, a unit of the organisation, a target.
    """
    require(by, Permission.PLAN_EDIT, unit=indicator.committee)
    if slug in RESERVED or Unit.objects.filter(slug=slug).exists():
        raise Refused(f"”{slug}” betyder redan något annat i siffrornas nycklar. Välj ett annat namn.")
    part = NamedPart.objects.create(indicator=indicator, slug=slug, name=name, order=order)
    record(action="steering.add_named_part", subject=part, by=by, after=snapshot(part))
    return part


@transaction.atomic
def set_target(
    *,
    indicator: Indicator,
    year: int,
    text: str,
    decision: Decision,
    by: Person,
    unit: Unit | None = None,
    part: NamedPart | None = None,
    sex: Sex = Sex.ALL,
    note: str = "",
) -> Target:
    """Register a decided target. A target that is corrected is a new row with its own decision; the old one stays.

    Refused when the text can't be read as a target, when the part is another indicator's, or when the same decision already
    gave this part a target.
    """
    require(by, Permission.PLAN_EDIT, unit=indicator.committee)
    parse(text)
    if part and part.indicator_id != indicator.pk:
        raise Refused(f"{part} är inte en del av {indicator}.")
    key = Part(unit.slug if unit else "", part.slug if part else "", sex).key
    if Target.objects.filter(indicator=indicator, year=year, part_key=key, decision=decision).exists():
        raise Refused(f"{decision.title} gav redan {indicator.slug} {key} ett målvärde för {year}.")
    target = Target.objects.create(
        indicator=indicator,
        year=year,
        unit=unit,
        part=part,
        sex=sex,
        part_key=key,
        text=text,
        decision=decision,
        note=note,
    )
    record(action="steering.set_target", subject=target, by=by, after=snapshot(target))
    tell([indicator.pk])
    return target


@transaction.atomic
def remove_target(*, target: Target, reason: str, by: Person, expected_version: int | None = None) -> None:
    """Take away a target that was registered by mistake; the log keeps it, with the reason.

    A target that was decided and then decided anew is no mistake: register the new decision, and both stay. Refused without a
    reason; raises `Conflict` when somebody changed or removed it meanwhile.
    """
    require(by, Permission.PLAN_EDIT, unit=target.indicator.committee)
    if not reason.strip():
        raise Refused("Skriv varför målvärdet tas bort. Skälet står kvar i loggen.")
    row = Target.objects.select_for_update().filter(pk=target.pk).first()
    if row is None or expected_version not in (None, row.version):
        raise Conflict(
            "Någon annan hann ändra eller ta bort målvärdet.",
            mine="",
            theirs="" if row is None else row.text,
            current_version=0 if row is None else row.version,
        )
    record(action="steering.remove_target", subject=row, by=by, before=snapshot(row), reason=reason.strip())
    row.delete()
    tell([target.indicator_id])
