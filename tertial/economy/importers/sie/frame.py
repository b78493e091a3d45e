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

_GROUPED = ("account", "month", "covered", "amount", "rows")

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
    amount = pl.col("amount")
    largest = frame.select(amount.abs().max()).item() or 0
    if largest * frame.height >= 2**63:
        amount = amount.cast(pl.Int128)  # such a sum would pass 64 bits, and do so in silence
    covered = [] if limit is None else [(pl.col("day") <= limit).alias("covered")]
    grouped = frame.group_by("account", "month", *covered).agg(amount.sum(), pl.len().alias("rows"))
    if limit is None:
        grouped = grouped.with_columns(pl.lit(True).alias("covered"))
    sums = Sums()
    for account, month, is_covered, total, count in grouped.select(*_GROUPED).iter_rows():
        sums.by_month[account, month] += total
        if is_covered:
            sums.covered[account] += total
        else:
            sums.uncovered_rows += count
    return sums
