"""Tables as the JSON that the templates read: layout decided, figures padded, nothing left to guess."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tertial.common.errors import Refused
from tertial.document.blocks import Row, RowKind, Table
from tertial.document.inline import Content, plain
from tertial.reports.renderers.pdf.columns import Layout, layout
from tertial.reports.renderers.pdf.glyphs import Glyphs
from tertial.reports.renderers.wording import DEFICIT, caption_line

_KEPT_TOGETHER_AT_MOST = 16  # rows; a table of no more moves to the next page rather than break
_WHOLE_CELL_AT_MOST = 900  # characters; a longer cell may break inside, or it might fit on no page
_LONG_TABLE_TEXT = 1_500  # characters; above this even a table of few rows is too tall to be kept together


class TableWriter:
    """Writes tables; `write_content` writes a run of inline content with the document's note numbers."""

    def __init__(self, numbers: dict[str, int], glyphs: Glyphs, write_content: Callable[[Content], list[Any]]) -> None:
        self._numbers = numbers
        self._glyphs = glyphs
        self._write_content = write_content

    def write(self, table: Table) -> dict[str, Any]:
        """One table; refuses one whose columns have no headings, since nobody could hear what a cell means."""
        if not any(column.label.strip() for column in table.columns):
            raise Refused("Tabellen har ingen rubrikrad.", place=f"Tabellen ”{table.caption}”")
        planned = layout(table, self._numbers)
        text = sum(len(plain(cell)) for row in table.rows for cell in row.cells)
        return {
            "caption": self._glyphs.fit(caption_line(table)),
            "size": planned.size,
            "sideways": planned.sideways,
            "widths": planned.widths,
            "together": len(table.rows) <= _KEPT_TOGETHER_AT_MOST and text < _LONG_TABLE_TEXT,
            "head": [{"text": self._glyphs.fit(column.label), "right": column.is_number} for column in table.columns],
            "rows": [self._row(table, at, row, planned) for at, row in enumerate(table.rows)],
        }

    def _row(self, table: Table, at: int, row: Row, planned: Layout) -> dict[str, Any]:
        return {
            "kind": row.kind.value,
            "level": _level(table.rows, at),
            "indent": row.indent,
            "whole": max(len(plain(cell)) for cell in row.cells) <= _WHOLE_CELL_AT_MOST,
            "cells": [
                {
                    "content": self._write_content(cell),
                    "right": row.kind is not RowKind.GROUP and table.columns[column].is_number,
                    "deficit": _deficit(row, table, column),
                    "after": planned.paddings.get((at, column), 0),
                }
                for column, cell in enumerate(row.cells)
            ],
        }


def _level(rows: Sequence[Row], at: int) -> int:
    """The heading level of a group row: deeper than a group row right above it.

    Two of one level with nothing between, at the foot of a page, make Typst 0.15 stop with an internal error.
    """
    level = 2 + rows[at].indent
    if rows[at].kind is RowKind.GROUP and at and rows[at - 1].kind is RowKind.GROUP:
        return max(level, _level(rows, at - 1) + 1)
    return level


def _deficit(row: Row, table: Table, column: int) -> dict[str, str] | None:
    """The mark of a deficit with its ink, or None."""
    if row.kind is RowKind.GROUP or not table.columns[column].is_deficit(row.cells[column]):
        return None
    return {"shape": DEFICIT.shape, "ink": DEFICIT.ink}
