"""Rows of measured values: an indicator's own row, then its parts."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Row
from tertial.document.inline import Content
from tertial.measurement.queries import Measured
from tertial.reports.tables.cells import label_cell, value_cell


def rows_of(one: Measured, columns: Sequence[str], *, indent: int = 0) -> list[Row]:
    """One row per part with the given columns; a row with only the name where the whole has no value of its own."""
    rows: list[Row] = []
    empty: tuple[Content, ...] = tuple(() for _ in columns)
    if not one.rows or one.rows[0].label:
        rows.append(Row(one.slug, (label_cell(one.name, one.notes), *empty), indent=indent))
    for row in one.rows:
        cells = tuple(value_cell(row.cells.get(column, ())) for column in columns)
        if not row.label:
            rows.append(Row(one.slug, (label_cell(one.name, one.notes), *cells), indent=indent))
        else:
            identifier = f"{one.slug}/{row.part.key}"
            rows.append(Row(identifier, (label_cell(row.label), *cells), indent=indent + 1))
    return rows


def has_values(measures: Sequence[Measured], column: str) -> bool:
    """Whether any row has something in the column."""
    return any(row.cells.get(column) for one in measures for row in one.rows)
