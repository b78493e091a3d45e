"""Examples of the rules of the family time."""

from __future__ import annotations

from tests.unit.review.examples import Examples, merged
from tests.unit.review.examples.time import brief, dates, dates_in_words, left_from_before, wrong_time

EXAMPLES: dict[str, Examples] = merged(
    wrong_time.EXAMPLES, dates.EXAMPLES, dates_in_words.EXAMPLES, left_from_before.EXAMPLES, brief.EXAMPLES
)
