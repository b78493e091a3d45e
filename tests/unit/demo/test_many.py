"""Ledgers of any size: the rows asked for, in whole vouchers that balance, the same again, the same in every format."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from tertial.demo.ledger.frames import SCHEMA
from tertial.demo.ledger.ledger import ledger
from tertial.demo.ledger.many import generate, write_csv, write_parquet, write_sie
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.importers.sie.read import read as read_sie

YEARS = range(2019, 2023)
BASE = sum(row.month // 100 in YEARS for row in ledger())
"""How many rows the demo's own whole years have."""


def made(rows: int, years: range = YEARS, seed: int = 0) -> pl.DataFrame:
    return generate(rows=rows, years=years, seed=seed).collect()


@pytest.mark.parametrize("rows", [2_000, BASE, 3 * BASE + 5_000])
def test_it_has_the_rows_asked_for_in_vouchers_that_balance(rows: int) -> None:
    frame = made(rows)
    assert frame.schema == SCHEMA
    assert rows - 40 * 48 < frame.height <= rows
    assert frame["month"].is_sorted()
    assert frame["month"].n_unique() == 48
    vouchers = frame.group_by(pl.col("month") // 100, "series", "number").agg(
        ore=pl.col("amount").sum(), days=pl.col("day").n_unique()
    )
    assert vouchers.filter((pl.col("ore") != 0) | (pl.col("days") != 1)).height == 0
    assert not any(frame.null_count().row(0))


def test_the_first_committee_is_the_demo() -> None:
    frame = made(BASE, range(2021, 2022)).filter(pl.col("cost_centre").str.starts_with("72"))
    own = sum(row.amount for row in ledger() if row.month // 100 == 2021 and row.cost_centre.startswith("72"))
    assert int(frame["amount"].sum()) == own


def test_every_day_lies_in_its_month_in_leap_years_too() -> None:
    frame = made(60_000, range(2014, 2027))
    assert (frame["month"] == frame["day"].dt.year() * 100 + frame["day"].dt.month()).all()
    assert frame["month"].n_unique() == 13 * 12


def test_the_same_seed_gives_the_same_rows_and_another_other_amounts() -> None:
    first = made(2 * BASE)
    assert first.equals(made(2 * BASE))
    other = made(2 * BASE, seed=1)
    assert other.height == first.height
    assert not other["amount"].equals(first["amount"])


def test_every_format_has_the_same_sums(tmp_path: Path) -> None:
    rows, years = 20_000, range(2021, 2023)
    write_parquet(tmp_path / "a.parquet", rows=rows, years=years)
    write_csv(tmp_path / "a.csv", rows=rows, years=years)
    written = write_sie(tmp_path, rows=rows, years=years)
    frame = pl.read_parquet(tmp_path / "a.parquet")
    wanted: dict[str, int] = dict(frame.group_by("account").agg(pl.col("amount").sum()).iter_rows())
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        assert by_account((row["Konto"], row["Belopp"]) for row in csv.DictReader(file, delimiter=";")) == wanted
    assert [path.name for path in written] == ["2021.se", "2022.se"]
    again = []
    for number, path in enumerate(written):
        assert read_sie(path, into=tmp_path / f"{number}.parquet", profile=SieProfile()).faults == ()
        again.append(pl.read_parquet(tmp_path / f"{number}.parquet"))
    columns = [name for name in SCHEMA if name != "text"]
    assert pl.concat(again).select(columns).sort(columns).equals(frame.select(columns).sort(columns))


def by_account(pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for account, amount in pairs:
        sums[account] = sums.get(account, 0) + int(Decimal(amount.replace(",", ".")) * 100)
    return sums
