"""What one sentence tells of one row: now, earlier, the change, the budget and the deviation. Where all but one fit a row, that one is wrong.

A number alone may be anything. Two that stand in one row, in the times and roles that the sentence names, tell which row it is about; the
third must then stand there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tertial.review.known import KnownValue
from tertial.review.matching.amounts import POINTS, suits
from tertial.review.matching.claims import Claim
from tertial.review.matching.rows import OUTCOMES, Row, Step, rows_of, steps
from tertial.review.matching.slips import is_slip_of
from tertial.review.matching.topics import Topic, Topics
from tertial.review.matching.whens import When, earlier_years, when_of
from tertial.review.reading.grids import Role
from tertial.review.reading.labels import STOP_WORDS, stem
from tertial.review.reading.passages import Passage

_ROLED = (Role.DEVIATION, Role.BUDGET, Role.TARGET)
# What a number is that stands beside what is spoken of: a reason, a part of it, somebody else's.
_ASIDE = re.compile(
    r"\b(?:varav|därav|beror|på grund av|pga|till följd av|tack vare|bland annat|inklusive|exklusive|exkl|inkl|som avser|framför ?allt|främst|förklaras|orsakas"
    r"|av (?:dessa|dem|vilka|de)|rike[tn]\w*|snitt\w*|genomsnitt\w*|länet\w*|kommuner\w*|statsbidrag\w*|mätning\w*|kvinnor|män|flickor|pojkar"
    r"|respektive|bland|exempelvis|utöver|förutom|statliga?|delvis|främst|kvartal\w*|uppräkn\w*|\w*hälften)\b",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s+(?:kopplat|hänförs|av dessa|(?:för|inom|hos|på|till|bland|avser)\s+(?!hel|period|årets?\b|år\b|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
    r"|delår|(?:19|20)\d\d|\d|ett?\b|en\b|sin|nuläget|dag\b|slutet|stort|snitt|första|nämnden|kommunen|[\wåäö]*nämnden\b))\w*",
    re.IGNORECASE,
)
_MEASURED_ELSEWHERE = re.compile(
    r"[^,;.\d]{0,25}\b(?:mätning\w*|enkät\w*|undersökning\w*|i (?:våras|höstas|somras|riket|länet|landet)|rike[tn]\w*|kommuner\w*|snitt\w*)\b",
    re.IGNORECASE,
)
_NET = re.compile(r"\bnettokostnad(?:en|er|erna)?\b", re.IGNORECASE)
_MOST_LOOSE = 3
_NO_NOUN = frozenset(
    (
        "sedan",
        "jämfört",
        "under",
        "mot",
        "enheter",
        "poäng",
        "stycken",
        "upp",
        "ned",
        "ner",
        "ligger",
        "vilket",
        "medan",
        "men",
    )
)
_MOST_TOLD = 5
_LEAST_TELLING = 10
_TELLING = 100


@dataclass(frozen=True, slots=True)
class Misfit:
    """A number that does not stand where the others of its sentence stand.

    `values` are what stands there instead, the nearest first; for a change `step` is what it should be the change of. `in_points` says
    that it is right but for per cent instead of percentage points.
    """

    claim: Claim
    topic: Topic
    values: tuple[KnownValue, ...] = ()
    step: Step | None = None
    in_points: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """A number with the time that the sentence gives it, and whether it may be called wrong."""

    claim: Claim
    when: When
    is_placed: bool


def misfits(passage: Passage, claims: Sequence[Claim], topics: Topics, year: int | None) -> Iterator[Misfit]:
    """The numbers of a passage that go against the row that the rest of their sentence stands in."""
    if year is None:
        return
    for spoken in _groups(claims):
        if all(claim.is_bound for claim in spoken):
            continue
        if len(spoken) == 1:
            yield from _lone_change(passage, spoken[0], year)
            continue
        by_topic: dict[int, list[Claim]] = {}
        for claim in spoken:
            if claim.topic is not None:
                by_topic.setdefault(id(claim.topic), []).append(claim)
        years = frozenset(one for claim in (spoken[0], spoken[-1]) for one in earlier_years(passage, claim, year))
        for of_one in by_topic.values():
            topic = of_one[0].topic
            if topic is not None and len(of_one) >= 2:
                told = _told_of(passage, of_one, spoken, years, year)
                if 2 <= len(told) <= _MOST_TOLD:
                    yield from _misfit(told, topic, topics, years, year)


def _lone_change(passage: Passage, claim: Claim, year: int) -> Iterator[Misfit]:
    """`Nettokostnaderna har ökat med 5,0 mnkr jämfört med samma period 2022`: of what can be only one row, against one year."""
    years = earlier_years(passage, claim, year)
    if not claim.is_change or claim.topic is None or len(years) != 1 or claim.loose > _MOST_LOOSE:
        return
    told = _told_of(passage, [claim], [claim], years, year)
    if not told or not told[0].is_placed or not (claim.sure or _NET.search(claim.sentence.text)):
        return
    found = [(row, list(steps(row, year, years))) for row in rows_of(claim.topic)]
    found = [(row, of) for row, of in found if of and (claim.sure or _NET.search(row.values[0].label))]
    if len(found) != 1 or any(step.is_told_by(claim.amount) is not False for step in found[0][1]):
        return
    made = _made(told[0], claim.topic, found[0][0], years, year)
    if made is not None:
        yield made


def _groups(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The claims by sentence, with those of the sentences that go on about the same."""
    spoken: list[Claim] = []
    for _, group in groupby(claims, key=lambda claim: claim.sentence.start):
        told = list(group)
        if spoken and told[0].refers:
            spoken += told
            continue
        if spoken:
            yield spoken
        spoken = told
    if spoken:
        yield spoken


