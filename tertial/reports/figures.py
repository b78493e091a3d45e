"""The book of figures: every number that a report, a text or a page can name, by its key."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator

from tertial.common.errors import NotFound
from tertial.common.periods import Period
from tertial.document.figure import Figure


class FigureBook:
    """All figures of a committee at an occasion, by key. Later figures do not replace earlier ones with the same key.

    `more` gives figures that few ask for: they are read when a key is not among the others, or when all are wanted.
    """

    def __init__(
        self, period: Period, figures: Iterable[Figure], more: Callable[[], Iterable[Figure]] | None = None
    ) -> None:
        self._period = period
        self._figures: dict[str, Figure] = {}
        self._more = more
        self._add(figures)

    def _add(self, figures: Iterable[Figure]) -> None:
        for figure in figures:
            self._figures.setdefault(figure.key, figure)

    def _all(self) -> dict[str, Figure]:
        if self._more is not None:
            more, self._more = self._more, None
            self._add(more())
        return self._figures

    @property
    def period(self) -> Period:
        """The report's period: January up to and including its month."""
        return self._period

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._all().values())

    def __len__(self) -> int:
        return len(self._all())

    def __contains__(self, key: object) -> bool:
        return key in self._figures or key in self._all()

    def figure(self, key: str) -> Figure:
        """The figure with the key; raises `NotFound` naming the keys most like it."""
        found = self._figures.get(key) or self._all().get(key)
        if found is None:
            raise NotFound("Siffran", key, self.like(key))
        return found

    def like(self, key: str) -> list[str]:
        """Keys that resemble an unknown one: same beginning first, then by likeness."""
        close = difflib.get_close_matches(key, self._all(), n=5, cutoff=0.4)
        stem = "/".join(key.split("/")[:2])
        same = [other for other in self._all() if stem and other.startswith(stem + "/")][:5]
        return list(dict.fromkeys([*close, *same]))[:6]
