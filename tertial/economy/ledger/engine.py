"""What the ledger's questions run on: DuckDB in this process, or a Spark cluster by setting.

`TERTIAL_LEDGER_ENGINE` is `duckdb` (the default) or a cluster's address, `spark://host:7077`; the cluster must see the data
folder under the same path. `TERTIAL_LEDGER_MEMORY` bounds what DuckDB takes, for all threads of a process together.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cache, reduce
from hashlib import sha256
from pathlib import Path

import duckdb
import ibis
from django.conf import settings
from ibis.backends import BaseBackend
from ibis.expr.types import Table

from tertial.economy.ledger.schema import COLUMNS

File = tuple[Path, frozenset[int] | None]
"""A batch's file, and the months of it that count; None is all of them."""

_TYPES = {"INTEGER": "int32", "DATE": "date", "VARCHAR": "string", "BIGINT": "int64"}
_local = threading.local()


def rows(files: Iterable[File]) -> Table:
    """The table of the rows that count, in the columns of `ledger.schema`; empty when there are no files."""
    by_months: dict[frozenset[int] | None, list[str]] = {}
    for path, months in files:
        by_months.setdefault(months, []).append(str(path))
    if not by_months:
        return ibis.memtable([], schema=ibis.schema({name: _TYPES[kind] for name, kind in COLUMNS.items()}))
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


def _backend() -> BaseBackend:
    """The engine that the setting names, one per thread. Threads share DuckDB's memory limit and what it has read."""
    if not hasattr(_local, "backend"):
        address = settings.TERTIAL_LEDGER_ENGINE
        _local.backend = _spark(address) if address.startswith("spark://") else _duckdb()
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


def _spark(address: str) -> BaseBackend:
    from pyspark.sql import SparkSession

    # UTC and ANSI: dates stay the dates they are, and an overflow is an error, as in DuckDB.
    session = (
        SparkSession.builder.master(address)
        .appName("tertial")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    return ibis.pyspark.connect(session)
