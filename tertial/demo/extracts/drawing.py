"""Draw days and shares by lot, the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


class Lot:
    """A seeded lot. Its draws rest on `random()` alone, which Python promises to keep."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same rows every time, no secret

    def below(self, most: int) -> int:
        """A whole number from 0 and below the limit."""
        return int(self._random.random() * most)

    def day(self, first: date, last: date) -> date:
        """A day from the first to the last, both included."""
        return first + timedelta(days=self.below((last - first).days + 1))

    def one(self, choices: Sequence[T]) -> T:
        """One of some."""
        return choices[self.below(len(choices))]

    def mixed(self, everything: Sequence[T]) -> list[T]:
        """All of them in another order."""
        keyed = [(self._random.random(), number) for number in range(len(everything))]
        return [everything[number] for _, number in sorted(keyed)]

    def spread(self, total: int, over: int, *, most: int) -> list[int]:
        """Whole numbers with a sum, none above a limit."""
        if total > over * most:
            raise ValueError("there is no room for so many")
        found = [0] * over
        left = total
        while left:
            place = self.below(over)
            if found[place] < most:
                found[place] += 1
                left -= 1
        return found


def names(letter: str) -> Iterator[str]:
    """Invented identities in order: `A000001`, `A000002` …"""
    number = 0
    while True:
        number += 1
        yield f"{letter}{number:06d}"


def written(day: date | None) -> str:
    """A day as the extracts have it; empty for none."""
    return day.isoformat() if day else ""
