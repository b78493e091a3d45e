"""For which time a sentence gives a number: now, or the earlier time that it names beside it."""

from __future__ import annotations

import re
from enum import StrEnum

from tertial.review.matching.claims import Claim
from tertial.review.reading.passages import Passage
from tertial.review.reading.times import Time

_HEDGE = r"(?:drygt|knappt|cirka|ca\.?|omkring|nästan|närmare|nuvarande|dagens)?\s*[-−–+]?"
_FROM = re.compile(rf"\bfrån\s+{_HEDGE}$", re.IGNORECASE)
_TO = re.compile(rf"\btill\s+{_HEDGE}$", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:då\s+(?:[^\W\d_]+\s+){0,3}(?:var|låg|uppgick|hade|visade|blev)|(?:föregående|förra) året?|i fjol|fjolårets|året (?:före|innan)|tidigare var)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:nu|i år|i dag|idag|i nuläget|numera|årets)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(
    r"\b(?:föregående år(?:et)?|förra året|i fjol|fjolåret\w*|året (?:före|innan)|ett år tidigare)\b", re.IGNORECASE
)
_COMPARED = re.compile(
    r"\b(?:sedan|med|mot|än|efter|från)\s+(?:(?:under|i|för|vid|år|helåret|samma period|motsvarande period)\s+){0,2}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:%|procent|[^\W\d_]+)?\s*\(?(?:år|i|under|för|vid|helåret|samma period|motsvarande period)?\s*$",
    re.IGNORECASE,
)


class When(StrEnum):
    """What a sentence says of a number's time."""

    NOW = "now"
    BEFORE = "before"
    ANY = ""


def earlier_years(passage: Passage, claim: Claim, year: int) -> frozenset[int]:
    """The earlier years that the sentence names."""
    sentence = claim.sentence
    named = {
        time.year for time in passage.times
        if time.year is not None and time.year < year and sentence.start <= time.start < sentence.end
    }  # fmt: skip
    if _LAST_YEAR.search(sentence.text):
        named.add(year - 1)
    return frozenset(named)


def when_of(passage: Passage, claim: Claim, between: str, after: str, year: int) -> When:
    """The time of a number by the words `between` it and the number before it, and those `after` it."""
    if claim.is_change:
        return When.ANY
    if _FROM.search(between):
        return When.BEFORE
    if _TO.search(between) and re.search(
        r"\b(?:från|ökat|minskat|ökade|minskade|stigit|sjunkit|gått|sedan)\b", claim.sentence.text, re.IGNORECASE
    ):
        return When.NOW
    if _THEN.search(between):
        return When.BEFORE
    number = claim.number
    times = [time for time in passage.times if claim.sentence.start <= time.start < claim.sentence.end]
    following = next((time for time in times if time.start >= number.end), None)
    if (
        following is not None
        and following.start - number.end < 40
        and _AFTER.fullmatch(passage.text[number.end : following.start])
    ):
        return When.BEFORE if _is_before(following, year) else When.NOW if following.year == year else When.ANY
    if _NOW.search(between):
        return When.NOW
    start = number.start - len(between)
    ahead = [time for time in times if start <= time.start and time.end <= number.start]
    leading = [time for time in ahead if not _COMPARED.search(passage.text[claim.sentence.start : time.start][-40:])]
    if len(leading) == 1 and leading == ahead:
        return When.BEFORE if _is_before(leading[0], year) else When.NOW if leading[0].year == year else When.ANY
    return When.ANY


def _is_before(time: Time, year: int) -> bool:
    return (time.year is not None and time.year < year) or time.offset == -1
