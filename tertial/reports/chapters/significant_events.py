"""What happened of weight in the period."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Block, Heading
from tertial.reports.source import Source


def build(source: Source) -> Sequence[Block]:
    """One heading and text per event."""
    blocks: list[Block] = []
    for event in source.events:
        blocks.append(Heading(2, event.title, f"handelse-{event.slug}"))
        blocks.extend(source.blocks(event.text, name=f"handelse-{event.slug}", heading_level=3))
    return blocks
