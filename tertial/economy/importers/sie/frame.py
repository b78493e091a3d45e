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
    amount = pl.col("amount")
    largest = frame.select(amount.abs().max()).item() or 0
    if largest * frame.height >= 2**63:
        amount = amount.cast(pl.Int128)  # such a sum would pass 64 bits, and do so in silence
    covered = [] if limit is None else [(pl.col("day") <= limit).alias("covered")]
    grouped = frame.group_by("account", "month", *covered).agg(amount.sum(), pl.len().alias("rows"))
    if limit is None:
        grouped = grouped.with_columns(pl.lit(True).alias("covered"))
    by_month = grouped.group_by("account", "month").agg(pl.col("amount").sum())
    inside = grouped.filter("covered").group_by("account").agg(pl.col("amount").sum())
    sums = Sums(uncovered_rows=int(grouped.filter(~pl.col("covered"))["rows"].sum()))
    sums.by_month.update(
        dict(zip(zip(by_month["account"], by_month["month"], strict=True), by_month["amount"], strict=True))
    )
    sums.covered.update(dict(zip(inside["account"], inside["amount"], strict=True)))
    return sums
