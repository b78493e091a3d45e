"""Is a share more than all? Its comma is lost, or a digit doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.review.finding import Evidence, Finding
from tertial.review.matching.roles import is_change
from tertial.review.reading.numbers import Number
from tertial.review.reading.passages import Passage
from tertial.review.rule import Says
from tertial.review.words import Words

_SHARE = re.compile(
    r"\bandel(?:en|ar|arna)?\b|\bmålvärde\w*|trohet\w*|frånvaro\w*|omsättning(?:en)?\b|godkän\w+|behörig\w*|täckningsgrad\w*|\w{4,}grad(?:en)?\b",
    re.IGNORECASE,
)
# What may be more than all there is: a budget's use, a capacity's, and what grew by so much.
_MAY_BE_OVER = re.compile(
    r"\b(?:budget\w*|täckning\w*|beläggning\w*|kapacitet\w*|nyttja\w*|av målet|mer än dubbel\w*|självkostnad\w*|kostnadstäckning\w*)",
    re.IGNORECASE,
)
_OF_MORE = re.compile(rf"\s*(?:av\s+)?(?:jämfört|{_MAY_BE_OVER.pattern})", re.IGNORECASE)
_GREW = re.compile(
    r"\b(?:ök|stig|steg|väx|höj|uppgång)\w*\s+(?:med\s+)?(?:drygt|knappt|cirka|ca\.?|omkring|nästan|närmare)?\s*$|\bmed\s*$",
    re.IGNORECASE,
)
_FAR, _AFTER = 160, 40
_LONGEST = 1_500


def shares_over_all(passage: Passage, says: Says) -> Iterator[Finding]:
    """`Andelen är nu 781 procent`: what is said to be a share, and how much it is, not how much it grew."""
    if not passage.is_prose:
        return
    for number in passage.numbers:
        if number.unit != "%" or number.value <= 100 or number.about or _is_bound(passage, number):
            continue
        sentence = passage.sentence_at(number.start)
        if not _SHARE.search(sentence.text[:_LONGEST]) or _may_be_over(passage, number, sentence.start):
            continue
        yield says(
            passage.at(number.start, number.end),
            number.text,
            Words(
                f"{number.text} är mer än alla: en andel är högst 100 %.",
                f"{number.text} is more than all: a share is at most 100%.",
            ),
            Evidence(number.text, Words("texten", "the text"), passage.at(number.start, number.end)),
        )


def _may_be_over(passage: Passage, number: Number, start: int) -> bool:
    before = passage.text[max(start, number.start - _FAR) : number.start]
    after = passage.text[number.end : number.end + _AFTER]
    if _GREW.search(before) or _MAY_BE_OVER.search(before) or _OF_MORE.match(after):
        return True
    return is_change(before + number.text + after, len(before), len(before) + len(number.text))


def _is_bound(passage: Passage, number: Number) -> bool:
    bound = passage.bound_at(*number.digits)
    return bound is not None and bound.figure is not None
