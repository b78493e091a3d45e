"""Record many values at once: from a file, a service, an extract or a survey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from tertial.measurement.actions.observe import Observed, observe
from tertial.measurement.models import Nature, SourceRun, State
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission
from tertial.steering.models import DefinitionVersion, Indicator, NamedPart, Sex


@dataclass(frozen=True, slots=True)
class Given:
    """A value as it is to be recorded, with all that says what it is a value of."""

    indicator: Indicator
    definition: DefinitionVersion
    period: str
    observed: Observed
    nature: Nature = Nature.OUTCOME
    unit: Unit | None = None
    part: NamedPart | None = None
    sex: Sex = Sex.ALL
    reference_period: str = ""
    source: str = ""
    note: str = ""
    state: State = State.FINAL
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """How many values were new, were changed, and were as they should already."""

    added: int
    changed: int
    unchanged: int


@transaction.atomic
def observe_many(*, committee: Unit, given: Sequence[Given], run: SourceRun, by: Person) -> Counted:
    """Record values that a run gave, all or none. The same again changes nothing."""
    require(by, Permission.OBSERVATION_EDIT, unit=committee)
    added = changed = 0
    for one in given:
        before = one.indicator.observations.filter(period=one.period).values_list("pk", "version")
        known = dict(before)
        row = observe(
            indicator=one.indicator,
            definition=one.definition,
            period=one.period,
            observed=one.observed,
            nature=one.nature,
            unit=one.unit,
            part=one.part,
            sex=one.sex,
            reference_period=one.reference_period,
            source=one.source,
            note=one.note,
            state=one.state,
            demo=one.demo,
            run=run,
            by=by,
        )
        added += row.pk not in known
        changed += row.pk in known and known[row.pk] != row.version
    return Counted(added, changed, len(given) - added - changed)
