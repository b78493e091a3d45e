"""A workbook with a few named looks, in which text is always text and the same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter

from tertial.document.document import Meta
from tertial.reports.renderers.wording import printable, running_head
from tertial.reports.renderers.xlsx.cells import MUTED, Cell

INK, PANEL, LINE, ACCENT = "#16202b", "#f5f7f9", "#d9e0e6", "#0b5cad"
LONGEST_TEXT = 32_767  # Excel refuses a longer cell
_A4 = 9
_LINE_HEIGHT = 15.0  # points, for 11 point text
_LINE_PER_POINT = 1.35
_HIGHEST = 409.0  # Excel's limit
_FILL, _FILL_BOLD = 1.05, 0.95  # characters per digit's width, which is what widths are counted in

_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {"valign": "top"},
    "text": {"valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": LINE},
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
        "bottom": 1,
        "bottom_color": LINE,
    },
    "back": {"font_color": ACCENT, "underline": 1},
    "group": {"bold": True, "bg_color": PANEL, "bottom": 1, "bottom_color": LINE},
    "subtotal": {
        "bold": True,
        "valign": "top",
        "text_wrap": True,
        "top": 1,
        "top_color": MUTED,
        "bottom": 1,
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
        self._sheets: list[Sheet] = []
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

    def sheet(self, name: str, widths: Sequence[float]) -> Sheet:
        """A new sheet with columns of these widths in characters, set up for print on a lying A4 as wide as the page."""
        sheet = Sheet(self._workbook.add_worksheet(name), self, widths)
        self._sheets.append(sheet)
        return sheet

    def format(self, look: str, **more: Any) -> Any:
        """A look by name with additions; equal ones are made once."""
        properties = {"font_color": INK, **_LOOKS[look], **{key: value for key, value in more.items() if value}}
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(properties)
        return self._formats[key]

    def close(self) -> bytes:
        """The bytes of the finished file."""
        for sheet in self._sheets:
            sheet.set_heights()
        self._workbook.close()
        return self._file.getvalue()


class Sheet:
    """A sheet being written, rows and columns counted from 0."""

    def __init__(self, worksheet: Any, book: Book, widths: Sequence[float]) -> None:
        self.worksheet = worksheet
        self._book = book
        self._widths = list(widths)
        self._heights: dict[int, float] = {}
        for column, width in enumerate(self._widths):
            worksheet.set_column(column, column, width)
        worksheet.hide_gridlines(2)
        worksheet.set_paper(_A4)
        worksheet.set_landscape()
        worksheet.fit_to_pages(1, 0)
        worksheet.set_header(f"&L{_header_text(book.head)}")
        worksheet.set_footer("&R&P (&N)")

    def write(self, row: int, column: int, value: Cell | str, look: str, **more: Any) -> None:
        """Write one cell."""
        held = value if isinstance(value, Cell) else Cell(value)
        form = self._book.format(look, num_format=held.pattern, **{"font_color": held.ink, **more})
        if isinstance(held.value, str):
            self._grow(row, held.value, look, self._widths[column])
        if isinstance(held.value, Decimal):
            self.worksheet.write_number(row, column, float(held.value), form)
        elif held.value:
            self.worksheet.write_string(row, column, cell_text(held.value), form)
        else:
            self.worksheet.write_blank(row, column, None, form)

    def write_across(self, row: int, value: str, look: str) -> None:
        """Write one text over all columns."""
        last = len(self._widths) - 1
        if last:
            self.worksheet.merge_range(row, 0, row, last, "")
        self.write(row, 0, value, look)
        self._heights.pop(row, None)
        self._grow(row, value, look, sum(self._widths))

    def _grow(self, row: int, text: str, look: str, width: float) -> None:
        """Make room for a text that wraps or is large; not every program does it by itself on opening."""
        style = _LOOKS[look]
        room = max(1, int(width * (_FILL_BOLD if style.get("bold") else _FILL)))
        lines = sum(max(1, len(wrap(line, room))) for line in text.split("\n")) if style.get("text_wrap") else 1
        one = style["font_size"] * _LINE_PER_POINT if "font_size" in style else _LINE_HEIGHT
        if lines * one > self._heights.get(row, _LINE_HEIGHT):
            self._heights[row] = min(lines * one, _HIGHEST)

    def set_heights(self) -> None:
        """Give every row that needs it the height found while writing."""
        for row, height in self._heights.items():
            self.worksheet.set_row(row, height)

    def link(self, row: int, column: int, address: str, text: str, look: str = "link") -> None:
        """Write a link to another place in the file."""
        self._grow(row, text, look, self._widths[column])
        self.worksheet.write_url(row, column, address, self._book.format(look), cell_text(text))


def cell_text(text: str) -> str:
    """Text that Excel can hold: without forbidden characters, and no longer than it takes."""
    held = printable(text)
    return held if len(held) <= LONGEST_TEXT else held[: LONGEST_TEXT - 1] + "…"


def _header_text(text: str) -> str:
    """Text in a page header, where & begins a code and 255 characters are the limit for everything."""
    return " ".join(printable(text)[:100].split()).replace("&", "&&")
