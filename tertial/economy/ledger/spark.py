"""The way to a Spark cluster, and what is said where there is none: only imported when the setting names one."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import socket
from typing import TYPE_CHECKING, Any

import ibis

from tertial.common.errors import TertialError

if TYPE_CHECKING:
    from ibis.backends import BaseBackend
    from ibis.expr.types import Table

_ADDRESS = re.compile(r"spark://[^\s:/,]+:\d{1,5}(,[^\s:/,]+:\d{1,5})*")
_PATIENCE = 5.0
"""Seconds for a master to answer. Spark itself would try for a minute, and a page would wait as long."""


def connect(address: str) -> BaseBackend:
    """A session of this process on the cluster; raises a sentence when it can't be reached or something is not installed."""
    require_answer(address)
    if importlib.util.find_spec("pyspark") is None:
        raise TertialError(
            f"Huvudboken ska räknas på Spark-klustret {address}, men paketet pyspark är inte installerat. Kör make spark, "
            "eller sätt TERTIAL_LEDGER_ENGINE till duckdb."
        )
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise TertialError(
            f"Huvudboken ska räknas på Spark-klustret {address}, och det kräver Java, som inte finns på den här datorn. Kör "
            "make spark, eller sätt TERTIAL_LEDGER_ENGINE till duckdb."
        )
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


def fetched(address: str, backend: BaseBackend, table: Table) -> list[dict[str, Any]]:
    """Run a query on the cluster and return its rows as plain values.

    They come as Arrow: through pandas, as Ibis would fetch them, a whole number beside a missing one becomes a fraction.
    """
    try:
        rows: list[dict[str, Any]] = backend.raw_sql(backend.compile(table)).toArrow().to_pylist()
    except Exception:  # Spark's errors, Java's and the bridge's between them share no other class
        require_answer(address)
        raise
    return rows


def require_answer(address: str) -> None:
    """Raise a sentence unless one of the cluster's masters takes a connection."""
    if not _ADDRESS.fullmatch(address):
        raise TertialError(
            f"TERTIAL_LEDGER_ENGINE är ”{address}”. Den ska vara duckdb eller ett Spark-klusters adress, som spark://namn:7077."
        )
    for place in address.removeprefix("spark://").split(","):
        host, port = place.rsplit(":", 1)
        try:
            socket.create_connection((host, int(port)), _PATIENCE).close()
        except (OSError, OverflowError):  # a port above 65535
            continue
        return
    raise TertialError(
        f"Spark-klustret {address} svarar inte, och huvudboken räknas där. Starta klustret, eller sätt TERTIAL_LEDGER_ENGINE "
        "till dess rätta adress eller till duckdb."
    )
