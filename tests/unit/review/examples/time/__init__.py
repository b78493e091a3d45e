"""Examples of the rules of the family time."""

from __future__ import annotations

from tests.unit.review.examples import Examples
from tests.unit.review.examples.time import dates, left_from_before, wrong_time

EXAMPLES: dict[str, Examples] = {**wrong_time.EXAMPLES, **dates.EXAMPLES, **left_from_before.EXAMPLES}
