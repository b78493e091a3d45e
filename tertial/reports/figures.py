"""The book of figures: every number that a report, a text or a page can name, by its key."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from tertial.common.errors import NotFound
from tertial.common.periods import Period
from tertial.document.figure import Figure


class FigureBook:
    """All figures of a committee at an occasion, by key. Later figures do not replace earlier ones with the same key."""

    def __init__(self, period: Period, figures: Iterable[Figure]) -> None:
        self._period = period
        self._figures: dict[str, Figure] = {}
        for figure in figures:
            self._figures.setdefault(figure.key, figure)

    @property
    def period(self) -> Period:
        """The report's period: January up to and including its month."""
        return self._period

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())

    def __len__(self) -> int:
        return len(self._figures)

    def __contains__(self, key: object) -> bool:
        return key in self._figures

    def figure(self, key: str) -> Figure:
        """The figure with the key; raises `NotFound` naming the keys most like it."""
        found = self._figures.get(key)
        if found is None:
            raise NotFound("Siffran", key, self.like(key))
        return found

    def like(self, key: str) -> list[str]:
        """Keys that resemble an unknown one: same beginning first, then by likeness."""
        close = difflib.get_close_matches(key, self._figures, n=5, cutoff=0.4)
        stem = "/".join(key.split("/")[:2])
        same = [other for other in self._figures if stem and other.startswith(stem + "/")][:5]
        return list(dict.fromkeys([*close, *same]))[:6]
