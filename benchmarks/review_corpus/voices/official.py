"""The first voice: an even, official prose, as in a large municipality."""

from __future__ import annotations

from benchmarks.review_corpus.voice import Voice
from benchmarks.review_corpus.writing import chapters
from benchmarks.review_corpus.writing.pen import Pen
from benchmarks.review_corpus.writing.steering import PHRASE, WORD
from tertial.common.periods import Period, swedish_date


def _title(period: Period) -> str:
    return f"Delårsrapport per den {swedish_date(period.end)}"


OFFICIAL = Voice(
    pen=Pen,
    write=chapters.write,
    economy=chapters.economy_chapter,
    goals=chapters.goals_chapter,
    volumes=chapters.volumes_chapter,
    title=_title,
    judged=WORD,
    phrases=PHRASE,
    states={"pågår": "pågår", "klart": "klart", "försenat": "försenat"},
    met="Målet bedöms uppnås under {year}. Bedömningen baseras på nämndindikatorerna.",
    stories=("Händelser", "Förväntad", "Planer"),
    money=("mnkr",),
)
