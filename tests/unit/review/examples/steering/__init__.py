"""Examples of the rules of the family steering."""

from __future__ import annotations

from tests.unit.review.examples import Examples
from tests.unit.review.examples.steering import assessments, completeness, counts, directions, target_claims, wording

EXAMPLES: dict[str, Examples] = {
    **completeness.EXAMPLES,
    **assessments.EXAMPLES,
    **counts.EXAMPLES,
    **directions.EXAMPLES,
    **target_claims.EXAMPLES,
    **wording.EXAMPLES,
}
