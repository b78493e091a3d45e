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
    """Compare two queries of rows, each of whole years. A voucher is known by its year, series and number."""
    has_number = "(series <> '' OR number <> '')"

    def side(rows: str, name: str, other: str, keys: str, where: str) -> str:
        return (
            f"SELECT {keys}, count(*) AS n_{name}, sum({ROW_HASH}) AS h_{name}, 0 AS n_{other}, 0 AS h_{other} "
            f"FROM ({rows}) WHERE {where} GROUP BY ALL"
        )

    def both(keys: str, where: str) -> str:
        names = "n_before, h_before, n_after, h_after"
        one, two = side(before, "before", "after", keys, where), side(after, "after", "before", keys, where)
        sums = ", ".join(f"sum({name}) AS {name}" for name in names.split(", "))
        return f"SELECT * EXCLUDE ({names}), {sums} FROM ({one} UNION ALL BY NAME {two}) GROUP BY ALL"

    vouchers = connection.execute(
        "SELECT count(*) FILTER (n_before = 0), "
        "count(*) FILTER (n_before > 0 AND n_after > 0 AND (n_before, h_before) <> (n_after, h_after)), "
        "count(*) FILTER (n_after = 0) "
        f"FROM ({both('month // 100 AS year, series, number', has_number)})"
    ).fetchone()
    rows = connection.execute(
        "SELECT coalesce(sum(greatest(n_after - n_before, 0)), 0), coalesce(sum(greatest(n_before - n_after, 0)), 0) "
        f"FROM ({both(f'{ROW_HASH} AS row', f'NOT {has_number}')})"
    ).fetchone()
    assert vouchers is not None  # noqa: S101  aggregates without groups have one row
    assert rows is not None  # noqa: S101
    return VoucherChanges(*(int(one) for one in (*vouchers, *rows)))


def _after(before: Contents | None, coming: Contents, mode: Mode) -> Contents:
    return coming if mode == Mode.REPLACE else (before or Contents()) + coming
