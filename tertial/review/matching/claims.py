"""What the numbers of a text claim: of what, in what role, for what time, with what sign."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tertial.review.matching.amounts import POINTS, Amount, amount_of
from tertial.review.matching.roles import Spoken, horizon_of, is_change, role_of
from tertial.review.matching.topics import Met, Topic, Topics, Word, content, words_of
from tertial.review.reading.grids import Role
from tertial.review.reading.horizons import Horizon
from tertial.review.reading.labels import STOP_WORDS
from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.reading.sentences import Sentence
from tertial.review.reading.times import Time

# What stands between a topic and a number that is a reason for it or a part of it.
_REASON = re.compile(
    r"\b(?:beror|på grund av|pga|till följd av|tack vare|bland annat|varav|därav|vilket|genom|förklaras|orsakas|inklusive|exklusive"
    r"|utan|trots|eftersom|då|där|som avser|framför ?allt|främst|kopplat|hänförs|utifrån|satsning\w*|tillskott\w*|intäkt\w*|statsbidrag\w*)\b",
    re.IGNORECASE,
)
# What may stand before a topic and still leave the number to it: "kostnaderna för", "underskottet inom".
_HEAD = re.compile(
    r"(?P<head>[^\W\d_]+)\s+(?:för|inom|på|hos|i|av|till)\s+(?:det|den|de|nämndens|kommunens)?\s*$", re.IGNORECASE
)
_HEADS = re.compile(
    r"(?:helårs|års|netto|budget|total|totala|prognos|period)*(?:kostnad|nettokostnad|utfall|resultat|prognos|budget|avvikelse|överskott|underskott|ram|siffra|"
    r"utgift|anslag|målvärde|värde|nivå|antal|andel|mnkr|tkr|kronor|procent|kr|del|medel|delår|index)(?:en|et|er|erna|t|n|na|s)?",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^\s*(?:i\s+\w+\s+)?(?:till|för|på|hos|inom|avser|avseende|gällande|i|från|av)\s+(?:det|den|de)?\s*$",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    r"(?:\w*nämnd(?:en)?|\w*nämndens|kommunstyrelsen|kommunstyrelsens|styrelsen|styrelsens|verksamhetens)$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"^(?:resultatet|helårsprognosen|prognosen|nettokostnaden|nettokostnaderna|avvikelsen|totalt|sammantaget|helårsresultatet)$",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:\w*(?:prognos|avvikelse|skott|kostnad|resultat|utfall|budget|nettokostnad|ekonomi)\w*|prognostisera\w*|redovisa\w*|visar|totala?|samlade?|har|är|räknar|väntas|gör|lämnar|beräknas|hade|ger|väntar|ligger|går|uppvisar|förväntas|helårs\w*|ge|göra|görs|bli|blir|blev|få|får|visa|landar?|slutar?|uppgår|uppgå|hamnar?|pekar|innebär|bedöms|kommer|lämna|nu|idag|också)$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s+(?:till|för|inom|hos|på|exklusive|exkl\.?|inklusive|inkl\.?|utan|med|bland|i)\s+(?!hel|period|årets?\b|år\b|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
    r"|delår|(?:19|20)\d\d|\d|ett?\b|en\b|sin|nuläget|dag\b|slutet|stort|snitt|genomsnitt|första|nämnden|kommunen|[\wåäö]*nämnden\b)\w",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:förra|föregående|fjol\w*|tidigare|jämfört|jämförelse|från|mot|ök\w+|minsk\w+|stig\w+|sjunk\w+|än|senaste|sedan|då|samma period)\b",
    re.IGNORECASE,
)
_WHOSE = frozenset(
    [
        "nämndens",
        "kommunens",
        "årets",
        "periodens",
        "totala",
        "hela",
        "samlade",
        "höga",
        "låga",
        "ökade",
        "minskade",
        "lägre",
        "högre",
        "utbetalt",
        "utbetalda",
    ]
)
# "kostade 196,2 mnkr, ett underskott på 16,7 mnkr": of the same as the number before.
_APPOSED = re.compile(
    r"[,;]?\s*(?:och|vilket (?:är|ger|innebär)|det är|alltså|dvs\.?|samt)?\s*(?:ett|en)?\s*(?:positiv|negativ)?\s*"
    r"(?:överskott|underskott|avvikelse)\s+(?:på|om)\s*[-−–+]?",
    re.IGNORECASE,
)
_NEAR = 60
_MOST_NUMBERS = 30
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in a text with what it is said to be.

    `role` is None where the sentence does not say; `sign` is 1 for a surplus, -1 for a deficit; `is_change` for a number that says
    how much something changed. `topic` is what it is a value of, None where that can't be told, `sure` whether the sentence itself
    names it close by; `near` every topic that the sentence names. `words` are the stems of the sentence, `beside` those of the heading and of the sentence before it, `compares` whether it lays one time beside another. `loose` how many words of it
    stand between the topic and the number that tell something more.
    """

    passage: Passage
    number: Number
    sentence: Sentence
    amount: Amount
    role: Role | None
    sign: int
    tied: bool
    is_change: bool
    horizon: Horizon
    topic: Topic | None
    sure: bool
    near: tuple[Topic, ...]
    words: frozenset[str]
    beside: frozenset[str]
    compares: bool
    loose: int

    @property
    def quote(self) -> str:
        """The number as it stands."""
        return " ".join(self.number.text.split())

    @property
    def is_bound(self) -> bool:
        """Whether the number is printed from the data."""
        bound = self.passage.bound_at(*self.number.digits)
        return bound is not None and bound.figure is not None


