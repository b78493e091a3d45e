"""Said to have risen from one number to another that is less, or to have fallen to one that is more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage

_FROM_TO = re.compile(r"\bfrån\s+(?:(?:drygt|knappt|cirka|ca)\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"\s+(?:(?:[a-zåäö]+|(?:19|20)\d\d)\s+){0,4}?till\s+(?:(?:drygt|knappt|cirka|ca|nu|totalt)\s+)?$", re.IGNORECASE
)
_WORD = re.compile(
    r"\b(?:(?P<up>ökat|ökade|ökar|ökning(?:en)?|stigit|steg|stiger|höjts|höjdes|vuxit)"
    r"|(?P<down>minskat|minskade|minskar|minskning(?:en)?|sjunkit|sjönk|sjunker|sänkts|sänktes))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrongEnds:
    """A word of direction and the two numbers that go the other way; `start` and `end` span all of it."""

    start: int
    end: int
    word: str
    up: bool
    first: Number
    second: Number


def wrong_ends(passage: Passage) -> Iterator[WrongEnds]:
    """`ökat från 82 till 79`."""
    values = [one for one in passage.numbers if one.kind is NumberKind.QUANTITY]
    for first, second in pairwise(values):
        if not _are_ends(passage, first, second):
            continue
        sentence = passage.sentence_at(first.start)
        said = list(_WORD.finditer(passage.text, max(sentence.start, first.start - 60), first.start))
        if not said or re.search(r"[;:]|\b(?:och|men|medan)\b", passage.text[said[-1].end() : first.start]):
            continue
        word = said[-1]
        rising = word["up"] is not None
        if first.value == second.value or (second.value > first.value) is rising:
            continue
        bound = passage.bound_at(word.start(), word.end())
        if bound is not None and bound.figure is not None and bound.end - bound.start <= word.end() - word.start() + 2:
            continue
        yield WrongEnds(word.start(), second.end, word[0], rising, first, second)


def _are_ends(passage: Passage, first: Number, second: Number) -> bool:
    """Whether the numbers are the ends of a change: from the one to the other, of one unit, none of them below zero."""
    if first.value < 0 or second.value < 0 or (first.unit and second.unit and first.unit != second.unit):
        return False
    if not _FROM_TO.search(passage.text, max(0, first.start - 14), first.start):
        return False
    between = passage.text[first.end : second.start]
    return len(between) < 40 and bool(_TO.match(between))
