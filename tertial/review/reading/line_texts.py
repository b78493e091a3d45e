"""Which of the report's texts about money speak of a row of the operating summary, and whether they explain it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cached_property

from tertial.review.reading.explanations import explains
from tertial.review.reading.labels import STOP_WORDS, stem
from tertial.review.reading.lines import Line
from tertial.review.reading.passages import Passage

_WORD = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(r"\b[A-ZÅÄÖ]{2,6}\b")
_MONEY_TALK = re.compile(
    r"avvik|överskott|underskott|beror|kostn|kostar|intäkt|mnkr|tkr|miljon|prognos|budget|resultat|bidrag|hyra|hyror|löner"
    r"|dyrare|billigare|ersättning|betala|bokför|\bpost(?:en|er|erna)?\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    stem(word)
    for word in (
        "resultat",
        "summa",
        "övrigt",
        "övriga",
        "verksamhet",
        "verksamheter",
        "nämndens",
        "nämnden",
        "inkl",
        "kommunal",
        "ekonomi",
        "ekonomiskt",
    )
)

_NET = frozenset(map(stem, ("nettokostnad", "nettokostnader", "kostnader", "netto", "driftredovisning", "totalt")))


class Texts:
    """The report's texts about money, to be asked which of them speak of a row."""

    def __init__(self, passages: Iterable[Passage], titles: Iterable[str] = ()) -> None:
        """`titles` are those of all rows, so that a sentence that only names rows is known for one."""
        self._read = [
            (
                passage,
                _stems(" ".join((*passage.headings[-1:], passage.text))),
                frozenset(_ACRONYM.findall(passage.text)),
            )
            for passage in passages
            if passage.is_prose and _MONEY_TALK.search(passage.text)
        ]
        self._all = frozenset().union(*(stems for _, stems, _ in self._read))
        self._titles = tuple(titles)
        self._forms_found: dict[str, frozenset[str]] = {}

    def about(self, line: Line) -> list[Passage]:
        """The texts about money that name the row, by half of its words or by letters that are short for it."""
        forms = self._forms(line)
        return [
            passage
            for passage, stems, acronyms in self._read
            if forms
            and (
                2 * sum(not stems.isdisjoint(one) for one in forms) >= len(forms)
                or any(_short_for(one, line.title) for one in acronyms)
            )
        ]

    def is_about_all(self, line: Line) -> bool:
        """Whether a row's name says nothing but that it is the committee's net cost or result: it is explained through its parts."""
        return not _stems(line.title) - _EMPTY - _NET

    def explain(self, line: Line) -> bool:
        """Whether any of them tells why the row deviates."""
        forms = self._forms(line)

        def names(text: str) -> bool:
            stems = _stems(text)
            return 2 * sum(not stems.isdisjoint(one) for one in forms) >= len(forms) or any(
                _short_for(one, line.title) for one in _ACRONYM.findall(text)
            )

        return any(explains(passage, names, self._is_row_word) for passage in self.about(line))

    @cached_property
    def _row_words(self) -> frozenset[str]:
        """The stems of the texts that stand in the name of any row."""
        words = frozenset().union(*(_stems(title) for title in self._titles)) if self._titles else frozenset()
        return frozenset().union(*(self._forms_of(word) for word in words)) if words else frozenset()

    def _is_row_word(self, word: str) -> bool:
        """Whether a word stands in the name of a row, or is short for one."""
        return word.isupper() or stem(word) in self._row_words

    def _forms(self, line: Line) -> list[frozenset[str]]:
        return [self._forms_of(word) for word in _stems(line.title) - _EMPTY or _stems(line.title)]

    def _forms_of(self, word: str) -> frozenset[str]:
        """The stems of the texts that a word of a title may stand in."""
        if word not in self._forms_found:
            self._forms_found[word] = frozenset(other for other in self._all if _is_form(word, other))
        return self._forms_found[word]

    def __bool__(self) -> bool:
        return bool(self._read)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text) if len(word) > 2 and word.casefold() not in STOP_WORDS)


def _is_form(word: str, other: str) -> bool:
    """Whether a text's stem is the title's word: whole, cut short in the table (`gymn`), part of a compound, or misspelt by a letter."""
    if word == other or (len(word) >= 4 and other.startswith(word)):
        return True
    if len(other) >= 6 and (
        word.startswith(other)
        # "tjänster" isn't short for "hemtjänst", but "bistånd" may be for "försörjningsbistånd"
        or (len(other) >= 7 and word.endswith(other))
        or (len(word) >= 6 and other.endswith(word))
    ):
        return True
    alike = len(word) >= 8 and word[:4] == other[:4] and abs(len(word) - len(other)) < 3
    return alike and SequenceMatcher(None, word, other).ratio() >= 0.88


def _short_for(letters: str, title: str) -> bool:
    """Whether capital letters are short for a title: they begin with its first letter and stand in it in their order (`AMI`)."""
    plain = re.sub(r"^\W*\d+\W*", "", title).upper()
    if len(letters) < 3 or not plain.startswith(letters[0]):
        return False
    place = 0
    for letter in letters:
        place = plain.find(letter, place) + 1
        if not place:
            return False
    return True
