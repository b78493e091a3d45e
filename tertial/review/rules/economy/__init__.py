"""Rules of the family economy: deviations, forecasts, and the frame."""

from __future__ import annotations

from tertial.review.rule import Rule

RULES: tuple[Rule, ...] = ()
