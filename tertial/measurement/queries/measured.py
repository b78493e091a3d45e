"""Read a committee's measured values at an occasion as rows of figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q

from tertial.cycle.models import Occasion
from tertial.measurement.compared_periods import base_years, outcomes_before
from tertial.measurement.models import Nature, Observation
from tertial.measurement.queries.targets import latest_targets
from tertial.measurement.rows import InForce, Measured, measured_of
from tertial.measurement.stored import Stored, stored
from tertial.organisation.models import Unit
from tertial.steering.models import DefinitionVersion, IndicatorKind, Placement, Target


def measured(
    committee: Unit,
    occasion: Occasion,
    kinds: Iterable[IndicatorKind],
    *,
    placements: Collection[int] | None = None,
    reveal: bool = False,
) -> list[Measured]:
    """The indicators of the given kinds in the occasion's plan, with values two years back, now, forecast and target.

    `placements` are the ids of the places to read, where not all are wanted. `reveal` shows what the public may
    not see, marked, to who may. Four queries. The columns of a row's cells are the periods as strings (`2021`, `2022`, `2022-08`, `2023-08`),
    `forecast` for the year, and `target` for the year.
    """
    places = Placement.objects.filter(
        plan_period=occasion.plan_period, indicator__committee=committee, indicator__kind__in=list(kinds)
    )
    about = Observation.objects.filter(indicator__committee=committee, indicator__kind__in=list(kinds))
    if placements is not None:
        places = places.filter(pk__in=placements)
    chosen = list(places.select_related("indicator").order_by("goal__area__order", "goal__order", "order"))
    ids = {placement.indicator_id for placement in chosen}
    if placements is not None:
        about = Observation.objects.filter(indicator__in=ids)
    periods = [*outcomes_before(occasion), str(occasion.period)]
    versions = _versions(ids)
    by_indicator: dict[int, list[Stored]] = defaultdict(list)
    for row in stored(
        about.filter(
            Q(period__in=[*periods, str(occasion.year)]) & ~Q(nature=Nature.BASE)
            | Q(period__in=base_years(occasion), nature=Nature.BASE)
        ),
        {version.pk: version for version in versions},
    ):
        outcome_of_year = row.nature == Nature.OUTCOME and row.period == str(occasion.year)
        if not outcome_of_year:
            by_indicator[row.indicator_id].append(row)
    targets = latest_targets(
        Target.objects.filter(indicator__in=ids, year=occasion.year).select_related("unit", "part", "decision")
    )
    definitions = _in_force(versions, occasion.year)
    return [
        measured_of(
            placement,
            definitions[placement.indicator_id],
            by_indicator[placement.indicator_id],
            targets.get(placement.indicator_id, []),
            str(occasion.period),
            reveal=reveal,
        )
        for placement in chosen
        if placement.indicator_id in definitions
    ]


def definitions_in(indicator_ids: Iterable[int], year: int) -> dict[int, InForce]:
    """Each indicator's definition in force a year: the latest valid from then or before, else its first. One query."""
    return _in_force(_versions(indicator_ids), year)


def _versions(indicator_ids: Iterable[int]) -> list[DefinitionVersion]:
    """All definitions of the indicators, the earliest first."""
    return list(DefinitionVersion.objects.filter(indicator__in=list(indicator_ids)).order_by("valid_from"))


def _in_force(versions: Iterable[DefinitionVersion], year: int) -> dict[int, InForce]:
    found: dict[int, InForce] = {}
    for version in versions:
        before = found.get(version.indicator_id)
        if before is None or not version.comparable:
            since = version.valid_from if before else 0
        else:
            since = before.unbroken_since
        if before is None or version.valid_from <= year:
            found[version.indicator_id] = InForce(version, since)
    return found
