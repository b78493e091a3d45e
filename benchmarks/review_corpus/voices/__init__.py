"""Which voice each committee's report is written in: half of them in the first, the others in a short and a long-winded one."""

from __future__ import annotations

from benchmarks.review_corpus.voice import Voice
from benchmarks.review_corpus.voices.official import OFFICIAL
from benchmarks.review_corpus.voices.terse import TERSE
from benchmarks.review_corpus.voices.winding import WINDING

VOICES: dict[tuple[str, str], Voice] = {
    ("elderly", "2023-08"): OFFICIAL,
    ("elderly", "2024-03"): TERSE,
    ("schools", "2023-08"): WINDING,
    ("schools", "2024-03"): OFFICIAL,
    ("technical", "2023-08"): TERSE,
    ("technical", "2024-03"): OFFICIAL,
    ("culture", "2023-08"): OFFICIAL,
    ("culture", "2024-03"): WINDING,
    ("labour", "2023-08"): TERSE,
    ("labour", "2024-03"): OFFICIAL,
}
