"""Rules of the family economy: deviations, forecasts, and the frame."""

from __future__ import annotations

from tertial.review.rule import Rule
from tertial.review.rules.economy import deviations, forecasts, frame

RULES: tuple[Rule, ...] = (*deviations.RULES, *forecasts.RULES, *frame.RULES)
