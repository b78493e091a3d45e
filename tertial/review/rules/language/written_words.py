"""Every word of a document with how it is written, so that names written in two ways can be found. One pass, then lookups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tertial.review.reading.labels import STOP_WORDS, stem
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.subject import Subject

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*-?")
_WEB = re.compile(r"\S*(?:://|www\.|@)\S*")
# After these a capital says nothing.
_ENDS = frozenset(".!?:;•●*\n")
_CODE = re.compile(r"\s*\d{1,6}\s*[-–:.)]?\s*")
_SHORTEST = 6
_SHORTEST_PLAIN = 9


@dataclass(frozen=True, slots=True)
class Written:
    """One place where a form stands."""

    passage: Passage
    start: int
    end: int


@dataclass(slots=True)
class Form:
    """A way to write something: how often, and where first."""

    text: str
    first: Written
    count: int = 1


@dataclass(slots=True)
class Forms:
    """Ways to write the same, by key."""

    by_key: dict[str, dict[str, Form]] = field(default_factory=dict)

    def add(self, key: str, variant: str, text: str, passage: Passage, start: int, end: int) -> None:
        """Count one more of a variant; inflected forms of the same may share one."""
        forms = self.by_key.setdefault(key, {})
        if variant in forms:
            forms[variant].count += 1
        else:
            forms[variant] = Form(text, Written(passage, start, end))

    def several(self) -> Iterator[list[Form]]:
        """The forms of what is written in more than one way, commonest first; of two as common the earlier."""
        for forms in self.by_key.values():
            if len(forms) > 1:
                yield sorted(forms.values(), key=lambda form: -form.count)


@dataclass(slots=True)
class WrittenWords:
    """The forms of single words, of joined names and of names of several words."""

    phrases: Forms = field(default_factory=Forms)
    joined: Forms = field(default_factory=Forms)
    words: Forms = field(default_factory=Forms)


def written_words(subject: Subject) -> WrittenWords:
    """Read every text of a subject; headings are left out, for they are written with other capitals."""
    found = WrittenWords()
    for passage in subject.passages:
        if passage.is_prose or passage.kind is PassageKind.CELL:
            _read(passage, found)
    return found


def _read(passage: Passage, found: WrittenWords) -> None:
    text = passage.text
    if "://" in text or "www." in text or "@" in text:
        text = _WEB.sub(lambda match: " " * len(match[0]), text)
    tokens = list(_TOKEN.finditer(text))
    for place, token in enumerate(tokens):
        word = token[0]
        if word.endswith("-"):
            _parted(passage, text, tokens, place, found)
            continue
        small = word.lower()
        length = len(word)
        if small == word:
            if length >= _SHORTEST_PLAIN:
                found.words.add(small, word, word, passage, *token.span())
            continue
        start, end = token.span()
        if length >= _SHORTEST:
            found.words.add(word.casefold(), word, word, passage, start, end)
        begins = _begins(text, start)
        if not begins or small[1:] != word[1:]:
            found.joined.add(_joined(word), word, word, passage, start, end)
        if not begins and word[0].isupper() and place + 1 < len(tokens):
            _phrase(passage, text, token, tokens[place + 1], found)


def _phrase(passage: Passage, text: str, token: re.Match[str], following: re.Match[str], found: WrittenWords) -> None:
    """Two words, the first with a capital."""
    word, second = token[0], following[0]
    if second.endswith("-") or len(second) < 3 or second.casefold() in STOP_WORDS:
        return
    start, end = token.start(), following.end()
    if not _spaced(text, token.end(), following.start()):
        return
    form = f"{word} {second}"
    found.phrases.add(f"{word.casefold()} {stem(second)}", _capitals(form), form, passage, start, end)
    if second[0].isupper():
        found.joined.add(_joined(form), form, form, passage, start, end)


def _parted(passage: Passage, text: str, tokens: list[re.Match[str]], place: int, found: WrittenWords) -> None:
    """`Integrations- och arbetsmarknadsförvaltningen`."""
    if place + 2 >= len(tokens) or tokens[place + 1][0] not in ("och", "eller", "samt"):
        return
    first, link, last = tokens[place : place + 3]
    if _begins(text, first.start()) or not (
        _spaced(text, first.end(), link.start()) and _spaced(text, link.end(), last.start())
    ):
        return
    form = f"{first[0]} {link[0]} {last[0]}"
    key = f"{first[0].casefold()} {link[0]} {stem(last[0])}"
    found.phrases.add(key, _capitals(form), form, passage, first.start(), last.end())


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or item begins there."""
    before = text[max(0, start - 4) : start].rstrip(" \u00a0\"”“'»(")
    if start < 12 and _CODE.fullmatch(text[:start]):
        return True  # "520 Vård- och omsorgsboende", "3. Samtliga nämnder"
    return not before or before[-1] in _ENDS or (before[-1] in "-–" and len(before) < 2)


def _capitals(form: str) -> str:
    """Which words have a capital: `Aa` for `Arena arbetsmarknad`."""
    return "".join("A" if word[0].isupper() else "a" for word in form.split())


def _spaced(text: str, end: int, start: int) -> bool:
    """Whether nothing but a space parts two words."""
    return 1 <= start - end <= 2 and not text[end:start].strip()


def _joined(form: str) -> str:
    return re.sub(r"[\s'’-]+", "", form).casefold()
