"""The texts that people wrote for a report, and where in the document each of them stands."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Block
from tertial.document.document import Document
from tertial.reports.chapters import SLOTS
from tertial.reports.chapters.significant_events import anchor
from tertial.reports.source import Source
from tertial.reports.texts.whereabouts import Whereabouts, Written, whereabouts
from tertial.review.finding import Finding


def places_of_texts(source: Source, document: Document) -> Whereabouts:
    """Which text each block of the document was written in."""
    texts = {written: blocks_of(source, written) for written in texts_of_source(source)}
    return whereabouts(document, texts, {anchor(event.slug): Written("event", event.slug) for event in source.events})


def can_mend(finding: Finding, places: Whereabouts) -> bool:
    """Whether a finding's change could be carried out: it proposes one, in words that stand in a text."""
    change = finding.change
    return change is not None and (change.place.chapter, change.place.block) in places.of_block


def texts_of_source(source: Source) -> dict[Written, str]:
    """Every text that people wrote, as written."""
    return {
        **{Written("slot", slot): source.texts[slot] for slot in SLOTS if source.texts.get(slot)},
        **{Written("goal", goal.slug): goal.motivation for goal in source.goals if goal.motivation},
        **{Written("event", event.slug): event.text for event in source.events if event.text},
    }


def blocks_of(source: Source, written: Written, text: str | None = None) -> Sequence[Block]:
    """The text's blocks as its chapter has them."""
    body = texts_of_source(source)[written] if text is None else text
    match written.kind:
        case "goal":
            return source.blocks(body, name=f"mal-{written.name}", heading_level=4)
        case "event":
            return source.blocks(body, name=anchor(written.name), heading_level=3)
        case _:
            # Several texts of one chapter stand under headings of its own.
            level = 3 if len(SLOTS[written.name].slots) > 1 else 2
            return source.blocks(body, name=written.name, heading_level=level)
