"""What a sentence says of how something moved: up, down, the same, better, worse, or where it lies beside its target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tertial.common.periods import Period
from tertial.review.reading.passages import Passage
from tertial.review.reading.phrases import after, before
from tertial.review.reading.sentences import Sentence
from tertial.review.reading.times import TimeKind


class Way(StrEnum):
    """Which way."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    BETTER = "better"
    WORSE = "worse"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Against:
    """What a sentence compares with: years by name, only the same months of them with `same_period`. `any` where it does not say."""

    years: tuple[int, ...] = ()
    same_period: bool = False
    any: bool = True


@dataclass(frozen=True, slots=True)
class Movement:
    """Words that say which way something moved, where they stand in the passage, of what (`words`), and against what."""

    start: int
    end: int
    way: Way
    negated: bool
    words: str
    against: Against


_PERFECT = re.compile(
    r"\b(?:(?P<up>ökat|stigit|växt|vuxit|gått\s+upp|blivit\s+(?:högre|fler|större))"
    r"|(?P<down>minskat|sjunkit|krympt|gått\s+ner|gått\s+ned|blivit\s+(?:lägre|färre|mindre))"
    r"|(?P<better>förbättrats|blivit\s+bättre)|(?P<worse>försämrats|blivit\s+sämre))\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:(?P<up>ökade|ökar|stiger)|(?P<down>minskade|minskar|sjönk|sjunker)|(?P<better>förbättrades|förbättras)"
    r"|(?P<worse>försämrades|försämras))\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:är|var|ligger|låg|blev)\s+(?:(?!inte\b|ej\b)[a-zåäö]+\s+){0,3}?(?:(?P<up>högre|fler|större)|(?P<down>lägre|färre|mindre)"
    r"|(?P<better>bättre)|(?P<worse>sämre))\s+(?:än|jämfört\s+med)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:är|var|ligger|har\s+varit|förblir)\s+(?:(?!inte\b|ej\b)[a-zåäö]+\s+){0,3}?(?P<same>oförändra[dt]e?|(?:kvar\s+)?på\s+samma\s+nivå)\b",
    re.IGNORECASE,
)
_GOAL = (
    r"(?:(?:det|sitt|sina|årets|nämndens|kommunens|förvaltningens|uppsatta?|beslutade?|för\s+året)\s+){0,3}"
    r"(?:målvärde(?:t|n|na)?|måltal(?:et|en)?|målnivå(?:n|er|erna)?)"
)
_BESIDE = re.compile(
    rf"\b(?:(?P<above>(?:(?:ligger|låg|är|hamnar)\s+(?:[a-zåäö]+\s+){{0,3}}?(?:över|högre\s+än)|överstiger|överskrider)\s+{_GOAL})"
    rf"|(?P<below>(?:(?:ligger|låg|är|hamnar)\s+(?:[a-zåäö]+\s+){{0,3}}?(?:under|lägre\s+än)|understiger|underskrider)\s+{_GOAL}))\b",
    re.IGNORECASE,
)
_BEFORE_ADJECTIVE = re.compile(
    r"\b(?:det|den|de|dess|deras|ett|en|av|på|till|med|och|för|mot|genom|innebär|innebära|ger|gett|gav|möta|samt|eller)\s+$",
    re.IGNORECASE,
)
# Each with what a sentence must hold some of for it.
_PATTERNS = (
    (
        _PERFECT,
        (
            "ökat",
            "stigit",
            "växt",
            "vuxit",
            "gått",
            "blivit",
            "minskat",
            "sjunkit",
            "krympt",
            "förbättrats",
            "försämrats",
        ),
    ),
    (_FINITE, ("öka", "stiger", "minska", "sjönk", "sjunker", "förbättra", "försämra")),
    (_COMPARED, ("högre", "fler", "större", "lägre", "färre", "mindre", "bättre", "sämre")),
    (_SAME, ("oförändra", "samma")),
    (_BESIDE, ("mål",)),
)
_NOT = re.compile(r"\b(?:inte|ej|aldrig|varken|knappast|inga|ingen|inget)\b", re.IGNORECASE)
_NOT_FACT = re.compile(
    r"\b(?:ska|skall|skulle|bör|borde|måste|kan|kunna|kunde|kommer\s+att|väntas|förväntas|bedöms|beräknas|prognosti[sc]eras|planeras|tros|befaras"
    r"|riskerar|för\s+att|syftar|i\s+syfte|målet\s+är|vill|om|när|ifall|risk|i\s+takt\s+med|såvida|vid\s+ökad|antas)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:riket|rikssnittet|genomsnittet|länet|övriga|andra\s+kommuner|jämförbara|budget\w*|periodiserad\w*|plan(?:en|erat)?|beräkna[td]|väntat|förväntat"
    r"|prognos\w*|föregående\s+(?:period|mätning|prognos|delår\w*|rapport|avstämning|tillfälle)|förra\s+(?:mätningen|delåret|prognosen|tillfället|perioden)"
    r"|senaste|sedan\s+(?:start|dess|i\s+våras|i\s+höstas|januari|årsskiftet|pandemin)|toppen|lägstanivå\w*|pandemin|månad\s+för\s+månad|varje|successiv\w*\s+under"
    r"|under\s+(?:våren|sommaren|hösten|vintern|perioden)|kvartal\w*|de\s+första)\b",
    re.IGNORECASE,
)
_SAME_PERIOD = re.compile(
    r"\b(?:samma|motsvarande)\s+(?:period|tid|tidpunkt|månader|utveckling)\b|\baugusti\b|\bmars\b", re.IGNORECASE
)
_LAST_YEAR = re.compile(
    r"\b(?:föregående|förra|i\s+fjol|fjolårets?|ett?\s+år\s+(?:tidigare|sedan))(?:\s+år(?:et)?)?\b", re.IGNORECASE
)


