"""The year that a text compares with, laid beside the year that the earlier value stands for in the tables.

Where a sentence gives the value of now and an earlier one, or their difference, a row that has both says which year the earlier one is of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.known import KnownValue
from tertial.review.matching.amounts import POINTS, suits
from tertial.review.matching.claims import Claim
from tertial.review.reading.grids import Role
from tertial.review.reading.passages import Passage
from tertial.review.reading.sentences import Sentence
from tertial.review.reading.times import Time, TimeKind
from tertial.review.rule import Says
from tertial.review.rules.time.by_sentence import times_by_sentence
from tertial.review.subject import Subject
from tertial.review.words import Words

_COMPARED = re.compile(
    r"\b(?:än|jämfört\s+med|jmf\.?\s+med|i\s+jämförelse\s+med|mot|sedan|mellan|från)\s+"
    r"(?:(?:den|under|i|för|vid|slutet|utgången|av|år|helåret|hela|samma|motsvarande|period|perioden|tid|utfallet|resultatet|värdet|nivån|att)\s+){0,4}$",
    re.I,
)
_THEN = re.compile(
    r"^\s*,?\s*(?:(?:då|när)\s+(?:\w+\s+){1,3}?(?:var|låg|uppgick|blev)\s+(?:(?:på|till|cirka|ca)\s+)?|ha\s+(?:legat\s+på|varit|uppgått\s+till|utgjort)\s+)$",
    re.I,
)
_FROM = re.compile(r"\bfrån\s+$", re.I)
_TO = re.compile(r"^\s*(?:%|procent|mnkr|tkr|kr|kronor)?\s+(?:(?:\w+\s+){0,3})till\s+$", re.I)
_SPOKEN = (TimeKind.YEAR, TimeKind.WHOLE_YEAR, TimeKind.MONTHS, TimeKind.MONTH, TimeKind.DATE)
_VALUES = frozenset({Role.OUTCOME, Role.YEAR_END, Role.VALUE})
_MOST_VALUES = 60
_MOST_CLAIMS = 8
_LEAST = 10
_LONG = 8


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence lays beside each other: the number of now, the earlier one or how much it changed, and the year that it names.

    `now` is None where the sentence tells the change only.
    """

    passage: Passage
    time: Time
    year: int
    now: Claim | None
    before: Claim | None
    change: Claim | None


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two values of a row that the numbers are, in their columns. `turned` where the text has them the other way round."""

    now: KnownValue
    before: KnownValue
    turned: bool = False


def compared_findings(subject: Subject, says: Says) -> Iterator[Finding]:
    """Comparisons with another year than the tables have the earlier value for, and values that stand in each other's year."""
    period = subject.period
    if period is None:
        return
    for passage in subject.passages:
        if not passage.is_prose or not passage.times or not passage.numbers:
            continue
        for sentence, times in times_by_sentence(passage):
            time = _compared(passage, sentence, times, period.year)
            if time is None or time.year is None:
                continue
            told = _told(passage, sentence, time, time.year, subject)
            if told is not None and (pair := _elsewhere(told, subject, period.year)) is not None:
                yield _finding(told, pair, says)


def _compared(passage: Passage, sentence: Sentence, times: list[Time], own: int) -> Time | None:
    """The only earlier year in the sentence, where it is compared with."""
    earlier = [time for time in times if time.year is not None and time.year != own and time.kind in _SPOKEN]
    if len(earlier) != 1 or earlier[0].year is None or earlier[0].year > own:
        return None
    time = earlier[0]
    if passage.bound_at(time.start, time.end) or any(other.offset not in (None, 0) for other in times):
        return None
    return time if _COMPARED.search(passage.text[max(sentence.start, time.start - 70) : time.start]) else None


def _told(passage: Passage, sentence: Sentence, time: Time, year: int, subject: Subject) -> _Told | None:
    """Which number is of now and which is the earlier one, or the change; None where the sentence has others too."""
    claims = [
        claim
        for claim in subject.claims(passage)
        if claim.sentence.start == sentence.start and not (time.start <= claim.number.start < time.end)
    ]
    if not 1 <= len(claims) <= _MOST_CLAIMS or any(one.amount.rough or one.number.ranged for one in claims):
        return None
    text = passage.text
    for first, second in pairwise(claims):
        if _FROM.search(text[max(sentence.start, first.number.start - 6) : first.number.start]) and _TO.match(
            text[first.number.end : second.number.start]
        ):
            return _Told(passage, time, year, second, first, None)
    then = next(
        (one for one in claims if one.number.start > time.end and _THEN.match(text[time.end : one.number.start])),
        None,
    )
    levels = [one for one in claims if not one.is_change and one is not then]
    changes = [one for one in claims if one.is_change]
    if then is not None:
        if len(changes) == 1:
            return _Told(passage, time, year, None, then, changes[0])
        alike = [one for one in levels if one.amount.unit == then.amount.unit] or levels
        return _Told(passage, time, year, alike[-1], then, None) if alike else None
    if len(changes) == 1 and len(levels) == 1:
        return _Told(passage, time, year, levels[0], None, changes[0])
    if len(changes) == 1 and not levels and len(str(changes[0].number.value).strip("0.-")) > 1:
        return _Told(passage, time, year, None, None, changes[0])
    return None


