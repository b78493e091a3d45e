"""Find which text a block of the document was written in, and change the words there that stand in the document.

A document does not say where its words come from: renderers have no use for it. A text's own blocks, read once more, are equal to
those that the document has, and that tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tertial.document.blocks import Block, Chapter, Heading, List, Paragraph
from tertial.document.document import Document
from tertial.document.inline import Content, NoteMark, Text, plain

_BRACES = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Written:
    """A text that people write: a chapter's (`slot`), a goal's motivation (`goal`), an event (`event`), by its name there."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Which text each block was written in, by chapter and the block's place in it, and where that text begins.

    `of_title` has the headings that are written beside a text and are no part of it: events' titles.
    """

    of_block: Mapping[tuple[str, int], Written]
    begins: Mapping[Written, tuple[str, int]]
    of_title: Mapping[tuple[str, int], Written] = field(default_factory=dict)

    def at(self, chapter: str, block: int) -> Written | None:
        """The text that somebody opens to change a block: the one it was written in, or that it is the title of."""
        return self.of_block.get((chapter, block)) or self.of_title.get((chapter, block))


def whereabouts(
    document: Document, texts: Mapping[Written, Sequence[Block]], titles: Mapping[str, Written] | None = None
) -> Whereabouts:
    """Find the blocks of each text in the document. One that stands in two places is found where it comes first.

    `titles` says by its anchor which heading is whose title.
    """
    of_block: dict[tuple[str, int], Written] = {}
    begins: dict[Written, tuple[str, int]] = {}
    for written, blocks in texts.items():
        found = _found(document.chapters, tuple(blocks), of_block)
        if found is None:
            continue
        begins[written] = found
        chapter, first = found
        for place in range(first, first + len(blocks)):
            of_block[chapter, place] = written
    of_title = {
        (chapter.id, place): titles[block.id]
        for chapter in document.chapters
        for place, block in enumerate(chapter.blocks)
        if titles and isinstance(block, Heading) and block.id in titles
    }
    return Whereabouts(of_block, begins, of_title)


def occurrence(blocks: Sequence[Block], block: int, item: int, start: int, literal: str) -> int:
    """Which in order, from 0, of all times that `literal` is written in a text stands at a character of one of its blocks.

    `block` counts the text's own blocks, `item` a list's items (-1 for none). What is bound to data is not written.
    """
    count = 0
    for number, one in enumerate(blocks[: block + 1]):
        for place, content in enumerate(_contents(one)):
            here = number == block and (item < 0 or place == item)
            for position in _written(content, literal):
                if here and position >= start:
                    return count
                count += 1
            if here:
                return count
    return count


def replaced(body: str, literal: str, which: int, replacement: str) -> str | None:
    """The text with one of the times that `literal` is written in it replaced; None when it is not written so often.

    A space in the literal may be a line break in the text. What stands within braces is never touched.
    """
    bound = [match.span() for match in _BRACES.finditer(body)]
    pattern = re.compile(r"\s+".join(re.escape(piece) for piece in literal.split()))
    free = [
        match
        for match in pattern.finditer(body)
        if not any(start < match.end() and match.start() < end for start, end in bound)
    ]
    if which >= len(free):
        return None
    match = free[which]
    return body[: match.start()] + replacement + body[match.end() :]


def _found(
    chapters: Iterable[Chapter], blocks: tuple[Block, ...], taken: Mapping[tuple[str, int], Written]
) -> tuple[str, int] | None:
    if not blocks:
        return None
    for chapter in chapters:
        for first in range(len(chapter.blocks) - len(blocks) + 1):
            if (chapter.id, first) not in taken and chapter.blocks[first : first + len(blocks)] == blocks:
                return chapter.id, first
    return None


def _contents(block: Block) -> Sequence[Content]:
    match block:
        case Paragraph(content=content):
            return (content,)
        case List(items=items):
            return items
        case _:
            return ()


def _written(content: Content, literal: str) -> list[int]:
    """Where the literal stands among the characters that people wrote, as characters of the content's plain text."""
    wanted = " ".join(literal.split())
    positions: list[int] = []
    length = 0
    for inline in content:
        if isinstance(inline, NoteMark):
            positions += [-1] * " ".join(inline.note.split()).count(wanted)
            continue
        words = plain((inline,)).replace("\n", " ")
        if isinstance(inline, Text):
            positions += [length + match.start() for match in re.finditer(re.escape(wanted), words)]
        length += len(words)
    return positions
