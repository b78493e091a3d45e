"""Rules of the family numbers: what a text says against what is known. A file per question."""

from __future__ import annotations

from tertial.review.rule import Rule
from tertial.review.rules.numbers.arithmetic import RULE as SUM
from tertial.review.rules.numbers.contradicting_tables import RULES as AGAINST_TABLES
from tertial.review.rules.numbers.contradicting_texts import RULE as AGAINST_TEXTS
from tertial.review.rules.numbers.previous_report import RULE as PREVIOUS
from tertial.review.rules.numbers.rounding import RULE as ROUNDING
from tertial.review.rules.numbers.signs import RULE as SIGN
from tertial.review.rules.numbers.unbound import RULE as UNBOUND
from tertial.review.rules.numbers.units import RULE as UNIT
from tertial.review.rules.numbers.unsourced import RULE as UNSOURCED

RULES: tuple[Rule, ...] = (
    *AGAINST_TABLES,
    AGAINST_TEXTS,
    UNIT,
    SIGN,
    ROUNDING,
    SUM,
    PREVIOUS,
    UNSOURCED,
    UNBOUND,
)
