"""Above or below the target, against the two numbers of the sentence itself, or of the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tertial.review.matching.names import label_stems
from tertial.review.matching.pointed_out import is_printed, told_in
from tertial.review.reading.labels import stems
from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.reading.series import Series
from tertial.review.subject import Subject

_SIDE = re.compile(
    r"\b(?P<side>över|under)\s+(?:(?:det|sitt|sina|nämndens|årets|uppsatta|uppsatt|beslutade|satta|fastställda)\s+){0,3}"
    r"(?:målvärdet|målvärde|måltalet|målnivån|målet(?=,?\s+(?:(?:på|om)\s+)?[<>≤≥]?\s?\d))",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:inte|ej|varken|aldrig|då|när|tidigare|förra|föregående|väntas|beräknas|om)\b", re.IGNORECASE)
_NEAR = 60
_AFTER = 30
_MOSTLY, _NAMED = 0.6, 0.75


@dataclass(frozen=True, slots=True)
class WrongSide:
    """A word that puts a value on the wrong side of its target: where, the value's and the target's words."""

    start: int
    end: int
    above: bool
    value: str
    target: str
    label: str


def wrong_sides(passage: Passage, subject: Subject) -> Iterator[WrongSide]:
    """`Utfallet 71 ligger över målvärdet, som är 74`; `… är 71 %. Det är över målvärdet 74`."""
    if not passage.is_prose or "mål" not in passage.text:
        return
    for match in _SIDE.finditer(passage.text):
        sentence = passage.sentence_at(match.start())
        inside = [
            one for one in passage.numbers
            if one.kind is NumberKind.QUANTITY and sentence.start <= one.start < sentence.end
        ]  # fmt: skip
        target = next((one for one in inside if 0 <= one.start - match.end() < _AFTER), None)
        if target is None or _NOT.search(passage.text[max(sentence.start, match.start() - _NEAR) : match.start()]):
            continue
        above = match["side"].casefold() == "över"
        # "i åldern 3–5 år" is no value beside a target of 99 percent
        before = [one for one in inside if one.end <= match.start() and not one.ranged and _of_one_unit(one, target)]
        if before:
            value = before[-1]
            if match.start() - value.end < _NEAR and _alike(value, target) and _is_wrong(value, target, above=above):
                yield WrongSide(match.start(), target.end, above, value.text, target.text, "")
        else:
            yield from _of_sentence_before(passage, match, target, above, subject)


def _of_one_unit(value: Number, target: Number) -> bool:
    return value.unit == target.unit or "" in (value.unit, target.unit)


def _alike(value: Number, target: Number) -> bool:
    return not value.about and not target.ranged and not value.per


def _is_wrong(value: Number, target: Number, *, above: bool) -> bool:
    return value.value < target.value if above else value.value > target.value


def _of_sentence_before(
    passage: Passage, match: re.Match[str], target: Number, above: bool, subject: Subject
) -> Iterator[WrongSide]:
    """What the sentence before speaks of, where its target is just the number that is told."""
    start = passage.sentence_at(match.start()).start
    earlier = next((one for one in reversed(passage.sentences) if one.end <= start), None)
    if earlier is None:
        return
    numbers = told_in(passage, earlier)
    meant = [one for one in subject.series if _is_meant(one, target, numbers)] or _named_with(
        match, target, passage, subject
    )
    told = {(one.label, one.now.value): (one.label, one.now) for one in meant if one.now is not None}
    if len(told) != 1:
        return
    label, now = next(iter(told.values()))
    if (now.value < target.value) if above else (now.value > target.value):
        yield WrongSide(match.start(), target.end, above, now.text, target.text, label)


def _named_with(match: re.Match[str], target: Number, passage: Passage, subject: Subject) -> list[Series]:
    """The rows with that target that the sentence itself names, where the sentence before tells no value: `Därmed ligger väntetiden under målvärdet 20`."""
    sentence = passage.sentence_at(match.start())
    words = stems(passage.text[sentence.start : match.start()][-200:])
    return [
        one
        for one in subject.series
        if one.now is not None
        and one.parsed is not None
        and one.parsed.value == target.value
        and _named_part(one, words) >= _NAMED
    ]


def _is_meant(one: Series, target: Number, numbers: list[Number]) -> bool:
    """Whether the row has that target, and its value now is one of the numbers of the sentence before."""
    if one.now is None or one.parsed is None or one.parsed.value is None:
        return False
    now = one.now.value
    return one.parsed.value == target.value and any(is_printed(number, now, one.unit) for number in numbers)


@dataclass(frozen=True, slots=True)
class WrongTarget:
    """A number that a text calls a target and that is another in the tables."""

    number: Number
    right: str
    label: str
    series: Series


_IS_TARGET = re.compile(
    r"\b(?:målvärdet?|måltalet|målet)\s*(?:,\s*(?:som\s+|nämligen\s+)?|som\s+)?(?:(?:är|var|på|om|för året|i år)\s+){0,2}$",
    re.IGNORECASE,
)
_TARGET_OF = re.compile(r"\b[Mm]ålvärdet?\s+(?:som\s+gäller\s+)?för\s+[^.;:,]{5,140},\s*(?:nämligen\s+)?$")


def wrong_targets(passage: Passage, subject: Subject) -> Iterator[WrongTarget]:
    """`Utfallet 71 ligger under målvärdet 75`, where the row with the value 71 that the text names has the target 77."""
    if not passage.is_prose or ("ål" not in passage.text):
        return
    quantities = [one for one in passage.numbers if one.kind is NumberKind.QUANTITY]
    for number in quantities:
        before = passage.text[max(0, number.start - 170) : number.start]
        if number.ranged or number.about or number.spelled or passage.bound_at(*number.digits):
            continue
        if not (_IS_TARGET.search(before[-40:]) or _TARGET_OF.search(before)):
            continue
        sentence = passage.sentence_at(number.start)
        earlier = next((one for one in reversed(passage.sentences) if one.end <= sentence.start), sentence)
        if _OTHER_YEAR.search(sentence.text[:1_000]):
            continue
        near = [one for one in quantities if earlier.start <= one.start < sentence.end and one is not number]
        words = stems(passage.text[earlier.start : sentence.end][:1_500])
        named = [(part, one) for one in subject.series if _has_target(one) and (part := _named_part(one, words))]
        # A row that is named for the most part and whose value stands there is meant; without the value more must be named.
        told = [one for part, one in named if part >= _MOSTLY and _is_told(one, near)]
        meant = [one for part, one in named if part >= _NAMED]
        alone = told or (meant if _TARGET_OF.search(before) else [])
        if any(one.parsed is not None and one.parsed.value == number.value for one in alone):
            continue
        if len({one.label for one in alone}) == 1:
            yield WrongTarget(number, alone[0].target, alone[0].label, alone[0])


_OTHER_YEAR = re.compile(
    r"\b(?:(?:förra|föregående|nästa|kommande)\s+(?:års?|period\w*|plan\w*|mål\w*|mandat\w*|delår\w*)"
    r"|tidigare|långsiktig\w*|höj\w+|sänk\w+|ändra\w+)\b",
    re.IGNORECASE,
)


def _has_target(one: Series) -> bool:
    return one.parsed is not None and one.parsed.value is not None


def _is_told(one: Series, numbers: list[Number]) -> bool:
    now = one.now
    return now is not None and any(is_printed(other, now.value, one.unit) for other in numbers)


def _named_part(one: Series, words: frozenset[str]) -> float:
    """How much of a name stands among the words; a text need not say the initials too."""
    own = label_stems(one.name)
    own = frozenset(word for word in own if not word.isupper()) or own
    return len(own & words) / len(own) if own else 0.0
