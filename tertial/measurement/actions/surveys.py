"""Declare surveys, change and remove them, and record what came of running them over a file of responses."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.common.slugs import slug as slug_of
from tertial.document.figure import Missing
from tertial.measurement.actions.measures import Ran
from tertial.measurement.actions.observe_many import Counted, observe_many
from tertial.measurement.actions.sources import begin_run, end_run
from tertial.measurement.models import RunState, State, Survey
from tertial.measurement.observed import Given, Observed
from tertial.measurement.queries.measures import Change
from tertial.measurement.queries.surveys import (
    ABOUT_SURVEY,
    SurveyCompared,
    survey_compared,
    survey_is_used,
    survey_meant,
)
from tertial.measurement.surveys.declaring import parse
from tertial.measurement.surveys.outcome import SurveyOutcome
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission

RESERVED = frozenset({"ny"})
"""Slugs that mean something else in addresses."""


@transaction.atomic
def declare_survey(*, committee: Unit, rule: str, by: Person, slug: str = "") -> Survey:
    """Declare a survey; `rule` in the form that `surveys.declaring` reads. The slug is made of its name where none is given.

    Refused: a rule that can't be read, names what does not exist, or gives a value in another unit than its indicator's; a slug that
    is taken.
    """
    require(by, Permission.SOURCE_EDIT, unit=committee)
    parsed = parse(rule)
    found = survey_meant(committee, parsed)
    chosen = slug or slug_of(parsed.name)
    if not chosen or chosen in RESERVED:
        raise Refused(f"Enkäten kan inte heta ”{parsed.name}”. Välj ett annat namn.")
    if Survey.objects.filter(committee=committee, slug=chosen).exists():
        raise Refused(f"Det finns redan en enkät som heter ”{chosen}”. Välj ett annat namn, eller ändra den som finns.")
    row = Survey.objects.create(
        committee=committee, slug=chosen, name=parsed.name[:200], source=found.source, rule=rule
    )
    record(action="measurement.declare_survey", subject=row, by=by, after=snapshot(row))
    return row


@transaction.atomic
def change_survey(*, survey: Survey, rule: str, by: Person, expected_version: int | None = None) -> Survey:
    """Change a survey's rule. Values that it gave stay, and say by which rule they were made. Refused as for a new one."""
    require(by, Permission.SOURCE_EDIT, unit=survey.committee)
    parsed = parse(rule)
    found = survey_meant(survey.committee, parsed)
    if survey_is_used(survey) and found.source.pk != survey.source_id:
        raise Refused("Enkäten har gett värden. Den kan inte byta källa; gör en ny enkät.")
    save_change(
        survey,
        changes={"name": parsed.name[:200], "source": found.source, "rule": rule},
        expected_version=expected_version,
        action="measurement.change_survey",
        by=by,
        shown="rule",
    )
    return survey


@transaction.atomic
def remove_survey(*, survey: Survey, by: Person) -> None:
    """Remove a survey that never gave a value. Refused for one that did: its values say that they come from it."""
    require(by, Permission.SOURCE_EDIT, unit=survey.committee)
    if survey_is_used(survey):
        raise Refused(f"”{survey.name}” har gett värden och kan inte tas bort. Värdena säger att de kommer därifrån.")
    record(action="measurement.remove_survey", subject=survey, by=by, before=snapshot(survey))
    survey.delete()


@transaction.atomic
def run_survey(*, survey: Survey, outcome: SurveyOutcome, by: Person) -> Ran:
    """Record what came of following a survey's rule: values, and why there are none; never an answer.

    A value that is the same keeps its note, source and form, and is given what it is made of; one that differs is corrected. The same
    outcome again changes nothing. Refused: an outcome of another rule than the survey has now.
    """
    require(by, Permission.OBSERVATION_EDIT, unit=survey.committee)
    if outcome.rule != survey.rule:
        raise Refused("Regeln har ändrats sedan svarsfilen lästes. Läs in filen igen.")
    rows = survey_compared(survey, outcome)
    given = [_given(row, survey, outcome) for row in rows if row.change is not Change.SAME]
    unchanged = len(rows) - len(given)
    if not given:
        return Ran(None, Counted(0, 0, unchanged))
    run = begin_run(
        committee=survey.committee,
        source=survey.source,
        about=f"{survey.name}: {outcome.period}"[:300],
        file_name=outcome.file_name,
        fingerprint=outcome.fingerprint,
        by=by,
    )
    counted = observe_many(committee=survey.committee, given=given, run=run, by=by)
    counted = Counted(counted.added, counted.changed, counted.unchanged + unchanged)
    end_run(
        run=run,
        state=RunState.DONE,
        cursor={ABOUT_SURVEY: survey.slug},
        read=outcome.rows,
        added=counted.added,
        changed=counted.changed,
        unchanged=counted.unchanged,
        by=by,
    )
    return Ran(run, counted)


def _given(row: SurveyCompared, survey: Survey, outcome: SurveyOutcome) -> Given:
    """A result as it is to be recorded."""
    before, one = row.before, row.result
    kept = before if before and row.change is not Change.CHANGED else None
    more: dict[str, Any] = {}
    if kept:
        more = {"reference_period": kept.reference_period, "state": State(kept.state)}
    return Given(
        indicator=row.definition.indicator,
        definition=row.definition,
        period=outcome.period,
        observed=Observed(
            value=one.value,
            reported_as=kept.reported_as if kept else "",
            numerator=None if isinstance(one.value, Missing) else one.numerator,
            denominator=None if isinstance(one.value, Missing) else one.denominator,
            measured_on=outcome.dated or (kept.measured_on if kept else None),
            rule=one.words,
        ),
        unit=row.unit,
        part=row.part,
        sex=row.sex,
        source=kept.source if kept and kept.source else survey.source.name,
        note=before.note if before else "",
        demo=bool(before and before.demo),
        revises=kept is None,
        **more,
    )
