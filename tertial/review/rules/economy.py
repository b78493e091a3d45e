"""Rules of the family economy."""

from __future__ import annotations

from tertial.review.rule import Rule

RULES: tuple[Rule, ...] = ()
