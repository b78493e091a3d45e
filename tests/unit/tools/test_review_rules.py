"""The page on the reviewer lists every rule as it is."""

from __future__ import annotations

from tertial.review.rules import RULES
from tools.review_rules import DOCS, rewritten, within


def test_the_page_has_every_rule() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [rule.id for rule in RULES if f"**`{rule.id}`:" not in within(text)] == []


def test_the_page_is_as_the_rules_are() -> None:
    """`python -m tools.review_rules` makes it so."""
    text = DOCS.read_text(encoding="utf-8")
    assert rewritten(text) == text
