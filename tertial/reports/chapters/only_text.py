"""A chapter that is only a text that people write."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tertial.document.blocks import Block
from tertial.reports.source import Source


def build(slot: str) -> Callable[[Source], Sequence[Block]]:
    """A builder that prints the text of the slot."""

    def chapter(source: Source) -> Sequence[Block]:
        return source.text(slot)

    return chapter
