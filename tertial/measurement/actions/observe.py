"""Record observations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Conflict, Refused
from tertial.common.periods import Period
from tertial.document.figure import Missing
from tertial.measurement.consequences import settle
from tertial.measurement.models import Nature, Observation, SourceRun, State
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission
from tertial.steering.models import DefinitionVersion, Indicator, NamedPart, Sex
from tertial.steering.parts import Part


@dataclass(frozen=True, slots=True)
class Observed:
    """What was observed: an exact number (its decimals are the reported precision), words, or a missing value.

    `reported_as` is a form that is to be printed as it was reported; `numerator` and `denominator` are what the value was made
    of, where that is known; `rule` says in words how a computed value was made, `measured_on` when it was measured.
    """

    value: Decimal | str | Missing
    reported_as: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    measured_on: date | None = None
    rule: str = ""


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
    a period that can't be read, a number that can't be kept exactly, a definition or a part of another indicator.
    """
    require(by, Permission.OBSERVATION_EDIT, unit=indicator.committee)
    Period.parse(period)
    if definition.indicator_id != indicator.pk:
        raise Refused(f"{definition} är inte en definition av {indicator}.")
    if part and part.indicator_id != indicator.pk:
        raise Refused(f"{part} är inte en del av {indicator}.")
    key = Part(unit.slug if unit else "", part.slug if part else "", sex).key
    fields = {**_stored(observed), "reference_period": reference_period, "source": source, "note": note, "demo": demo}
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
    changed = any(getattr(row, name) != value for name, value in fields.items())
    was_missing = bool(row.missing_reason)
    settled = row.state == State.PRELIMINARY and state == State.FINAL
    restated = not revises and row.state != state
    if changed or settled or restated:
        revised = revises and changed and not was_missing
        save_change(
            row,
            changes={**fields, "run": run, "state": State.REVISED if revised else state},
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
    require(by, Permission.OBSERVATION_EDIT, unit=observation.indicator.committee)
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


def _stored(observed: Observed) -> dict[str, object]:
    """The observed value as the row's columns."""
    empty: dict[str, object] = {
        "value": None,
        "decimals": 0,
        "text_value": "",
        "missing_reason": "",
        "missing_text": "",
        "expected_on": None,
        "reported_as": observed.reported_as,
        "numerator": observed.numerator,
        "denominator": observed.denominator,
        "measured_on": observed.measured_on,
        "rule": observed.rule,
    }
    for made_of in (observed.numerator, observed.denominator):
        if made_of is not None:
            _require_exact(made_of)
    if observed.denominator is not None and observed.denominator <= 0:
        raise Refused(f"Nämnaren är {observed.denominator}. Den måste vara större än noll.")
    match observed.value:
        case Decimal() as number:
            return {**empty, "value": number, "decimals": _require_exact(number)}
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


def _require_exact(number: Decimal) -> int:
    """How many decimals the number has, if it can be kept exactly."""
    _, digits, exponent = number.as_tuple()
    # SQLite keeps fifteen digits exactly, PostgreSQL more; the same must be kept in both.
    if not isinstance(exponent, int) or exponent < -8 or max(len(digits) + max(exponent, 0), -exponent) > 15:
        raise Refused(f"{number} går inte att spara exakt: högst femton siffror, varav åtta decimaler.")
    return max(0, -exponent)
