"""Which known values a claim can be laid beside, and whether the number is any of them, or a sum or difference of a few.

A report has thousands of values, so that almost any number is some value or some sum: only those that the sentence may speak of, in
the role and time that it names, explain a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, islice

from tertial.review.known import KnownValue
from tertial.review.matching.amounts import POINTS, suits
from tertial.review.matching.claims import Claim
from tertial.review.matching.names import is_near, label_stems
from tertial.review.matching.naming import PART
from tertial.review.matching.topics import Topic, Topics
from tertial.review.reading.grids import Role
from tertial.review.reading.horizons import Span

_OUTCOMES = frozenset({Role.OUTCOME, Role.YEAR_END, Role.VALUE})
_ROLED = (Role.DEVIATION, Role.BUDGET, Role.TARGET, Role.FORECAST)
_MOST_ROWS = 80
_JOINS = re.compile(
    r"\b(?:och|samt|inkl\w*|exkl\w*|utan|tillsammans|sammanlagt|respektive|plus|inräkna\w*|bortsett|förutom|utöver|delar?|övriga?|total\w*|varav)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\b(?:nämnd\w*|helhet\w*|hela|styrelse\w*)\b", re.IGNORECASE)
_LONGEST_RUN = 8
_MOST_VALUES = 30
# Smaller counts than this are some value or other by chance.
_LEAST_TELLING = 100


def expected_of(claim: Claim, topic: Topic | None = None) -> list[KnownValue]:
    """The values that the claim says that it is one of: of its topic, in its role, time and unit, those of the clearest time first.

    Where the claim names a time and some value is known for just that time, only such values.
    """
    topic = topic or claim.topic
    if topic is None:
        return []
    roles = _roles(claim)
    found = [
        value
        for value in topic.values
        if value.role in roles and suits(claim.amount.unit, value.unit) and _in_time(claim, value)
    ]
    exact = [
        value for value in found if value.horizon.year is not None and claim.horizon.year in (None, value.horizon.year)
    ]
    return exact or found


def _in_time(claim: Claim, value: KnownValue) -> bool:
    """Whether the value is for the time that the claim names. A target is for this year also where another year is spoken of beside it."""
    return claim.horizon.suits(value.horizon) or (claim.role is Role.TARGET and claim.compares)


def _roles(claim: Claim) -> frozenset[Role]:
    if claim.role in _ROLED:
        # "Prognosen är ett resultat på": what is expected of a whole year may be called by either name
        return frozenset({claim.role}) if claim.role is not None else frozenset()
    if claim.role is None and claim.amount.unit == "kr":
        return frozenset()
    return _OUTCOMES if claim.horizon.span is Span.PART else _OUTCOMES | {Role.FORECAST}


def is_explained(claim: Claim, topics: Topics) -> bool:
    """Whether the number is a value that the sentence may speak of, or a sum or difference of such."""
    if direct(claim, topics):
        return True
    spoken = [value for value in spoken_of(claim, topics) if _may_be_meant(claim, value)]
    return any(True for _ in sums(claim, topics, spoken))


def direct(claim: Claim, topics: Topics) -> list[KnownValue]:
    """The values of what the sentence names, wholly or for the most part, that the number may be."""
    return [value for value in topics.like_of(claim.amount, _named(claim, topics)) if _may_be_meant(claim, value)]


def spoken_of(claim: Claim, topics: Topics) -> list[KnownValue]:
    """The values of what the sentence names, wholly or for the most part, its own topic's first."""
    return [value for topic in _named(claim, topics) for value in topic.values]


def _named(claim: Claim, topics: Topics) -> Iterable[Topic]:
    own = (claim.topic,) if claim.topic else ()
    of_one = claim.topic is not topics.total and _names_one(claim) and not _OF_ALL.search(claim.sentence.text)
    whole = (topics.total,) if claim.amount.unit == "kr" and not of_one else ()
    return dict.fromkeys((*own, *claim.near, *topics.resembling(claim.words | claim.beside), *whole))


def _may_be_meant(claim: Claim, value: KnownValue) -> bool:
    """Whether the sentence's word for the role leaves room for the value: a surplus is a deviation, a target is a target."""
    is_now = not claim.compares and not claim.is_change and value.role not in (Role.TARGET, Role.YEAR_END)
    if is_now and None not in (value.horizon.year, claim.horizon.year) and value.horizon.year != claim.horizon.year:
        return False
    if claim.role in (Role.DEVIATION, Role.TARGET, Role.BUDGET) and claim.tied:
        # a frame is a whole year's also where the sentence is about what has been used of it so far
        same_year = claim.role is Role.BUDGET and claim.horizon.year in (None, value.horizon.year)
        return value.role is claim.role and (same_year or _in_time(claim, value))
    return claim.amount.unit != "kr" or claim.role is None or value.role is not Role.DEVIATION


