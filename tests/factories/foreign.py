"""Read small files from elsewhere in a test, and show their tables as plain text."""

from __future__ import annotations

from tertial.document.blocks import Heading, List, Paragraph, RowKind, Table
from tertial.document.document import Document, tables_in
from tertial.document.inline import Content, NoteMark, plain
from tertial.review.foreign import Foreign, read_bytes


def read_text(text: str) -> Foreign:
    """Read a text as a file."""
    return read_bytes(text.encode(), "rapport.txt")


def words(content: Content) -> str:
    """The words of a content on one line."""
    return " ".join(plain(content).split())


def shown(document: Document) -> list[tuple[list[str], list[list[str]]]]:
    """Each table: its columns' headings and its rows' cells; a group row has one cell."""
    return [
        ([column.label for column in table.columns], [[words(cell) for cell in row.cells] for row in table.rows])
        for _, table in tables_in(document)
    ]


def table(document: Document) -> Table:
    """The document's only table."""
    (found,) = [table for _, table in tables_in(document)]
    return found


def notes(content: Content) -> list[str]:
    """The notes of a content."""
    return [inline.note for inline in content if isinstance(inline, NoteMark)]


def outline(document: Document) -> list[str]:
    """Every heading, paragraph and item as a line: `# chapter`, `## heading`, words, `- item`."""
    lines: list[str] = []
    for chapter in document.chapters:
        lines.append(f"# {chapter.title}")
        for block in chapter.blocks:
            match block:
                case Heading(level, text):
                    lines.append(f"{'#' * level} {text}")
                case Paragraph(content):
                    lines.append(words(content))
                case List(items):
                    lines.extend(f"- {words(item)}" for item in items)
    return lines


def as_tabbed_text(document: Document) -> str:
    """A document as a program would write it as text: `#` for headings, tables with tabs, notes marked and listed."""
    lines: list[str] = []
    for chapter in document.chapters:
        lines += [f"# {chapter.title}", ""]
        for block in chapter.blocks:
            match block:
                case Heading(level, text):
                    lines += [f"{'#' * level} {text}", ""]
                case Paragraph(content):
                    lines += [words(content), ""]
                case List(items):
                    lines += [*(f"- {words(item)}" for item in items), ""]
                case Table():
                    lines += [block.caption, "", "\t".join(column.label for column in block.columns)]
                    for row in block.rows:
                        cells = [words(cell) for cell in row.cells]
                        if row.kind is RowKind.GROUP:
                            cells = [f"**{cells[0]}**", *[""] * (len(block.columns) - 1)]
                        lines.append("\t".join(cells))
                    lines.append("")
    return "\n".join(lines)
