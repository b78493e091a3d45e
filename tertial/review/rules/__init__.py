"""Every rule there is, family by family. A family is a file, or a folder where it has many rules."""

from __future__ import annotations

from tertial.common.errors import NotFound
from tertial.review.rule import Rule
from tertial.review.rules import economy, language, numbers, steering, tables, time

RULES: tuple[Rule, ...] = (
    *numbers.RULES,
    *time.RULES,
    *tables.RULES,
    *steering.RULES,
    *economy.RULES,
    *language.RULES,
)
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}


def rule_of(identifier: str) -> Rule:
    """The rule with the id; raises `NotFound` naming the rules there are."""
    if identifier not in BY_ID:
        raise NotFound("Regeln", identifier, list(BY_ID))
    return BY_ID[identifier]
