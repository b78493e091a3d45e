"""Where a text spells out an abbreviation: `svenska för invandrare (SFI)`, `HÖK (Huvudöverenskommelse)`, `SFI, svenska för invandrare`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tertial.review.reading.labels import stems
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.rules.language.words_of_data import listed
from tertial.review.subject import Subject

SHORT = r"[A-ZÅÄÖ]{2,6}"
_INSIDE = re.compile(
    rf"\((?:s\.?k\.?\s+)?[”\"]?(?P<short>{SHORT}|[A-ZÅÄÖ][a-zåäö]{{0,2}}[A-ZÅÄÖ]{{1,3}})[”\"]?(?P<also>,[^()]{{0,40}})?\)"
)
# "… ett systematiskt kvalitetsarbete, SKA."
_AFTER_COMMA = re.compile(rf",\s(?P<short>{SHORT})(?=[.,;)]|$)")
_LINKS = frozenset("för och i till av med på om vid samt den det de en ett som".split())  # noqa: SIM905
_AFTER = re.compile(
    rf"(?<![\w-])(?P<short>{SHORT})(?::s)?\s?(?:\((?P<in>[^()]{{3,90}})\)|,\s(?P<comma>[a-zåäö][^.,;:()]{{5,80}})|\s[–-]\s(?P<dash>[^.,;:()–]{{5,80}}))"
)
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class SpelledOut:
    """An abbreviation and what it is said to stand for, with where both stand."""

    short: str
    words: str
    passage: Passage
    start: int
    end: int

    @property
    def stems(self) -> frozenset[str]:
        """The stems of what it stands for, so that inflected forms are alike."""
        return stems(self.words)


def spelled_out(subject: Subject) -> Mapping[str, list[SpelledOut]]:
    """Every abbreviation that the texts spell out, in reading order."""
    found: dict[str, list[SpelledOut]] = defaultdict(list)
    for passage in subject.passages:
        if passage.kind is not PassageKind.GENERATED:
            for one in _in_passage(passage):
                found[one.short].append(one)
    return found


def _in_passage(passage: Passage) -> Iterator[SpelledOut]:
    text = passage.text
    for pattern in (_INSIDE, _AFTER_COMMA):
        for match in pattern.finditer(text):
            start, before = _before(text, match.start())
            at = long_form(match["short"], before)
            if at is not None:
                yield SpelledOut(match["short"], before[at:], passage, start + at, match.end())
    for match in _AFTER.finditer(text):
        name = "in" if match["in"] else "comma" if match["comma"] else "dash"
        words = match[name]
        ends = _stands_first(match["short"], words)
        if ends:
            end = match.end() if name == "in" else match.start(name) + ends
            yield SpelledOut(match["short"], words[:ends], passage, match.start(), end)


# What begins a phrase without being a part of its name, and what names no unit by itself.
_LEADS = re.compile(
    r"^(?:(?:även|också|där|här|nu|dock|samt|och|men|enligt|inom|vid|hos|från|i|på|till|för|med|av|genom|mellan|under|efter)\s+)+",
    re.I,
)
_GENERAL = re.compile(
    r"^(?:(?:den|det|de|hela|övriga|andra|samtliga|alla|vår|vårt)\s+)?(?:förvaltning|nämnd|kontor|myndighet|kommun|bolag|styrelse|ledning"
    r"|[^\W\d_]*(?:avdelning|enhet|verksamhet|grupp|sektion|team))(?:en|et|ens|ets|er|erna|arna|ar)?$",
    re.I,
)
_VERB = re.compile(
    r"\b(?:är|har|hade|var|ska|kan|får|fick|blev|blir|som|att|inte|gav|ger|beslut\w*|redovis\w*|ansvar\w*|arbet(?:ar|at|ade)|genomför\w*|gäller|avser|\w+(?:ades|ats|ade))\b",
    re.I,
)
_NAME_WORDS = 6


def named_otherwise(subject: Subject) -> Iterator[SpelledOut]:
    """Names that stand before an abbreviation in brackets without having its letters: `Avdelningen för tillsyn (SBF)`.

    Many write so whose an office is. Only the one name that stands so before an abbreviation is told, and no plain `förvaltningen (SBF)`.
    """
    found: dict[str, list[SpelledOut]] = defaultdict(list)
    for passage in subject.passages:
        if not passage.is_prose or "(" not in passage.text:
            continue
        for match in _INSIDE.finditer(passage.text):
            start, before = _before(passage.text, match.start())
            if match["also"] or long_form(match["short"], before) is not None:
                continue
            name = _LEADS.sub("", before.rpartition(", ")[2].lstrip())
            words = name.split()
            if words and (words[0] in listed("first_names") or passage.text[max(0, start - 2) : start] == ": "):
                continue  # whose somebody is: "Maria Berg (SOF)", "Ansvarig: Hemtjänst norr (SOF)"
            if not 1 <= len(words) <= _NAME_WORDS or not name[0].isupper() or _VERB.search(name):
                continue
            if any(char.isdigit() for char in name) or _GENERAL.match(name) or len(name) < 2 * len(match["short"]):
                continue
            at = start + before.rindex(name)
            found[match["short"]].append(SpelledOut(match["short"], name, passage, at, match.end()))
    for places in found.values():
        if len({place.stems for place in places}) == 1:
            yield places[0]


def _before(text: str, end: int) -> tuple[int, str]:
    """What stands before a bracket in the same clause, and where it begins."""
    start = max(0, end - 110)
    before = text[start:end]
    # A sentence's end, or another bracket, parts what stands before from the abbreviation.
    for stop in (". ", "! ", "? ", ": ", ";", ")", "("):
        cut = before.rfind(stop)
        if cut >= 0:
            before, start = before[cut + len(stop) :], start + cut + len(stop)
    return start, before.rstrip()


@lru_cache(maxsize=4_096)
def long_form(short: str, before: str) -> int | None:
    """Where in the words before an abbreviation its long form begins, None where they are none.

    The letters are met from the last to the first, each within the words and the first at the beginning of one (Schwartz and Hearst,
    "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003); no more words than letters and two, small
    words not counted.
    """
    letters, text = short.casefold(), before.casefold()
    place, at = len(letters) - 1, len(text) - 1
    while place >= 0:
        letter = letters[place]
        while at >= 0 and (text[at] != letter or (place == 0 and at > 0 and text[at - 1].isalpha())):
            at -= 1
        if at < 0:
            return None
        at -= 1
        place -= 1
    at += 1
    words = _WORDS.findall(before[at:])
    if (
        sum(word.casefold() not in _LINKS for word in words) > len(short) + 2
        or len("".join(words)) < len(short) + 2
        or short in words
    ):
        return None
    # At least half of the letters begin a word or a part after a hyphen, or stand in one long word.
    initials = [word[0].casefold() for word in words]
    met = sum(letter in initials for letter in letters)
    if met * 2 >= len(letters) or len(words) == 1:
        return at
    return None


@lru_cache(maxsize=4_096)
def _stands_first(short: str, words: str) -> int:
    """Where the long form that stands after an abbreviation ends: the least beginning that has all its letters; 0 where none has."""
    for match in _WORDS.finditer(words):
        piece = words[: match.end()]
        found = _WORDS.findall(piece)
        if len(found) > len(short) + 3:
            return 0
        if found[0][0].casefold() == short[0].casefold() and long_form(short, piece) == words.find(found[0]):
            initials = sum(word[0].casefold() in short.casefold() for word in found)
            following = words[match.end() :].strip()
            if len(found) >= 2 or not following or initials == len(short):
                return match.end()
    return 0
