"""Examples of the rules of the family language."""

from __future__ import annotations

from tests.unit.review.examples import Examples
from tests.unit.review.examples.language import privacy, terms

EXAMPLES: dict[str, Examples] = {**terms.EXAMPLES, **privacy.EXAMPLES}