def _told_of(
    passage: Passage, claims: list[Claim], spoken: list[Claim], years: frozenset[int], year: int
) -> list[_Told]:
    """Those of the claims that can be laid beside a row."""
    found = []
    for claim in claims:
        number = claim.number
        place = spoken.index(claim)
        start = max(spoken[place - 1].number.end if place else 0, claim.sentence.start)
        between = passage.text[start : number.start]
        after = passage.text[number.end : claim.sentence.end]
        if (
            number.ranged
            or number.per
            or (number.spelled and not number.unit)
            or claim.amount.unit not in ("kr", "%", POINTS, "")
        ):
            continue
        if (
            _is_aside(claim, between)
            or _MEASURED_ELSEWHERE.match(after[:60])
            or (claim.amount.unit == "kr" and _PART_AFTER.match(after[:80]))
            or not _counts_the_topic(claim)
        ):
            continue
        when = when_of(passage, claim, between, after, year)
        is_placed = claim.is_change or claim.sure or when is not When.ANY or (claim.tied and claim.role is not None)
        found.append(_Told(claim, when, is_placed and not claim.is_bound and not claim.amount.rough))
    return found


def _is_aside(claim: Claim, between: str) -> bool:
    """Whether the words before the number set it apart from what is spoken of, other than by what that is called."""
    label = claim.topic.label.casefold() if claim.topic is not None else ""
    return any(match[0].casefold() not in label for match in _ASIDE.finditer(between))


def _counts_the_topic(claim: Claim) -> bool:
    """Whether what a plain number counts is what the topic counts."""
    if claim.amount.unit or claim.is_change:
        return True
    noun = claim.number.noun.partition(" ")[0].casefold()
    if not noun or noun in STOP_WORDS or noun in _NO_NOUN or len(noun) < 3 or claim.topic is None:
        return True
    label = claim.topic.label.casefold()
    return (
        stem(noun) in {one for name in claim.topic.names for one in name.stems}
        or noun[:4] in label
        or noun.endswith("re")
    )


def _misfit(told: list[_Told], topic: Topic, topics: Topics, years: frozenset[int], year: int) -> Iterator[Misfit]:
    best: list[tuple[int, _Told, Row]] = []
    rows = rows_of(topic)
    for row in rows:
        fits = [(one, _fits(one, row, years, year)) for one in told]
        right = sum(1 for _, fit in fits if fit)
        wrong = [one for one, fit in fits if fit is False]
        if not wrong and right >= 2:
            return
        if len(wrong) == 1 and right and (right >= 2 or _tells(one for one, fit in fits if fit)):
            best.append((right, wrong[0], row))
    if not best:
        return
    most = max(right for right, _, _ in best)
    found = [(one, row) for right, one, row in best if right == most]
    odd, row = found[0]
    if any(one is not odd for one, _ in found) or not (odd.is_placed or (most >= 2 and _is_told_amount(odd))):
        return
    if not odd.claim.is_change and any(_fits(odd, other, frozenset(), year) for other in rows if other is not row):
        return
    if most < 2 and odd.claim.amount.unit == "kr" and not odd.claim.is_change and topics.like(odd.claim.amount):
        return  # what is known of something else
    made = _made(odd, topic, row, years, year)
    # one number alone tells the row only where the sentence names it, or where the other is its change but for the unit
    named = (
        any(one.claim.sure for one in told)
        or any(_is_long(one) for one in told if one is not odd)
        or any(_is_only_topic(one) for one in told if one is not odd)
        or (made is not None and any(is_slip_of(odd.claim.number, value) for value in made.values))
    )
    if made is not None and (most >= 2 or made.in_points or named):
        yield made


