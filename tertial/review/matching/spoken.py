"""What a number is said to be of, by the sentence's own words, where no table has it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tertial.review.matching.claims import Claim
from tertial.review.matching.naming import is_plain
from tertial.review.matching.roles import role_of
from tertial.review.matching.topics import Word, words_of
from tertial.review.reading.grids import Role
from tertial.review.reading.labels import STOP_WORDS, stem
from tertial.review.reading.numbers import Number
from tertial.review.reading.times import Time

_MOST = 5
_JOINS = frozenset({"och", "samt"})


def _is_counted(claim: Claim, word: Word) -> bool:
    """Whether a word belongs to another number or to a time: `stannar vid 17,1 miljoner kronor`, `till och med mars`."""
    at = claim.sentence.start + word.start
    spans: tuple[Sequence[Number | Time], ...] = (claim.passage.numbers, claim.passage.times)
    for found in spans:
        place = bisect_right(found, at, key=lambda one: one.start) - 1
        if place >= 0 and at < found[place].end:
            return True
    return False


def spoken_of(claim: Claim) -> frozenset[str]:
    """The stems of the nouns that stand before the word for the role: `Komvux prognostiserar ett underskott på` gives komvux.

    Empty where none stand there, or where something between is a reason or a part.
    """
    text = claim.sentence.text
    start = claim.number.start - claim.sentence.start
    spoken = role_of(text, start, claim.number.end - claim.sentence.start, 0)
    if spoken is None or spoken.start >= start:
        return frozenset()
    found: list[str] = []
    end = spoken.start
    for word in reversed(words_of(text[: spoken.start])):
        gap = text[word.end : end]
        plain = word.text.casefold()
        if found and plain in _JOINS and not gap.strip(" -"):
            end = word.start
            continue
        if found and (gap.strip(" -") or plain in STOP_WORDS or is_plain(word.text)):
            break
        if not found and gap.strip(" ,"):
            return frozenset()  # a full stop, a bracket: what is before is another matter
        end = word.start
        if plain in STOP_WORDS or is_plain(word.text) or _is_counted(claim, word):
            continue
        found.append(word.stem)
        if len(found) > _MOST:
            return frozenset()
    if found and claim.role is Role.BUDGET:
        found.append(stem(text[spoken.start : spoken.end]))  # a frame for investments is not the frame
    return frozenset(found)