def _elsewhere(told: _Told, subject: Subject, own: int) -> _Pair | None:
    """The pair of another year that the numbers are, where no row has them for the year that is named."""
    topics = dict.fromkeys(
        topic
        for claim in (told.now, told.before, told.change)
        if claim
        for topic in (claim.topic, *claim.near)
        if topic
    )
    values = [value for topic in topics for value in topic.values[:_MOST_VALUES]]
    if not values:
        words = next((claim.words for claim in (told.now, told.before, told.change) if claim), frozenset())
        resembling = subject.topics.resembling(words)
        values = [value for topic in resembling for value in topic.values[:_MOST_VALUES]]
        # A long word that few rows have names one: "anhörigstödet" for "Anhörigstöd och förebyggande arbete".
        for word in words:
            if len(word) >= _LONG:
                columns = subject.topics.alike(word).values()
                if sum(map(len, columns)) <= _MOST_VALUES:
                    values += [value for column in columns for value in column]
    rows: dict[tuple[str, int], list[KnownValue]] = defaultdict(list)
    for value in values:
        if value.place is not None and value.role in _VALUES and value.horizon.year is not None:
            rows[value.series.rpartition("/")[0], value.order].append(value)
    found: list[_Pair] = []
    for row in rows.values():
        now = [value for value in row if value.horizon.year == own]
        before = [value for value in row if value.horizon.year is not None and value.horizon.year < own]
        for one in now:
            for other in before:
                if _are(told, one, other):
                    if other.horizon.year == told.year:
                        return None
                    found.append(_Pair(one, other))
                elif other.horizon.year == told.year and one.value != other.value and _are(told, other, one):
                    found.append(_Pair(one, other, turned=True))
    return found[0] if found and len({(one.before.horizon.year, one.turned) for one in found}) == 1 else None


def _are(told: _Told, now: KnownValue, before: KnownValue) -> bool:
    """Whether the sentence's numbers are the two values."""
    if (told.now is not None and not told.now.amount.is_known(now)) or now.unit != before.unit:
        return False
    if told.before is not None and not told.before.amount.is_known(before):
        return False
    if told.before is not None and told.now is not None:
        if told.before.amount.size < _LEAST and not told.before.number.decimals:
            return False
        return told.before.amount.is_known(before) and told.before.amount.size != told.now.amount.size
    change = told.change
    if change is None:
        return False
    off, room = abs(now.value - before.value), now.half_step + before.half_step
    if change.amount.unit == "%" and now.unit != "%":
        return bool(before.value) and change.amount.agrees(off / abs(before.value) * 100)
    fits = now.unit == "%" if change.amount.unit == POINTS else suits(change.amount.unit, now.unit)
    return fits and bool(off) and change.amount.agrees(off, room)


def _finding(told: _Told, pair: _Pair, says: Says) -> Finding:
    time, passage = told.time, told.passage
    year = str(pair.before.horizon.year)
    label = pair.before.label if len(pair.before.label) <= 80 else f"{pair.before.label[:77]}…"
    now, before = _printed(pair.now), _printed(pair.before)
    quote = told.now.quote if told.now else now
    if pair.turned:
        message = Words(
            f"Texten jämför {quote} med {told.year}, men i tabellen är {before} värdet för {told.year} och {now} "
            f"det för nu ({label}).",
            f"The text compares {quote} with {told.year}, but the table has {before} for {told.year} and {now} for "
            f"now ({label}).",
        )
        fix = Words(
            "Se efter om åren har bytt plats i texten eller i tabellen.",
            "See whether the years have changed places in the text or in the table.",
        )
    else:
        message = Words(
            f"Texten jämför med {told.year}, men det tidigare värdet {before} är för {year} ({label}).",
            f"The text compares with {told.year}, but the earlier value {before} is for {year} ({label}).",
        )
        fix = Words(
            f"Skriv {year}, eller jämför med värdet för {told.year}.",
            f"Write {year}, or compare with the value for {told.year}.",
        )
    return says(
        passage.at(time.start, time.end),
        time.text,
        message,
        Evidence(time.text, Words("texten", "the text"), passage.at(time.start, time.end)),
        Evidence(before, pair.before.source, pair.before.place, pair.before.key),
        Evidence(now, pair.now.source, pair.now.place, pair.now.key),
        fix=fix,
        severity=Severity.WARNING,
    )


def _printed(value: KnownValue) -> str:
    return value.printed or str(value.value).replace(".", ",")
