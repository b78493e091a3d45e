"""Rules of the family steering: goals, indicators, assignments, and assessments beside what is measured."""

from __future__ import annotations

from tertial.review.rule import Rule
from tertial.review.rules.steering import assessments, completeness, directions, target_claims

RULES: tuple[Rule, ...] = (*completeness.RULES, *assessments.RULES, *directions.RULES, *target_claims.RULES)
