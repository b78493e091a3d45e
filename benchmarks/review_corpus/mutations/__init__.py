"""The faults that are planted, by kind; each mutation gives every way that it can be done to a clean report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from benchmarks.review_corpus.clean import ALL, Clean, report
from benchmarks.review_corpus.mutations import of_facts, of_language, of_steering, of_tables, of_text, of_times
from benchmarks.review_corpus.planted import Planted

MUTATIONS: dict[str, Callable[[Clean, Random], Iterator[Planted]]] = {
    **of_text.MUTATIONS,
    **of_times.MUTATIONS,
    **of_tables.MUTATIONS,
    **of_steering.MUTATIONS,
    **of_language.MUTATIONS,
    **of_facts.MUTATIONS,
}


def planted(*, each: int = 1, seed: int = 0, reports: Sequence[tuple[str, str]] = ALL) -> Iterator[Planted]:
    """The corpus: of each kind at most so many faults in each clean report. The same seed gives the same faults."""
    for name, period in reports:
        clean = report(name, period)
        for kind, mutation in MUTATIONS.items():
            lot = Random(f"{name} {period} {kind} {seed}")  # noqa: S311
            ways = list(mutation(clean, lot))
            yield from lot.sample(ways, min(each, len(ways)))
