"""Is a surplus called a deficit, or the other way round, where no row of the tables is named beside the number?

Then the number itself tells what is meant: the deviation that it is bound to, the sum of those that are named, or the only ones of that
size for that time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, product

from tertial.review.known import KnownValue
from tertial.review.matching.agreement import expected_of, told_apart
from tertial.review.matching.claims import Claim
from tertial.review.matching.topics import Topics
from tertial.review.reading.grids import Role

_MOST_NAMED = 5
_MOST_VALUES = 2
_SOME_DIGITS = 2
_ELSEWHEN = re.compile(
    r"\b(?:föregående|förra|tidigare|fjol\w*|från|senaste|förbättr\w+|försämr\w+|minsk\w+|ök\w+|annars|skulle|utan|exklusive|varav|därav|del\s+av)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:tillsammans|sammanlagt|sammantaget|samlat|totalt|ihop|båda)\b", re.IGNORECASE)


def turned(claim: Claim, topics: Topics) -> tuple[tuple[KnownValue, ...], Decimal, bool] | None:
    """The deviations that say the opposite of the claim's word, what they make together, and whether that is certain.

    None where the word may be right: one with the word's own sign can be meant, or nothing tells.
    """
    if claim.role is not Role.DEVIATION or not claim.sign or not claim.tied or claim.is_change or claim.number.per:
        return None
    if claim.amount.unit != "kr" or claim.number.signed or claim.number.ranged:
        return None
    if (own := _bound_to(claim, topics)) is not None:
        return ((own,), own.value, True) if _is_turned(claim, own.value) else None
    if _ELSEWHEN.search(claim.sentence.text):
        return None
    made = list(_made(claim, topics))
    if made:
        wrong = [one for one in made if _is_turned(claim, one[1])]
        return (*wrong[0], False) if len(wrong) == len(made) else None
    found = _anywhere(claim, topics)
    if found and all(_is_turned(claim, value.value) for value in found):
        apart = told_apart(found)
        return tuple(apart), apart[0].value, False
    return None


def _is_turned(claim: Claim, value: Decimal) -> bool:
    return bool(value) and (value > 0) != (claim.sign > 0)


def _bound_to(claim: Claim, topics: Topics) -> KnownValue | None:
    """The deviation that the number is printed from."""
    bound = claim.passage.bound_at(*claim.number.digits)
    if bound is None or bound.figure is None or not bound.figure.key:
        return None
    key = bound.figure.key
    return next((one for one in topics.like(claim.amount) if one.key == key and one.role is Role.DEVIATION), None)


def _made(claim: Claim, topics: Topics) -> Iterator[tuple[tuple[KnownValue, ...], Decimal]]:
    """The deviations of two or more rows that the sentence names and that make the number together."""
    spoken = claim.near
    if _TOGETHER.search(claim.sentence.text):
        # a sum says that two are meant: a name that is met in part, "fritidshemmen" for Fritidshem, is enough
        spoken = tuple(dict.fromkeys((*claim.near, *topics.resembling(claim.words))))
    by_topic = [told_apart(values) for topic in spoken if topic.names and (values := expected_of(claim, topic))]
    named = [values for values in by_topic if len(values) <= _MOST_VALUES][:_MOST_NAMED]
    for many in range(2, len(named) + 1):
        for rows in combinations(named, many):
            for parts in product(*rows):
                total = sum((one.value for one in parts), Decimal(0))
                room = sum((one.half_step for one in parts), Decimal(0))
                if abs(total) > room and claim.amount.agrees(total, room):
                    yield parts, total


def _anywhere(claim: Claim, topics: Topics) -> list[KnownValue]:
    """The deviations of that size for the time that the sentence names; none where it names rows and those are others."""
    near = {id(value) for topic in claim.near for value in topic.values if value.role is Role.DEVIATION}
    named = {id(value) for topic in topics.resembling(claim.words) for value in topic.values}
    found = [
        value
        for value in topics.like(claim.amount)
        if value.role is Role.DEVIATION
        and claim.horizon.suits(value.horizon)
        and abs(value.value) > 4 * value.half_step
        and (not near or id(value) in near)
    ]
    if claim.topic is not None and claim.topic.names:
        own = {id(value) for value in claim.topic.values}
        found = [value for value in found if id(value) in own]
    if _digits(claim) < _SOME_DIGITS or claim.amount.rough:
        return found if all(id(value) in named for value in found) else []
    return found


def _digits(claim: Claim) -> int:
    digits = "".join(map(str, claim.number.value.as_tuple().digits)).lstrip("0")
    return len(digits if claim.number.decimals else digits.rstrip("0"))
