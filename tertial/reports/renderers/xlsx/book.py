"""A workbook with a few named looks, in which text is always text and the same content gives the same bytes."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from tertial.document.document import Meta
from tertial.reports.renderers.wording import printable, running_head
from tertial.reports.renderers.xlsx.cells import MUTED, Cell

INK, PANEL, LINE, ACCENT = "#16202b", "#f5f7f9", "#d9e0e6", "#0b5cad"
LONGEST_TEXT = 32_767  # Excel refuses a longer cell
_A4 = 9

_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {"valign": "top"},
    "text": {"valign": "top", "text_wrap": True, "bottom": 4, "bottom_color": LINE},
    "title": {"bold": True, "font_size": 20},
    "subtitle": {"font_size": 13},
    "muted": {"font_color": MUTED},
    "notice": {"text_wrap": True, "valign": "top", "bg_color": PANEL, "left": 5, "left_color": ACCENT, "indent": 1},
    "caption": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "font_size": 13},
    "head": {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2, "bottom_color": INK},
    "link": {
        "font_color": ACCENT,
        "underline": 1,
        "valign": "top",
        "text_wrap": True,
        "bottom": 4,
        "bottom_color": LINE,
    },
    "back": {"font_color": ACCENT, "underline": 1},
    "group": {"bold": True, "bg_color": PANEL, "bottom": 4, "bottom_color": LINE},
    "subtotal": {
        "bold": True,
        "valign": "top",
        "text_wrap": True,
        "top": 1,
        "top_color": MUTED,
        "bottom": 4,
        "bottom_color": LINE,
    },
    "total": {
        "bold": True,
        "valign": "top",
        "text_wrap": True,
        "top": 2,
        "top_color": INK,
        "bottom": 2,
        "bottom_color": INK,
    },
}


class Book:
    """A workbook being written."""

    def __init__(self) -> None:
        self._file = BytesIO()
        # Everything is written by its own type; nothing in a text is taken for a formula, a link or a number.
        options = {
            "in_memory": True,
            "strings_to_numbers": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "nan_inf_to_errors": False,
        }
        self._workbook = xlsxwriter.Workbook(self._file, options)
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.head = ""

    def describe(self, meta: Meta) -> None:
        """Fill in the file's properties. The date is the document's, for no clock is read."""
        self.head = running_head(meta)
        self._workbook.set_properties(
            {
                "title": printable(meta.title),
                "subject": printable(meta.subtitle),
                "author": printable(meta.committee),
                "company": printable(meta.municipality),
                "category": printable(meta.occasion),
                "comments": printable(meta.notice),
                "status": "Beslutad" if meta.decision else "Utkast",
                "created": datetime.combine(meta.dated, time()),
            }
        )

    def sheet(self, name: str) -> Sheet:
        """A new sheet, set up for print on a lying A4 as wide as the page."""
        return Sheet(self._workbook.add_worksheet(name), self, self.head)

    def format(self, look: str, **more: Any) -> Any:
        """A look by name with additions; equal ones are made once."""
        properties = {"font_color": INK, **_LOOKS[look], **{key: value for key, value in more.items() if value}}
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(properties)
        return self._formats[key]

    def close(self) -> bytes:
        """The bytes of the finished file."""
        self._workbook.close()
        return self._file.getvalue()


class Sheet:
    """A sheet being written, rows and columns counted from 0."""

    def __init__(self, worksheet: Any, book: Book, head: str) -> None:
        self.worksheet = worksheet
        self._book = book
        worksheet.hide_gridlines(2)
        worksheet.set_paper(_A4)
        worksheet.set_landscape()
        worksheet.fit_to_pages(1, 0)
        worksheet.set_header(f"&L{_header_text(head)}")
        worksheet.set_footer("&R&P (&N)")

    def write(self, row: int, column: int, value: Cell | str, look: str, **more: Any) -> None:
        """Write one cell."""
        held = value if isinstance(value, Cell) else Cell(value)
        form = self._book.format(look, num_format=held.pattern, **{"font_color": held.ink, **more})
        if isinstance(held.value, Decimal):
            self.worksheet.write_number(row, column, float(held.value), form)
        elif held.value:
            self.worksheet.write_string(row, column, cell_text(held.value), form)
        else:
            self.worksheet.write_blank(row, column, None, form)

    def link(self, row: int, column: int, address: str, text: str, look: str = "link") -> None:
        """Write a link to another place in the file."""
        self.worksheet.write_url(row, column, address, self._book.format(look), cell_text(text))


def cell_text(text: str) -> str:
    """Text that Excel can hold: without forbidden characters, and no longer than it takes."""
    held = printable(text)
    return held if len(held) <= LONGEST_TEXT else held[: LONGEST_TEXT - 1] + "…"


def _header_text(text: str) -> str:
    """Text in a page header, where & begins a code and 255 characters are the limit for everything."""
    return " ".join(printable(text)[:100].split()).replace("&", "&&")
