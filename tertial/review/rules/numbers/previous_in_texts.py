"""Which earlier values do the texts tell otherwise than the previous report printed them?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.review.facts import Facts
from tertial.review.known import KnownValue, known_of
from tertial.review.matching.agreement import is_explained
from tertial.review.matching.amounts import suits
from tertial.review.matching.claims import Claim, claims_of
from tertial.review.matching.topics import Topics
from tertial.review.reading.grids import Role
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.reading.times import Time
from tertial.review.rules.time.printed_values import When, when_of
from tertial.review.rules.time.said_of import time_by
from tertial.review.subject import Subject

REVISED = re.compile(
    r"\b(?:rätta[dts]\w*|rättelse\w*|korriger\w*|revider\w*|justera[dts]\w*|omräkn\w*|räknats? om|omklassificer\w*|uppdatera[dts]\w*"
    r"|(?:ändrad|ny|annan|nytt|annat|ändrat)\s+(?:definition|mätmetod|mätsätt|räknesätt|beräkning\w*|metod|urval)|preliminär\w*"
    r"|(?:tidigare|då|förra året)\s+(?:redovisa[dts]\w*|rapportera[dts]\w*|angav\w*|angiv\w*|uppgav\w*|uppgiv\w*)|eftersläp\w*|efterrapporter\w*)",
    re.IGNORECASE,
)
"""What says that a value is another now than it was."""
_OUTCOMES = frozenset({Role.OUTCOME, Role.YEAR_END, Role.VALUE})
_MOST_LOOSE = 2
_LEAST_COUNT = 10
_FARTHEST = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class ToldOtherwise:
    """A number of a text, and the figure of the previous report that it should be."""

    claim: Claim
    before: Figure


def told_otherwise(subject: Subject, before: Mapping[str, Figure]) -> Iterator[ToldOtherwise]:
    """The typed numbers that go against `before`, the figures of what had happened when the previous report was written."""
    facts, period = subject.facts, subject.period
    if facts is None or period is None or not before:
        return
    topics: Topics | None = None
    for passage in subject.passages:
        if not _may_tell(passage, period):
            continue
        if topics is None:
            topics = _topics_of(facts, before)
        own = {claim.number.start: claim for claim in subject.claims(passage)}
        for claim in claims_of(passage, topics, period.year):
            figure = _against(claim, before, period)
            if figure is not None and _is_news(subject, own.get(claim.number.start), figure):
                yield ToldOtherwise(claim, figure)


def _may_tell(passage: Passage, period: Period) -> bool:
    return (
        passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM)
        and bool(passage.numbers)
        and any(_when_of(time, period) for time in passage.times)
        and not REVISED.search(passage.text)
    )


def _topics_of(facts: Facts, before: Mapping[str, Figure]) -> Topics:
    return Topics(known_of((), replace(facts, figures=tuple(before.values()))))


def _when_of(time: Time, period: Period) -> When | None:
    when = when_of(time, period)
    is_over = when is not None and (when.year, when.month or 12) < (period.year, period.month or 12)
    return when if is_over else None


def _against(claim: Claim, before: Mapping[str, Figure], period: Period) -> Figure | None:
    """The figure that the number is said to be, where it is another than was printed."""
    if not _is_plain(claim):
        return None
    passage, sentence = claim.passage, claim.sentence
    place = passage.numbers.index(claim.number)
    time = time_by(passage, sentence, place, bisect_right([one.start for one in passage.times], claim.number.start))
    when = _when_of(time, period) if time is not None else None
    if when is None or claim.topic is None:
        return None
    said = str(Period(when.year, when.month)) if when.month not in (None, 12) else str(when.year)
    roles = frozenset({Role.DEVIATION}) if claim.role is Role.DEVIATION else _OUTCOMES
    printed = [
        value
        for value in claim.topic.values
        if value.period == said and value.role in roles and suits(claim.amount.unit, value.unit)
    ]
    if len({value.value for value in printed}) != 1 or claim.amount.is_known(printed[0]):
        return None
    return before.get(printed[0].key) if _is_near(claim, printed[0]) else None


def _is_plain(claim: Claim) -> bool:
    """Whether the sentence itself says what the number is, without any about it."""
    number, amount = claim.number, claim.amount
    if claim.is_bound or claim.is_change or number.ranged or number.spelled or number.per or amount.rough:
        return False
    if claim.topic is None or not claim.topic.names or not claim.sure or claim.loose > _MOST_LOOSE:
        return False
    if claim.role not in (None, Role.DEVIATION, *_OUTCOMES) or (claim.role is None and amount.unit == "kr"):
        return False
    return bool(amount.unit) or number.decimals > 0 or amount.size >= _LEAST_COUNT


def _is_near(claim: Claim, value: KnownValue) -> bool:
    """Whether it may be the same thing, corrected: what is twice or half as large is something else."""
    return abs(abs(value.value) - claim.amount.size) <= abs(value.value) * _FARTHEST


def _is_news(subject: Subject, own: Claim | None, before: Figure) -> bool:
    """Whether no other rule says it, and what is known now says just that number or nothing of it."""
    if own is None:
        return True
    if subject.fault(own) is not None:
        return False
    now = subject.figures.get(before.key)
    if now is not None and now.number is not None:
        same = known_of((), replace(subject.facts, figures=(now,))).values if subject.facts else ()
        return any(own.amount.is_known(value) for value in same)
    return not is_explained(own, subject.topics)
