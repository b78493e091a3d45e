"""The table of contents, and the bookmarks on the headings it points at."""

from __future__ import annotations

from tertial.document.blocks import Chapter, Heading, TableOfContents
from tertial.document.document import Document
from tertial.reports.renderers.docx import xml
from tertial.reports.renderers.wording import COLOPHON_TITLE, CONTENTS_DEPTH


def is_contents(chapter: Chapter) -> bool:
    """Whether the chapter is the table of contents: its title is the heading of both, and it does not list itself."""
    return TableOfContents(chapter.title) in chapter.blocks


def headings(document: Document) -> list[tuple[int, str]]:
    """Every heading that is one, as level and text in the order of the document; the colophon's comes last."""
    found = []
    for chapter in document.chapters:
        found += [] if is_contents(chapter) else [(1, chapter.title)]
        found += [(block.level, block.text) for block in chapter.blocks if isinstance(block, Heading)]
    return [*found, (1, COLOPHON_TITLE)]


def bookmark(number: int) -> str:
    """The name of a heading's bookmark, in the form that Word gives its own. Headings are counted from 1."""
    return f"_Toc{number:08d}"


def contents(listed: list[tuple[int, str]], heading: str) -> str:
    """Word's own table of contents, filled with the headings so that it is whole before Word updates it.

    `heading` is the paragraph above the entries, or empty. The entries have no page numbers until Word updates
    them: only the program that lays out the pages knows them, and asking it to update on opening makes Word show
    a warning about other files.
    """
    entries = [(number, level, text) for number, (level, text) in enumerate(listed, 1) if level <= CONTENTS_DEPTH]
    written = []
    for place, (number, level, text) in enumerate(entries):
        link = f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{xml.run(text)}</w:hyperlink>'
        first = xml.field_start(f'TOC \\o "1-{CONTENTS_DEPTH}" \\h \\z \\u') if place == 0 else ""
        last = xml.field_end() if place == len(entries) - 1 else ""
        written.append(xml.paragraph(f"TOC{level}", first + link + last))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{heading}{''.join(written)}</w:sdtContent></w:sdt>"
    )
