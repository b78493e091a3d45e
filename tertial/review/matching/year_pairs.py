"""A thing's value now beside that of an earlier year, where a text tells both: have the tables exchanged them?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tertial.review.reading.labels import stems
from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.reading.series import Point, Series

_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_UNIT = r"(?:\s+(?!till\b|sedan\b|år\b|från\b)[^\W\d_]+)?"
_OF = r"(?:(?:år|för|i|under|vid|helåret|helår|hela|utgången|slutet|av|period(?:en)?|samma|motsvarande|den|utfallet|resultatet)\s+){0,4}"
_WAS = r"(?:(?:ha\s+)?(?:legat\s+på|uppgått\s+till|varit|noterats\s+till)|uppgick\s+till|låg(?:\s+[^\W\d_]+){0,6}\s+på|var(?:\s+[^\W\d_]+){0,2}|noterades)"
# "445 (609 2022)", "78,1 % (90,0 % år 2023)"
_OPENS = re.compile(rf"^{_UNIT}\s*,?\s*\(\s*$")
_CLOSES = re.compile(rf"^{_UNIT}\s*,?\s*{_OF}{_YEAR}\s*\)")
# "från 5,7 till 5,2 sedan 2022"
_FROM = re.compile(r"\bfrån\s+$", re.IGNORECASE)
_TO = re.compile(rf"^{_UNIT}\s+(?:upp\s+|ned\s+|ner\s+)?till\s+(?:nu\s+)?$", re.IGNORECASE)
_SINCE = re.compile(rf"^{_UNIT}\s+sedan\s+{_OF}{_YEAR}", re.IGNORECASE)
# "45 jämfört med 48 år 2022", "45, mot 2022 då det var 48"
_THAN = re.compile(
    rf"^{_UNIT}\s*,?\s*\(?(?:att\s+jämföra\s+med|jämfört\s+med|jmf\.?\s+med|mot|från)\s+{_OF}$", re.IGNORECASE
)
_THEN_AFTER = re.compile(rf"^{_UNIT}\s*,?\s*{_OF}{_YEAR}", re.IGNORECASE)
_THAN_THEN = re.compile(
    rf"^{_UNIT}[^.;!?\d]{{0,40}}\b(?:jämfört\s+med|mot|än|från)\s+{_OF}{_YEAR}\s*,?\s*(?:då|när)\s+[^.;!?\d]{{0,40}}$",
    re.IGNORECASE,
)
# "2022 låg den på 48 och är nu 45", "efter att 2022 ha legat på 48 är den nu 45"
_THEN_BEFORE = re.compile(rf"\b{_YEAR}[^.;!?\d]{{0,40}}?\b{_WAS}\s+$", re.IGNORECASE)
_IS_NOW = re.compile(
    r"^[^.;!?\d]{0,110}\b(?:nu|är|uppgår|ligger|uppmäts|uppmätts|i\s+år|i\s+(?:mars|april|augusti))\b[^.;!?\d]{0,40}$",
    re.IGNORECASE,
)
_NOT_BOTH = re.compile(
    r"\b(?:mål\w*|budget\w*|prognos\w*|riket\w*|snitt\w*|(?<!jämfört\s)(?<!jämföra\s)(?<!jmf\s)(?<!jmf\.\s)med|ökat?|minskat?|varav|därav|kvinnor\w*|män\w*|flickor\w*|pojkar\w*)\s*$",
    re.IGNORECASE,
)
_MOST = 200
_LEAST_DIGITS = 3

Index = Mapping[tuple[int, int, Decimal, Decimal], list[tuple[Series, Point, Point]]]
"""Each series' value of now and one of an earlier year, by decimals, year and the two as they are printed with so many."""


@dataclass(frozen=True, slots=True)
class YearPair:
    """A number of now and one of an earlier year that a text tells of the same thing."""

    now: Number
    then: Number
    year: int


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A pair of a text and the row that has each value for the other's time."""

    told: YearPair
    series: Series
    now: Point
    then: Point


def index_of(series: Iterable[Series]) -> Index:
    """Every series' pairs of now and an earlier year."""
    found: dict[tuple[int, int, Decimal, Decimal], list[tuple[Series, Point, Point]]] = {}
    for one in series:
        for point in one.points if one.now is not None else ():
            if one.now is None or point.span.year >= one.now.span.year or abs(one.now.value) + abs(point.value) > _HUGE:
                continue
            for decimals in range(3):
                now, then = (_printed(value.value, decimals) for value in (one.now, point))
                if now != then:
                    found.setdefault((decimals, point.span.year, now, then), []).append((one, one.now, point))
    return found


_HUGE = Decimal(10) ** 15


def _printed(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals))


def exchanged_pairs(passage: Passage, index: Index) -> Iterator[Exchanged]:
    """The pairs that a row of the tables has with the times the other way round, and no row as they are told."""
    for told in told_pairs(passage) if index else ():
        decimals = max(told.now.decimals, told.then.decimals)
        if decimals > 2 or abs(told.now.value) + abs(told.then.value) > _HUGE:
            continue
        now, then = _printed(told.now.value, decimals), _printed(told.then.value, decimals)
        turned = index.get((decimals, told.year, then, now), ())
        if not turned or (decimals, told.year, now, then) in index:
            continue
        words = stems(passage.text[max(0, told.now.start - 250, told.then.start - 250) : told.now.end + 150])
        spoken = [one for one in turned if len(_own(one[0]) & words) * 3 >= len(_own(one[0])) * 2]
        if len({one[0].label for one in spoken}) == 1:
            yield Exchanged(told, *spoken[0])


def _own(series: Series) -> frozenset[str]:
    return stems(series.name)


def told_pairs(passage: Passage) -> Iterator[YearPair]:
    """Each pair of a passage's sentences: `445 (609 2022)`, `från 5,7 till 5,2 sedan 2022`, `45 jämfört med 48 år 2022`."""
    if len(passage.numbers) > _MOST:
        return
    numbers = [one for one in passage.numbers if one.kind is NumberKind.QUANTITY]
    for first, second in pairwise(numbers):
        if second.start - first.end > 160 or any(one.ranged or one.about or one.per for one in (first, second)):
            continue
        if first.unit and second.unit and first.unit != second.unit:
            continue
        sentence = passage.sentence_at(first.start)
        if second.start >= sentence.end:
            continue
        found = _pair(passage.text, first, second, sentence.start)
        if found is not None:
            yield found


def _pair(text: str, first: Number, second: Number, start: int) -> YearPair | None:
    before, gap, after = (
        text[max(start, first.start - 90) : first.start],
        text[first.digits[1] : second.start],
        text[second.digits[1] :][:60],
    )
    if _NOT_BOTH.search(gap) or _NOT_BOTH.search(before):
        return None
    if _FROM.search(before):
        match = _SINCE.match(after) if _TO.match(gap) else None
        return YearPair(second, first, int(match["year"])) if match else None
    match = (
        _CLOSES.match(after)
        if _OPENS.match(gap)
        else _THEN_AFTER.match(after)
        if _THAN.match(gap)
        else _THAN_THEN.match(gap)
    )
    if match is not None:
        return YearPair(first, second, int(match["year"]))
    match = _THEN_BEFORE.search(before) if _IS_NOW.match(gap) else None
    return YearPair(second, first, int(match["year"])) if match else None
