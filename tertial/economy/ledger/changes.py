"""What an import would do to the ledger: to its months, and to its vouchers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tertial.economy.ledger.contents import ROW_HASH, Contents, contents_of
from tertial.economy.ledger.scratch import rows_of
from tertial.economy.ledger.visible import Source, Visible
from tertial.economy.models import Mode

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class MonthChange:
    """A month that an import covers, before it and after it. `before` is None where the ledger did not cover the month."""

    month: int
    before: Contents | None
    after: Contents

    @property
    def is_change(self) -> bool:
        """Whether anything would be otherwise, if only that the month is known to be empty."""
        return self.before != self.after


def covered_months(coming: Mapping[int, Contents], mode: Mode) -> list[int]:
    """The months that rows cover: to replace, every one from the first to the last; to add, those that have rows."""
    if mode == Mode.ADD or not coming:
        return sorted(coming)
    first, last = min(coming), max(coming)
    return [
        year * 100 + month
        for year in range(first // 100, last // 100 + 1)
        for month in range(1, 13)
        if first <= year * 100 + month <= last
    ]


def month_changes(
    connection: duckdb.DuckDBPyConnection, now: Visible, coming: Mapping[int, Contents], mode: Mode
) -> list[MonthChange]:
    """Each month that rows on their way in cover, in order.

    The database knows what a month holds. Only where another hash made what it knows are the files read.
    """
    months = covered_months(coming, mode)
    before: dict[int, Contents | None] = {
        month: now.months[month].contents if month in now.months else None for month in months
    }
    unread = [month for month in months if month in now.months and before[month] is None]
    if unread:
        listed = ", ".join(map(str, unread))
        read = contents_of(connection, f"SELECT * FROM ({rows_of(now.files)}) WHERE month IN ({listed})")
        before |= {month: read.get(month, Contents()) for month in unread}
    return [
        MonthChange(month, before[month], _after(before[month], coming.get(month, Contents()), mode))
        for month in months
    ]


def already_added(now: Visible, sha256: str, mode: Mode) -> Source | None:
    """The batch that the same file was read into, where it still counts and the file is to be added once more."""
    if mode == Mode.REPLACE:
        return None
    return next((source for source in now.sources.values() if source.sha256 == sha256), None)


@dataclass(frozen=True, slots=True)
class VoucherChanges:
    """How many vouchers are new, changed and gone; and, of rows that have no voucher, how many are new and gone."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    new_rows: int = 0
    gone_rows: int = 0


def voucher_changes(connection: duckdb.DuckDBPyConnection, before: str, after: str) -> VoucherChanges:
    """Compare two tables of rows, each of whole years. A voucher is known by its year, series and number.

    A voucher's rows come to one mark on each side; with both sides' marks together, equal ones cancel out.
    """

    def vouchers(table: str, side: int) -> str:
        return (
            f"SELECT month // 100 AS year, series, number, {side} AS side, hash(count(*), sum({ROW_HASH})) AS mark "
            f"FROM {table} WHERE series <> '' OR number <> '' GROUP BY ALL"
        )

    def loose(table: str, sign: int) -> str:
        return (
            f"SELECT {ROW_HASH} AS row, {sign} * count(*) AS more "
            f"FROM {table} WHERE series = '' AND number = '' GROUP BY ALL"
        )

    ((new, changed, gone),) = connection.execute(
        "SELECT count(*) FILTER (sides = 2), count(*) FILTER (sides = 3 AND difference <> 0), "
        "count(*) FILTER (sides = 1) FROM (SELECT bit_or(side) AS sides, bit_xor(mark) AS difference "
        f"FROM ({vouchers(before, 1)} UNION ALL {vouchers(after, 2)}) GROUP BY year, series, number)"
    ).fetchall()
    ((new_rows, gone_rows),) = connection.execute(
        "SELECT coalesce(sum(more) FILTER (more > 0), 0), coalesce(-sum(more) FILTER (more < 0), 0) "
        f"FROM (SELECT sum(more) AS more FROM ({loose(before, -1)} UNION ALL {loose(after, 1)}) GROUP BY row)"
    ).fetchall()
    return VoucherChanges(new, changed, gone, int(new_rows), int(gone_rows))


def _after(before: Contents | None, coming: Contents, mode: Mode) -> Contents:
    return coming if mode == Mode.REPLACE else (before or Contents()) + coming
