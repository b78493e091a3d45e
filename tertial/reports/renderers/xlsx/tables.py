"""A table on a sheet of its own: caption, way back, header row that stays, rows, and its notes by number."""

from __future__ import annotations

from math import ceil

from tertial.document.blocks import Chapter, Row, RowKind, Table
from tertial.document.inline import NoteMark, plain
from tertial.reports.renderers.wording import NOTES_TITLE, caption_line
from tertial.reports.renderers.xlsx.book import Book
from tertial.reports.renderers.xlsx.cells import Cell, cell, marked
from tertial.reports.renderers.xlsx.names import address
from tertial.reports.renderers.xlsx.overview import CONTENTS

HEADER_ROW = 4
_LOOKS = {
    RowKind.PLAIN: "text",
    RowKind.OF_WHICH: "text",
    RowKind.GROUP: "group",
    RowKind.SUBTOTAL: "subtotal",
    RowKind.TOTAL: "total",
}
_NOTES_WIDTH = 24.0
_HEADING_LINES = 3  # a heading may take about so many
_NARROWEST, _WIDEST, _WIDEST_NUMBER = 10, 64, 18


def write_table(book: Book, name: str, chapter: Chapter, table: Table, numbers: dict[str, int]) -> None:
    """Write a table; a column Noter is added when the table has notes, so that its numbers stay numbers."""
    with_notes = any(row_notes(table, row, numbers) for row in table.rows)
    sheet = book.sheet(name, _widths(table) + ([_NOTES_WIDTH] if with_notes else []))
    sheet.write(0, 0, caption_line(table), "caption")
    sheet.write(1, 0, chapter.title, "muted")
    sheet.link(2, 0, address(CONTENTS), "Till innehållet", "back")
    for place, column in enumerate(table.columns):
        aligned = "right" if column.is_number else "left"
        sheet.write(HEADER_ROW, place, column.label, "head", align=aligned)
    if with_notes:
        sheet.write(HEADER_ROW, len(table.columns), NOTES_TITLE, "head", align="left", indent=1)
    for line, row in enumerate(table.rows, HEADER_ROW + 1):
        look = _LOOKS[row.kind]
        contents = [cell(content) for content in row.cells]
        if row.kind is not RowKind.GROUP:
            contents = [
                marked(held) if column.is_deficit(content) else held
                for held, column, content in zip(contents, table.columns, row.cells, strict=True)
            ]
        contents += [Cell("")] * (len(table.columns) - len(contents))
        if with_notes:
            contents.append(Cell(row_notes(table, row, numbers)))
        for place, held in enumerate(contents):
            number = place < len(table.columns) and table.columns[place].is_number
            aligned = "right" if number and row.kind is not RowKind.GROUP else "left"
            indent = row.indent if place == 0 else int(place == len(table.columns))
            sheet.write(line, place, held, look, align=aligned, indent=indent)
    sheet.worksheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.worksheet.repeat_rows(HEADER_ROW)


def row_notes(table: Table, row: Row, numbers: dict[str, int]) -> str:
    """The numbers of a row's notes with the column each belongs to: `3; Män: 7, 8`. The row's own stand alone."""
    parts = []
    for place, content in enumerate(row.cells):
        marks = [str(numbers[inline.note]) for inline in content if isinstance(inline, NoteMark)]
        if marks:
            before = f"{table.columns[place].label}: " if place else ""
            parts.append(before + ", ".join(dict.fromkeys(marks)))
    return "; ".join(parts)


def _widths(table: Table) -> list[float]:
    """Widths in characters: as wide as the longest line, within bounds; labels in the head may wrap between words."""
    widths = []
    for place, column in enumerate(table.columns):
        lines = [len(word) for word in column.label.split()] + [ceil(len(column.label) / _HEADING_LINES)]
        for row in table.rows:
            if row.kind is not RowKind.GROUP:
                lines += [len(line) + 2 * row.indent * (place == 0) for line in plain(row.cells[place]).split("\n")]
        most = _WIDEST_NUMBER if column.is_number else _WIDEST
        widths.append(float(min(max(_NARROWEST, max(lines, default=0) + 2), most)))
    return widths
