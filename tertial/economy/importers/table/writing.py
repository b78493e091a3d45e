"""Write the ledger's rows to a Parquet file, sorted by month, and look in the file itself whether all could be read."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tertial.economy.importers.reading import Progress
from tertial.economy.importers.table.engine import run
from tertial.economy.importers.table.plan import Plan
from tertial.economy.importers.table.sql import literal
from tertial.economy.ledger.schema import PARQUET_OPTIONS


def write(
    connection: duckdb.DuckDBPyConnection, plan: Plan, source: str, target: Path, progress: Progress, *, start: float
) -> tuple[int, bool]:
    """Write the rows of a relation and return how many there are, and whether every cell could be read.

    The statistics that Parquet keeps of every column tell how often it is NULL, so nothing is read twice to know.
    """
    copied = run(
        connection,
        f"COPY ({plan.rows(source)} ORDER BY month) TO {literal(str(target))} ({PARQUET_OPTIONS})",
        progress,
        start=start,
    )
    found = connection.execute(
        "SELECT coalesce(sum(stats_null_count), 0), count(*) = count(stats_null_count) FROM parquet_metadata(?)",
        [str(target)],
    ).fetchone()
    nulls, counted = found or (1, False)
    return int(copied[0][0]), bool(counted) and nulls == 0
