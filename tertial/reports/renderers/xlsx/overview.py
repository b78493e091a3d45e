"""The first sheet: what the file is, and links to all the others."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Chapter, Table
from tertial.document.document import Meta
from tertial.reports.renderers.wording import (
    COLOPHON_TITLE,
    NOTES_TITLE,
    CoverRole,
    caption_line,
    colophon_lines,
    cover_lines,
)
from tertial.reports.renderers.xlsx.book import Book
from tertial.reports.renderers.xlsx.names import address

CONTENTS, FIGURES = "Innehåll", "Siffror"
NOTES = NOTES_TITLE
_LOOKS = {CoverRole.TITLE: "title", CoverRole.SUBTITLE: "subtitle"}
_COLUMNS = (("Blad", 8), ("Tabell", 88), ("Kapitel", 40), ("Enhet", 14))


def write_overview(book: Book, meta: Meta, tables: Sequence[tuple[str, Chapter, Table]], *, notes: bool) -> None:
    """Write cover lines, notice, the list of tables with links, and the colophon."""
    sheet = book.sheet(CONTENTS, [width for _, width in _COLUMNS])
    row = 0
    for line in cover_lines(meta):
        sheet.write(row, 0, line.text, _LOOKS.get(line.role, "muted"))
        row += 1
    if meta.notice:
        row += 1
        sheet.write_across(row, meta.notice, "notice")
        row += 1
    row += 1
    for place, (label, _) in enumerate(_COLUMNS):
        sheet.write(row, place, label, "head")
    for number, (name, chapter, table) in enumerate(tables, 1):
        row += 1
        sheet.write(row, 0, str(number), "text")
        sheet.link(row, 1, address(name), caption_line(table))
        sheet.write(row, 2, chapter.title, "text")
        sheet.write(row, 3, table.unit, "text")
    for name, words in ((NOTES, "Noter till tabellerna"), (FIGURES, "Alla siffror med källa")):
        if name == FIGURES or notes:
            row += 1
            sheet.write(row, 0, "", "text")
            sheet.link(row, 1, address(name), words)
            sheet.write(row, 2, "", "text")
            sheet.write(row, 3, "", "text")
    row += 2
    sheet.write(row, 0, COLOPHON_TITLE, "heading")
    for sentence in colophon_lines(meta):
        row += 1
        sheet.write(row, 0, sentence, "plain")
