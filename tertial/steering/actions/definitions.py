"""Define indicators anew, mend a definition, and say which parts are expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.common.errors import Refused
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission
from tertial.steering.listeners import tell
from tertial.steering.models import (
    DefinitionVersion,
    Direction,
    ExpectedPart,
    Frequency,
    Indicator,
    NamedPart,
    Quantity,
    Sex,
)
from tertial.steering.parts import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a definition says; the meaning of each field stands at `models.DefinitionVersion`."""

    name: str
    unit: str
    direction: Direction = Direction.NONE
    prints_unit: bool = False
    comparable: bool = True
    source: str = ""
    notes: str = ""
    quantity: Quantity = Quantity.MEAN
    numerator: str = ""
    denominator: str = ""
    population: str = ""
    owner: Unit | None = None
    frequency: Frequency = Frequency.OCCASION
    measured_on: str = ""
    lag_years: int = 0
    about_people: bool = False
    smallest_count: int = 5
    smallest_denominator: int = 20

    def as_columns(self) -> dict[str, object]:
        """The fields by the model's names."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@transaction.atomic
def define(*, indicator: Indicator, valid_from: int, definition: Definition, by: Person) -> DefinitionVersion:
    """Define an indicator from a year on; the versions before stay as they were.

    Refused: a year that already begins a definition, a name or a unit that is empty.
    """
    require(by, Permission.PLAN_EDIT, unit=indicator.committee)
    _require_sense(definition)
    if indicator.definitions.filter(valid_from=valid_from).exists():
        raise Refused(f"{indicator.slug} har redan en definition från {valid_from}. Rätta den i stället.")
    version = DefinitionVersion.objects.create(indicator=indicator, valid_from=valid_from, **definition.as_columns())
    record(action="steering.define", subject=version, by=by, after=snapshot(version))
    tell([indicator.pk])
    return version


@transaction.atomic
def correct_definition(*, version: DefinitionVersion, definition: Definition, by: Person) -> DefinitionVersion:
    """Mend a definition that was written wrong. What changes what is measured is a new definition, not a correction."""
    require(by, Permission.PLAN_EDIT, unit=version.indicator.committee)
    _require_sense(definition)
    before = snapshot(version)
    wanted = definition.as_columns()
    if all(getattr(version, name) == value for name, value in wanted.items()):
        return version
    for name, value in wanted.items():
        setattr(version, name, value)
    version.save()
    record(action="steering.correct_definition", subject=version, by=by, before=before, after=snapshot(version))
    tell([version.indicator_id])
    return version


@dataclass(frozen=True, slots=True)
class WantedPart:
    """A part that is to have a value; all empty is the whole."""

    unit: Unit | None = None
    part: NamedPart | None = None
    sex: Sex = Sex.ALL

    @property
    def key(self) -> str:
        """The part as it stands in figure keys."""
        return Part(self.unit.slug if self.unit else "", self.part.slug if self.part else "", self.sex).key


@transaction.atomic
def expect_parts(*, version: DefinitionVersion, parts: Sequence[WantedPart], by: Person) -> None:
    """Say which parts a definition is to have values for, instead of those said before; the order is theirs in the grid.

    Refused: a named part of another indicator, the same part twice.
    """
    require(by, Permission.PLAN_EDIT, unit=version.indicator.committee)
    for wanted in parts:
        if wanted.part and wanted.part.indicator_id != version.indicator_id:
            raise Refused(f"{wanted.part} är inte en del av {version.indicator}.")
    keys = [wanted.key for wanted in parts]
    if len(set(keys)) < len(keys):
        raise Refused("Samma del står två gånger. Ta bort den ena.")
    before = list(version.expected_parts.values_list("part_key", flat=True))
    if before == keys:
        return
    version.expected_parts.all().delete()
    ExpectedPart.objects.bulk_create(
        ExpectedPart(definition=version, unit=one.unit, part=one.part, sex=one.sex, part_key=one.key) for one in parts
    )
    record(action="steering.expect_parts", subject=version, by=by, before={"parts": before}, after={"parts": keys})
    tell([version.indicator_id])


def _require_sense(definition: Definition) -> None:
    if not definition.name.strip() or not definition.unit.strip():
        raise Refused("En definition måste ha ett namn och en enhet.")
    if definition.smallest_count < 1 or definition.smallest_denominator < 1:
        raise Refused("De minsta antal som får visas måste vara minst 1.")
