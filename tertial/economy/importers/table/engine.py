"""The DuckDB that files are read with: bounded memory, a scratch folder of its own, no network, and a progress to tell."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import duckdb

from tertial.economy.importers.reading import Progress

MEMORY = "600MB"
"""What DuckDB may hold; the rest of a reading's gigabyte is the file's pages and Python."""

_EVERY = 0.2  # seconds between two looks at how far it has come


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory that spills to `folder` and loads nothing from anywhere."""
    connection = duckdb.connect(
        config={
            "memory_limit": MEMORY,
            "temp_directory": str(folder / "spill"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    for setting in ("enable_progress_bar = true", "enable_progress_bar_print = false", "progress_bar_time = 0"):
        connection.execute(f"SET {setting}")
    return connection


def run(
    connection: duckdb.DuckDBPyConnection, sql: str, progress: Progress, *, start: float = 0.0, end: float = 1.0
) -> list[tuple[Any, ...]]:
    """Run a statement and return its rows, telling the progress from `start` to `end` from the thread that calls.

    What `progress` raises stops the statement and is raised again.
    """
    rows: list[tuple[Any, ...]] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            rows.extend(connection.execute(sql).fetchall())
        except BaseException as error:  # noqa: BLE001 - carried over to the thread that waits
            failed.append(error)

    worker = threading.Thread(target=work, name="tertial-reading", daemon=True)
    worker.start()
    try:
        while worker.is_alive():
            worker.join(_EVERY)
            if worker.is_alive():
                share = max(0.0, min(100.0, connection.query_progress())) / 100
                progress(start + (end - start) * share)
    except BaseException:
        connection.interrupt()
        worker.join()
        raise
    if failed:
        raise failed[0]
    return rows