def claims_of(passage: Passage, topics: Topics, year: int | None) -> tuple[Claim, ...]:
    """What each quantity of a passage that people wrote claims; `year` is the report's."""
    if passage.kind in (PassageKind.GENERATED, PassageKind.CAPTION, PassageKind.HEADING):
        return ()
    found: list[Claim] = []
    quantities = [number for number in passage.numbers if number.kind is NumberKind.QUANTITY]
    for place, sentence in enumerate(passage.sentences):
        inside = [number for number in quantities if sentence.start <= number.start < sentence.end]
        # what is longer than any sentence is a table or a list that was read as one
        if inside and len(inside) <= _MOST_NUMBERS and len(sentence.text) <= _LONGEST:
            earlier = passage.sentences[place - 1].text[-_LONGEST:] if place else ""
            found += _of_sentence(passage, sentence, inside, topics, year, earlier)
    return tuple(found)


def _of_sentence(
    passage: Passage, sentence: Sentence, numbers: list[Number], topics: Topics, year: int | None, earlier: str
) -> list[Claim]:
    text = sentence.text
    words = words_of(text)
    met = topics.met_in(words)
    near = tuple(dict.fromkeys(one.topic for one in met))
    told = content(words)
    times = tuple(
        replace(time, start=time.start - sentence.start, end=time.end - sentence.start)
        for time in passage.times
        if sentence.start <= time.start < sentence.end
    )
    found: list[Claim] = []
    beside = content(words_of(passage.headings[-1] if passage.headings else "")) | content(words_of(earlier))
    years = {time.year for time in times} - {None, year}
    compares = bool(years) or len(times) > 1 or bool(_COMPARES.search(text))
    before = 0
    role: Spoken | None = None
    for number in numbers:
        amount = amount_of(number)
        start, end = number.start - sentence.start, number.end - sentence.start
        if amount is None:
            continue
        role = role_of(text, start, end, before)
        fitting = [one for one in met if one.topic.suits(amount.unit)]
        if role is not None and role.role in (Role.DEVIATION, Role.BUDGET, Role.TARGET, Role.FORECAST):
            fitting = [one for one in fitting if one.topic.has(role.role)] or fitting
        is_target = role is not None and role.role is Role.TARGET and role.tied
        alone = is_target and len({one.topic for one in fitting}) == 1
        alone = alone or bool(_APPOSED.fullmatch(text[before:start]))
        topic, sure, loose = _topic_of(text, words, fitting, start, end, 0 if alone else before, topics)
        found.append(
            Claim(
                passage, number, sentence, amount,
                role.role if role else None,
                role.sign if role else 0,
                bool(role and role.tied),
                is_change(text, start, end) or amount.unit == POINTS,
                horizon_of(text, _about_it(times, start, before), start, role.role if role else None, year),
                topic, sure, near, told, beside, compares, loose,
            )
        )  # fmt: skip
        before = end
    return found


