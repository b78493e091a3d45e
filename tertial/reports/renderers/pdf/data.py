"""A document as the plain JSON that the Typst templates read. User text stays text: it never becomes markup.

A run of text is a string; everything else is an object with its `kind`. Notes carry their printed number.
"""

from __future__ import annotations

import re
from typing import Any, assert_never

from tertial.common.errors import Refused
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
from tertial.document.figure import Missing
from tertial.document.inline import (
    Content,
    DecisionReference,
    FigureText,
    LineBreak,
    NoteMark,
    SignWord,
    StatusMark,
    Text,
)
from tertial.reports.charts.draw import svg
from tertial.reports.renderers.pdf.glyphs import Glyphs
from tertial.reports.renderers.pdf.tables import TableWriter
from tertial.reports.renderers.wording import (
    COLOPHON_TITLE,
    CONTENTS_DEPTH,
    colophon_lines,
    cover_lines,
    mark,
    running_head,
)

Json = dict[str, Any]
_SVG_SIZE = re.compile(r"<svg\b[^>]*?\bwidth=\"([\d.]+)(?:px)?\"[^>]*?\bheight=\"([\d.]+)(?:px)?\"")
_POINTS_PER_PIXEL = 0.75


class DataWriter:
    """Writes one document; keeps its note numbers and what its fonts could not show."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbers = note_numbers(document)
        self.glyphs = Glyphs()
        self.tables = TableWriter(self.numbers, self.glyphs, self.content)
        self._places = 0

    def write(self) -> Json:
        """The whole document."""
        meta = self.document.meta
        fit = self.glyphs.fit
        chapters = [
            {
                "title": fit(chapter.title),
                # The chapter that is the table of contents does not list itself.
                "listed": TableOfContents(chapter.title) not in chapter.blocks,
                "blocks": [self.block(block) for block in chapter.blocks],
            }
            for chapter in self.document.chapters
        ]
        cover = [{"role": line.role.value, "text": fit(line.text)} for line in cover_lines(meta)]
        return {
            "language": meta.language,
            "title": fit(meta.title),
            "subject": fit(meta.subtitle),
            "authors": [fit(name) for name in (meta.committee, meta.municipality) if name],
            "date": [meta.dated.year, meta.dated.month, meta.dated.day],
            "head": fit(running_head(meta)),
            "cover": cover,
            "notice": fit(meta.notice),
            "chapters": chapters,
            "contents_depth": CONTENTS_DEPTH,
            "colophon_title": COLOPHON_TITLE,
            "colophon": [fit(line) for line in colophon_lines(meta)]
            + [fit(line) for line in (self.glyphs.statement,) if line],
        }

    def block(self, block: Block) -> Json:
        """One block with the notes that belong under it."""
        self._places += 1
        notes = [
            {
                "number": self.numbers[note],
                "text": self.glyphs.fit(note),
                "place": f"{self._places}-{self.numbers[note]}",
            }
            for note in notes_in(block)
        ]
        return {**self._block(block), "notes": notes}

    def _block(self, block: Block) -> Json:
        match block:
            case Heading(level=level, text=text):
                return {"kind": "heading", "level": level, "text": self.glyphs.fit(text)}
            case Paragraph(content=content, notice=notice):
                return {"kind": "paragraph", "content": self.content(content), "notice": notice}
            case List(items=items, ordered=ordered):
                return {"kind": "list", "items": [self.content(item) for item in items], "ordered": ordered}
            case Table():
                return {"kind": "table", "table": self.tables.write(block)}
            case Chart():
                return self._chart(block)
            case PageBreak():
                return {"kind": "page_break"}
            case TableOfContents(title=title):
                return {"kind": "contents", "title": self.glyphs.fit(title)}
            case _:
                assert_never(block)

    def _chart(self, chart: Chart) -> Json:
        if not chart.sentence.strip():
            raise Refused(
                "Diagrammet saknar den mening som beskriver det för den som inte ser det.",
                place=f"Diagrammet ”{chart.title}”",
            )
        picture = svg(chart)
        size = _SVG_SIZE.search(picture)
        return {
            "kind": "chart",
            "title": self.glyphs.fit(chart.title),
            "sentence": self.glyphs.fit(chart.sentence),
            "picture": self.glyphs.fit_xml(picture),
            "width": float(size[1]) * _POINTS_PER_PIXEL if size else None,
            "table": self.tables.write(chart.table),
        }

    def content(self, content: Content) -> list[str | Json]:
        """A run of inline content."""
        written: list[str | Json] = []
        for inline in content:
            match inline:
                case Text(text=text, strong=strong, emphasis=emphasis):
                    plain = self.glyphs.fit(text)
                    if strong or emphasis:
                        written.append({"kind": "styled", "text": plain, "strong": strong, "emphasis": emphasis})
                    else:
                        written.append(plain)
                case FigureText(figure=figure, strong=strong):
                    text = self.glyphs.fit(inline.text)
                    if isinstance(figure.value, Missing):
                        written.append({"kind": "missing", "text": text})
                    elif strong:
                        written.append({"kind": "styled", "text": text, "strong": True, "emphasis": False})
                    else:
                        written.append(text)
                case StatusMark(status=status, word=word):
                    look = mark(status)
                    written.append(
                        {"kind": "status", "shape": look.shape, "ink": look.ink, "word": self.glyphs.fit(word)}
                    )
                case NoteMark(note=note):
                    number = self.numbers[note]
                    written.append({"kind": "note", "number": number, "place": f"{self._places}-{number}"})
                case SignWord() | DecisionReference():
                    written.append(self.glyphs.fit(inline.text))
                case LineBreak():
                    written.append({"kind": "line_break"})
                case _:
                    assert_never(inline)
        return written
