"""What a month of rows amounts to: how many rows, their sum, and a mark that tells it from any other rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tertial.economy.ledger.schema import COLUMNS
from tertial.economy.ledger.scratch import table_of

if TYPE_CHECKING:
    import duckdb

_ROW = ", ".join(COLUMNS)
ROW_HASH = f"hash(hash({_ROW}))"
"""A row as one number. Hashed twice, for the inner one lets patterns in the columns through to the sum."""

_KNOWN_ROW = "202308::INTEGER, DATE '2023-08-31', 'A', '4711', '5012', '', 'åäö', 'mer än tolv tecken', -123456::BIGINT"


@dataclass(frozen=True, slots=True)
class Contents:
    """Some rows. `mark` is the sum of the rows' hashes: the same for the same rows in any order, and it adds up.

    Two contents with the same mark, made by the same hash, are the same rows.
    """

    rows: int = 0
    sum_ore: int = 0
    mark: int = 0

    def __add__(self, other: Contents) -> Contents:
        return Contents(self.rows + other.rows, self.sum_ore + other.sum_ore, self.mark + other.mark)

    @property
    def fingerprint(self) -> str:
        """The mark as the database keeps it, after the name of the hash that made it: a library may come to hash otherwise."""
        return f"{hash_name()}-{self.mark:x}"


def read_fingerprint(text: str) -> int | None:
    """The mark that a kept fingerprint tells; None when another hash made it, so that only the file can say."""
    name, _, mark = text.partition("-")
    return int(mark, 16) if name == hash_name() else None


@cache
def hash_name() -> str:
    """What the library's hash makes of a known row: another hash makes something else of it."""
    import duckdb

    found = duckdb.execute(f"SELECT hash(hash({_KNOWN_ROW}))").fetchone()
    assert found is not None  # noqa: S101  for the type checker
    return f"{found[0] % 2**32:08x}"


def contents_of(connection: duckdb.DuckDBPyConnection, rows: str) -> dict[int, Contents]:
    """What the rows of a query amount to, by month in order; a month without rows is not there."""
    found = connection.execute(
        f"SELECT month, count(*), sum(amount), sum({ROW_HASH}) FROM ({rows}) GROUP BY month ORDER BY month"
    )
    return {month: Contents(rows, ore, mark) for month, rows, ore, mark in found.fetchall()}


def require_ledger_file(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise ValueError when a file is not what `schema` says: another column or type, a null, a month that is none."""
    described = connection.execute(f"DESCRIBE SELECT * FROM {table_of(path)}").fetchall()
    found = {name: kind for name, kind, *_ in described}
    if list(found.items()) != list(COLUMNS.items()):
        raise ValueError(f"{path.name} has the columns {found}, not those of a ledger batch")
    nulls = " + ".join(f"count(*) - count({name})" for name in COLUMNS)
    ((missing, wrong),) = connection.execute(
        f"SELECT {nulls}, count(*) FILTER (NOT ({_IS_MONTH})) FROM {table_of(path)}"
    ).fetchall()
    if missing or wrong:
        raise ValueError(f"{path.name} has {missing} nulls and {wrong} rows in no month; a ledger batch has neither")


_IS_MONTH = "month BETWEEN 190001 AND 299912 AND month % 100 BETWEEN 1 AND 12"
