"""What a month of rows amounts to: how many rows, their sum, and a mark that tells it from any other rows."""

from __future__ import annotations

from collections.abc import Iterable
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


def contents_of(connection: duckdb.DuckDBPyConnection, files: Iterable[Path]) -> dict[int, Contents]:
    """The contents of files by month; a month without rows is not there.

    Raises ValueError when a file is not what `schema` says: another column or type, or a null.
    """
    paths = list(files)
    for path in paths:
        _require_schema(connection, path)
    table = table_of(paths)
    nulls = " + ".join(f"count(*) - count({name})" for name in COLUMNS)
    found = connection.execute(
        f"SELECT month, count(*), sum(amount), sum({ROW_HASH}), {nulls} FROM {table} GROUP BY month ORDER BY month"  # noqa: S608
    ).fetchall()
    if any(nulls for *_, nulls in found):
        raise ValueError(f"a column of {paths} has nulls")
    return {month: Contents(rows, ore, mark) for month, rows, ore, mark, _ in found}


def _require_schema(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    described = connection.execute(f"DESCRIBE SELECT * FROM {table_of([path])}").fetchall()  # noqa: S608
    found = {name: kind for name, kind, *_ in described}
    if list(found.items()) != list(COLUMNS.items()):
        raise ValueError(f"{path.name} has the columns {found}, not those of a ledger batch")
