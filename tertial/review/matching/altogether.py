"""Is the amount that a sentence gives for two or three rows together their sum?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product

from tertial.review.known import KnownValue
from tertial.review.matching.agreement import expected_of, told_apart
from tertial.review.matching.claims import Claim
from tertial.review.matching.topics import Topic, Topics, words_of
from tertial.review.reading.numbers import MONEY

_ALTOGETHER = re.compile(
    r"\b(?:tillsammans|sammanlagt|sammantaget|totalt|gemensamt|de båda|de två|summerat)\b", re.IGNORECASE
)
_LEAVES_OUT = re.compile(
    r"\b(?:exkl\w*|utan|utöver|förutom|bortsett|bland annat|främst|varav|andra|övriga)\b", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|och|samt|plus|respektive)\s+(?:[^\W\d_]+\s+){0,2}", re.IGNORECASE)
_MOST = 3
_MOST_VALUES = 3


@dataclass(frozen=True, slots=True)
class WrongSum:
    """The values that a sentence speaks of, one of each row, and what they make."""

    values: tuple[KnownValue, ...]
    right: Decimal


def wrong_sum(claim: Claim, topics: Topics) -> WrongSum | None:
    """`Tillsammans väntas badhusen och biblioteken ge ett underskott på 2,7 mnkr`, where their deviations make 2,4."""
    text = claim.sentence.text
    if claim.amount.unit != "kr" or claim.role is None or not claim.tied or claim.is_change or claim.amount.rough:
        return None
    if len(claim.near) < 2 or not _ALTOGETHER.search(text) or _LEAVES_OUT.search(text) or not _is_alone(claim):
        return None
    named = _listed(claim, topics)
    if not 2 <= len(named) <= _MOST:
        return None
    of_each = [told_apart(expected_of(claim, topic))[:_MOST_VALUES] for topic in named]
    if not all(of_each):
        return None
    for values in product(*of_each):
        total = sum((value.value for value in values), Decimal(0))
        if claim.amount.agrees(total, sum((value.half_step for value in values), Decimal(0))):
            return None
    if any(len(values) > 1 for values in of_each):
        return None
    return WrongSum(tuple(values[0] for values in of_each), sum((values[0].value for values in of_each), Decimal(0)))


def _listed(claim: Claim, topics: Topics) -> list[Topic]:
    """The rows that the sentence names one after the other, with `och` or a comma between; none where something else stands there."""
    text = claim.sentence.text
    met = [
        one
        for one in topics.met_in(words_of(text))
        if not one.topic.is_sum and claim.role is not None and one.topic.has(claim.role)
    ]
    if any(not _AND.fullmatch(text[one.end : other.start]) for one, other in pairwise(met)):
        return []
    return list(dict.fromkeys(one.topic for one in met))


def _is_alone(claim: Claim) -> bool:
    """Whether the sentence gives no other amount, which might be that of one of them."""
    inside = [
        one
        for one in claim.passage.numbers
        if claim.sentence.start <= one.start < claim.sentence.end and one.unit in MONEY
    ]
    return len(inside) == 1
