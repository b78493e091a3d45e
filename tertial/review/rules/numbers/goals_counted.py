"""Are as many goals said to be met as there are?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tertial.document.inline import Status
from tertial.review.facts import GoalFact
from tertial.review.reading.numbers import Number
from tertial.review.reading.passages import Passage
from tertial.review.subject import Subject
from tertial.review.words import Words

_GOALS = re.compile(r"\b(?:av|har|nämndens)\s+(?:nämndens\s+)?(?:totalt\s+)?$", re.IGNORECASE)
_ARE_GOALS = re.compile(r"^\s*(?:nämnd)?mål\b", re.IGNORECASE)
_STATES: tuple[tuple[re.Pattern[str], Status, Words], ...] = tuple(
    (re.compile(rf"^\s*(?:mål\s+)?(?:bedöms?\s+|beräknas\s+|väntas\s+|kommer\s+(?:att\s+)?)?(?:vara\s+)?{pattern}", re.IGNORECASE), status, words)
    for pattern, status, words in (
        (r"(?:uppnås delvis|delvis uppnås|delvis uppn|uppfylls delvis|delvis uppfyll)", Status.PARTLY, Words("uppnås delvis", "are partly met")),
        (r"(?:uppnås (?:ej|inte)|(?:ej|inte) (?:uppn|nås|uppfyll))", Status.NOT_MET, Words("inte uppnås", "are not met")),
        (r"(?:inte |ej )?(?:kunna |kan )?(?:ej |inte )?bedömas", Status.CANNOT_BE_ASSESSED, Words("inte kan bedömas", "can't be assessed")),
        (r"(?:uppnås|uppnådda|nås|uppfylls)\b(?! (?:delvis|ej|inte))", Status.MET, Words("uppnås", "are met")),
    )
)  # fmt: skip

_MOST_NUMBERS = 100


@dataclass(frozen=True, slots=True)
class Miscounted:
    """A number of goals in a text, how many there are, and what of them in words."""

    number: Number
    count: int
    what: Words


def miscounted(passage: Passage, subject: Subject) -> Iterator[Miscounted]:
    """`Av nämndens 12 mål bedöms 5 uppnås`: each number against the goals as they are assessed."""
    goals = subject.facts.goals if subject.facts else ()
    if not goals or not passage.is_prose or "mål" not in passage.text or len(passage.numbers) > _MOST_NUMBERS:
        return
    for sentence in passage.sentences:
        inside = [number for number in passage.numbers if sentence.start <= number.start < sentence.end]
        speaks = False
        for number in inside:
            if passage.bound_at(*number.digits) is not None:
                speaks = speaks or bool(_ARE_GOALS.match(passage.text[number.end : number.end + 12]))
                continue
            after = passage.text[number.end : number.end + 60]
            before = passage.text[max(sentence.start, number.start - 30) : number.start]
            if _ARE_GOALS.match(after) and _GOALS.search(before):
                speaks = True
                if number.value != len(goals):
                    yield Miscounted(number, len(goals), Words("nämnden har", "the committee has"))
            elif speaks:
                yield from _of_state(number, after, goals_by(goals))


def goals_by(goals: tuple[GoalFact, ...]) -> dict[Status | None, int]:
    """How many goals there are of each assessment."""
    counted: dict[Status | None, int] = {}
    for goal in goals:
        counted[goal.status] = counted.get(goal.status, 0) + 1
    return counted


def _of_state(number: Number, after: str, counted: dict[Status | None, int]) -> Iterator[Miscounted]:
    for pattern, status, words in _STATES:
        if pattern.match(after):
            if number.value != counted.get(status, 0):
                yield Miscounted(number, counted.get(status, 0), words)
            return
