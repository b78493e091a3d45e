"""Declare measures, change and remove them, and record what came of running them over an extract."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused, TertialError
from tertial.common.periods import Period
from tertial.common.slugs import slug as slug_of
from tertial.document.figure import Missing
from tertial.measurement.actions.observe_many import Counted, observe_many
from tertial.measurement.actions.sources import begin_run, end_run
from tertial.measurement.extracts.declaring.rule import parse
from tertial.measurement.extracts.outcome import Outcome
from tertial.measurement.extracts.personal import redacted
from tertial.measurement.extracts.rule import Exits, NotReturning, Occupancy, Rule, Share
from tertial.measurement.models import Measure, RunState, SourceRun, State
from tertial.measurement.observed import Given, Observed
from tertial.measurement.queries.measures import ABOUT_MEASURE, Change, Compared, Meant, compared, is_used, meant
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission

RESERVED = frozenset({"ny"})
"""Slugs that mean something else in addresses."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did. `run` is None where every value was as it should already: then nothing was written."""

    run: SourceRun | None
    counted: Counted


@transaction.atomic
def declare_measure(*, committee: Unit, rule: str, by: Person, slug: str = "") -> Measure:
    """Declare a measure; `rule` in the form that `extracts.declaring.rule` reads. The slug is made of its name where none is given.

    Refused: a rule that can't be read, names what does not exist, or gives percent to an indicator in another unit; a slug that is taken.
    """
    require(by, Permission.SOURCE_EDIT, unit=committee)
    parsed = parse(rule)
    found = _sound(committee, parsed)
    chosen = slug or slug_of(parsed.name)
    if not chosen or chosen in RESERVED:
        raise Refused(f"Måttet kan inte heta ”{parsed.name}”. Välj ett annat namn.")
    if Measure.objects.filter(committee=committee, slug=chosen).exists():
        raise Refused(f"Det finns redan ett mått som heter ”{chosen}”. Välj ett annat namn, eller ändra det som finns.")
    row = Measure.objects.create(committee=committee, slug=chosen, **_columns(parsed, found, rule))
    record(action="measurement.declare_measure", subject=row, by=by, after=snapshot(row))
    return row


@transaction.atomic
def change_measure(*, measure: Measure, rule: str, by: Person, expected_version: int | None = None) -> Measure:
    """Change a measure's rule. Values that it gave stay, and say by which rule they were made. Refused as for a new one."""
    require(by, Permission.SOURCE_EDIT, unit=measure.committee)
    parsed = parse(rule)
    found = _sound(measure.committee, parsed)
    if is_used(measure) and (found.indicator.pk, found.source.pk) != (measure.indicator_id, measure.source_id):
        raise Refused("Måttet har gett värden. Det kan inte byta indikator eller verksamhetssystem; gör ett nytt mått.")
    save_change(
        measure,
        changes=_columns(parsed, found, rule),
        expected_version=expected_version,
        action="measurement.change_measure",
        by=by,
        shown="rule",
    )
    return measure


@transaction.atomic
def remove_measure(*, measure: Measure, by: Person) -> None:
    """Remove a measure that never gave a value. Refused for one that did: its values say that they come from it."""
    require(by, Permission.SOURCE_EDIT, unit=measure.committee)
    if is_used(measure):
        raise Refused(f"”{measure.name}” har gett värden och kan inte tas bort. Värdena säger att de kommer därifrån.")
    record(action="measurement.remove_measure", subject=measure, by=by, before=snapshot(measure))
    measure.delete()


