"""Observations, made by the room's own action."""

from __future__ import annotations

from decimal import Decimal

from tertial.cycle.models import Occasion
from tertial.document.figure import Missing
from tertial.measurement.actions import Observed, add_source, begin_run, observe
from tertial.measurement.models import (
    Measure,
    Nature,
    Observation,
    OpenArea,
    OpenSeries,
    OpenValue,
    Source,
    SourceKind,
    SourceRun,
    Standing,
    State,
    Survey,
)
from tertial.organisation.models import Unit
from tertial.steering.actions import WantedPart, expect_parts
from tertial.steering.calculations import Verdict
from tertial.steering.models import DefinitionVersion, Indicator, NamedPart, Sex
from tests.factories.organisation import a_committee, the_program


def observed(
    indicator: Indicator,
    period: str,
    value: str | Missing,
    *,
    words: bool = False,
    definition: DefinitionVersion | None = None,
    unit: Unit | None = None,
    part: NamedPart | None = None,
    sex: Sex = Sex.ALL,
    nature: Nature = Nature.OUTCOME,
    state: State = State.FINAL,
    note: str = "",
    demo: bool = False,
    expected_version: int | None = None,
) -> Observation:
    """A value of an indicator: a number written with its decimals, words, or a missing value.

    By the definition given, else by the indicator's latest that was valid the period's year.
    """
    versions = indicator.definitions.filter(valid_from__lte=int(period[:4]))
    chosen = definition or versions.order_by("-valid_from").first() or indicator.definitions.earliest("valid_from")
    return observe(
        indicator=indicator,
        definition=chosen,
        period=period,
        observed=Observed(value if words or isinstance(value, Missing) else Decimal(value)),
        unit=unit,
        part=part,
        sex=sex,
        nature=nature,
        state=state,
        note=note,
        demo=demo,
        expected_version=expected_version,
        by=the_program(),
    )


def a_source(slug: str = "lifecare", *, committee: Unit | None = None, kind: SourceKind = SourceKind.EXTRACT) -> Source:
    """A source that values come from."""
    return add_source(
        committee=committee or a_committee(), slug=slug, name=slug.capitalize(), kind=kind, by=the_program()
    )


def a_run(source: Source) -> SourceRun:
    """A run that is under way."""
    return begin_run(committee=source.committee, source=source, by=the_program())


def one_of_each(indicator: Indicator) -> None:
    """A row in each of the room's tables that keep where values come from and how they stand."""
    source = a_source("alla", committee=indicator.committee)
    run = a_run(source)
    OpenArea.objects.create(service=SourceKind.KOLADA, code="0580", name="Linköping")
    series = OpenSeries.objects.create(source=source, slug="n18409", code="N18409", title="Elever på SFI")
    OpenValue.objects.create(series=series, area="0580", period="2022", run=run)
    Measure.objects.create(
        committee=indicator.committee, source=source, slug="hushall", name="Hushåll", indicator=indicator
    )
    Survey.objects.create(committee=indicator.committee, source=source, slug="enkat", name="Enkät")
    for occasion in Occasion.objects.all():
        Standing.objects.get_or_create(
            indicator=indicator,
            occasion=occasion,
            defaults={
                "definition": indicator.definitions.latest("valid_from"),
                "verdict": Verdict.MET,
                "public_verdict": Verdict.MET,
                "has_target": True,
                "has_value": True,
                "expected": 1,
                "present": 1,
            },
        )
    expect_parts(version=indicator.definitions.latest("valid_from"), parts=[WantedPart()], by=the_program())
