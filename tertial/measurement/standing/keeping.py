"""Keep how indicators stand at the occasions of their plans.

A fixed number of queries for up to two thousand indicators, whatever the number of values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from tertial.cycle.models import Occasion
from tertial.measurement.models import Standing
from tertial.measurement.standing.computing import standing
from tertial.measurement.standing.reading import read
from tertial.steering.models import Placement

AT_ONCE = 2_000
"""How many indicators are computed together: enough to share the queries, few enough for one question."""

COMPUTED = ("definition", "verdict", "public_verdict", "has_target", "has_value", "late_on", "expected", "present")


def stand(indicator_ids: Iterable[int]) -> None:
    """Compute the standings of these indicators anew, at each occasion of each plan that they have a place in."""
    ids = sorted(set(indicator_ids))
    for first in range(0, len(ids), AT_ONCE):
        _stand(ids[first : first + AT_ONCE])


def _stand(ids: Sequence[int]) -> None:
    plans: dict[int, set[int]] = defaultdict(set)
    for indicator, plan in (
        Placement.objects.filter(indicator__in=ids).order_by().values_list("indicator_id", "plan_period_id")
    ):
        plans[indicator].add(plan)
    occasions: dict[int, list[Occasion]] = defaultdict(list)
    for occasion in Occasion.objects.filter(plan_period__in=set().union(*plans.values())).select_related("plan_period"):
        occasions[occasion.plan_period_id].append(occasion)
    known = read(ids, [occasion for some in occasions.values() for occasion in some])
    found = [
        standing(indicator, known[indicator], occasion)
        for indicator in ids
        if known[indicator].versions
        for plan in sorted(plans[indicator])
        for occasion in occasions[plan]
    ]
    Standing.objects.bulk_create(
        found, batch_size=1_000, update_conflicts=True, unique_fields=("indicator", "occasion"), update_fields=COMPUTED
    )
    _forget_others(ids, {(row.indicator_id, row.occasion_id) for row in found})


def _forget_others(ids: Collection[int], kept: Collection[tuple[int, int]]) -> None:
    """Remove what is kept of occasions that an indicator has no place at any more."""
    gone = [
        pk
        for pk, indicator, occasion in Standing.objects.filter(indicator__in=ids).values_list(
            "pk", "indicator_id", "occasion_id"
        )
        if (indicator, occasion) not in kept
    ]
    if gone:
        Standing.objects.filter(pk__in=gone).delete()