@transaction.atomic
def run_measure(*, measure: Measure, outcome: Outcome, by: Person, leave: Collection[str] = ()) -> Ran:
    """Record what came of following a measure's rule over an extract: aggregates only, as `queries.measures.follow` gave them.

    `leave` names values that are left as they are, by `Compared.key`. A value that is the same keeps its note, its source and how it was
    reported, and is given what it is made of; one that differs is corrected. The same outcome again changes nothing. Refused: an outcome
    of another rule than the measure has now.
    """
    require(by, Permission.OBSERVATION_EDIT, unit=measure.committee)
    if outcome.rule != measure.rule:
        raise Refused("Regeln har ändrats sedan utdraget lästes. Läs in utdraget igen.")
    rule = parse(measure.rule)
    rows = [row for row in compared(measure, outcome) if row.key not in leave]
    given = [_given(row, rule, measure, outcome) for row in rows if row.change is not Change.SAME]
    unchanged = len(rows) - len(given)
    if not given:
        return Ran(None, Counted(0, 0, unchanged))
    run = begin_run(
        committee=measure.committee,
        source=measure.source,
        about=_about(measure, [one.period for one in given]),
        file_name=outcome.file_name[:200],
        fingerprint=outcome.fingerprint,
        by=by,
    )
    counted = observe_many(committee=measure.committee, given=given, run=run, by=by)
    counted = Counted(counted.added, counted.changed, counted.unchanged + unchanged)
    end_run(
        run=run,
        state=RunState.DONE,
        message=" ".join(outcome.notes),
        cursor={ABOUT_MEASURE: measure.slug},
        read=outcome.rows,
        added=counted.added,
        changed=counted.changed,
        unchanged=counted.unchanged,
        by=by,
    )
    return Ran(run, counted)


@transaction.atomic
def fail_measure(*, measure: Measure, error: TertialError, file_name: str, fingerprint: str, by: Person) -> SourceRun:
    """Record that an extract could not be read, so that others see it. What it says of rows and columns holds no cell's text."""
    require(by, Permission.OBSERVATION_EDIT, unit=measure.committee)
    run = begin_run(
        committee=measure.committee,
        source=measure.source,
        about=_about(measure, []),
        file_name=redacted(file_name)[:200],
        fingerprint=fingerprint,
        by=by,
    )
    return end_run(
        run=run,
        state=RunState.FAILED,
        message=str(error),
        faults=list(getattr(error, "faults", ())),
        cursor={ABOUT_MEASURE: measure.slug},
        by=by,
    )


def _about(measure: Measure, periods: list[str]) -> str:
    told = ", ".join(dict.fromkeys(periods))
    return f"{measure.name}: {told}"[:300] if told else measure.name


def _columns(rule: Rule, found: Meant, text: str) -> dict[str, Any]:
    return {
        "name": rule.name[:200],
        "indicator": found.indicator,
        "part": found.part,
        "source": found.source,
        "rule": text,
    }


def _sound(committee: Unit, rule: Rule) -> Meant:
    """What the rule names; refused where its values would be in another unit than the indicator's."""
    found = meant(committee, rule)
    version = found.version or found.indicator.definitions.order_by("-valid_from").first()
    if version is None:
        raise Refused(f"{found.indicator} har ingen definition än. Definiera den först.")
    match rule.calculation:
        case NotReturning() | Occupancy() | Share():
            percent = True
        case Exits(as_share=as_share):
            percent = as_share
        case _:
            percent = False
    if percent and version.unit != "%":
        raise Refused(
            f"Måttet ger procent, men {version.name} mäts i {version.unit}. Ändra beräkningen eller indikatorn."
        )
    if version.unit == "%" and not percent:
        raise Refused(
            f'{version.name} mäts i procent, men måttet ger inte det. Välj sort = "andel" eller en annan indikator.'
        )
    return found


def _given(row: Compared, rule: Rule, measure: Measure, outcome: Outcome) -> Given:
    """A value as it is to be recorded."""
    before, one = row.before, row.computed
    same = before is not None and row.change is not Change.CHANGED
    return Given(
        indicator=row.definition.indicator,
        definition=row.definition,
        period=one.period,
        observed=Observed(
            value=one.value,
            reported_as=before.reported_as if before and same else "",
            numerator=one.numerator,
            denominator=one.denominator,
            measured_on=outcome.dated or (before.measured_on if before and same else None),
            rule="" if isinstance(one.value, Missing) else outcome.words,
        ),
        unit=row.unit,
        part=row.part,
        sex=row.sex,
        reference_period=_reference(rule, one.period) or (before.reference_period if before else ""),
        source=before.source if before and same and before.source else measure.source.name,
        note=before.note if before else "",
        state=State(before.state) if before and same else State.FINAL,
        demo=bool(before and before.demo),
        revises=not same,
    )


def _reference(rule: Rule, period: str) -> str:
    """What a lagging value describes: a month so many months earlier; empty where it describes its own period."""
    asked = Period.parse(period)
    return str(asked.months_back(rule.lag)) if rule.lag and asked.month else ""