def is_plain(word: str) -> bool:
    """Whether a word only joins what is spoken of with its number: `prognostiserar`, `underskott`, `totala`."""
    return bool(_PLAIN.match(word))


def _about_it(times: tuple[Time, ...], start: int, before: int) -> tuple[Time, ...]:
    """The times that go with a number: those beside it, all where it is the first one."""
    beside = tuple(time for time in times if before <= time.start and time.start - start < _NEAR)
    return beside or times


def _topic_of(
    text: str, words: tuple[Word, ...], met: list[Met], start: int, end: int, before: int, topics: Topics
) -> tuple[Topic | None, bool, int]:
    """The topic of the number, whether that is sure, and how many telling words stand between them."""
    following = next((one for one in met if end <= one.start <= end + 30 and _TO.match(text[end : one.start])), None)
    if following is not None:
        return following.topic, True, 0
    preceding = [one for one in met if one.end <= start]
    if preceding:
        nearest = preceding[-1]
        between = text[nearest.end : start]
        loose = sum(
            1
            for word in words
            if nearest.end <= word.start < start and not _PLAIN.match(word.text) and word.stem in content((word,))
        )
        sure = (
            nearest.start >= before
            and not _REASON.search(between)
            and not _owns(text, nearest, words)
            and _is_head(text[: nearest.start])
            and loose <= 5
        )
        sure = sure and not _is_narrowed(text, nearest, words)
        rivals = [one for one in preceding if one.end == nearest.end and one.topic is not nearest.topic]
        return nearest.topic, sure and not rivals, loose
    if _speaks_of_all(text, words, start):
        return topics.total, not _REASON.search(text[:start]) and before == 0, 0
    return None, False, 0


def _owns(text: str, met: Met, words: tuple[Word, ...]) -> bool:
    """Whether the topic is only whose it is: "förvaltningens enheter", where the enheter are what is spoken of."""
    last = next((word for word in reversed(words) if word.end <= met.end), None)
    after = next((word for word in words if word.start >= met.end), None)
    if last is None or after is None or not last.text.endswith("s") or text[met.end : after.start].strip():
        return False
    return not _PLAIN.match(after.text) and not after.text.istitle()


def _is_narrowed(text: str, met: Met, words: tuple[Word, ...]) -> bool:
    """Whether what is spoken of is a part of the topic: "bistånd till nyanlända", "externa platser", "förvaltningens enheter"."""
    if _PART.match(text[met.end :]):
        return True
    names = {one for name in met.topic.names for one in name.stems}
    if any(
        word.text.isupper() and len(word.text) > 1 and word.stem not in names and abs(word.start - met.end) < 40
        for word in words
    ):
        return True
    before = next((word for word in reversed(words) if word.end <= met.start), None)
    if before is None or text[before.end : met.start].strip():
        return False
    plain = before.text.casefold()
    says_no_more = plain in _WHOSE or plain in STOP_WORDS or _PLAIN.match(before.text) or _HEADS.fullmatch(before.text)
    if says_no_more or before.stem in names:
        return False
    return plain.endswith("s") or (met.words == 1 and plain.endswith(("a", "t", "e", "n")))


def _is_head(before: str) -> bool:
    head = _HEAD.search(before[-60:])
    return head is None or bool(_HEADS.fullmatch(head["head"]))


def _speaks_of_all(text: str, words: tuple[Word, ...], start: int) -> bool:
    """Whether the sentence speaks of the committee as a whole before the number: "Nämnden redovisar", "Resultatet är"."""
    for place, word in enumerate(words):
        if word.start >= start:
            break
        if place == 0 and _TOTAL.match(word.text):
            return True
        following = words[place + 1] if place + 1 < len(words) else None
        if following is not None and _COMMITTEE.match(word.text):
            return following.text in ("med", "sig") or bool(_PLAIN.match(following.text))
    return False
