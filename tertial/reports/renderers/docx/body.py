"""The body of a Word file: cover, chapters, colophon, in the order of the document. An unknown block raises."""

from __future__ import annotations

from dataclasses import dataclass, field
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
from tertial.document.document import Document, Meta, note_numbers
from tertial.reports.renderers.docx import xml
from tertial.reports.renderers.docx.footnotes import Footnotes
from tertial.reports.renderers.docx.inlines import runs
from tertial.reports.renderers.docx.look import (
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
)
from tertial.reports.renderers.docx.pictures import Pictures
from tertial.reports.renderers.docx.settings import NUMBERS
from tertial.reports.renderers.docx.tables import table
from tertial.reports.renderers.wording import (
    COLOPHON_TITLE,
    CONTENTS_DEPTH,
    CoverRole,
    caption_line,
    colophon_lines,
    cover_lines,
)

_COVER_STYLES = {
    CoverRole.MUNICIPALITY: "CoverLine",
    CoverRole.COMMITTEE: "CoverLine",
    CoverRole.TITLE: "Title",
    CoverRole.SUBTITLE: "Subtitle",
    CoverRole.OCCASION: "CoverDetail",
    CoverRole.DECISION: "CoverDetail",
}
_NEW_PAGE = "<w:pageBreakBefore/>"
_SPACE_ABOVE = '<w:spacing w:before="240"/>'
_WITHOUT_SPACE_ABOVE = {"Normal", "ListBullet", "ListNumber"}


@dataclass(slots=True)
class Body:
    """The body, and what it refers to in other parts: footnotes, pictures, ordered lists."""

    document: Document
    notes: Footnotes = field(init=False)
    pictures: Pictures = field(default_factory=Pictures)
    ordered_lists: int = 0
    _headings: list[tuple[int, str]] = field(init=False)
    _headings_written: int = 0
    _break_first: bool = False
    _after_table: bool = False

    def __post_init__(self) -> None:
        self.notes = Footnotes(note_numbers(self.document))
        self._headings = headings(self.document)

    def write(self) -> bytes:
        """The document part."""
        pieces = [self._cover(self.document.meta)]
        self._break_first = True
        for chapter in self.document.chapters:
            pieces.append(self._heading(1, chapter.title))
            for block in chapter.blocks:
                self.notes.begin_block()
                pieces.append(self._block(block))
                pieces += [self._paragraph("NoteBelow", note) for note in self.notes.returning()]
        pieces.append(self._heading(1, COLOPHON_TITLE))
        pieces += [self._paragraph("Colophon", xml.run(line)) for line in colophon_lines(self.document.meta)]
        return xml.part("document", f"<w:body>{''.join(pieces)}{_SECTION}</w:body>")

    def _paragraph(self, style: str, inner: str, properties: str = "") -> str:
        """A paragraph, on a new page if a page break came before it, and with air above if a table did."""
        before = _NEW_PAGE if self._break_first else ""
        after = _SPACE_ABOVE if self._after_table and style in _WITHOUT_SPACE_ABOVE else ""
        self._break_first = self._after_table = False
        return xml.paragraph(style, inner, before + properties + after)

    def _cover(self, meta: Meta) -> str:
        lines = [self._paragraph(_COVER_STYLES[line.role], xml.run(line.text)) for line in cover_lines(meta)]
        if meta.notice:
            lines.append(self._paragraph("Notice", xml.run(meta.notice)))
        return "".join(lines)

    def _heading(self, level: int, text: str) -> str:
        self._headings_written += 1
        number = self._headings_written
        return self._paragraph(f"Heading{level}", xml.bookmarked(xml.run(text), number, bookmark(number)))

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level, text):
                return self._heading(level, text)
            case Paragraph(content, notice):
                return self._paragraph("Notice" if notice else "Normal", runs(content, self.notes))
            case List():
                return self._list(block)
            case Table():
                return self._table(block)
            case Chart():
                return (
                    self._paragraph("ChartTitle", xml.run(block.title))
                    + self._paragraph("Picture", self.pictures.draw(block))
                    + self._paragraph("ChartSentence", xml.run(block.sentence))
                    + self._table(block.table)
                )
            case PageBreak():
                self._break_first = True
                return ""
            case TableOfContents(title):
                return self._contents(title)
        assert_never(block)

    def _list(self, block: List) -> str:
        if not block.ordered:
            return "".join(self._paragraph("ListBullet", runs(item, self.notes)) for item in block.items)
        self.ordered_lists += 1
        numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{NUMBERS + self.ordered_lists}"/></w:numPr>'
        return "".join(self._paragraph("ListNumber", runs(item, self.notes), numbered) for item in block.items)

    def _table(self, block: Table) -> str:
        written = self._paragraph("Caption", xml.run(caption_line(block))) + table(block, self.notes)
        self._after_table = True
        return written

    def _contents(self, title: str) -> str:
        """Word's own table of contents, filled with the headings so that it is whole before Word updates it.

        It has no page numbers until then: only the program that lays out the pages knows them, and asking it
        to update on opening makes Word show a warning about other files.
        """
        listed = [
            (number, level, text) for number, (level, text) in enumerate(self._headings, 1) if level <= CONTENTS_DEPTH
        ]
        entries: list[str] = []
        for number, level, text in listed:
            link = f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{xml.run(text)}</w:hyperlink>'
            first = xml.field_start(f'TOC \\o "1-{CONTENTS_DEPTH}" \\h \\z \\u') if not entries else ""
            last = xml.field_end() if number == listed[-1][0] else ""
            entries.append(xml.paragraph(f"TOC{level}", first + link + last))
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            "</w:docPartObj></w:sdtPr><w:sdtContent>"
            f"{self._paragraph('TOCHeading', xml.run(title))}{''.join(entries)}</w:sdtContent></w:sdt>"
        )


def headings(document: Document) -> list[tuple[int, str]]:
    """Every heading as level and text, in the order of the document; the colophon's comes last."""
    found = []
    for chapter in document.chapters:
        found.append((1, chapter.title))
        found += [(block.level, block.text) for block in chapter.blocks if isinstance(block, Heading)]
    return [*found, (1, COLOPHON_TITLE)]


def bookmark(number: int) -> str:
    """The name of a heading's bookmark, in the form that Word gives its own."""
    return f"_Toc{number:08d}"


_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/>'
    f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
    f'<w:pgMar w:top="{MARGIN_TOP}" w:right="{MARGIN_SIDE}" w:bottom="{MARGIN_BOTTOM}" w:left="{MARGIN_SIDE}"'
    ' w:header="680" w:footer="624" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
)
