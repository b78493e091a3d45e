"""Examples of the rules of the family steering."""

from __future__ import annotations

from tests.unit.review.examples import Examples
from tests.unit.review.examples.steering import assessments, completeness, directions, target_claims, wording

EXAMPLES: dict[str, Examples] = {
    **completeness.EXAMPLES,
    **assessments.EXAMPLES,
    **directions.EXAMPLES,
    **target_claims.EXAMPLES,
    **wording.EXAMPLES,
}
