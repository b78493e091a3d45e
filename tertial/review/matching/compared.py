"""Two numbers of one sentence that its words lay beside each other: `48 dagar, vilket är högre än förra året då den var 45`.

Whatever the numbers are of, the greater is the higher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tertial.review.matching.roles import is_change
from tertial.review.reading.numbers import MONEY, Number, NumberKind
from tertial.review.reading.passages import Passage

UP_WORDS = r"högre|fler|större|mer|längre|dyrare"
DOWN_WORDS = r"lägre|färre|mindre|kortare|billigare"
_FILL = r"(?:något|lite|klart|betydligt|avsevärt|markant|väsentligt|marginellt|mycket|dock|alltså|därmed|nu|en|aning|hela|procent|enheter|dagar|personer|st)"
# "262, 23 fler än 2022 då det var 239": how much it is may stand between.
_BY = r"(?:\d{1,3}(?:[ \u00a0]\d{3})*(?:,\d+)?\s*(?:%\s+|[^\W\d_]+\s+)?)?"
# From the first number to the word and from the word to the second, where both are values.
_THAN = re.compile(
    rf"^(?:\s+[^\W\d_]+){{0,3}}?\s*,?\s*(?:(?:vilket|som|och\s+det|det|och)\s+)?(?:(?:är|var|blev|ligger|innebär|motsvarar)\s+)?(?:{_FILL}\s+){{0,3}}{_BY}"
    rf"(?:(?P<up>{UP_WORDS})|(?P<down>{DOWN_WORDS}))\s+(?:än|jämfört\s+med|mot)\s+(?P<tail>[^.;!?]{{0,90}})$",
    re.IGNORECASE,
)
_CHANGE = (
    r"(?:(?P<up>ökning(?:en)?|uppgång(?:en)?|höjning(?:en)?)|(?P<down>minskning(?:en)?|nedgång(?:en)?|sänkning(?:en)?))"
)
_NOUN = re.compile(
    rf"^(?:\s+[^\W\d_]+){{0,3}}?\s*,\s*(?:(?:vilket|det|som)\s+(?:är|innebär|motsvarar|betyder)\s+)?en\s+(?:[^\W\d_]+\s+)?{_CHANGE}\s+"
    r"(?:från|jämfört\s+med|mot|i\s+jämförelse\s+med)\s+(?P<tail>[^.;!?,]{0,60})$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:(?P<up>ökat|ökade|stigit|steg|gått\s+upp|växt)|(?P<down>minskat|minskade|sjunkit|sjönk|gått\s+ner|gått\s+ned))\s+(?:[^\W\d_]+\s+){0,3}?till\s+(?:nu\s+|totalt\s+)?$",
    re.IGNORECASE,
)
_VERB_TAIL = re.compile(
    r"^(?:\s+[^\W\d_]+){0,3}?\s*,?\s*\(?(?:att\s+jämföra\s+med|jämfört\s+med|i\s+jämförelse\s+med|från)\s+(?P<tail>[^.;!?]{0,60})$",
    re.IGNORECASE,
)
# "1 240 mot 1 310 samma period i fjol, en ökning": the word after both.
_BESIDE = re.compile(
    r"^(?:\s+[^\W\d_]+){0,3}?\s*,?\s*\(?(?:att\s+jämföra\s+med|jämfört\s+med|i\s+jämförelse\s+med|mot)\s+(?P<tail>[^.;!?,]{0,60})$",
    re.IGNORECASE,
)
_AFTER_BOTH = re.compile(
    rf"^[^.;!?,]{{0,50}},\s*(?:(?:vilket|det|som)\s+(?:är|innebär|motsvarar|betyder)\s+|alltså\s+)?en\s+(?:[^\W\d_]+\s+)?{_CHANGE}(?!\s+(?:från|jämfört|mot|av)\b)",
    re.IGNORECASE,
)
# "78,1 % (90,0 % 2023), en ökning"
_IN_BRACKETS = re.compile(r"^(?:\s+[^\W\d_]+)?\s*\($")
_CLOSED = re.compile(
    rf"^(?:\s+[^\W\d_]+)?\s+(?:(?:19|20)\d\d|i\s+fjol|förra\s+året|föregående\s+år)\)\s*,\s*(?:alltså\s+)?en\s+(?:[^\W\d_]+\s+)?{_CHANGE}",
    re.IGNORECASE,
)
# "från att 2022 ha legat på 84 är andelen, som nu är 83, lägre"
_HAVING = re.compile(
    r"\b(?:från|efter)\s+att\s[^.;]{0,40}?\b(?:ha\s+)?(?:legat\s+på|uppgått\s+till|varit|noterats\s+till)\s+$",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(
    r"\bhar\s+(?:[^.;:,]{3,90}?)\s(?:(?P<up>ökat|stigit|växt|gått\s+upp)|(?P<down>minskat|sjunkit|gått\s+ned|gått\s+ner))\s+(?:och\s+)?[^.;:]{0,45}$",
    re.IGNORECASE,
)
_AT_LAST = re.compile(rf"^(?:\s+[^\W\d_]+)?\s*,\s*(?:(?P<up>{UP_WORDS})|(?P<down>{DOWN_WORDS}))\b", re.IGNORECASE)
# What stands before the second number and makes it something else than a value.
_ANOTHER = re.compile(
    r"\b(?:och|men|samt|medan|med|om|inte|ej|dock|trots|ök\w+|minsk\w+|stig\w+|sjunk\w+|vilket|utan|av|på\s+grund)\b|,(?!\s*(?:då|när|som|vilken)\b)",
    re.IGNORECASE,
)
_NOT_THEN = re.compile(
    r"\b(?:målvärde\w*|måltal\w*|mål|budget\w*|prognos\w*|plan\w*|beräkna\w*|riket\w*|snitt\w*|genomsnitt\w*|länet\w*|kommuner\w*)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:inte|ej|aldrig|varken|knappast)\b", re.IGNORECASE)
_LONGEST = 120
_MOST = 40


@dataclass(frozen=True, slots=True)
class Compared:
    """Two numbers and the word between that says which is greater: where the word stands, what it says."""

    first: Number
    second: Number
    start: int
    end: int
    up: bool

    @property
    def is_wrong(self) -> bool:
        """Whether the numbers say the opposite. Two that are printed alike say nothing."""
        return self.first.value < self.second.value if self.up else self.first.value > self.second.value


def compared_in(passage: Passage) -> Iterator[Compared]:
    """The pairs of a passage's sentences."""
    numbers = [one for one in passage.numbers if one.kind is NumberKind.QUANTITY]
    for place, first in enumerate(numbers[:-1]):
        for second in numbers[place + 1 : place + 3]:
            if second.start - first.end > _LONGEST or not _alike(first, second):
                break
            sentence = passage.sentence_at(first.start)
            if second.start >= sentence.end or len(sentence.text) > 1500:
                break
            found = _between(passage, first, second, sentence.start)
            if found is not None:
                yield found
                break
        if place > _MOST:
            return


