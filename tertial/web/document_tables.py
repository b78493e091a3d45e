"""A table of a document as a file of its own, in the same form as the pages' other tables."""

from __future__ import annotations

from tertial.document.blocks import Chart, RowKind, Table
from tertial.document.blocks import Column as DocumentColumn
from tertial.document.inline import Content, FigureText, plain
from tertial.web.table_files import Column, TableFile, Value

_WIDEST = 60


def table_file(name: str, content: Table | Chart) -> TableFile:
    """The table, or a chart's. A figure is given exact; a group row keeps its words in the first column."""
    table = content.table if isinstance(content, Chart) else content
    rows: list[list[Value]] = []
    for row in table.rows:
        cells = row.cells if row.kind is not RowKind.GROUP else (row.cells[0], *[()] * (len(table.columns) - 1))
        rows.append([_value(cell, column) for cell, column in zip(cells, table.columns, strict=True)])
    return TableFile(
        name=name,
        title=table.caption,
        unit=table.unit or "kr",
        columns=[
            Column(column.label, "money" if column.is_number else "text", _width(table, place))
            for place, column in enumerate(table.columns)
        ],
        rows=rows,
        totals=frozenset(
            place for place, row in enumerate(table.rows) if row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL)
        ),
    )


def _value(content: Content, column: DocumentColumn) -> Value:
    """Money in öre, other words as they are printed; nothing where the table has nothing."""
    figure = next((inline.figure for inline in content if isinstance(inline, FigureText)), None)
    if column.is_number and figure is not None and figure.number is not None and figure.unit == "kr":
        return int(figure.number * 100)
    return plain(content) or None


def _width(table: Table, place: int) -> float:
    if table.columns[place].is_number:
        return 16
    longest = max((len(plain(row.cells[0])) for row in table.rows if place == 0), default=16)
    return float(min(_WIDEST, max(16, longest + 2)))
