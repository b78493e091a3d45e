"""Rows of a ledger and imports of them, made as the importers and the room's own action make them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import duckdb
from django.conf import settings

from tertial.economy.actions import import_ledger
from tertial.economy.ledger.schema import COLUMNS, PARQUET_OPTIONS
from tertial.economy.models import Content, LedgerBatch, Mode
from tertial.organisation.models import Person, Unit
from tests.factories.organisation import a_committee, the_program


class Row(NamedTuple):
    """A row of the ledger, its columns in `schema`'s order; the amount is öre. The day is the last but three of any month."""

    month: int
    amount: int
    account: str = "5010"
    service: str = "575"
    cost_centre: str = "71000"
    series: str = "A"
    number: str = "1"
    project: str = ""
    text: str = ""

    def columns(self) -> tuple[object, ...]:
        """The values as they stand in the file."""
        given = self._asdict()
        given["day"] = date(self.month // 100, self.month % 100, 28)
        return tuple(given.get(name, "") for name in COLUMNS)


def staged(rows: Sequence[Row], folder: Path | None = None) -> Path:
    """A Parquet file as an importer leaves it, sorted by month."""
    place = folder or Path(settings.DATA)
    file = place / f"{secrets.token_hex(8)}.parquet"
    with duckdb.connect() as connection:
        write(connection, "rows", rows)
        connection.execute(f"COPY (FROM rows ORDER BY month) TO '{file}' ({PARQUET_OPTIONS})")
    return file


def write(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Make a table of rows."""
    connection.execute(f"CREATE TABLE {table} ({', '.join(f'{name} {kind}' for name, kind in COLUMNS.items())})")
    if rows:
        marks = ", ".join(f"({', '.join('?' for _ in COLUMNS)})" for _ in rows)
        insert = f"INSERT INTO {table} VALUES {marks}"  # noqa: S608  a name of ours and question marks
        connection.execute(insert, [value for row in rows for value in row.columns()])


def an_import(
    *rows: Row,
    committee: Unit | None = None,
    mode: Mode = Mode.REPLACE,
    content: Content = Content.OUTCOME,
    source: str = "",
    by: Person | None = None,
) -> LedgerBatch | None:
    """Import rows; None when nothing would be otherwise. The same rows are the same source, unless one is named."""
    told = rows or (Row(202308, 100_00),)
    return import_ledger(
        committee=committee or a_committee(),
        staged=staged(told),
        source_name=source or "huvudbok.csv",
        source_sha256=sha256((source or repr(told)).encode()).hexdigest(),
        source_format="csv",
        mode=mode,
        content=content,
        by=by or the_program(),
    )


def a_batch(*rows: Row, mode: Mode = Mode.REPLACE, committee: Unit | None = None, source: str = "") -> LedgerBatch:
    """Import rows that change something."""
    batch = an_import(*rows, mode=mode, committee=committee, source=source)
    assert batch is not None, "nothing would be otherwise"
    return batch
