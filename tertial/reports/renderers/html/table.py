"""Tables with real headers: columns, rows and groups of rows, each with its scope."""

from __future__ import annotations

import re

from tertial.document.blocks import Column, ColumnKind, Row, RowKind, Table
from tertial.document.figure import Missing
from tertial.document.inline import Content, FigureText, plain
from tertial.reports.renderers.html.escape import attributes, e
from tertial.reports.renderers.html.inline import BlockNotes, inline
from tertial.reports.renderers.html.notes import note_list
from tertial.reports.renderers.wording import caption_line, missing_reason

_SHARE_STEP = 5
_LONGEST_NUMBER = 18
_SPAN = re.compile(r"\w+–\w+")
_WIDE = 5  # from this many columns on, the first stays put while the rest scroll


def table(block: Table, anchor: str, notes: BlockNotes) -> str:
    """The table in a frame that scrolls on its own, with its notes below. `anchor` is its id."""
    caption = f"{anchor}-rubrik"
    head = "".join(_column_head(column) for column in block.columns)
    # Rendered before the notes are listed: it is the cells that refer to them.
    bodies = "".join(_bodies(block, notes))
    wide = " wide" if len(block.columns) >= _WIDE else ""
    return (
        f'<div class="table-block" id="{anchor}">'
        f'<div class="table-frame" role="group" aria-labelledby="{caption}" tabindex="0">'
        f'<table class="document-table{wide}"><caption id="{caption}">{e(caption_line(block))}</caption>'
        f"<colgroup>{_widths(block.columns)}</colgroup><thead><tr>{head}</tr></thead>{bodies}</table></div>"
        f"{note_list(notes)}{_missing_key(block)}</div>"
    )


def _widths(columns: tuple[Column, ...]) -> str:
    """Each column's share of the width in steps of five per cent, as a class: a style attribute would need a laxer policy."""
    whole = sum(column.width for column in columns) or 1
    shares = (max(_SHARE_STEP, round(100 * c.width / whole / _SHARE_STEP) * _SHARE_STEP) for c in columns)
    return "".join(f'<col class="share-{share}">' for share in shares)


def _column_head(column: Column) -> str:
    if not column.label:
        return "<td></td>"
    return f"<th{attributes(scope='col', class_=_column_class(column))}>{_unbroken(e(column.label))}</th>"


def _unbroken(label: str) -> str:
    """Keep a span such as `jan–aug` on one line in a narrow head."""
    return _SPAN.sub(r'<span class="unbroken">\g<0></span>', label)


def _column_class(column: Column) -> str | None:
    return {
        ColumnKind.NUMBER: "number",
        ColumnKind.DEVIATION: "number",
        ColumnKind.STATUS: "state",
        ColumnKind.TEXT: None,
    }[column.kind]


def _bodies(block: Table, notes: BlockNotes) -> list[str]:
    """One body per group of rows, so that a group's heading has something to be the heading of."""
    bodies: list[list[str]] = [[]]
    for row in block.rows:
        if row.kind is RowKind.GROUP and bodies[-1]:
            bodies.append([])
        bodies[-1].append(_row(row, block.columns, notes))
    return [f"<tbody>{''.join(rows)}</tbody>" for rows in bodies if rows]


def _row(row: Row, columns: tuple[Column, ...], notes: BlockNotes) -> str:
    if row.kind is RowKind.GROUP:
        head = inline(row.cells[0], notes)
        return f'<tr class="group"><th scope="rowgroup" colspan="{len(columns)}"><span class="group-name">{head}</span></th></tr>'
    classes = [row.kind.value.replace("_", "-")] if row.kind is not RowKind.PLAIN else []
    if row.indent:
        classes.append(f"indent-{min(row.indent, 3)}")
    cells = [_row_head(row.cells[0], notes)]
    cells += [_cell(content, column, notes) for content, column in zip(row.cells[1:], columns[1:], strict=True)]
    return f"<tr{attributes(class_=' '.join(classes) or None)}>{''.join(cells)}</tr>"


def _row_head(content: Content, notes: BlockNotes) -> str:
    """The cell that heads its row; a row that goes on from the one above has an empty one, which heads nothing."""
    if not plain(content).strip():
        return "<td></td>"
    return f'<th scope="row">{inline(content, notes)}</th>'


def _cell(content: Content, column: Column, notes: BlockNotes) -> str:
    classes = _column_class(column)
    if column.is_deficit(content):
        classes = f"{classes} deficit"
    if column.is_number and max(map(len, plain(content).split("\n"))) > _LONGEST_NUMBER:
        classes = f"{classes} words"  # a value in words may wrap, a number may not
    return f"<td{attributes(class_=classes)}>{inline(content, notes)}</td>"


def _missing_key(block: Table) -> str:
    """Why values are missing, for paper, where nothing can be pointed at: each reason with the rows it holds for."""
    reasons: dict[tuple[str, str], dict[str, None]] = {}
    for row in block.rows:
        for content in row.cells:
            for part in content:
                if isinstance(part, FigureText) and isinstance(part.figure.value, Missing):
                    missing = part.figure.value
                    reasons.setdefault((missing.mark, missing_reason(missing)), {})[plain(row.cells[0])] = None
    if not reasons:
        return ""
    only = len(reasons) == 1
    said = [
        f"{mark} {reason}." if only else f"{mark} {reason}: {'; '.join(filter(None, rows))}."
        for (mark, reason), rows in reasons.items()
    ]
    return f'<p class="missing-key">{e(" ".join(said))}</p>'
