"""A whole document, and questions that every renderer asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tertial.document.blocks import Block, Chapter, Chart, List, Paragraph, Table
from tertial.document.figure import Figure
from tertial.document.inline import Content, DecisionReference, FigureText, NoteMark, SignWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What stands on the cover and in the colophon, and in a file's properties.

    `dated` is the decision's date when the document is decided, else the last day of its period: the same
    data must give the same bytes, so no clock is read. `fingerprint` is empty until the document is frozen.
    """

    title: str
    subtitle: str
    municipality: str
    committee: str
    committee_slug: str
    occasion: str
    occasion_slug: str
    dated: date
    program_version: str
    language: str = "sv"
    notice: str = ""
    decision: DecisionReference | None = None
    fingerprint: str = ""

    @property
    def file_stem(self) -> str:
        """`arbetsmarknadsnamnden-2023-08`."""
        return f"{self.committee_slug}-{self.occasion_slug}"


@dataclass(frozen=True, slots=True)
class Document:
    """A report as chapters of blocks, whose numbers are figures."""

    meta: Meta
    chapters: tuple[Chapter, ...]


def contents(block: Block) -> Iterator[Content]:
    """Every run of inline content in a block, in reading order; a chart's are those of its table."""
    match block:
        case Paragraph(content=content):
            yield content
        case List(items=items):
            yield from items
        case Table(rows=rows):
            for row in rows:
                yield from row.cells
        case Chart(table=table):
            yield from contents(table)
        case _:
            return


def notes_in(block: Block) -> list[str]:
    """The block's notes in order of first appearance, each once."""
    found: dict[str, None] = {}
    for content in contents(block):
        for inline in content:
            if isinstance(inline, NoteMark):
                found.setdefault(inline.note)
    return list(found)


def note_numbers(document: Document) -> dict[str, int]:
    """Number the notes 1, 2, 3 … through the document, equal notes sharing a number."""
    return number_notes(document.chapters)


def number_notes(chapters: Iterable[Chapter]) -> dict[str, int]:
    """Number the notes of some chapters in the same way."""
    numbers: dict[str, int] = {}
    for chapter in chapters:
        for block in chapter.blocks:
            for note in notes_in(block):
                numbers.setdefault(note, len(numbers) + 1)
    return numbers


def figures_in(document: Document) -> dict[str, Figure]:
    """Every figure that the document prints, by key, in reading order."""
    found: dict[str, Figure] = {}
    for chapter in document.chapters:
        for block in chapter.blocks:
            for content in contents(block):
                for inline in content:
                    if isinstance(inline, FigureText | SignWord):
                        found.setdefault(inline.figure.key, inline.figure)
    return found


def tables_in(document: Document) -> Iterator[tuple[Chapter, Table]]:
    """Every table with its chapter, those of charts too, in reading order."""
    for chapter in document.chapters:
        for block in chapter.blocks:
            if isinstance(block, Table):
                yield chapter, block
            elif isinstance(block, Chart):
                yield chapter, block.table
