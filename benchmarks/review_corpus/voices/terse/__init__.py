"""The second voice: how the only controller of a small municipality writes, short and in tkr, deviations in brackets."""

from __future__ import annotations

from benchmarks.review_corpus.voice import Voice
from benchmarks.review_corpus.voices.terse import chapters
from benchmarks.review_corpus.voices.terse.pen import TersePen
from benchmarks.review_corpus.voices.terse.steering import PHRASE, STATES, WORD
from tertial.common.periods import Period


def _title(period: Period) -> str:
    return f"Delårsrapport {period.end.isoformat()}"


TERSE = Voice(
    pen=TersePen,
    write=chapters.write,
    economy=chapters.economy_chapter,
    goals=chapters.goals_chapter,
    volumes=chapters.volumes_chapter,
    title=_title,
    judged=WORD,
    phrases=PHRASE,
    states=STATES,
    met="Målet uppfylls {year}. Bedömningen bygger på indikatorerna.",
    stories=("Viktiga", "Framåt", "Styrdokument"),
    money=("tkr",),
)
