"""Examples of the rules of the family tables."""

from __future__ import annotations

from tests.unit.review.examples import Examples, merged
from tests.unit.review.examples.tables import changed_places, jumps, notes, parts, sums, twice, units

EXAMPLES: dict[str, Examples] = merged(
    sums.EXAMPLES,
    parts.EXAMPLES,
    changed_places.EXAMPLES,
    twice.EXAMPLES,
    jumps.EXAMPLES,
    notes.EXAMPLES,
    units.EXAMPLES,
)
