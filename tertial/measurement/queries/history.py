"""Read an indicator's values over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch

from tertial.common.errors import NotFound
from tertial.document.figure import Figure
from tertial.measurement.figures import notes_of, observation_figure, part_of
from tertial.measurement.models import Nature, Observation
from tertial.measurement.stored import stored
from tertial.organisation.models import Unit
from tertial.steering.models import DefinitionVersion, Indicator, IndicatorKind
from tertial.steering.parts import Part


def indicator(committee: Unit, slug: str, kind: IndicatorKind = IndicatorKind.INDICATOR) -> Indicator:
    """The indicator with the slug; raises `NotFound` naming those that exist."""
    candidates = Indicator.objects.filter(committee=committee, kind=kind)
    definitions = Prefetch("definitions", DefinitionVersion.objects.select_related("owner"))
    found = candidates.prefetch_related(definitions, "named_parts").filter(slug=slug).first()
    if found is None:
        raise NotFound("Indikatorn", slug, list(candidates.values_list("slug", flat=True)))
    return found


@dataclass(frozen=True, slots=True)
class Point:
    """A point in an indicator's history."""

    part: Part
    label: str
    figure: Figure
    definition_from: int
    comparable: bool
    notes: tuple[str, ...]


def history(row: Indicator, *, reveal: bool = False) -> list[Point]:
    """Every outcome of an indicator, oldest first, with the definition it was measured by. Two queries.

    `reveal` shows what the public may not see, marked, to who may.
    """
    versions = {version.pk: version for version in row.definitions.all()}
    observations = row.observations.filter(nature=Nature.OUTCOME).select_related("unit", "part", "definition")
    points = [
        Point(
            part=part_of(observation),
            label=observation.get_sex_display() if observation.sex else "",
            figure=observation_figure(
                observation, versions[observation.definition_id], row.kind, row.slug, reveal=reveal
            ),
            definition_from=versions[observation.definition_id].valid_from,
            comparable=versions[observation.definition_id].comparable,
            notes=notes_of(observation, reveal=reveal),
        )
        for observation in observations
    ]
    return sorted(points, key=lambda point: (_end(point.figure.period), point.part))


def series(committee: Unit, slug: str) -> list[Figure]:
    """A monthly series, oldest first, empty when there is none. Three queries."""
    row = (
        Indicator.objects.filter(committee=committee, kind=IndicatorKind.SERIES, slug=slug)
        .prefetch_related("definitions")
        .first()
    )
    return [point.figure for point in history(row)] if row else []


def all_series(committee: Unit) -> Iterator[Figure]:
    """Every monthly value of the committee. Two queries."""
    of_series = {"indicator__committee": committee, "indicator__kind": IndicatorKind.SERIES}
    definitions = {one.pk: one for one in DefinitionVersion.objects.filter(**of_series).select_related("indicator")}
    for row in stored(Observation.objects.filter(**of_series), definitions):
        indicator = row.definition.indicator
        yield observation_figure(row, row.definition, indicator.kind, indicator.slug)


def _end(period: str) -> str:
    # A year sorts after its months.
    return period if len(period) > 4 else f"{period}-99"
