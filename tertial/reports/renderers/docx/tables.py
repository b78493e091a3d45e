"""A table as WordprocessingML: one header row that returns on every page, rows that do not break over pages.

Sizes, widths and the air that puts decimal commas under each other come from the same layout as in the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass

from tertial.common.numbers import NBSP
from tertial.document.blocks import Row, RowKind, Table
from tertial.document.inline import plain
from tertial.reports.renderers.docx.footnotes import Footnotes
from tertial.reports.renderers.docx.inlines import runs
from tertial.reports.renderers.docx.look import ACCENT, INDENT_STEP, INK, MUTED, TABLE_SIZES, TWIPS_PER_POINT
from tertial.reports.renderers.docx.style import rule
from tertial.reports.renderers.docx.styles import TABLE_STYLE
from tertial.reports.renderers.docx.xml import attribute, paragraph, run
from tertial.reports.renderers.pdf.columns import Layout, layout
from tertial.reports.renderers.wording import DEFICIT, caption_line

_KEPT_TOGETHER_AT_MOST = 12  # rows; a table of no more moves to the next page rather than break
_KEPT_TOGETHER_TEXT = 1_500  # characters; more text than this is too tall to be kept together whatever its rows
_WHOLE_CELL_AT_MOST = 900  # characters; a longer cell may break over pages, or it might fit on none
_SUMS = {RowKind.SUBTOTAL, RowKind.TOTAL}
_LOOK = (
    '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
    ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
)
_CELL_BORDERS = {
    RowKind.TOTAL: rule("top", 8, INK) + rule("bottom", 8, INK),
    RowKind.SUBTOTAL: rule("top", 4, MUTED),
    RowKind.GROUP: rule("bottom", 4, MUTED),
}


@dataclass(slots=True)
class TableWriter:
    """Writes one table without its caption."""

    table: Table
    notes: Footnotes
    planned: Layout

    @classmethod
    def plan(cls, table: Table, notes: Footnotes) -> TableWriter:
        """Decide the table's layout; raises `TertialError` for one with more columns than fit on any page."""
        return cls(table, notes, layout(table, notes.numbers))

    @property
    def sideways(self) -> bool:
        """Whether the table needs a page on its side."""
        return self.planned.sideways

    def write(self) -> str:
        """The whole table."""
        widths = self._widths
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{_LOOK}<w:tblCaption w:val="{attribute(caption_line(self.table))}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )
        rows = self.table.rows
        text = sum(len(plain(cell)) for row in rows for cell in row.cells)
        together = len(rows) <= _KEPT_TOGETHER_AT_MOST and text < _KEPT_TOGETHER_TEXT
        written = [self._header()]
        for at, row in enumerate(rows):
            following = rows[at + 1] if at + 1 < len(rows) else None
            keep = following is not None and (together or row.kind is RowKind.GROUP or following.kind in _SUMS)
            written.append(self._row(at, row, keep=keep))
        return f"{head}{''.join(written)}</w:tbl>"

    @property
    def _widths(self) -> list[int]:
        return [round(width * TWIPS_PER_POINT) for width in self.planned.widths]

    @property
    def _suffix(self) -> str:
        return TABLE_SIZES[self.planned.size]

    def _header(self) -> str:
        cells = "".join(
            self._cell(
                at,
                paragraph(
                    f"TableHead{'Number' if column.is_number else ''}{self._suffix}", run(_heading(column.label))
                ),
            )
            for at, column in enumerate(self.table.columns)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _row(self, at: int, row: Row, *, keep: bool) -> str:
        before = "<w:keepNext/>" if keep else ""
        borders = f"<w:tcBorders>{_CELL_BORDERS[row.kind]}</w:tcBorders>" if row.kind in _CELL_BORDERS else ""
        if row.kind is RowKind.GROUP:
            style, properties = f"TableText{self._suffix}", before + '<w:spacing w:before="140"/>' + _indent(row)
            words = paragraph(style, runs(row.cells[0], self.notes, strong=True, ink=ACCENT), properties)
            cells = self._cell(0, words, borders, span=len(self.table.columns))
        else:
            cells = "".join(self._body_cell(at, row, place, before, borders) for place in range(len(row.cells)))
        whole = max(len(plain(cell)) for cell in row.cells) <= _WHOLE_CELL_AT_MOST
        return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}{cells}</w:tr>"

    def _body_cell(self, at: int, row: Row, place: int, before: str, borders: str) -> str:
        ink = MUTED if row.kind is RowKind.OF_WHICH else ""
        before_words = ""
        if self.table.columns[place].is_deficit(row.cells[place]):
            ink = DEFICIT.ink.removeprefix("#").upper()
            before_words = DEFICIT.shape + NBSP
        words = runs(row.cells[place], self.notes, strong=row.kind in _SUMS, ink=ink, first=before_words)
        style, properties = f"TableText{self._suffix}", before
        if self.table.columns[place].is_number:
            style = f"TableNumber{self._suffix}"
            padding = self.planned.paddings.get((at, place), 0.0) * self.planned.size * TWIPS_PER_POINT
            properties += f'<w:ind w:right="{round(padding)}"/>' if padding else ""
        elif place == 0:
            properties += _indent(row)
        return self._cell(place, paragraph(style, words, properties), borders)

    def _cell(self, place: int, words: str, borders: str = "", *, span: int = 1) -> str:
        """One cell; the outermost have no air outside their text, so that a table keeps the page's margins."""
        widths = self._widths
        spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        outer = ('<w:left w:w="0" w:type="dxa"/>' if place == 0 else "") + (
            '<w:right w:w="0" w:type="dxa"/>' if place + span == len(widths) else ""
        )
        margins = f"<w:tcMar>{outer}</w:tcMar>" if outer else ""
        width = sum(widths[place : place + span])
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanning}{borders}{margins}</w:tcPr>{words}</w:tc>'


def _indent(row: Row) -> str:
    return f'<w:ind w:left="{INDENT_STEP * row.indent}"/>' if row.indent else ""


def _heading(label: str) -> str:
    """The label with a short word that has a dash in it on a line of its own: "jan–aug" reads badly broken."""
    first, *words = label.split(" ")
    return first + "".join(f"{_before(word)}{word}" for word in words)


def _before(word: str) -> str:
    return "\n" if "–" in word.strip("–") and len(word) < 16 else " "
