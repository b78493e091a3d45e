"""Examples of the rules of the family tables."""

from __future__ import annotations

from tests.unit.review.examples import Examples
from tests.unit.review.examples.tables import jumps, notes, parts, sums, twice, units

EXAMPLES: dict[str, Examples] = {
    **sums.EXAMPLES,
    **parts.EXAMPLES,
    **twice.EXAMPLES,
    **jumps.EXAMPLES,
    **notes.EXAMPLES,
    **units.EXAMPLES,
}
