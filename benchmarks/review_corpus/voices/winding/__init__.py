"""The third voice: a head of administration who explains, causes first, in long sentences, with millions of kronor in words."""

from __future__ import annotations

from benchmarks.review_corpus.voice import Voice
from benchmarks.review_corpus.voices.winding import chapters
from benchmarks.review_corpus.voices.winding.pen import WindingPen
from benchmarks.review_corpus.voices.winding.steering import PHRASE, STATES, WORD
from tertial.common.periods import MONTHS, Period


def _title(period: Period) -> str:
    return f"Delårsrapport januari–{MONTHS[(period.month or 12) - 1]} {period.year}"


WINDING = Voice(
    pen=WindingPen,
    write=chapters.write,
    economy=chapters.economy_chapter,
    goals=chapters.goals_chapter,
    volumes=chapters.volumes_chapter,
    title=_title,
    judged=WORD,
    phrases=PHRASE,
    states=STATES,
    met="Nämnden gör bedömningen att målet kommer att nås under {year}, vilket grundas på vad indikatorerna visar.",
    stories=("Väsentliga", "Utveckling framåt", "Planer som"),
    money=("miljoner kronor", "Mkr"),
)
