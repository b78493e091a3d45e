"""Examples of the rules of the family language."""

from __future__ import annotations

from tests.unit.review.examples import Examples

EXAMPLES: dict[str, Examples] = {}