def movements_in(passage: Passage, period: Period | None) -> Iterator[Movement]:
    """What the sentences of a passage say as facts of how things moved; wishes, forecasts and conditions are left out."""
    for sentence in passage.sentences:
        plain = sentence.text.casefold()
        for pattern, needs in _PATTERNS:
            if not any(one in plain for one in needs):
                continue
            for match in pattern.finditer(sentence.text[:1500]):
                found = _movement(passage, sentence, match, period)
                if found is not None:
                    yield found


def _movement(passage: Passage, sentence: Sentence, match: re.Match[str], period: Period | None) -> Movement | None:
    text = sentence.text
    way = Way(next(name for name, said in match.groupdict().items() if said))
    start, end = sentence.start + match.start(), sentence.start + match.end()
    bound = passage.bound_at(start, end)
    if bound is not None and bound.figure is not None and bound.start <= start and end <= bound.end:
        return None  # a word that follows the figure's sign is right
    clause = before(text, match.start())
    if match.re is _FINITE and _BEFORE_ADJECTIVE.search(text, 0, match.start()):
        return None  # "det ökade behovet", "på grund av minskade intäkter"
    phrase = _subject(clause, text, match)
    if not phrase or _NOT_FACT.search(clause):
        return None
    rest = text[match.end() :]
    negated = bool(_NOT.search(clause[-60:]))
    if way in (Way.ABOVE, Way.BELOW):
        return None if _NOT.search(match[0]) else Movement(start, end, way, negated, phrase, Against())
    against = _against(passage, sentence, period)
    if (
        against is None
        or _ELSEWHERE.search(clause)
        or _ELSEWHERE.search(rest[:120])
        or re.search(r"målvärde|måltal|mål(?:et)?\b", rest[:40])
    ):
        return None
    if match.re is _COMPARED and against.any:
        return None  # higher than something that we have not understood
    return Movement(start, end, way, negated, phrase, against)


def _subject(clause: str, text: str, match: re.Match[str]) -> str:
    """The words that name what moved. Swedish puts the verb second: after a first adverbial the subject follows the verb."""
    auxiliary = list(re.finditer(r"\b(?:har|hade)\b", clause, re.IGNORECASE))
    if match.re is _PERFECT:
        if not auxiliary:
            return ""
        last = auxiliary[-1]
        between, first = clause[last.end() :], clause[: last.start()]
        # "På SFI har antalet elever minskat": both parts tell of what. "Antalet elever har minskat": the first does.
        return f"{first} {between}"
    if match.re is _FINITE and (
        not clause.strip()
        or re.match(r"\s*(?:samtidigt|nu|därför|dessutom|sedan|hittills|under|i|på|inom|för|trots)\b", clause, re.I)
    ):
        return f"{clause} {after(text, match.end())}"
    return clause


def _against(passage: Passage, sentence: Sentence, period: Period | None) -> Against | None:
    """What the sentence compares with; None where it names a time that no series tells of."""
    year = period.year if period else None
    named: list[int] = []
    for time in passage.times:
        if not sentence.start <= time.start < sentence.end:
            continue
        match time.kind:
            case TimeKind.YEAR | TimeKind.WHOLE_YEAR if time.year is not None:
                if time.year != year:
                    named.append(time.year)
            case TimeKind.MONTH | TimeKind.MONTHS if time.year is not None or time.last is not None:
                if period is None or (time.last or 0) != (period.month or 12):
                    return None
                if time.year is not None and time.year != year:
                    named.append(time.year)
            case _:
                if time.offset is None or year is None or time.offset > 0:
                    return None
                if time.offset < 0:
                    named.append(year + time.offset)
    same = bool(_SAME_PERIOD.search(sentence.text))
    if not named and year is not None and _LAST_YEAR.search(sentence.text):
        named.append(year - 1)
    return Against(tuple(dict.fromkeys(named)), same, not named)