def sums(claim: Claim, topics: Topics, spoken: list[KnownValue]) -> Iterator[tuple[KnownValue, ...]]:
    """The sums and differences that the number may be: of a row that the sentence speaks of and another in its column, of rows that
    stand together there, of all rows that have a word in common; for a change, of two values of one topic.
    """
    unit = "%" if claim.amount.unit == POINTS else claim.amount.unit
    fitting = [value for value in spoken if suits(unit, value.unit)]
    if claim.is_change:
        yield from _of_one_topic(claim, fitting)
        return
    if claim.topic is not None and not claim.topic.names:
        return
    if claim.amount.unit != "kr":
        yield from _of_counts(claim, fitting)
        return
    alone = _names_one(claim)
    named: dict[str, list[KnownValue]] = {}
    own = {id(value) for value in claim.topic.values} if claim.topic is not None else set()
    for value in fitting:
        if value.series and (not value.is_sum or id(value) in own):
            named.setdefault(value.series, []).append(value)
    for name, values in named.items():
        # figures that no table has are from everywhere: only what the sentence names is added up
        column = topics.series(name)[:_MOST_ROWS] if values[0].place is not None and not alone else values
        yield from _with(claim, values, column)
        yield from _runs(claim, values, column)
    yield from _alike(claim, topics)


def _names_one(claim: Claim) -> bool:
    """Whether the sentence says plainly that the number is of one row, and nothing of others with it or without it."""
    return (
        claim.sure
        and claim.tied
        and len({id(topic) for topic in claim.near}) == 1
        and not _joins(claim)
        and not PART.match(claim.passage.text[claim.number.end : claim.number.end + 60])
    )


def _joins(claim: Claim) -> bool:
    """Whether the sentence has a word that adds or takes away rows, other than in a name."""
    label = claim.topic.label.casefold() if claim.topic is not None else ""
    return any(match[0].casefold() not in label for match in _JOINS.finditer(claim.sentence.text))


def _of_one_topic(claim: Claim, values: list[KnownValue]) -> Iterator[tuple[KnownValue, ...]]:
    for one, other in combinations(islice(values, _MOST_VALUES), 2):
        if one.unit != other.unit or one.role is Role.DEVIATION or other.role is Role.DEVIATION:
            continue
        off = one.value - other.value
        if _may_be(claim, off, one, other):
            yield one, other
        elif claim.amount.unit == "%":
            for base in (one.value, other.value):
                if base and claim.amount.agrees(off / base * 100):
                    yield one, other


def _of_counts(claim: Claim, values: list[KnownValue]) -> Iterator[tuple[KnownValue, ...]]:
    """Two rows of one column that the sentence both speaks of: women and men, two kinds of exit."""
    if claim.amount.unit:
        return
    for one, other in combinations(islice(values, _MOST_VALUES), 2):
        alike = one.series == other.series and one.role is other.role and one.horizon == other.horizon
        if alike and _may_be(claim, one.value + other.value, one, other):
            yield one, other


def _with(claim: Claim, named: list[KnownValue], column: list[KnownValue]) -> Iterator[tuple[KnownValue, ...]]:
    for one in named:
        for other in column:
            if other is one or other.unit != one.unit or (other.is_sum and not one.is_sum):
                continue
            value = one.value - other.value if one.is_sum else one.value + other.value
            if _may_be(claim, value, one, other):
                yield one, other


def _runs(claim: Claim, named: list[KnownValue], column: list[KnownValue]) -> Iterator[tuple[KnownValue, ...]]:
    """Rows that stand together and of which two are named; sums among them are left out, for they count the rows twice."""
    rows = [value for value in column if not value.is_sum]
    wanted = {id(value) for value in named}
    places = [place for place, value in enumerate(rows) if id(value) in wanted]
    for first in places:
        total = Decimal(0)
        for last in range(first, min(first + _LONGEST_RUN, len(rows))):
            total += rows[last].value
            if last - first >= 2 and last in places and _may_be(claim, total, *rows[first : last + 1]):
                yield tuple(rows[first : last + 1])


def _alike(claim: Claim, topics: Topics) -> Iterator[tuple[KnownValue, ...]]:
    """All rows of a column whose label has a word of the sentence in it: `vuxenutbildningen` for every row with vuxenutbildning."""
    for wanted in claim.words:
        if len(wanted) < 5:
            continue
        for rows in topics.alike(wanted).values():
            if not 2 <= len(rows) <= _MOST_ROWS or not suits(claim.amount.unit, rows[0].unit):
                continue
            if not _may_be_meant(claim, rows[0]):
                continue
            if _may_be(claim, sum((row.value for row in rows), Decimal(0)), *rows):
                yield tuple(rows)


def _may_be(claim: Claim, value: Decimal, *of: KnownValue) -> bool:
    return claim.amount.agrees(value, sum((one.half_step for one in of), Decimal(0)))


def is_known_anywhere(claim: Claim, topics: Topics) -> bool:
    """Whether the number is a value of anything that the sentence has a word of, or an amount in just the role and time it names."""
    is_small = not claim.amount.unit and claim.amount.size < _LEAST_TELLING and not claim.number.decimals
    wanted_words = 2 if is_small and claim.role is not Role.TARGET else 1
    for value in topics.like(claim.amount):
        if not _may_be_meant(claim, value):
            continue
        if claim.amount.unit == "kr" and claim.role is value.role and claim.tied:
            return True
        words = claim.words | claim.beside
        shared = sum(any(is_near(wanted, word) for word in words) for wanted in label_stems(value.label))
        if shared >= wanted_words:
            return True
    return False


def told_apart(values: Iterable[KnownValue]) -> list[KnownValue]:
    """The values without those that are as large as an earlier one."""
    found: dict[Decimal, KnownValue] = {}
    for value in values:
        found.setdefault(abs(value.value).normalize(), value)
    return list(found.values())
