"""Change cells, rows and columns of a table in a typed report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.review_corpus.clean import Clean
from benchmarks.review_corpus.script import Entry, Spot, block_at, edited
from tertial.document.blocks import Row, Table
from tertial.document.document import Document
from tertial.document.inline import Content, NoteMark, Text


def table_at(document: Document, spot: Spot) -> Table:
    """The table that a spot stands in."""
    block = block_at(document, spot)
    assert isinstance(block, Table)
    return block


def with_table(document: Document, spot: Spot, change: Callable[[Table], Table]) -> Document:
    """The document with the table changed."""
    return edited(document, spot.chapter, spot.block, change(table_at(document, spot)))


def with_cell(document: Document, spot: Spot, content: Content) -> Document:
    """The document with another content in a cell."""

    def change(table: Table) -> Table:
        place = next(number for number, column in enumerate(table.columns) if column.id == spot.column)
        return replace(
            table, rows=tuple(_over(row, place, content) if row.id == spot.row else row for row in table.rows)
        )

    return with_table(document, spot, change)


def _over(row: Row, place: int, content: Content) -> Row:
    return replace(row, cells=tuple(content if number == place else cell for number, cell in enumerate(row.cells)))


def cell_at(document: Document, spot: Spot) -> Content:
    """What stands in a cell."""
    table = table_at(document, spot)
    place = next(number for number, column in enumerate(table.columns) if column.id == spot.column)
    return next(row for row in table.rows if row.id == spot.row).cells[place]


def with_number(document: Document, spot: Spot, text: str) -> Document:
    """The document with another number in a cell; its notes stay."""
    notes = tuple(one for one in cell_at(document, spot) if isinstance(one, NoteMark))
    return with_cell(document, spot, (Text(text), *notes))


def row_of(spot: Spot) -> Spot:
    """The whole row of a cell."""
    return replace(spot, column="")


def column_of(spot: Spot, row: str) -> Spot:
    """The same column in another row."""
    return replace(spot, row=row)


def pointing(clean: Clean, one: Entry) -> tuple[Spot, ...]:
    """Where a reader may point for a wrong cell: its row, its column's sums, and where the same quantity is told."""
    spots = [row_of(one.spot)]
    spots += [column_of(one.spot, other) for other in ("total", "summa", "costs", "revenue")]
    spots += [other.spot for other in clean.entries if other.key and other.key == one.key]
    exact = {entry.key for entry in clean.entries if entry.spot == one.spot}
    spots += [marked.sentence for marked in clean.marked if marked.slot.key in exact]
    if "/" in one.spot.row:  # women and men of the same measure
        spots.append(replace(one.spot, row=one.spot.row.split("/")[0], column=""))
    else:
        spots += [replace(one.spot, row=f"{one.spot.row}/{part}", column="") for part in ("kvinnor", "man")]
    return tuple(spots)
