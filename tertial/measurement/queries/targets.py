"""Read decided targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tertial.document.figure import Figure
from tertial.measurement.figures import target_figure
from tertial.steering.models import Indicator, Target


def latest_targets(rows: Iterable[Target]) -> dict[int, list[Target]]:
    """The target that counts for each part: the latest decided; a decision without date is the oldest."""
    latest: dict[tuple[int, int, str], Target] = {}
    for row in sorted(rows, key=lambda row: (str(row.decision.decided_on or ""), row.pk)):
        latest[row.indicator_id, row.year, row.part_key] = row
    result: dict[int, list[Target]] = defaultdict(list)
    for row in latest.values():
        result[row.indicator_id].append(row)
    return result


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
