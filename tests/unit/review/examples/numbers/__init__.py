"""Examples of the rules of the family numbers."""

from __future__ import annotations

from tests.unit.review.examples import Examples
from tests.unit.review.examples.numbers import against_data, against_tables, in_texts

EXAMPLES: dict[str, Examples] = {**against_tables.EXAMPLES, **in_texts.EXAMPLES, **against_data.EXAMPLES}
