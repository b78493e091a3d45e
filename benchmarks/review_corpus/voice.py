"""A style of writing: who wrote the report decides its words, sentences, order and tables, never what is true in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.review_corpus.writing.pen import Pen
from tertial.common.periods import Period
from tertial.document.inline import Status

Chapter = Callable[[Pen, str], None]


@dataclass(frozen=True, slots=True)
class Voice:
    """How a controller writes.

    `write` writes a whole report, `economy`, `goals` and `volumes` the chapters that the report of the year before is known by. `judged` is
    how a judgement is printed, `phrases` how a sentence says it, `states` how an assignment's state is printed. `met` is a motivation that
    judges a goal met, with `{year}`. `stories` begin the titles of the chapters of events and plans, and `money` are the words by which
    amounts are told.
    """

    pen: type[Pen]
    write: Chapter
    economy: Chapter
    goals: Chapter
    volumes: Chapter
    title: Callable[[Period], str]
    judged: Mapping[Status, str]
    phrases: Mapping[Status, str]
    states: Mapping[str, str]
    met: str
    stories: tuple[str, ...]
    money: tuple[str, ...]
