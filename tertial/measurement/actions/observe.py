"""Record observations."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Conflict
from tertial.common.periods import Period
from tertial.measurement.consequences import settle
from tertial.measurement.giving import require_giving
from tertial.measurement.models import Nature, Observation, SourceRun, State
from tertial.measurement.observed import CONTENT, Observed, require_belonging, state_after, stored
from tertial.organisation.models import Person, Unit
from tertial.steering.models import DefinitionVersion, Indicator, NamedPart, Sex
from tertial.steering.parts import Part


@transaction.atomic
def observe(
    *,
    indicator: Indicator,
    definition: DefinitionVersion,
    period: str,
    observed: Observed,
    by: Person,
    nature: Nature = Nature.OUTCOME,
    unit: Unit | None = None,
    part: NamedPart | None = None,
    sex: Sex = Sex.ALL,
    reference_period: str = "",
    source: str = "",
    note: str = "",
    demo: bool = False,
    state: State = State.FINAL,
    run: SourceRun | None = None,
    revises: bool = True,
    expected_version: int | None = None,
) -> Observation:
    """Record a value, or correct the one that is there; a corrected value becomes revised, the old one is in the log.

    A value that was missing until now is not revised. Where it does not revise (`revises=False`), as while its follow-up is
    still open, it is as settled as `state` says, and its state alone may be changed. Recording the same again changes nothing, save that a preliminary value is settled when it is recorded as final. Refused:
    who may not give the indicator's values, a period that can't be read, a number that can't be kept exactly, a definition or a part of another indicator.
    """
    require_giving(by, definition)
    Period.parse(period)
    require_belonging(indicator, definition, part)
    key = Part(unit.slug if unit else "", part.slug if part else "", sex).key
    content = (*stored(observed), reference_period, source, note, demo)
    fields = dict(zip(CONTENT, content, strict=True))
    row, created = Observation.objects.select_for_update().get_or_create(
        indicator=indicator,
        definition=definition,
        period=period,
        nature=nature,
        part_key=key,
        defaults={"unit": unit, "part": part, "sex": sex, "state": state, "run": run, **fields},
    )
    if created:
        record(action="measurement.observe", subject=row, by=by, after=snapshot(row))
        settle([indicator.pk])
        return row
    earlier = [getattr(row, name) for name in CONTENT]
    after = state_after(row.state, state, earlier=earlier, content=content, revises=revises)
    if after is not None:
        save_change(
            row,
            changes={**fields, "run": run, "state": after},
            expected_version=expected_version,
            action="measurement.observe",
            by=by,
            shown="value",
        )
        settle([indicator.pk])
    return row


@transaction.atomic
def withdraw(*, observation: Observation, by: Person, reason: str = "", expected_version: int | None = None) -> None:
    """Take back a value that should not stand there, or that it is missing; the log keeps it, with the reason.

    Raises `Conflict` when somebody changed it meanwhile.
    """
    require_giving(by, observation.definition)
    row = Observation.objects.select_for_update().filter(pk=observation.pk).first()
    if row is None or expected_version not in (None, row.version):
        raise Conflict(
            "Någon annan hann ändra samma värde. Det är inte borttaget.",
            mine="",
            theirs="" if row is None else str(row.value if row.value is not None else row.text_value),
            current_version=0 if row is None else row.version,
        )
    record(action="measurement.withdraw", subject=row, by=by, before=snapshot(row), reason=reason)
    row.delete()
    settle([row.indicator_id])
