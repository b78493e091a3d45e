"""Does what a sentence says of people hold together: women and men beside all, a percentage of a few?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.reading.sentences import Sentence

_WOMEN = re.compile(r"\s+(?:[^\W\d_]+\s+)?(?:kvinnor|flickor|tjejer)(?:na)?\b", re.IGNORECASE)
_MEN = re.compile(r"\s+(?:[^\W\d_]+\s+)?(?:män(?:nen)?|pojkar(?:na)?|killar(?:na)?)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|och|samt|respektive)\s*(?:är\s+|var\s+)?$", re.IGNORECASE)
# What stands between all and those who are women: nothing that compares, and no new sentence.
_OTHER_THAN_PARTS = re.compile(
    r"[.;:(]|\b(?:varav|därav|fördela\w*|uppdela\w*|fler|färre|jämfört|sedan|från|till|mot|än|ökat|minskat|ökning|minskning)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:med|ytterligare)\s*$", re.IGNORECASE)
_OF = re.compile(r"\bav\s+(?:de\s+|dessa\s+|totalt\s+|samtliga\s+|sammanlagt\s+|cirka\s+|våra\s+){0,2}$", re.IGNORECASE)
_NOT_OF_THEM = re.compile(
    r"[.;:]|\b(?:jämfört|än|målvärde\w*|föregående|förra|ökat|minskat|ökning|minskning|riket|budget\w*)\b",
    re.IGNORECASE,
)
_MOST_PEOPLE = 500
_NEAR = 90


@dataclass(frozen=True, slots=True)
class Uneven:
    """Numbers of one sentence that can't all be right: the whole, what it is told to consist of, and what would be right."""

    whole: Number
    parts: tuple[Number, ...]
    right: Decimal


def uneven_sexes(passage: Passage, sentence: Sentence, numbers: list[Number]) -> Iterator[Uneven]:
    """`Av 114 nyanställda är 66 kvinnor och 47 män`: women and men that are not all."""
    counts = [one for one in numbers if one.kind is NumberKind.QUANTITY]
    for place, (first, second) in enumerate(pairwise(counts)):
        if place == 0 or not _are_sexes(passage.text, first, second):
            continue
        whole = counts[place - 1]
        between = passage.text[whole.end : first.start]
        if (
            len(between) > _NEAR
            or _OTHER_THAN_PARTS.search(between)
            or _CHANGE.search(passage.text[: whole.start][-20:])
        ):
            continue
        if any(one.unit or one.per or one.ranged or one.about or one.decimals for one in (whole, first, second)):
            continue
        total = first.value + second.value
        if total != whole.value and min(first.value, second.value) >= 0:
            yield Uneven(whole, (first, second), total)


def _are_sexes(text: str, first: Number, second: Number) -> bool:
    for one, other in ((_WOMEN, _MEN), (_MEN, _WOMEN)):
        match = one.match(text, first.end)
        if match and match.end() <= second.start and other.match(text, second.end):
            return second.start - match.end() < 20 and bool(_AND.fullmatch(text[match.end() : second.start]))
    return False


def impossible_shares(passage: Passage, sentence: Sentence, numbers: list[Number]) -> Iterator[Uneven]:
    """`Av de 22 granskade ärendena följdes rutinen i 95,7 procent`: a percentage that no whole number of so many gives."""
    for first, second in pairwise(one for one in numbers if one.kind is NumberKind.QUANTITY):
        if second.unit != "%" or second.about or second.ranged or second.value > 100 or second.value < 0:
            continue
        if first.unit or first.decimals or first.about or first.per or not 2 <= first.value <= _MOST_PEOPLE:
            continue
        if not _OF.search(passage.text[max(sentence.start, first.start - 40) : first.start]):
            continue
        between = passage.text[first.end : second.start]
        if len(between) > _NEAR or _NOT_OF_THEM.search(between) or "%" in between:
            continue
        nearest = possible(first.value, second.value, second.decimals)
        if nearest is not None:
            yield Uneven(first, (second,), nearest)


_BETWEEN = re.compile(r"\bmellan\s+$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:%|procent|mnkr|tkr|kr|dagar|månader|år)?\s*och\s+")


def falling_ranges(passage: Passage, numbers: list[Number]) -> Iterator[tuple[Number, Number]]:
    """`mellan 5,8 och 1,4 procent`: a range whose first end is the greater."""
    for first, second in pairwise(numbers):
        if first.kind is not NumberKind.QUANTITY or second.kind is not NumberKind.QUANTITY:
            continue
        between = passage.text[first.digits[1] : second.start]
        if not _TO.fullmatch(between) or not _BETWEEN.search(passage.text[max(0, first.start - 12) : first.start]):
            continue
        if first.unit in ("", second.unit) and first.value > second.value >= 0:
            yield first, second


def possible(people: Decimal, share: Decimal, decimals: int) -> Decimal | None:
    """The nearest share that a whole number of so many gives, where the told one is none; else None."""
    exact = people * share / 100
    half = Decimal(1).scaleb(-decimals) / 2
    near = [exact.to_integral_value(ROUND_FLOOR), exact.to_integral_value(ROUND_CEILING)]
    shares = [part * 100 / people for part in near]
    if any(abs(one - share) <= half for one in shares):
        return None
    return min(shares, key=lambda one: abs(one - share))
