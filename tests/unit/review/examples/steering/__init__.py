"""Examples of the rules of the family steering."""

from __future__ import annotations

from tests.unit.review.examples import Examples, merged
from tests.unit.review.examples.steering import (
    assessments,
    completeness,
    counts,
    directions,
    judged_elsewhere,
    target_claims,
    wording,
)

EXAMPLES: dict[str, Examples] = merged(
    completeness.EXAMPLES,
    assessments.EXAMPLES,
    judged_elsewhere.EXAMPLES,
    counts.EXAMPLES,
    directions.EXAMPLES,
    target_claims.EXAMPLES,
    wording.EXAMPLES,
)
