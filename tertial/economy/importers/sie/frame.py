"""Rows as a table of columns: those of the ledger, and first the line that each row came from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from tertial.economy.importers.sie.balances import Sums
from tertial.economy.importers.sie.profile import SPLITTABLE
from tertial.economy.importers.sie.rows import Row
from tertial.economy.ledger.schema import COLUMNS

_TYPES: dict[str, type[pl.DataType]] = {
    "INTEGER": pl.Int32,
    "DATE": pl.Date,
    "VARCHAR": pl.String,
    "BIGINT": pl.Int64,
}
LEDGER: dict[str, type[pl.DataType]] = {name: _TYPES[kind] for name, kind in COLUMNS.items()}
"""The ledger's columns with their types."""

SCHEMA: dict[str, type[pl.DataType]] = {"line": pl.UInt32, **LEDGER}


def frame_of(rows: Sequence[Row]) -> pl.DataFrame:
    """Rows as a table, in the same order."""
    plain = (
        (row.line, row.month, row.day, row.series, row.number, row.account, *row.codes, row.amount, row.text)
        for row in rows
    )
    return pl.DataFrame(list(plain), schema=SCHEMA, orient="row")


def rows_of(frame: pl.DataFrame) -> list[Row]:
    """A table as rows, in the same order."""
    names = ("line", "day", "series", "number", "account", "amount", "text", *SPLITTABLE)
    return [
        Row(line, day, series, number, account, tuple(codes), amount, text)
        for line, day, series, number, account, amount, text, *codes in frame.select(names).iter_rows()
    ]


def sums_of(frame: pl.DataFrame, limit: date | None) -> Sums:
    """What the rows of a table sum to; those after the day `limit` are not covered by the balances."""
    covered = pl.lit(True) if limit is None else pl.col("day") <= limit
    # A sum of many amounts can pass 64 bits, and would do so in silence.
    grouped = frame.group_by("account", "month", covered.alias("covered")).agg(
        pl.col("amount").cast(pl.Int128).sum(), pl.len().alias("rows")
    )
    sums = Sums()
    for account, month, is_covered, amount, count in grouped.iter_rows():
        sums.by_month[account, month] += amount
        if is_covered:
            sums.covered[account] += amount
        else:
            sums.uncovered_rows += count
    return sums
