"""A DuckDB of its own for one job over ledger files: its memory is bounded, and it is gone afterwards.

Pages ask the ledger through `engine`, which stays open and may be a cluster. This is for files on their way in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from tertial.economy.ledger.schema import COLUMNS

if TYPE_CHECKING:
    import duckdb


@contextmanager
def scratch(spill: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty database in memory. What does not fit in `TERTIAL_LEDGER_MEMORY` goes to the folder `spill`."""
    import duckdb

    connection = duckdb.connect(
        config={
            "memory_limit": settings.TERTIAL_LEDGER_MEMORY,
            "temp_directory": str(spill),
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    try:
        yield connection
    finally:
        connection.close()


def rows_of(files: Iterable[tuple[Path, frozenset[int] | None]]) -> str:
    """A query for the rows of some files, each with the months of it that count (None: all). No files, no rows."""
    parts = [f"SELECT {', '.join(COLUMNS)} FROM {table_of(path)}{_where_months(months)}" for path, months in files]
    return " UNION ALL ".join(parts) or _NOTHING


def table_of(path: Path) -> str:
    """A Parquet file as a table in a query."""
    quoted = str(path).replace("'", "''")
    return f"read_parquet(['{quoted}'])"


def _where_months(months: frozenset[int] | None) -> str:
    return "" if months is None else f" WHERE month IN ({', '.join(map(str, sorted(months)))})"


_NOTHING = f"SELECT {', '.join(f'NULL::{kind} AS {name}' for name, kind in COLUMNS.items())} WHERE false"
