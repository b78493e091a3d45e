"""Render a document's tables as an Excel workbook."""

from __future__ import annotations

from tertial.document.document import Document, figures_in, note_numbers, tables_in
from tertial.reports.renderers.xlsx.book import Book
from tertial.reports.renderers.xlsx.figures import write_figures, write_notes
from tertial.reports.renderers.xlsx.names import sheet_name
from tertial.reports.renderers.xlsx.overview import write_overview
from tertial.reports.renderers.xlsx.tables import write_table


def render(document: Document) -> bytes:
    """The document's tables as an Excel file (.xlsx); the same document gives the same bytes.

    Sheets: Innehåll, one per table in reading order (those of charts too), Noter when there are any, Siffror.
    """
    numbers = note_numbers(document)
    tables = [
        (sheet_name(number, table.caption), chapter, table)
        for number, (chapter, table) in enumerate(tables_in(document), 1)
    ]
    book = Book()
    book.describe(document.meta)
    write_overview(book, document.meta, tables, notes=bool(numbers))
    for name, chapter, table in tables:
        write_table(book, name, chapter, table, numbers)
    if numbers:
        write_notes(book, numbers)
    write_figures(book, figures_in(document).values())
    return book.close()
