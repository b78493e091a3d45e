"""Rules of the family language."""

from __future__ import annotations

from tertial.review.rule import Rule

RULES: tuple[Rule, ...] = ()
