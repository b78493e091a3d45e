"""Which time a sentence says that a number is of: the one that stands right by it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tertial.review.reading.labels import stems
from tertial.review.reading.numbers import MONEY, Number, NumberKind
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.reading.sentences import Sentence
from tertial.review.reading.times import Time, TimeKind
from tertial.review.rules.time.printed_values import Dated, DatedValues
from tertial.review.subject import Subject

# What parts a number from a time: another comparison, another clause.
_PARTING = re.compile(
    r"[;:]|\b(?:mot|jämfört|än|från|sedan|medan|men|innan|efter|respektive|varav|inför|fram till|därefter|vilket|som|och)\b",
    re.I,
)
# "Färdtjänst januari–april 2022: 310 tkr över budget": the colon parts a label from what it is of.
_LABEL_END = re.compile(r"^\s*:\s")
_AFTER = re.compile(
    r"^\s*(?:mnkr|tkr|kr|kronor|%|procent)?\s*(?:\w+\s+){0,3}?\(?(?:under|för|i|vid|per|år|den|slutet av|helåret?)?\s*(?:den|år|hela|slutet av|utgången av|perioden)?\s*$",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:än|jämfört med|jmf med|jämfört mot|mot|sedan|från|innan|före|efter|till skillnad från|i förhållande till|utöver|inför)\s+"
    r"(?:(?:den|under|för|i|år|perioden|samma|motsvarande|period|hela|slutet|av|utfallet|resultatet|helåret?)\s+){0,4}$",
    re.I,
)
# "från 2 917 till 2 527 sedan slutet av 2022": the first number is of the time.
_SINCE = re.compile(
    r"^\s+(?:upp |ner |ned )?till\s+[\d\s,.]+(?:%|procent|mnkr|tkr|kr)?\s+(?:\w+\s+)?sedan\s+(?:\w+\s+){0,3}$", re.I
)
_UNTIL = re.compile(r"\b(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|tom|per|fram\s+till)\s+(?:den\s+)?$", re.I)
_REACH = 90
_NEAR = 40


@dataclass(frozen=True, slots=True)
class SaidOf:
    """A number, the time that is said of it, and the value it is: bound, or one that is written like it and speaks of the same."""

    passage: Passage
    sentence: Sentence
    number: Number
    time: Time
    values: tuple[Dated, ...]
    bound: bool
    exact: bool


def said_of(subject: Subject, values: DatedValues) -> Iterator[SaidOf]:
    """Each number in the texts with a time right by it and a value that it is."""
    for passage in subject.passages:
        if passage.kind is not PassageKind.GENERATED and passage.times and passage.numbers:
            yield from _of_passage(passage, values)


def _of_passage(passage: Passage, values: DatedValues) -> Iterator[SaidOf]:
    sentences = [sentence.start for sentence in passage.sentences]
    times = [time.start for time in passage.times]
    for place, number in enumerate(passage.numbers):
        if number.kind is not NumberKind.QUANTITY or number.spelled:
            continue
        at = bisect_right(sentences, number.digits[1]) - 1
        if at < 0:
            continue
        sentence = passage.sentences[at]
        time = time_by(passage, sentence, place, bisect_right(times, number.start))
        if time is None:
            continue
        bound = passage.bound_at(*number.digits)
        if bound is not None:
            value = values.of_figure(bound.figure) if bound.figure is not None else None
            if value is not None:
                yield SaidOf(passage, sentence, number, time, (value,), bound=True, exact=True)
            continue
        digits = _digits(number)
        is_label = digits == 2 and number.unit in MONEY and _LABEL_END.match(passage.text[time.end : time.end + 4])
        if (digits < 3 and not is_label) or number.about or number.ranged:
            continue
        found = values.like(number)
        words = stems(sentence.text[:2_000])
        about = [value for value in found if value.words & words]
        if about or (digits >= 4 and found):
            yield SaidOf(passage, sentence, number, time, tuple(about or found), bound=False, exact=digits >= 4)


def time_by(passage: Passage, sentence: Sentence, place: int, following: int) -> Time | None:
    """The time that a number is said of: one right after it, else the nearest before it in the same clause.

    `place` is the number's among the passage's, `following` that of the first time after it.
    """
    text, number = passage.text, passage.numbers[place]
    if following < len(passage.times):
        after = passage.times[following]
        is_near = after.end <= sentence.end and after.start <= number.end + _NEAR
        between = text[number.end : after.start]
        if is_near and _AFTER.match(between) and not _COMPARED.search(between):
            return _said(passage, after)
        if (
            is_near
            and _SINCE.match(between)
            and text[max(0, number.start - 6) : number.start].casefold().strip() == "från"
        ):
            return _said(passage, after)
    if not following:
        return None
    before = passage.times[following - 1]
    if before.start < sentence.start or number.start - before.end > _REACH:
        return None
    between = text[before.end : number.start]
    if _PARTING.search(_LABEL_END.sub("", between, count=1)):
        return None
    for other in reversed(passage.numbers[max(0, place - 8) : place]):
        if other.start >= before.end and other.kind is NumberKind.QUANTITY:
            return None
    if _COMPARED.search(text[max(sentence.start, before.start - 60) : before.start]):
        return None
    return _said(passage, before)


def _said(passage: Passage, time: Time) -> Time | None:
    """The time, unless it is printed from the data or is a decision's date."""
    if time.kind is TimeKind.DATE and time.text[:4].isdigit() and "-" in time.text:
        text = passage.text
        if not _UNTIL.search(text[max(0, time.start - 30) : time.start]) or "§" in text[time.end : time.end + 4]:
            return None
    return None if passage.bound_at(time.start, time.end) else time


def _digits(number: Number) -> int:
    """How many digits tell something: zeros at the ends do not."""
    return len(str(abs(number.value)).replace(".", "").strip("0"))
