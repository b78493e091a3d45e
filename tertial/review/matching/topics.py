"""What there are values of, and where a sentence speaks of it.

A topic is met where all the words of one of its names stand close together. Its place in the sentence tells which number it goes with.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from tertial.review.known import Known, KnownValue
from tertial.review.matching.amounts import POINTS, Amount, suits
from tertial.review.matching.names import Name, is_near, meets, names_of
from tertial.review.reading.grids import Role
from tertial.review.reading.labels import STOP_WORDS, stem

_TOKEN = re.compile(r"[^\W\d_]+(?:[-:][^\W\d_]+)*")
_SHORT = re.compile(r"([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,2}[A-ZÅÄÖ]{1,4})(?::?s)?")
# A row that is all costs or all revenue, whatever stands before: "varav kostnader", "Verksamhetens intäkter", "Summa kostnader".
_SORT = re.compile(r"(?:^|[\s,])(?:brutto)?(kostnad|intäkt)(?:er(?:na)?)?$", re.IGNORECASE)
_SPREAD = 4
_LONG = 8
_FEW = 4
_MANY = 24
_CUT = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its stem (capitals as they are) and where it stands."""

    start: int
    end: int
    text: str
    stem: str


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """Something that there are values of: all rows of one label, in every table, with the figures of that label."""

    label: str
    names: tuple[Name, ...]
    values: tuple[KnownValue, ...]
    is_sum: bool = False

    def has(self, role: Role) -> bool:
        """Whether it has a value in a role."""
        return any(value.role is role for value in self.values)

    def suits(self, unit: str) -> bool:
        """Whether it has a value that may be written in a unit."""
        wanted = "%" if unit == POINTS else unit
        return any(suits(wanted, one) for one in {value.unit for value in self.values})


@dataclass(frozen=True, slots=True)
class Met:
    """A topic where a text speaks of it, by one of its names."""

    topic: Topic
    start: int
    end: int
    words: int


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    found = []
    for match in _TOKEN.finditer(text):
        short = _SHORT.fullmatch(match[0])
        found.append(Word(match.start(), match.end(), match[0], short[1] if short else stem(match[0])))
    return tuple(found)


