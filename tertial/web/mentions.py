"""Where in a report a figure stands."""

from __future__ import annotations

from dataclasses import dataclass

from tertial.document.blocks import Block, Chapter, Chart, Heading, Table
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
                found.setdefault(Mention(chapter.title, _anchor(chapter), _name(block) or heading))
    return list(found)


def _holds(block: Block, key: str) -> bool:
    return any(
        isinstance(inline, FigureText | SignWord)
        and (inline.figure.key == key or key in inline.figure.provenance.inputs)
        for content in contents(block)
        for inline in content
    )


def _name(block: Block) -> str:
    match block:
        case Table(caption=caption):
            return caption
        case Chart(title=title):
            return title
    return ""


def _anchor(chapter: Chapter) -> str:
    return chapter.id
