"""The made-up committees, by a short name."""

from __future__ import annotations

from benchmarks.review_corpus.committees.culture import CULTURE
from benchmarks.review_corpus.committees.elderly import ELDERLY
from benchmarks.review_corpus.committees.labour import LABOUR
from benchmarks.review_corpus.committees.schools import SCHOOLS
from benchmarks.review_corpus.committees.technical import TECHNICAL
from benchmarks.review_corpus.kind import Kind

KINDS: dict[str, Kind] = {
    "elderly": ELDERLY,
    "schools": SCHOOLS,
    "technical": TECHNICAL,
    "culture": CULTURE,
    "labour": LABOUR,
}