class Topics:
    """Every topic of a subject, to be found by words. `sums` are the values of totals, what a committee as a whole is spoken of with."""

    def __init__(self, known: Known) -> None:
        grouped: dict[tuple[frozenset[str], bool], list[KnownValue]] = defaultdict(list)
        for value in known.values:
            names = names_of(value.label)
            grouped[names[0].stems if names else frozenset(), value.is_sum].append(value)
        self.topics: list[Topic] = []
        sums: list[KnownValue] = []
        sorts: dict[str, list[KnownValue]] = {"kostnad": [], "intäkt": []}
        for (_, is_sum), values in grouped.items():
            if is_sum:
                sums.extend(values)
            names = tuple(dict.fromkeys(name for label in {one.label for one in values} for name in names_of(label)))
            if names:
                self.topics.append(Topic(values[0].label, names, tuple(values), is_sum))
                continue
            for value in values:
                if sort := _SORT.search(value.label):
                    sorts[sort[1].casefold()].append(value)
        self.total = Topic("summan", (), tuple(sums), is_sum=True)
        self.costs = Topic("kostnader", (), tuple(sorts["kostnad"]), is_sum=True)
        self.revenue = Topic("intäkter", (), tuple(sorts["intäkt"]), is_sum=True)
        self._by_stem: dict[str, list[tuple[Topic, Name]]] = defaultdict(list)
        self._by_rarest: dict[str, list[tuple[int, Topic, Name]]] = defaultdict(list)
        self._cut_off: dict[str, set[str]] = defaultdict(set)
        self.vocabulary: set[str] = set()
        for topic in self.topics:
            for name in topic.names:
                pair = (topic, name)
                for one in name.stems:
                    self._by_stem[one].append(pair)
                    self.vocabulary.add(one)
                    if len(one) >= _CUT:
                        self._cut_off[one[:_CUT]].add(one)
        self._pairs = [(topic, name) for topic in self.topics for name in topic.names]
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, (topic, name) in enumerate(self._pairs):
            rarest = min(name.stems, key=lambda one: (len(self._by_stem[one]), one))
            self._by_rarest[rarest].append((number, topic, name))
            for one in name.stems:
                self._numbers[one].append(number)
        self._by_series: dict[str, list[KnownValue]] | None = None
        self._by_size: dict[tuple[str, Decimal], tuple[list[Decimal], list[KnownValue]]] | None = None
        self._homes: dict[int, list[int]] = defaultdict(list)
        self._housed: set[int] = set()
        self._alike: dict[str, dict[str, list[KnownValue]]] = {}
        self._resembling: dict[frozenset[str], tuple[Topic, ...]] = {}
        self._ends: dict[str, set[str]] | None = None
        self._known = known

    def met_in(self, words: Iterable[Word]) -> list[Met]:
        """Where the words speak of topics, in order; of two in one place the one with more words."""
        return widest(self.every_met_in(words))

    def every_met_in(self, words: Iterable[Word]) -> list[Met]:
        """Where the words speak of topics, also of those in the place of one with more words."""
        last: dict[str, Word] = {}
        number: dict[str, int] = {}
        found: list[Met] = []
        for place, word in enumerate(words):
            for wanted in self._wanted(word.stem):
                last[wanted], number[wanted] = word, place
                for topic, name in self._named_by(wanted, last):
                    if all(one in last for one in name.stems):
                        first = min(number[one] for one in name.stems)
                        if place - first <= len(name.stems) + _SPREAD:
                            start = min(last[one].start for one in name.stems)
                            found.append(Met(topic, start, word.end, len(name.stems)))
        return found

    def _named_by(self, wanted: str, seen: Iterable[str]) -> Iterable[tuple[Topic, Name]]:
        """The names with a word, in order; of a word that very many have, only those whose rarest word is seen as well."""
        pairs = self._by_stem[wanted]
        if len(pairs) <= _MANY:
            return pairs
        found = [one for rarest in seen for one in self._by_rarest.get(rarest, ()) if wanted in one[2].stems]
        return [(topic, name) for _, topic, name in sorted(found, key=lambda one: one[0])]

    def series(self, name: str) -> list[KnownValue]:
        """The values of one column in the order of its rows."""
        if self._by_series is None:
            self._by_series = defaultdict(list)
            for value in self._known.values:
                self._by_series[value.series].append(value)
        return self._by_series.get(name, [])

    def like(self, amount: Amount) -> list[KnownValue]:
        """Every known value that the amount may be, wherever it stands."""
        found: list[KnownValue] = []
        for (unit, half), (sizes, values) in self._sorted().items():
            if suits(amount.unit, unit):
                slack = max(amount.step, amount.slack + half)
                first, last = bisect_left(sizes, amount.size - slack), bisect_right(sizes, amount.size + slack)
                found += [value for value in values[first:last] if amount.is_known(value)]
        return found

    def like_of(self, amount: Amount, topics: Iterable[Topic]) -> list[KnownValue]:
        """Those of some topics that the amount may be, in the topics' order."""
        order: dict[int, int] = {}
        for topic in topics:
            order[id(topic)] = len(order)
            if id(topic) not in self._housed:
                self._housed.add(id(topic))
                for value in topic.values:
                    self._homes[id(value)].append(id(topic))
        placed = [
            (min((order[home] for home in self._homes.get(id(value), ()) if home in order), default=-1), value)
            for value in self.like(amount)
        ]
        return [value for place, value in sorted(placed, key=lambda one: one[0]) if place >= 0]

    def _sorted(self) -> dict[tuple[str, Decimal], tuple[list[Decimal], list[KnownValue]]]:
        """The values by unit and by how exactly they are known, each in order of size."""
        if self._by_size is None:
            alike: dict[tuple[str, Decimal], list[KnownValue]] = defaultdict(list)
            for value in self._known.values:
                alike[value.unit, value.half_step].append(value)
            self._by_size = {}
            for key, values in alike.items():
                values.sort(key=lambda value: abs(value.value))
                self._by_size[key] = ([abs(value.value) for value in values], values)
        return self._by_size

    def alike(self, stemmed: str) -> dict[str, list[KnownValue]]:
        """By column, the values of rows, sums left out, whose label has a word that begins or ends with the stem or the other way round."""
        if stemmed not in self._alike:
            by_series: dict[str, list[KnownValue]] = defaultdict(list)
            seen: set[int] = set()
            for wanted in self._near(stemmed):
                for topic, _name in self._by_stem[wanted]:
                    for value in topic.values:
                        if not value.is_sum and id(value) not in seen:
                            seen.add(id(value))
                            by_series[value.series].append(value)
            self._alike[stemmed] = dict(by_series)
        return self._alike[stemmed]

    def resembling(self, words: frozenset[str]) -> tuple[Topic, ...]:
        """The topics that the words name for the most part: half of a name's words or more, or two words that few names have."""
        if words not in self._resembling:
            near = {one for word in words if len(word) >= 5 or word in self._by_stem for one in self._near(word)}
            met = Counter(chain.from_iterable(self._numbers[one] for one in near))
            # most names share one word with a sentence, which is enough for none of three words or more
            may_be = sorted(
                number for number, count in met.items() if count > 1 or len(self._pairs[number][1].stems) < 3
            )
            found = [
                topic
                for topic, name in (self._pairs[number] for number in may_be)
                if self._is_most(name, [one for one in name.stems if one in near])
            ]
            self._resembling[words] = tuple(dict.fromkeys(found))
        return self._resembling[words]

    def _is_most(self, name: Name, met: list[str]) -> bool:
        many = len(name.stems)
        if many == 1:
            return name.short or len(met[0]) >= _LONG
        if len(met) == 1:
            return many == 2 and len(met[0]) > _LONG and len(self._by_stem[met[0]]) <= _FEW
        return 2 * len(met) >= many or sum(len(self._by_stem[one]) <= _FEW for one in met) >= 2

    def resembles(self, words: frozenset[str], unit: str) -> bool:
        """Whether the words name, for the most part, something with a value in the unit."""
        return any(topic.suits(unit) for topic in self.resembling(words))

    def _near(self, stemmed: str) -> set[str]:
        """The labels' words that the stem begins or ends with, or that begin or end with it; five letters or more."""
        if self._ends is None:
            self._ends = defaultdict(set)
            for one in self.vocabulary:
                for piece in (one[:5], one[-5:]):
                    if len(piece) == 5:
                        self._ends[piece].add(one)
        if stemmed in self._by_stem and len(stemmed) < 5:
            return {stemmed}
        candidates = self._ends.get(stemmed[:5], set()) | self._ends.get(stemmed[-5:], set())
        return {one for one in candidates if is_near(one, stemmed)}

    def _wanted(self, stemmed: str) -> list[str]:
        found = [stemmed] if stemmed in self._by_stem else []
        for one in self._cut_off.get(stemmed[:_CUT], ()):
            if one != stemmed and meets(one, stemmed):
                found.append(one)
        return found


def widest(found: list[Met]) -> list[Met]:
    """Without those whose place lies inside that of one with more words; all that are as good stay."""
    kept: list[Met] = []
    for one in sorted(found, key=lambda met: (-met.words, met.end - met.start, met.start)):
        inside = any(other.start <= one.start and one.end <= other.end and other.words > one.words for other in kept)
        same = any(other.topic is one.topic and other.start < one.end and one.start < other.end for other in kept)
        if not inside and not same:
            kept.append(one)
    return sorted(kept, key=lambda met: (met.start, met.end))


def content(words: Iterable[Word]) -> frozenset[str]:
    """The stems that tell something."""
    return frozenset(word.stem for word in words if word.text.casefold() not in STOP_WORDS and len(word.text) > 1)
