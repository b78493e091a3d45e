"""What happened of weight in the period."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Block, Heading
from tertial.reports.source import Source

CHAPTER = "handelser"


def build(source: Source) -> Sequence[Block]:
    """One heading and text per event."""
    blocks: list[Block] = []
    for event in source.events:
        blocks.append(Heading(2, event.title, anchor(event.slug)))
        blocks.extend(source.blocks(event.text, name=anchor(event.slug), heading_level=3))
    return blocks


def anchor(slug: str) -> str:
    """Where in the report an event stands; also what a fault in its text says it is in."""
    return f"handelse-{slug}"
