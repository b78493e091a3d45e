"""The times of a passage sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tertial.review.reading.passages import Passage
from tertial.review.reading.sentences import Sentence
from tertial.review.reading.times import Time


def times_by_sentence(passage: Passage) -> Iterator[tuple[Sentence, list[Time]]]:
    """Each sentence that has a time, with its times, in order."""
    starts = [sentence.start for sentence in passage.sentences]
    found: dict[int, list[Time]] = {}
    for time in passage.times:
        place = bisect_right(starts, time.start) - 1
        if place >= 0:
            found.setdefault(place, []).append(time)
    for place, times in found.items():
        yield passage.sentences[place], times
