"""What the ledger's questions run on: DuckDB in this process, or a Spark cluster by setting.

`TERTIAL_LEDGER_ENGINE` is `duckdb` (the default) or a cluster's address, `spark://host:7077`; the cluster must see the data
folder under the same path. `TERTIAL_LEDGER_MEMORY` bounds what DuckDB takes, for all threads of a process together.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cache, reduce
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import duckdb
import ibis
from django.conf import settings
from ibis.backends import BaseBackend
from ibis.expr.types import Table

from tertial.economy.ledger.schema import COLUMNS

if TYPE_CHECKING:
    from tertial.economy.ledger.visible import File

_TYPES = {"INTEGER": "int32", "DATE": "date", "VARCHAR": "string", "BIGINT": "int64"}
_SCHEMA = {name: _TYPES[kind] for name, kind in COLUMNS.items()}
_local = threading.local()


def rows(files: Iterable[File]) -> Table:
    """The table of the rows that count, in the columns of `ledger.schema`; empty when there are no files."""
    by_months: dict[frozenset[int] | None, list[str]] = {}
    for path, months in files:
        by_months.setdefault(months, []).append(str(path))
    if not by_months:
        nothing = ", ".join(f"CAST(NULL AS {kind}) AS {name}" for name, kind in COLUMNS.items())
        return _backend().sql(f"SELECT {nothing} WHERE FALSE", schema=_SCHEMA, dialect="duckdb")
    tables = []
    for months, paths in by_months.items():
        table = _table(tuple(sorted(paths)))
        tables.append(table if months is None else table.filter(table.month.isin(sorted(months))))
    return reduce(lambda one, other: one.union(other), tables)


def _table(paths: tuple[str, ...]) -> Table:
    """Some files as one table. Files never change, so each set of them is opened once per thread."""
    opened: dict[tuple[str, ...], Table] = _local.__dict__.setdefault("opened", {})
    if paths not in opened:
        name = f"ledger_{sha256(repr(paths).encode()).hexdigest()[:16]}"
        backend = _backend()
        if isinstance(backend, ibis.backends.duckdb.Backend):
            opened[paths] = backend.read_parquet(list(paths), table_name=name)
        else:
            opened[paths] = reduce(
                lambda one, other: one.union(other),
                (backend.read_parquet(path, table_name=f"{name}_{number}") for number, path in enumerate(paths)),
            )
    return opened[paths]


def fetched(table: Table) -> list[dict[str, Any]]:
    """Run a query and return its rows as plain values. Raises a sentence where the cluster does not answer."""
    backend = _backend()
    if not isinstance(backend, ibis.backends.duckdb.Backend):
        from tertial.economy.ledger import spark

        try:
            return spark.fetched(settings.TERTIAL_LEDGER_ENGINE, backend, table)
        except Exception:
            _local.__dict__.clear()  # a session that has ended does not come back: the next question begins another
            raise
    rows: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return rows


def _backend() -> BaseBackend:
    """The engine that the setting names, one per thread. Threads share DuckDB's memory limit and what it has read."""
    if not hasattr(_local, "backend"):
        _local.backend = _duckdb() if settings.TERTIAL_LEDGER_ENGINE == "duckdb" else _spark()
    backend: BaseBackend = _local.backend
    return backend


def _duckdb() -> BaseBackend:
    return ibis.duckdb.from_connection(_database().cursor())


@cache
def _database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"memory_limit": settings.TERTIAL_LEDGER_MEMORY})
    connection.execute("SET parquet_metadata_cache = true")
    connection.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
    return connection


def _spark() -> BaseBackend:
    from tertial.economy.ledger import spark

    return spark.connect(settings.TERTIAL_LEDGER_ENGINE)
