"""What a sentence that names nothing speaks of: what the one before it did, or the heading, or the committee's costs and revenue."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tertial.review.matching.naming import HEADS, PART, PLAIN, REASON
from tertial.review.matching.topics import Topic, Topics, words_of
from tertial.review.reading.labels import STOP_WORDS
from tertial.review.reading.passages import Passage

if TYPE_CHECKING:
    from tertial.review.matching.claims import Claim

# A sentence that goes on about what the one before it told.
_REFERS = re.compile(
    r"(?:det|detta|dessa|den|avvikelsen|underskottet|överskottet|budgeten|utfallet|resultatet|värdet|nivån|målvärdet|ökningen|minskningen|skillnaden"
    r"|förändringen|motsvarande|andelen|antalet)\b",
    re.IGNORECASE,
)
_TIME_WORD = re.compile(
    r"(?:hel|period|delår|år|ök|minsk|stig|sjunk|summera|fördela|budgetera|ackumulera)\w*$|(?:hittills|därmed|alltså|samma|motsvarande|högre|lägre"
    r"|tid|t|o|m|tom|dvs|vars|jämfört|jämförelse|utgången|slutet|sammantaget|därigenom|således)$",
    re.IGNORECASE,
)
# "Nämnden, vars budget för helåret är", "redovisar nämnden".
_WHO = re.compile(r"(?:[^\W\d_]*nämnd(?:en)?|[^\W\d_]*styrelsen|förvaltningen)$", re.IGNORECASE)
_SORT_WORD = re.compile(r"(?<!\w)(?:(?P<costs>(?:brutto)?kostnaderna)|intäkterna)\b", re.IGNORECASE)
_NEAR = 60


def _heading_topic(passage: Passage, topics: Topics) -> Topic | None:
    """What the heading above is about, where that is one thing."""
    met = topics.met_in(words_of(passage.headings[-1])) if passage.headings else []
    return met[0].topic if len({id(one.topic) for one in met}) == 1 else None


def going_on(told: list[Claim], last: list[Claim], topics: Topics) -> list[Claim]:
    """The claims with a topic where the sentence names none: that of the sentence before, of the heading, of what the words say for the most
    part, or all costs or all revenue. Never a sure one, but where costs and revenue stand beside each other.
    """
    if not told or any(claim.near for claim in told):
        return told
    text = told[0].sentence.text
    before = {id(claim.topic): claim.topic for claim in last if claim.topic is not None}
    if len(before) == 1 and _REFERS.match(text) and all(claim.topic is None for claim in told):
        return [replace(claim, topic=next(iter(before.values())), refers=True) for claim in told]
    heading = _heading_topic(told[0].passage, topics)
    sorts = [_sort_of(claim, topics) for claim in told]
    both = len({id(one) for one in sorts if one is not None}) == 2
    of_all = {id(topics.total), id(topics.costs), id(topics.revenue)}
    made = []
    for claim, sort in zip(told, sorts, strict=True):
        if claim.topic is not None:
            made.append(claim)
        elif sort is not None and heading is None:
            made.append(replace(claim, topic=sort, sure=both))
        elif len(alike := [one for one in topics.resembling(claim.words) if one.suits(claim.amount.unit)]) == 1:
            made.append(replace(claim, topic=alike[0]))
        elif heading is not None and heading.suits(claim.amount.unit):
            made.append(replace(claim, topic=heading))
        elif claim.amount.unit == "kr" and set(before) <= of_all and _tells_only_money(told[0]):
            made.append(replace(claim, topic=topics.total))
        else:
            made.append(claim)
    return made


def _tells_only_money(claim: Claim) -> bool:
    """Whether a sentence says nothing before its first number but what sort of amount it is, and when: `För helåret prognostiseras`."""
    ahead = claim.sentence.text[: claim.number.start - claim.sentence.start]
    inside = [time for time in claim.passage.times if claim.sentence.start <= time.start < claim.number.start]
    return all(
        word.text.casefold() in STOP_WORDS
        or PLAIN.match(word.text)
        or HEADS.fullmatch(word.text)
        or _TIME_WORD.match(word.text)
        or _WHO.match(word.text)
        or any(time.start <= claim.sentence.start + word.start < time.end for time in inside)
        for word in words_of(ahead)
    )


def _sort_of(claim: Claim, topics: Topics) -> Topic | None:
    """All costs or all revenue, where the sentence speaks of them and not of those of something: `Kostnaderna beräknas till`."""
    text = claim.sentence.text
    found = None
    for match in _SORT_WORD.finditer(text, 0, claim.number.start - claim.sentence.start):
        found = match
    if found is None or claim.amount.unit != "kr":
        return None
    between = text[found.end() : claim.number.start - claim.sentence.start]
    if PART.match(between) or any(sign.isdigit() for sign in between) or len(between) > _NEAR or REASON.search(between):
        return None
    topic = topics.costs if found["costs"] else topics.revenue
    return topic if topic.values else None
