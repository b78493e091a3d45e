"""Where in a report a figure stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tertial.document.blocks import Block, Chapter, Chart, Heading, List, Paragraph, Table
from tertial.document.document import Document, contents
from tertial.document.inline import FigureText, SignWord


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the report: the chapter, and the table, chart or heading the figure stands under."""

    chapter: str
    chapter_id: str
    under: str


def mentions(document: Document, key: str) -> list[Mention]:
    """Every place that prints the figure, each once, in reading order."""
    found: dict[Mention, None] = {}
    for chapter in document.chapters:
        heading = ""
        for block in chapter.blocks:
            if isinstance(block, Heading):
                heading = block.text
            if _holds(block, key):
                found.setdefault(Mention(chapter.title, chapter.id, _name(block) or heading))
    return list(found)


def paragraphs_about(document: Document, beginning: str) -> list[tuple[Chapter, list[Block]]]:
    """Paragraphs and lists that bind a figure whose key begins so, chapter by chapter; tables and charts are left out."""
    found = []
    for chapter in document.chapters:
        blocks: list[Block] = [
            block
            for block in chapter.blocks
            if isinstance(block, Paragraph | List) and any(key.startswith(beginning) for key in _keys(block))
        ]
        if blocks:
            found.append((chapter, blocks))
    return found


def _keys(block: Block) -> Iterator[str]:
    """The keys that a block prints, those of a sum's parts too."""
    for content in contents(block):
        for inline in content:
            if isinstance(inline, FigureText | SignWord):
                yield inline.figure.key
                yield from inline.figure.provenance.inputs


def _holds(block: Block, key: str) -> bool:
    return key in set(_keys(block))


def _name(block: Block) -> str:
    match block:
        case Table(caption=caption):
            return caption
        case Chart(title=title):
            return title
    return ""
