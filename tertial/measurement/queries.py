"""Read measured values as tables of figures. A fixed number of queries, whatever the number of indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tertial.common.errors import NotFound
from tertial.cycle.models import Occasion
from tertial.document.figure import Figure
from tertial.measurement.figures import observation_figure, part_of, target_figure
from tertial.measurement.models import Nature, Observation
from tertial.measurement.rows import InForce, Line, Measured, MeasuredRow, lines_of, measured_of
from tertial.organisation.models import Unit
from tertial.steering.models import DefinitionVersion, Indicator, IndicatorKind, Placement, Target
from tertial.steering.parts import Part

__all__ = [
    "Line",
    "Measured",
    "MeasuredRow",
    "Point",
    "all_series",
    "definitions_in",
    "history",
    "indicator",
    "latest_targets",
    "measured",
    "series",
    "targets_of",
]


def measured(committee: Unit, occasion: Occasion, kinds: Iterable[IndicatorKind]) -> list[Measured]:
    """The indicators of the given kinds in the occasion's plan, with values two years back, now, forecast and target.

    Four queries. The columns of a row's cells are the periods as strings (`2021`, `2022`, `2022-08`, `2023-08`),
    `forecast` for the year, and `target` for the year.
    """
    placements = list(
        Placement.objects.filter(
            plan_period=occasion.plan_period, indicator__committee=committee, indicator__kind__in=list(kinds)
        )
        .select_related("indicator", "goal__area", "goal__council_goal")
        .order_by("goal__area__order", "goal__order", "order")
    )
    periods = [str(occasion.year - 2), str(occasion.year - 1), str(occasion.period.years_back(1)), str(occasion.period)]
    observations = (
        Observation.objects.filter(indicator__committee=committee, indicator__kind__in=list(kinds))
        .filter(period__in=[*periods, str(occasion.year)])
        .exclude(nature=Nature.BASE)
        .select_related("unit", "part", "definition")
    )
    ids = {placement.indicator_id for placement in placements}
    by_indicator: dict[int, list[Observation]] = defaultdict(list)
    for row in observations:
        outcome_of_year = row.nature == Nature.OUTCOME and row.period == str(occasion.year)
        if row.indicator_id in ids and not outcome_of_year:
            by_indicator[row.indicator_id].append(row)
    targets = latest_targets(
        Target.objects.filter(indicator__in=ids, year=occasion.year).select_related("unit", "part", "decision")
    )
    definitions = definitions_in(ids, occasion.year)
    return [
        measured_of(
            placement,
            definitions[placement.indicator_id],
            by_indicator[placement.indicator_id],
            targets.get(placement.indicator_id, []),
            str(occasion.period),
        )
        for placement in placements
        if placement.indicator_id in definitions
    ]


def definitions_in(indicator_ids: Iterable[int], year: int) -> dict[int, InForce]:
    """Each indicator's definition in force a year: the latest valid from then or before, else its first. One query."""
    found: dict[int, InForce] = {}
    for version in DefinitionVersion.objects.filter(indicator__in=list(indicator_ids)).order_by("valid_from"):
        before = found.get(version.indicator_id)
        if before is None or not version.comparable:
            since = version.valid_from if before else 0
        else:
            since = before.unbroken_since
        if before is None or version.valid_from <= year:
            found[version.indicator_id] = InForce(version, since)
    return found


def latest_targets(rows: Iterable[Target]) -> dict[int, list[Target]]:
    """The target that counts for each part: the latest decided; a decision without date is the oldest."""
    latest: dict[tuple[int, int, str], Target] = {}
    for row in sorted(rows, key=lambda row: (str(row.decision.decided_on or ""), row.pk)):
        latest[row.indicator_id, row.year, row.part_key] = row
    result: dict[int, list[Target]] = defaultdict(list)
    for row in latest.values():
        result[row.indicator_id].append(row)
    return result


def indicator(committee: Unit, slug: str, kind: IndicatorKind = IndicatorKind.INDICATOR) -> Indicator:
    """The indicator with the slug; raises `NotFound` naming those that exist."""
    candidates = Indicator.objects.filter(committee=committee, kind=kind)
    found = candidates.prefetch_related("definitions", "named_parts").filter(slug=slug).first()
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


def history(row: Indicator) -> list[Point]:
    """Every outcome of an indicator, oldest first, with the definition it was measured by. Two queries."""
    versions = {version.pk: version for version in row.definitions.all()}
    observations = row.observations.filter(nature=Nature.OUTCOME).select_related("unit", "part", "definition")
    points = [
        Point(
            part=part_of(observation),
            label=observation.get_sex_display() if observation.sex else "",
            figure=observation_figure(observation, versions[observation.definition_id], row.kind, row.slug),
            definition_from=versions[observation.definition_id].valid_from,
            comparable=versions[observation.definition_id].comparable,
            notes=lines_of(observation.note),
        )
        for observation in observations
    ]
    return sorted(points, key=lambda point: (_end(point.figure.period), point.part))


def targets_of(row: Indicator) -> list[tuple[Target, Figure]]:
    """All targets of an indicator ever decided, with their figures, oldest year first; corrected ones included.

    Empty while the indicator has no definition, for then its targets have no unit.
    """
    versions = sorted(row.definitions.all(), key=lambda version: version.valid_from)
    if not versions:
        return []
    pairs = []
    for target in row.targets.select_related("unit", "part", "decision"):
        valid = [version for version in versions if version.valid_from <= target.year] or versions[:1]
        pairs.append((target, target_figure(target, valid[-1], row.kind, row.slug)))
    return pairs


def series(committee: Unit, slug: str) -> list[Figure]:
    """A monthly series, oldest first, empty when there is none. Three queries."""
    row = (
        Indicator.objects.filter(committee=committee, kind=IndicatorKind.SERIES, slug=slug)
        .prefetch_related("definitions")
        .first()
    )
    return [point.figure for point in history(row)] if row else []


def all_series(committee: Unit) -> Iterator[Figure]:
    """Every monthly value of the committee. One query."""
    rows = Observation.objects.filter(
        indicator__committee=committee, indicator__kind=IndicatorKind.SERIES
    ).select_related("unit", "part", "definition", "indicator")
    for row in rows:
        yield observation_figure(row, row.definition, row.indicator.kind, row.indicator.slug)


def _end(period: str) -> str:
    # A year sorts after its months.
    return period if len(period) > 4 else f"{period}-99"
