"""Examples of the rules of the family economy."""

from __future__ import annotations

from tests.unit.review.examples import Examples
from tests.unit.review.examples.economy import deviations, forecasts, frame

EXAMPLES: dict[str, Examples] = {**deviations.EXAMPLES, **forecasts.EXAMPLES, **frame.EXAMPLES}
