"""Did what is said to have risen by so much rise? A change whose size is that of two known values, laid beside which way they went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tertial.review.known import KnownValue
from tertial.review.matching.amounts import POINTS, suits
from tertial.review.matching.claims import Claim
from tertial.review.matching.compared import DOWN_WORDS, UP_WORDS
from tertial.review.matching.topics import Topic
from tertial.review.reading.grids import Role
from tertial.review.reading.passages import Passage

if TYPE_CHECKING:
    from tertial.review.subject import Subject

_VALUES = frozenset({Role.OUTCOME, Role.YEAR_END, Role.VALUE})
_MOST_VALUES = 24
_MOST_TOPICS = 6
_AFTER = re.compile(rf"^\s*(?:[^\W\d_]+\s+){{0,2}}?(?:(?P<up>{UP_WORDS})|(?P<down>{DOWN_WORDS}))\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:(?P<up>ökat|ökade|ökar|stigit|steg|stiger|växt|gått\s+upp|ökning(?:en)?|uppgång(?:en)?)"
    r"|(?P<down>minskat|minskade|minskar|sjunkit|sjönk|sjunker|gått\s+ner|gått\s+ned|minskning(?:en)?|nedgång(?:en)?))"
    r"(?:\s+[^\W\d_]+){0,4}?\s+(?:med|på|om|av|är)\s+(?:[^\W\d_]+\.?\s+){0,2}$",
    re.IGNORECASE,
)
_BRIEFLY = re.compile(r"[,;(]\s*(?:(?P<up>upp)|(?P<down>ned|ner))(?:\s+med)?\s+$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:än|jämfört med|i jämförelse med|gentemot|mot|sedan|från)\s+(?:(?:under|i|för|vid|slutet av|utgången av|år|helåret)\s+){0,2}"
    r"(?:samma (?:period|tid)|motsvarande (?:period|tid)|föregående år|förra året|i fjol|fjolåret|året (?:före|innan)|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# "Då var kostnaderna 61,0, alltså 2,0 högre än i år": what is told is how it was, beside now.
_THAN_NOW = re.compile(
    r"\bän\s+(?:(?:under|i|vad\s+(?:de|det|den)\s+(?:är|har\s+varit))\s+)?(?:år|nu|innevarande\s+(?:år|period)|i\s+dag|idag|årets\s+period|den\s+gångna\s+perioden)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_NOT_SO = re.compile(r"\b(?:inte|ej|varken|väntas|beräknas|bedöms|ska|kommer\s+att|om|skulle|kan)\b", re.IGNORECASE)
_COMMITTEE_COSTS = re.compile(r"\b(?:nämndens\s+|verksamhetens\s+)?(?:netto)kostnad(?:en|erna)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrongWay:
    """A change of the right size that went the other way: its claim, where the word stands, and the two values."""

    claim: Claim
    start: int
    end: int
    up: bool
    now: KnownValue
    before: KnownValue


def wrong_ways(passage: Passage, subject: Subject) -> Iterator[WrongWay]:
    """`Lokalkostnaderna är 58,2 mnkr, 1,2 mnkr lägre än samma period 2022`, where they were 57,0."""
    if not passage.is_prose or subject.period is None:
        return
    for _, group in groupby(subject.claims(passage), key=lambda claim: claim.sentence.start):
        claims = list(group)
        text = claims[0].sentence.text
        if not any(claim.is_change for claim in claims):
            continue
        compared, turned = list(_COMPARED.finditer(text)), list(_THAN_NOW.finditer(text))
        if len(compared) + len(turned) != 1:
            continue
        of = text if turned else compared[0][0] + text[compared[0].end() : compared[0].end() + 6]
        years = set(_YEAR.findall(of)) - {str(subject.period.year)}
        if len(years) > 1:
            continue
        year = int(next(iter(years), subject.period.year - 1))
        for claim in claims:
            if claim.is_change and not claim.number.ranged and not claim.number.per:
                found = _wrong_way(claim, claims, year, subject, turned=bool(turned))
                if found is not None:
                    yield found


def _wrong_way(claim: Claim, claims: list[Claim], year: int, subject: Subject, *, turned: bool) -> WrongWay | None:
    start, end = claim.number.start - claim.sentence.start, claim.number.end - claim.sentence.start
    text = claim.sentence.text
    after = _AFTER.match(text[end : end + 40])
    before = _BEFORE.search(text, max(0, start - 90), start) or _BRIEFLY.search(text, max(0, start - 20), start)
    match, offset = (after, end) if after else (before, 0)
    if match is None or _NOT_SO.search(text[max(0, offset + match.start() - 40) : offset + match.start()]):
        return None
    name = "up" if match["up"] else "down"
    first, last = (claim.sentence.start + offset + place for place in match.span(name))
    bound = claim.passage.bound_at(first, last)
    if bound is not None and bound.figure is not None:
        return None  # a word that follows the figure's sign
    pairs = _meant(claim, claims, year, subject, turned=turned)
    if not pairs or any(_rose(*pair) is ((name == "up") is not turned) for pair in pairs):
        return None
    return WrongWay(claim, first, last, name == "up", *pairs[0])


def _meant(
    claim: Claim, claims: list[Claim], year: int, subject: Subject, *, turned: bool
) -> list[tuple[KnownValue, KnownValue]]:
    """The pairs that the change may be of. Where the sentence says what it is now, those with that value.

    Then a row that the sentence names for the most part will do, for three things agree; and two values that are printed so coarsely
    that they hardly tell how much, for they still tell which way.
    """
    values = [one for one in claims if not one.is_change and not one.amount.rough]

    def is_now(pair: tuple[KnownValue, KnownValue]) -> bool:
        return any(one.amount.is_known(pair[turned]) for one in values)

    pairs = [pair for topic in _topics(claim, claims, subject) for pair in _pairs(topic, claim, year, subject)]
    told = [pair for pair in pairs if is_now(pair)]
    if told or not values:
        return told or [pair for pair in pairs if not _is_coarse(*pair)]
    resembling = subject.topics.resembling(claim.words)[:_MOST_TOPICS]
    told = [pair for topic in resembling for pair in _pairs(topic, claim, year, subject) if is_now(pair)]
    return told or [pair for pair in pairs if not _is_coarse(*pair)]


def _topics(claim: Claim, claims: list[Claim], subject: Subject) -> list[Topic]:
    """What the change may be of: all that the sentence names; the whole where it speaks of net costs and names nothing."""
    named = dict.fromkeys(topic for one in claims for topic in (one.topic, *one.near) if topic is not None)
    if not any(topic.names for topic in named) and _COMMITTEE_COSTS.search(claim.sentence.text):
        named[subject.topics.total] = None
    return list(named)[:_MOST_TOPICS]


def _pairs(topic: Topic, claim: Claim, year: int, subject: Subject) -> Iterator[tuple[KnownValue, KnownValue]]:
    """The values of this year and that year of one row whose difference the change is."""
    now_year = subject.period.year if subject.period else None
    of_year: dict[tuple[str, int, str], list[KnownValue]] = {}
    values = [value for value in topic.values if value.role in _VALUES]
    for value in values[:_MOST_VALUES]:
        if value.horizon.year == year:
            of_year.setdefault(_row(value), []).append(value)
    for now in values[:_MOST_VALUES]:
        if now.horizon.year == now_year:
            for before in of_year.get(_row(now), ()):
                if now.value != before.value and _is_told(claim, now, before):
                    yield now, before


def _row(value: KnownValue) -> tuple[str, int, str]:
    return value.series.rpartition("/")[0], value.order, value.unit


def _is_told(claim: Claim, now: KnownValue, before: KnownValue) -> bool:
    off, room = abs(now.value - before.value), now.half_step + before.half_step
    unit = claim.amount.unit
    if unit == "%" and now.unit != "%" and before.value:
        return claim.amount.agrees(off / before.value * 100, room / abs(before.value) * 200)
    if unit == POINTS or suits(unit, now.unit):
        return claim.amount.agrees(off, room)
    return False


def _is_coarse(now: KnownValue, before: KnownValue) -> bool:
    """Whether the difference may be mostly rounding."""
    return (now.half_step + before.half_step) * 2 > abs(now.value - before.value)


def _rose(now: KnownValue, before: KnownValue) -> bool:
    """Whether it grew; revenue, which is negative, grows away from zero."""
    if now.value < 0 and before.value < 0:
        return now.value < before.value
    return now.value > before.value
