"""The demo's ledger as tables, year by year and month by month."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import polars as pl

from tertial.demo.ledger.journal import LedgerRow
from tertial.demo.ledger.ledger import ledger
from tertial.economy.ledger.schema import COLUMNS

_TYPES: Final = {"INTEGER": pl.Int32, "DATE": pl.Date, "VARCHAR": pl.String, "BIGINT": pl.Int64}
SCHEMA: Final = {name: _TYPES[kind] for name, kind in COLUMNS.items()}
"""The ledger's columns with their types."""


@cache
def whole() -> pl.DataFrame:
    """Every row of the demo's ledger, by day, series and number."""
    columns = zip(*ledger(), strict=True)
    series = [
        pl.Series(name, list(values), SCHEMA[name]) for name, values in zip(LedgerRow._fields, columns, strict=True)
    ]
    return pl.DataFrame(series).select(list(SCHEMA))


@cache
def by_year() -> dict[int, pl.DataFrame]:
    """The rows of each financial year."""
    return {int(str(year[0])): rows for year, rows in whole().group_by(pl.col("month") // 100, maintain_order=True)}


@cache
def by_month() -> dict[int, pl.DataFrame]:
    """The rows of each month."""
    return {int(str(month[0])): rows for month, rows in whole().group_by("month", maintain_order=True)}


def write_batch(path: Path, rows: pl.DataFrame | pl.LazyFrame) -> None:
    """Write rows as a batch of the ledger is written. They must be sorted by month."""
    rows.lazy().sink_parquet(path, compression="zstd", row_group_size=122_880)
