"""Rules of the family steering: goals, indicators, assignments, and assessments beside what is measured."""

from __future__ import annotations

from tertial.review.rule import Rule
from tertial.review.rules.steering import (
    against_evidence,
    assessments,
    assignments,
    completeness,
    counts,
    directions,
    target_changes,
    target_claims,
    wording,
)

RULES: tuple[Rule, ...] = (
    *completeness.RULES,
    *wording.RULES,
    assignments.RULE,
    *target_changes.RULES,
    *assessments.RULES,
    against_evidence.RULE,
    *counts.RULES,
    *target_claims.RULES,
    *directions.RULES,
)
