"""What a number of a sentence is a value of: the topic that is named nearest before it, and whether that is sure."""

from __future__ import annotations

import re

from tertial.review.matching.topics import Met, Topic, Topics, Word, content
from tertial.review.reading.labels import STOP_WORDS
from tertial.review.reading.numbers import Number

# What stands between a topic and a number that is a reason for it or a part of it.
REASON = re.compile(
    r"\b(?:beror|på grund av|pga|till följd av|tack vare|bland annat|varav|därav|vilket|genom|förklaras|orsakas|inklusive|exklusive"
    r"|utan|trots|eftersom|då|där|som avser|framför ?allt|främst|kopplat|hänförs|utifrån|satsning\w*|tillskott\w*|intäkt\w*|statsbidrag\w*)\b",
    re.IGNORECASE,
)
# What may stand before a topic and still leave the number to it: "kostnaderna för", "underskottet inom".
_HEAD = re.compile(
    r"(?P<head>[^\W\d_]+)\s+(?:för|inom|på|hos|i|av|till)\s+(?:det|den|de|nämndens|kommunens)?\s*$", re.IGNORECASE
)
HEADS = re.compile(
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
PLAIN = re.compile(
    r"(?:(?:negativ|positiv)\w*|\w*(?:prognos|avvikelse|skott|kostnad|resultat|utfall|budget|nettokostnad|ekonomi)\w*|prognostisera\w*|redovisa\w*|visar|totala?|samlade?|har|är|räknar|väntas|gör|lämnar|beräknas|hade|ger|väntar|ligger|går|uppvisar|förväntas|helårs\w*|ge|göra|görs|bli|blir|blev|få|får|visa|landar?|slutar?|uppgår|uppgå|hamnar?|pekar|innebär|bedöms|kommer|lämna|nu|idag|också)$",
    re.IGNORECASE,
)
PART = re.compile(
    r"\s+(?:till|för|inom|hos|på|exklusive|exkl\.?|inklusive|inkl\.?|utan|med|bland|i)\s+(?!hel|period|årets?\b|år\b|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
    r"|delår|(?:19|20)\d\d|\d|ett?\b|en\b|sin|nuläget|dag\b|slutet|stort|snitt|genomsnitt|första|nämnden|kommunen|[\wåäö]*nämnden\b)\w",
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
# "Från att 2022 ha legat på 529 är antalet anmälningar nu 478": how it was stands before what it is of.
_EARLIER_FIRST = re.compile(
    r"(?:från|efter|trots)\s+(?:att|en|ett|[^\W\d_]+\s+ha)\b|mot\s+[^\W\d_]*\s*\d", re.IGNORECASE
)
_AT_ONCE = 4


def topic_of(
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
            if nearest.end <= word.start < start and not PLAIN.match(word.text) and word.stem in content((word,))
        )
        sure = (
            nearest.start >= before
            and not REASON.search(between)
            and not _owns(text, nearest, words)
            and _is_head(text[: nearest.start])
            and loose <= 5
        )
        sure = sure and not _is_narrowed(text, nearest, words)
        rivals = [one for one in preceding if one.end == nearest.end and one.topic is not nearest.topic]
        return nearest.topic, sure and not rivals, loose
    if met and len({id(one.topic) for one in met}) == 1 and _EARLIER_FIRST.match(text):
        return met[0].topic, False, 0
    if _speaks_of_all(text, words, start):
        return topics.total, not REASON.search(text[:start]) and before == 0, 0
    return None, False, 0


def is_in_a_name(number: Number, text: str, end: int, start: int, met: list[Met]) -> bool:
    """Whether the number belongs to the name of what is spoken of: `elever i årskurs 7–9`, `väntar mer än tre dagar`."""
    if number.unit:
        return False
    if any(one.start <= start and end <= one.end for one in met):
        return True
    return any(
        0 <= start - one.end <= _AT_ONCE
        and re.search(rf"(?<!\d){re.escape(text[one.end : end].strip())}(?!\d|,\d)", one.topic.label)
        for one in met
    )


def is_plain(word: str) -> bool:
    """Whether a word only joins what is spoken of with its number: `prognostiserar`, `underskott`, `totala`."""
    return bool(PLAIN.match(word))


def _owns(text: str, met: Met, words: tuple[Word, ...]) -> bool:
    """Whether the topic is only whose it is: "förvaltningens enheter", where the enheter are what is spoken of."""
    last = next((word for word in reversed(words) if word.end <= met.end), None)
    after = next((word for word in words if word.start >= met.end), None)
    if last is None or after is None or not last.text.endswith("s") or text[met.end : after.start].strip():
        return False
    return not PLAIN.match(after.text) and not after.text.istitle()


def _is_narrowed(text: str, met: Met, words: tuple[Word, ...]) -> bool:
    """Whether what is spoken of is a part of the topic: "bistånd till nyanlända", "externa platser", "förvaltningens enheter"."""
    if PART.match(text[met.end :]):
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
    says_no_more = plain in _WHOSE or plain in STOP_WORDS or PLAIN.match(before.text) or HEADS.fullmatch(before.text)
    if says_no_more or before.stem in names:
        return False
    return plain.endswith("s") or (met.words == 1 and plain.endswith(("a", "t", "e", "n")))


def _is_head(before: str) -> bool:
    head = _HEAD.search(before[-60:])
    return head is None or bool(HEADS.fullmatch(head["head"]))


def _speaks_of_all(text: str, words: tuple[Word, ...], start: int) -> bool:
    """Whether the sentence speaks of the committee as a whole before the number: "Nämnden redovisar", "Resultatet är"."""
    for place, word in enumerate(words):
        if word.start >= start:
            break
        if place == 0 and _TOTAL.match(word.text):
            return True
        following = words[place + 1] if place + 1 < len(words) else None
        if following is not None and _COMMITTEE.match(word.text):
            return following.text in ("med", "sig") or bool(PLAIN.match(following.text))
    return False
