"""What the numbers of a text claim: of what, in what role, for what time, with what sign."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tertial.review.matching.amounts import POINTS, Amount, amount_of
from tertial.review.matching.going_on import going_on
from tertial.review.matching.naming import is_in_a_name, topic_of
from tertial.review.matching.roles import Spoken, horizon_of, is_change, role_of
from tertial.review.matching.topics import Topic, Topics, content, widest, words_of
from tertial.review.reading.grids import Role
from tertial.review.reading.horizons import Horizon
from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.reading.sentences import Sentence
from tertial.review.reading.times import Time

_COMPARES = re.compile(
    r"\b(?:förra|föregående|fjol\w*|tidigare|jämfört|jämförelse|från|mot|ök\w+|minsk\w+|stig\w+|sjunk\w+|än|senaste|sedan|då|samma period)\b",
    re.IGNORECASE,
)
# "kostade 196,2 mnkr, ett underskott på 16,7 mnkr": of the same as the number before.
_APPOSED = re.compile(
    r"[,;]?\s*(?:och|vilket (?:är|ger|innebär)|det är|alltså|dvs\.?|samt)?\s*(?:ett|en)?\s*(?:positiv|negativ)?\s*"
    r"(?:överskott|underskott|avvikelse)\s+(?:på|om)\s*[-−–+]?",
    re.IGNORECASE,
)
_ROUNDED = re.compile(r"(?:avrundat|i runda (?:tal|siffror)|grovt (?:räknat|sett)|ungefärligen)\b", re.IGNORECASE)
_OF_SEXES = re.compile(r"\b(?:kvinnor|män|flickor|pojkar|tjejer|killar|könen)(?:na|nen)?\b", re.IGNORECASE)
_NEAR = 60
_MOST_NUMBERS = 30
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in a text with what it is said to be.

    `role` is None where the sentence does not say; `sign` is 1 for a surplus, -1 for a deficit; `is_change` for a number that says
    how much something changed. `topic` is what it is a value of, None where that can't be told, `sure` whether the sentence itself
    names it close by; `near` every topic that the sentence names. `words` are the stems of the sentence, `beside` those of the heading and of the sentence before it, `compares` whether it lays one time beside another. `loose` how many words of it
    stand between the topic and the number that tell something more. `refers` for a sentence that goes on about what the one before told.
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
    refers: bool = False

    @property
    def quote(self) -> str:
        """The number as it stands."""
        return " ".join(self.number.text.split())

    @property
    def told_sign(self) -> int:
        """1 for a surplus, -1 for a deficit, by the word or by the sign that is written before a deviation; 0 where neither says."""
        if self.sign or self.role is not Role.DEVIATION or not self.tied or not self.number.signed or self.is_change:
            return self.sign
        written = self.passage.text[self.number.start]
        return 0 if written == "±" or not self.number.value else 1 if self.number.value > 0 else -1

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
    last: list[Claim] = []
    quantities = [number for number in passage.numbers if number.kind is NumberKind.QUANTITY]
    for place, sentence in enumerate(passage.sentences):
        inside = [number for number in quantities if sentence.start <= number.start < sentence.end]
        # what is longer than any sentence is a table or a list that was read as one
        if inside and len(inside) <= _MOST_NUMBERS and len(sentence.text) <= _LONGEST:
            earlier = passage.sentences[place - 1].text[-_LONGEST:] if place else ""
            told = _of_sentence(passage, sentence, inside, topics, year, earlier)
            told = going_on(told, last, topics)
            found += told
            if not (_OF_SEXES.search(sentence.text) and all(claim.topic is None for claim in told)):
                last = told  # what is told of women and men is beside what is spoken of, which goes on after it
        else:
            last = []
    return tuple(found)


def _of_sentence(
    passage: Passage, sentence: Sentence, numbers: list[Number], topics: Topics, year: int | None, earlier: str
) -> list[Claim]:
    text = sentence.text
    words = words_of(text)
    every = topics.every_met_in(words)
    met = widest(every)
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
    rounded = bool(_ROUNDED.match(text))
    before = 0
    role: Spoken | None = None
    for number in numbers:
        amount = amount_of(number)
        start, end = number.start - sentence.start, number.end - sentence.start
        if amount is None or is_in_a_name(number, text, end, start, met):
            continue
        if rounded:
            amount = replace(amount, rough=True)
        role = role_of(text, start, end, before)
        fitting = [one for one in met if one.topic.suits(amount.unit)]
        if role is not None and role.role in (Role.DEVIATION, Role.BUDGET, Role.TARGET, Role.FORECAST):
            fitting = [one for one in fitting if one.topic.has(role.role)] or fitting
        named = near
        if not fitting and len(every) > len(met):
            # "Fler elever i grundskolan": what has pupils is named, and hides the school, which has costs
            fitting = widest([one for one in every if one.topic.suits(amount.unit)])
            named = tuple(dict.fromkeys(one.topic for one in fitting)) or near
        is_target = role is not None and role.role is Role.TARGET and role.tied
        alone = is_target and len({one.topic for one in fitting}) == 1
        alone = alone or bool(_APPOSED.fullmatch(text[before:start]))
        topic, sure, loose = topic_of(text, words, fitting, start, end, 0 if alone else before, topics)
        if topic is topics.total and amount.unit != "kr":
            topic, sure = None, False  # "Resultatet är 85 procent" is not of all the costs
        found.append(
            Claim(
                passage, number, sentence, amount,
                role.role if role else None,
                role.sign if role else 0,
                bool(role and role.tied),
                is_change(text, start, end) or amount.unit == POINTS,
                horizon_of(text, _about_it(times, start, before), start, role.role if role else None, year),
                topic, sure, named, told, beside, compares, loose,
            )
        )  # fmt: skip
        before = end
    return found


def _about_it(times: tuple[Time, ...], start: int, before: int) -> tuple[Time, ...]:
    """The times that go with a number: those beside it, all where it is the first one."""
    beside = tuple(time for time in times if before <= time.start and time.start - start < _NEAR)
    return beside or times
