"""The body of a Word file: cover, chapters, colophon, in the order of the document. An unknown block raises."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from tertial.document.blocks import (
    Block,
    Chapter,
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
from tertial.reports.renderers.docx.contents import bookmark, contents, headings, is_contents
from tertial.reports.renderers.docx.footnotes import Footnotes
from tertial.reports.renderers.docx.inlines import runs
from tertial.reports.renderers.docx.pictures import Pictures
from tertial.reports.renderers.docx.sections import section, section_end
from tertial.reports.renderers.docx.settings import NUMBERS
from tertial.reports.renderers.docx.tables import TableWriter
from tertial.reports.renderers.wording import (
    COLOPHON_TITLE,
    CoverRole,
    caption_line,
    colophon_lines,
    cover_lines,
)

_COVER_STYLES = {
    CoverRole.MUNICIPALITY: "CoverOwner",
    CoverRole.COMMITTEE: "CoverLine",
    CoverRole.TITLE: "Title",
    CoverRole.SUBTITLE: "Subtitle",
    CoverRole.OCCASION: "CoverRule",
    CoverRole.DECISION: "CoverDetail",
}
_NEW_PAGE = "<w:pageBreakBefore/>"
_AFTER_TABLE, _AFTER_LIST = 280, 70  # air in twips above a paragraph that has none of its own
_WITHOUT_AIR_ABOVE = {"BodyText", "ListBullet", "ListNumber"}


@dataclass(slots=True)
class Body:
    """The body, and what it refers to in other parts: footnotes, pictures, ordered lists."""

    document: Document
    notes: Footnotes = field(init=False)
    pictures: Pictures = field(default_factory=Pictures)
    ordered_lists: int = 0
    _headings: list[tuple[int, str]] = field(init=False)
    _headings_written: int = 0
    _sections_ended: int = 0
    _sideways: bool = False
    _break_first: bool = False
    _air_above: int = 0

    def __post_init__(self) -> None:
        self.notes = Footnotes(note_numbers(self.document))
        self._headings = headings(self.document)

    def write(self) -> bytes:
        """The document part."""
        pieces = [self._cover(self.document.meta)]
        self._break_first = True
        pieces += [self._chapter(chapter) for chapter in self.document.chapters]
        pieces.append(self._turn(sideways=False) + self._heading(1, COLOPHON_TITLE))
        pieces += [self._paragraph("Colophon", xml.run(line)) for line in colophon_lines(self.document.meta)]
        pieces.append(section(sideways=False, first=not self._sections_ended))
        return xml.part("document", f"<w:body>{''.join(pieces)}</w:body>")

    def _cover(self, meta: Meta) -> str:
        lines = [self._paragraph(_COVER_STYLES[line.role], xml.run(line.text)) for line in cover_lines(meta)]
        if meta.notice:
            lines.append(self._paragraph("Notice", xml.run(meta.notice)))
        return "".join(lines)

    def _chapter(self, chapter: Chapter) -> str:
        pieces = [self._turn(sideways=False)]
        if is_contents(chapter):
            pieces.append(self._paragraph("ContentsChapter", xml.run(chapter.title)))
        else:
            pieces.append(self._heading(1, chapter.title))
        for block in chapter.blocks:
            self.notes.begin_block()
            pieces.append(self._block(block, chapter))
            pieces += [self._paragraph("NoteBelow", note) for note in self.notes.returning()]
        return "".join(pieces)

    def _block(self, block: Block, chapter: Chapter) -> str:
        match block:
            case PageBreak():
                self._break_first = True
                return ""
            case Table():
                return self._table(block)
        upright = self._turn(sideways=False)
        match block:
            case Heading(level, text):
                return upright + self._heading(level, text)
            case Paragraph(content, notice):
                return upright + self._paragraph("Notice" if notice else "BodyText", runs(content, self.notes))
            case List():
                return upright + self._list(block)
            case Chart():
                return (
                    upright
                    + self._paragraph("ChartTitle", xml.run(block.title))
                    + self._paragraph("Picture", self.pictures.draw(block))
                    + self._paragraph("ChartSentence", xml.run(block.sentence))
                    + self._table(block.table)
                )
            case TableOfContents(title):
                own = "" if title == chapter.title else self._paragraph("TOCHeading", xml.run(title))
                self._air_above = _AFTER_TABLE
                return upright + contents(self._headings, own)
        assert_never(block)

    def _paragraph(self, style: str, inner: str, properties: str = "") -> str:
        """A paragraph, on a new page if a page break came before it, and with air above if a table or list did."""
        before = _NEW_PAGE if self._break_first else ""
        air = self._air_above if style in _WITHOUT_AIR_ABOVE else 0
        after = f'<w:spacing w:before="{air}"/>' if air else ""
        self._break_first, self._air_above = False, 0
        return xml.paragraph(style, inner, before + properties + after)

    def _heading(self, level: int, text: str) -> str:
        self._headings_written += 1
        number = self._headings_written
        return self._paragraph(f"Heading{level}", xml.bookmarked(xml.run(text), number, bookmark(number)))

    def _list(self, block: List) -> str:
        style, numbered = "ListBullet", ""
        if block.ordered:
            self.ordered_lists += 1
            style = "ListNumber"
            numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{NUMBERS + self.ordered_lists}"/></w:numPr>'
        written = "".join(self._paragraph(style, runs(item, self.notes), numbered) for item in block.items)
        self._air_above = _AFTER_LIST
        return written

    def _table(self, block: Table) -> str:
        writer = TableWriter.plan(block, self.notes)
        turned = self._turn(sideways=writer.sideways)
        written = turned + self._paragraph("Caption", xml.run(caption_line(block))) + writer.write()
        self._air_above = _AFTER_TABLE
        return written

    def _turn(self, *, sideways: bool) -> str:
        """End the section when the page is to be turned; a new section begins on a new page by itself."""
        if sideways == self._sideways:
            return ""
        ended = section_end(sideways=self._sideways, first=not self._sections_ended)
        self._sideways = sideways
        self._sections_ended += 1
        self._break_first, self._air_above = False, 0
        return ended
