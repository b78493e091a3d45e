"""The document as an outline in plain text: for golden files, for differences, and for reading without a program.

`# ` begins a chapter and `## ` to `#### ` the headings under it. A paragraph is one line, a list item begins with `- ` or its
number, a table is its caption, its header and one line per row with cells between ` | `. Notes stand as `[n]`
where they belong and again, with their text, under the block. Nothing depends on where it is rendered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from tertial.document.blocks import (
    Block,
    Chart,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Table,
    TableOfContents,
)
from tertial.document.document import Document, note_numbers, notes_in
from tertial.document.inline import Content, plain
from tertial.reports.renderers.wording import (
    COLOPHON_TITLE,
    CONTENTS_DEPTH,
    caption_line,
    colophon_lines,
    cover_lines,
    printable,
)

Numbers = dict[str, int]


def render(document: Document) -> str:
    """The whole document, ending with a new line."""
    numbers = note_numbers(document)
    parts = ["\n".join(_one_line(line.text) for line in cover_lines(document.meta))]
    if document.meta.notice:
        parts.append(f"! {_one_line(document.meta.notice)}")
    for chapter in document.chapters:
        parts.append(f"# {_one_line(chapter.title)}")
        parts += ["\n".join(_block(block, document, numbers)) for block in chapter.blocks]
    parts.append(f"# {COLOPHON_TITLE}")
    parts.append("\n".join(_one_line(line) for line in colophon_lines(document.meta)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block, document: Document, numbers: Numbers) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield f"{'#' * level} {_one_line(text)}"
        case Paragraph(content=content, notice=notice):
            yield ("! " if notice else "") + _line(content, numbers)
        case List(items=items, ordered=ordered):
            for number, item in enumerate(items, 1):
                yield (f"{number}. " if ordered else "- ") + _line(item, numbers)
        case Table():
            yield from _table(block, numbers)
        case Chart():
            yield f"[diagram] {_one_line(block.title)}"
            yield _one_line(block.sentence)
            yield from _table(block.table, numbers)
        case PageBreak():
            yield "---"
        case TableOfContents(title=title):
            yield _one_line(title)
            yield from _contents(document)
        case _:
            assert_never(block)
    for note in notes_in(block):
        yield f"[{numbers[note]}] {_one_line(note)}"


def _table(table: Table, numbers: Numbers) -> Iterator[str]:
    yield f"[tabell] {_one_line(caption_line(table))}"
    yield " | ".join(_one_line(column.label) for column in table.columns)
    for row in table.rows:
        yield " | ".join(_line(cell, numbers) for cell in row.cells)


def _contents(document: Document) -> Iterator[str]:
    for chapter in document.chapters:
        yield f"- {_one_line(chapter.title)}"
        for block in chapter.blocks:
            if isinstance(block, Heading) and block.level <= CONTENTS_DEPTH:
                yield f"  - {_one_line(block.text)}"


def _line(content: Content, numbers: Numbers) -> str:
    return _one_line(plain(content, numbers))


def _one_line(text: str) -> str:
    """The text on one line, line breaks as ` / `, without what has no printed form."""
    return " / ".join(part.strip(" \t") for part in printable(text).split("\n"))
