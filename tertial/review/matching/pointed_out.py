"""Which of several series a sentence means, by the values and targets that it tells: there is one sick leave for each administration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tertial.review.matching.roles import is_change
from tertial.review.reading.numbers import MONEY, Number, NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.reading.sentences import Sentence
from tertial.review.reading.series import Series

_LONGEST = 1500


def is_printed(number: Number, value: Decimal, unit: str = "") -> bool:
    """Whether a number is a value as it would be printed: rounded to the number's own decimals. Signs are not looked at."""
    size, step = abs(number.value), Decimal(1).scaleb(-number.decimals)
    if number.unit in MONEY and unit in MONEY:
        size, step, value = size * MONEY[number.unit], step * MONEY[number.unit], value * MONEY[unit]
    return abs(abs(value) - size) <= step / 2


def told_in(passage: Passage, sentence: Sentence) -> list[Number]:
    """The quantities of a sentence that are values, not how much something has changed."""
    text = sentence.text[:_LONGEST]
    return [
        one
        for one in passage.numbers
        if one.kind is NumberKind.QUANTITY
        and sentence.start <= one.start < sentence.start + len(text)
        and one.unit != "procentenheter"
        and not is_change(text, one.start - sentence.start, one.end - sentence.start)
    ]


def sentence_before(passage: Passage, sentence: Sentence) -> Sentence | None:
    """The sentence before in the passage; None for the first."""
    return next((one for one in reversed(passage.sentences) if one.end <= sentence.start), None)


def pointed_out(found: Sequence[Series], passage: Passage, position: int) -> list[Series]:
    """Of the series that the sentence's words may mean, those whose value now or target it tells.

    Where it tells none of them, those that the sentence before told; all of them where neither does.
    """
    if len(found) < 2:
        return list(found)
    sentence = passage.sentence_at(position)
    earlier = sentence_before(passage, sentence)
    kept = list(found)
    for numbers in (told_in(passage, sentence), told_in(passage, earlier) if earlier else []):
        told = [(_told(one, numbers), one) for one in kept]
        most = max(count for count, _ in told)
        if most:
            kept = [one for count, one in told if count == most]
    return kept


def is_told(one: Series, passage: Passage, position: int) -> bool:
    """Whether the series' value now stands in the sentence, or in the one before."""
    sentence = passage.sentence_at(position)
    earlier = sentence_before(passage, sentence)
    numbers = told_in(passage, sentence) + (told_in(passage, earlier) if earlier else [])
    return one.now is not None and any(is_printed(number, one.now.value, one.unit) for number in numbers)


def _told(one: Series, numbers: Iterable[Number]) -> int:
    """How many of the series' value now and target stand among the numbers."""
    target = one.parsed.value if one.parsed else None
    values = [value for value in (one.now.value if one.now else None, target) if value is not None]
    listed = list(numbers)
    return sum(any(is_printed(number, value, one.unit) for number in listed) for value in values)
