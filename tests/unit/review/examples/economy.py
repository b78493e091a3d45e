"""Examples of the rules of the family economy."""

from __future__ import annotations

from tests.unit.review.examples import Examples

EXAMPLES: dict[str, Examples] = {}