def _alike(first: Number, second: Number) -> bool:
    """Whether both are values in one unit, none below zero."""
    if first.value < 0 or second.value < 0 or first.ranged or second.ranged or first.about or second.about:
        return False
    units = {first.unit, second.unit} - {""}
    return len(units) < 2 and not (first.unit == "" and second.unit in MONEY) and "procentenheter" not in units


def _between(passage: Passage, first: Number, second: Number, start: int) -> Compared | None:
    text = passage.text
    gap = text[first.end : second.start]
    if _is_change(passage, first, start) or _is_change(passage, second, start):
        return None
    match = _THAN.match(gap)
    if match is not None:
        if _ANOTHER.search(match["tail"]) or _NOT.search(gap[: match.end() - len(match["tail"])]):
            return None
        return _found(match, first, second, first.end)
    match = _NOUN.match(gap)
    if match is not None:
        return None if _NOT_THEN.search(match["tail"]) else _found(match, first, second, first.end)
    after = text[second.end : second.end + 120]
    if _IN_BRACKETS.match(gap) and (told := _CLOSED.match(after)) is not None:
        return _found(told, first, second, second.end)
    if _HAVING.search(text, max(start, first.start - 70), first.start) and not _NOT.search(gap):
        then = _SINCE_THEN.search(gap)
        if then is not None:
            return _found(then, second, first, first.end)
        if (told := _AT_LAST.match(after)) is not None and "," in gap:
            return _found(told, second, first, second.end)
    match = _BESIDE.match(gap)
    if match is not None and not _NOT_THEN.search(gap) and not _ANOTHER.search(match["tail"]):
        told = _AFTER_BOTH.match(text[second.end : second.end + 120])
        if told is not None:
            return _found(told, first, second, second.end)
    tail = _VERB_TAIL.match(gap)
    lead = _VERB.search(text, max(start, first.start - 60), first.start) if tail else None
    if tail is None or lead is None or _NOT_THEN.search(gap) or _ANOTHER.search(tail["tail"]):
        return None
    return None if _NOT.search(text, max(start, lead.start() - 20), lead.start()) else _found(lead, first, second, 0)


def _found(match: re.Match[str], first: Number, second: Number, offset: int) -> Compared:
    name = "up" if match["up"] else "down"
    return Compared(first, second, offset + match.start(name), offset + match.end(name), name == "up")


def _is_change(passage: Passage, number: Number, start: int) -> bool:
    """Whether the number says how much something differs: `217 fler än`."""
    return is_change(passage.text[start : number.end + 40], number.start - start, number.end - start)
