"""A table as WordprocessingML: one header row that returns on every page, rows that do not break over pages."""

from __future__ import annotations

from itertools import pairwise

from tertial.document.blocks import Column, ColumnKind, Row, RowKind, Table
from tertial.document.inline import Content, LineBreak, Text
from tertial.reports.renderers.docx.footnotes import Footnotes
from tertial.reports.renderers.docx.inlines import runs
from tertial.reports.renderers.docx.look import DENSE_FROM_COLUMNS, INDENT_STEP, INK, MUTED, PANEL, TEXT_WIDTH
from tertial.reports.renderers.docx.styles import TABLE_STYLE
from tertial.reports.renderers.docx.xml import attribute, paragraph, run
from tertial.reports.renderers.wording import caption_line

_STRONG_KINDS = {RowKind.GROUP, RowKind.SUBTOTAL, RowKind.TOTAL}
_SUMS = {RowKind.SUBTOTAL, RowKind.TOTAL}
_LOOK = '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'


def table(block: Table, notes: Footnotes) -> str:
    """The table without its caption, as wide as the text."""
    widths = column_widths(block.columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    suffix = "Dense" if len(block.columns) >= DENSE_FROM_COLUMNS else ""
    head = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_LOOK}<w:tblCaption w:val="{attribute(caption_line(block))}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    rows = [_header(block.columns, widths, suffix)]
    for row, following in zip(block.rows, (*block.rows[1:], None), strict=True):
        rows.append(_row(row, block.columns, widths, suffix, notes, keep=_stays_with(row, following)))
    return head + "".join(rows) + "</w:tbl>"


def column_widths(columns: tuple[Column, ...]) -> list[int]:
    """Widths in twips by the columns' shares; together exactly the width of the text."""
    shares = sum(column.width for column in columns)
    edges = [0]
    reached = 0.0
    for column in columns:
        reached += column.width
        edges.append(round(TEXT_WIDTH * reached / shares))
    return [right - left for left, right in pairwise(edges)]


def _stays_with(row: Row, following: Row | None) -> bool:
    """Whether the row may not be the last of its page: a group's name, and the row before its sum."""
    return following is not None and (row.kind is RowKind.GROUP or following.kind in _SUMS)


def _header(columns: tuple[Column, ...], widths: list[int], suffix: str) -> str:
    cells = "".join(
        _cell(
            width,
            paragraph(f"TableHead{'Number' if column.kind is ColumnKind.NUMBER else ''}{suffix}", run(column.label)),
        )
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: Row, columns: tuple[Column, ...], widths: list[int], suffix: str, notes: Footnotes, *, keep: bool) -> str:
    strong = row.kind in _STRONG_KINDS
    before = "<w:keepNext/>" if keep else ""
    indent = f'<w:ind w:left="{INDENT_STEP * row.indent}"/>' if row.indent else ""
    properties = _cell_properties(row.kind)
    if row.kind is RowKind.GROUP:
        words = paragraph(f"TableText{suffix}", runs(row.cells[0], notes, strong=True), before + indent)
        cells = _cell(sum(widths), words, properties, span=len(columns))
    else:
        pieces = []
        for place, (content, column, width) in enumerate(zip(row.cells, columns, widths, strict=True)):
            style = f"Table{'Number' if _right(column, content) else 'Text'}{suffix}"
            words = paragraph(style, runs(content, notes, strong=strong), before + (indent if place == 0 else ""))
            pieces.append(_cell(width, words, properties))
        cells = "".join(pieces)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _right(column: Column, content: Content) -> bool:
    """Whether a cell is set to the right: what stands in a number column, unless it is whole sentences."""
    if column.kind is not ColumnKind.NUMBER:
        return False
    return not any(
        isinstance(inline, LineBreak) or (isinstance(inline, Text) and len(inline.text) > 40) for inline in content
    )


def _cell(width: int, words: str, properties: str = "", *, span: int = 1) -> str:
    spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanning}{properties}</w:tcPr>{words}</w:tc>'


def _cell_properties(kind: RowKind) -> str:
    """Rules and ground of a row's cells; stated per cell, since a table style knows only its first and last row."""
    match kind:
        case RowKind.TOTAL:
            return f"<w:tcBorders>{_rule('top', 8, INK)}{_rule('bottom', 8, INK)}</w:tcBorders>"
        case RowKind.SUBTOTAL:
            return f"<w:tcBorders>{_rule('top', 4, MUTED)}</w:tcBorders>"
        case RowKind.GROUP:
            return f'<w:shd w:val="clear" w:color="auto" w:fill="{PANEL}"/>'
        case RowKind.PLAIN | RowKind.OF_WHICH:
            return ""


def _rule(side: str, eighths: int, ink: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{ink}"/>'