def _tells(matched: Iterator[_Told]) -> bool:
    """Whether one number alone tells that it is this row: not a small count, which any row could have."""
    return any(
        one.claim.amount.size >= _LEAST_TELLING or one.claim.number.decimals or one.claim.amount.unit for one in matched
    )


def _is_only_topic(one: _Told) -> bool:
    """Whether a number with digits enough is of the only thing that its sentence names."""
    claim = one.claim
    digits = len("".join(map(str, claim.number.value.as_tuple().digits)).strip("0"))
    return (
        len(claim.near) == 1
        and claim.near[0] is claim.topic
        and not claim.is_change
        and claim.loose <= _MOST_LOOSE
        and digits >= 2
    )


def _is_told_amount(one: _Told) -> bool:
    """Whether it is an amount that the sentence says the sort of."""
    claim = one.claim
    return claim.amount.unit == "kr" and claim.role is not None and not claim.is_bound and not claim.amount.rough


def _is_long(one: _Told) -> bool:
    """Whether a number right after what it is of has so many digits that it is found in one row only."""
    return (
        one.claim.loose == 0
        and not one.claim.is_change
        and one.claim.amount.size >= _TELLING
        and not one.claim.amount.rough
    )


def _fits(one: _Told, row: Row, years: frozenset[int], year: int) -> bool | None:
    """Whether the number stands in the row, in its time and role; None where the row has nothing to lay it beside."""
    claim = one.claim
    if claim.is_change:
        answers = [step.is_told_by(claim.amount) for step in steps(row, year, years or _all_years(row, year))]
        known = [answer for answer in answers if answer is not None]
        return any(known) if known else None
    values = _slots(one, row, years, year)
    return any(claim.amount.is_known(value) for value in values) if values else None


def _slots(one: _Told, row: Row, years: frozenset[int], year: int) -> list[KnownValue]:
    """The values that the number may be in the row."""
    claim = one.claim
    unit = claim.amount.unit
    if claim.role in _ROLED and claim.role is not None and (claim.tied or claim.role is not Role.BUDGET):
        found = row.of(claim.role)
    else:
        wanted = (
            {year} if one.when is When.NOW else set(years or _all_years(row, year)) if one.when is When.BEFORE else None
        )
        found = row.outcomes(wanted)
        if one.when is not When.BEFORE:
            found = found + row.of(Role.FORECAST)
        if claim.role is None and unit == "kr":
            found = found + row.of(Role.BUDGET)
    return [value for value in found if suits(unit, value.unit)]


def _all_years(row: Row, year: int) -> set[int]:
    return {value.horizon.year for value in row.values if value.horizon.year is not None and value.horizon.year < year}


def _made(odd: _Told, topic: Topic, row: Row, years: frozenset[int], year: int) -> Misfit | None:
    claim = odd.claim
    if not claim.is_change:
        values = [
            value
            for value in _slots(odd, row, years, year)
            if value.role not in OUTCOMES or value.horizon.year is not None
        ]
        values.sort(key=lambda value: abs(abs(value.value) - claim.amount.size))
        return Misfit(claim, topic, tuple(values[:2])) if values else None
    all_steps = list(steps(row, year, years or _all_years(row, year)))
    if len(all_steps) != 1 and not years:
        return None
    of = [step for step in all_steps if step.is_told_by(claim.amount) is not None]
    if not of:
        return None
    nearest = min(of, key=lambda step: abs(step.apart - claim.amount.size))
    in_points = claim.amount.unit == "%" and nearest.now.unit in ("%", "") and claim.amount.agrees(nearest.apart)
    return Misfit(claim, topic, (), nearest, in_points)
