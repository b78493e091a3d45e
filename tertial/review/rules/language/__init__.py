"""Rules of language: abbreviations, names written in two ways, and what tells of single persons."""

from __future__ import annotations

from tertial.review.rule import Rule
from tertial.review.rules.language.abbreviations import SPELLED_TWICE, TWO_MEANINGS, UNKNOWN
from tertial.review.rules.language.personal_names import PERSONAL_NAME
from tertial.review.rules.language.personal_numbers import PERSONAL_NUMBER
from tertial.review.rules.language.small_counts import SMALL_COUNT
from tertial.review.rules.language.two_ways import TWO_WAYS

RULES: tuple[Rule, ...] = (
    UNKNOWN,
    TWO_MEANINGS,
    SPELLED_TWICE,
    TWO_WAYS,
    PERSONAL_NAME,
    PERSONAL_NUMBER,
    SMALL_COUNT,
)
