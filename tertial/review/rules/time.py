"""Rules of the family time."""

from __future__ import annotations

from tertial.review.rule import Rule

RULES: tuple[Rule, ...] = ()
