"""Record observations."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.common.periods import Period
from tertial.document.figure import Missing
from tertial.measurement.models import Nature, Observation, State
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission
from tertial.steering.models import DefinitionVersion, Indicator, NamedPart, Sex
from tertial.steering.parts import Part


@dataclass(frozen=True, slots=True)
class Observed:
    """What was observed: an exact number (its decimals are the reported precision), words, or a missing value."""

    value: Decimal | str | Missing


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
    expected_version: int | None = None,
) -> Observation:
    """Record a value, or correct the one that is there; a corrected value becomes revised, the old one is in the log.

    Recording the same again changes nothing. Refused: a period that can't be read, more than eight decimals, a definition of another
    indicator.
    """
    require(by, Permission.OBSERVATION_EDIT, unit=indicator.committee)
    Period.parse(period)
    if definition.indicator_id != indicator.pk:
        raise Refused(f"{definition} är inte en definition av {indicator}.")
    key = Part(unit.slug if unit else "", part.slug if part else "", sex).key
    fields = {**_stored(observed), "reference_period": reference_period, "source": source, "note": note, "demo": demo}
    row = (
        Observation.objects.select_for_update()
        .filter(indicator=indicator, definition=definition, period=period, nature=nature, part_key=key)
        .first()
    )
    if row is None:
        row = Observation.objects.create(
            indicator=indicator,
            definition=definition,
            period=period,
            nature=nature,
            unit=unit,
            part=part,
            sex=sex,
            part_key=key,
            state=state,
            **fields,
        )
        record(action="measurement.observe", subject=row, by=by, after=snapshot(row))
        return row
    if any(getattr(row, name) != value for name, value in fields.items()):
        save_change(
            row,
            changes={**fields, "state": State.REVISED},
            expected_version=expected_version,
            action="measurement.observe",
            by=by,
            shown="value",
        )
    return row


def _stored(observed: Observed) -> dict[str, object]:
    """The observed value as the row's columns."""
    empty = {
        "value": None,
        "decimals": 0,
        "text_value": "",
        "missing_reason": "",
        "missing_text": "",
        "expected_on": None,
    }
    match observed.value:
        case Decimal() as number:
            exponent = number.as_tuple().exponent
            if not isinstance(exponent, int) or exponent < -8:
                raise Refused(f"{number} går inte att spara: högst åtta decimaler.")
            return {**empty, "value": number, "decimals": max(0, -exponent)}
        case Missing() as missing:
            return {
                **empty,
                "missing_reason": missing.reason.value,
                "missing_text": missing.text,
                "expected_on": missing.expected,
            }
        case words:
            if not words.strip():
                raise Refused("Värdet är tomt. Skriv ett tal, ord eller varför värdet saknas.")
            return {**empty, "text_value": words}
