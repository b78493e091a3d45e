"""Rules of the family tables: what a table's own numbers say of one another, and of the texts that point at them."""

from __future__ import annotations

from tertial.review.rule import Rule
from tertial.review.rules.tables import (
    conventions,
    deviations,
    gaps,
    impossible,
    jumps,
    note_years,
    notes,
    of_few,
    of_which,
    parts,
    references,
    shifted,
    sums,
    table_units,
    twice,
    weights,
)

RULES: tuple[Rule, ...] = (
    *sums.RULES,
    *of_which.RULES,
    *deviations.RULES,
    *conventions.RULES,
    *parts.RULES,
    *weights.RULES,
    *twice.RULES,
    *impossible.RULES,
    *of_few.RULES,
    *jumps.RULES,
    *table_units.RULES,
    *shifted.RULES,
    *notes.RULES,
    *note_years.RULES,
    *gaps.RULES,
    *references.RULES,
)
