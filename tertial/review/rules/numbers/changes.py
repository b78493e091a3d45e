"""Is a change that a text tells the difference of the two values that the tables have?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from tertial.review.known import KnownValue
from tertial.review.matching.agreement import told_apart
from tertial.review.matching.amounts import POINTS, suits
from tertial.review.matching.claims import Claim
from tertial.review.matching.topics import Topic
from tertial.review.reading.grids import Role
from tertial.review.reading.passages import Passage
from tertial.review.subject import Subject

# What a change is laid beside: the same time a year before, or a year.
_COMPARED = re.compile(
    r"\b(?:än|jämfört med|i jämförelse med|mot|sedan)\s+(?:(?:under|i|för|vid|slutet av|utgången av|år|helåret)\s+){0,2}"
    r"(?:samma (?:period|tid)|motsvarande (?:period|tid)|föregående år|förra året|i fjol|fjolåret|året (?:före|innan)|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_VALUES = frozenset({Role.OUTCOME, Role.YEAR_END, Role.VALUE})
_MOST_VALUES = 24


@dataclass(frozen=True, slots=True)
class WrongChange:
    """A change that is no difference of what is known: the value now, the one before, and their difference in the claim's unit."""

    claim: Claim
    now: KnownValue
    before: KnownValue
    right: Decimal


def wrong_changes(passage: Passage, subject: Subject) -> Iterator[WrongChange]:
    """`31,1 mnkr, 871 tkr högre än samma period 2022`: changes of what the same sentence gives a known value of.

    Only where the sentence gives one known value, of now, and the tables one earlier value that the words compare with.
    """
    if not passage.is_prose or subject.period is None:
        return
    for _, group in groupby(subject.claims(passage), key=lambda claim: claim.sentence.start):
        claims = list(group)
        changes = [one for one in claims if _can_be_laid_beside(one)]
        if len(changes) == 1:
            yield from _of_sentence(changes[0], claims, subject)


def _can_be_laid_beside(claim: Claim) -> bool:
    return (
        claim.is_change
        and not claim.is_bound
        and not claim.amount.rough
        and not claim.number.ranged
        and not claim.number.per
        and not claim.number.spelled
        and claim.amount.unit in ("kr", "%", POINTS, "")
        and len(_COMPARED.findall(claim.sentence.text)) == 1
    )


def _of_sentence(change: Claim, claims: list[Claim], subject: Subject) -> Iterator[WrongChange]:
    period = subject.period
    if period is None:
        return
    named = _COMPARED.search(change.sentence.text)
    told_year = _YEAR.search(named[0]) if named else None
    year = int(told_year[1]) if told_year else period.year - 1
    for lead in claims:
        told = lead.sure or (change.sure and change.topic is lead.topic)
        if lead.is_change or lead.topic is None or not told or not lead.topic.names:
            continue
        now = _now(lead, period.year)
        if now is None or any(
            topic is not lead.topic and topic.suits(lead.amount.unit)
            for topic in change.near
            if not _within(topic, lead.topic)
        ):
            continue
        before = _before(lead.topic, now, year)
        if len(before) != 1:
            continue
        other = before[0]
        off = abs(now.value - other.value)
        room = now.half_step + other.half_step
        if _is_told(change, now, other, off, room):
            return
        yield WrongChange(change, now, other, off)
        return


def _within(topic: Topic, other: Topic) -> bool:
    """Whether all that a topic is called is a part of what another is called."""
    words = {one for name in other.names for one in name.stems}
    return all(name.stems <= words for name in topic.names)


def _now(lead: Claim, year: int) -> KnownValue | None:
    """The one known value of this year that the sentence gives."""
    found = [
        value
        for value in (lead.topic.values if lead.topic else ())
        if value.role in _VALUES and lead.amount.is_known(value) and value.horizon.year in (None, year)
    ]
    return found[0] if len(told_apart(found)) == 1 else None


def _before(topic: Topic, now: KnownValue, year: int) -> list[KnownValue]:
    """The values of the same row for the year that is compared with; where one table has several, none can be chosen."""
    found = [
        value
        for value in topic.values[:_MOST_VALUES]
        if value.role in _VALUES
        and value.horizon.year == year
        and value.order == now.order
        and value.unit == now.unit
        and value.series.rpartition("/")[0] == now.series.rpartition("/")[0]
    ]
    return told_apart(found)


def _is_told(change: Claim, now: KnownValue, before: KnownValue, off: Decimal, room: Decimal) -> bool:
    """Whether the change is the difference, or what it is of the earlier value in per cent; or can't be either."""
    unit = change.amount.unit
    share = abs(off / before.value * 100) if before.value else None
    if unit == POINTS:
        return change.amount.agrees(off, room)
    if unit == "%":
        slack = room / abs(before.value) * 100 if before.value else Decimal(0)
        return share is None or change.amount.agrees(share, slack * 2)
    if not suits(unit, now.unit):
        return True
    return change.amount.agrees(off, room)
