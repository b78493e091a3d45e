"""Ledgers of any size for benchmarks and tests: the demo's vouchers, booked again by many committees in many years.

The first committee is the demo's own. Each further one has other cost centres, and its vouchers are multiplied by numbers
of their own, so that amounts differ and every voucher still balances. The same arguments give the same rows.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import polars as pl

from tertial.demo.ledger.fitting import split
from tertial.demo.ledger.frames import SCHEMA, by_month, write_batch

WHOLE_YEARS: Final = (2019, 2021, 2022)
LEAP_YEAR: Final = 2020
"""The demo's whole years, which other years are made from; a leap year from the leap year, so that every day exists."""

_LARGEST_FACTOR: Final = 23


def generate(*, rows: int, years: Sequence[int], seed: int = 0) -> pl.LazyFrame:
    """A ledger in the columns of `economy.ledger.schema`, sorted by month, of whole vouchers.

    It has as many rows as asked for, or less by less than one voucher a month.
    """
    return pl.concat([frame for _, frame in _by_month(rows, years, seed)])


def write_parquet(path: Path, *, rows: int, years: Sequence[int], seed: int = 0) -> None:
    """Write the ledger as a batch is written, month by month."""
    write_batch(path, generate(rows=rows, years=years, seed=seed))


def write_csv(path: Path, *, rows: int, years: Sequence[int], seed: int = 0) -> None:
    """Write the ledger as a Swedish export: semicolons, decimal commas, one column per part of the code string."""
    from tertial.demo.ledger.files import as_export

    with path.open("wb") as file:
        for number, (_, frame) in enumerate(_by_month(rows, years, seed)):
            as_export(frame).collect().write_csv(file, separator=";", include_header=number == 0)


def write_sie(folder: Path, *, rows: int, years: Sequence[int], seed: int = 0) -> list[Path]:
    """Write one SIE 4E file of vouchers per year, `2019.se`, with the demo's chart of accounts."""
    from tertial.demo.ledger.files import writing
    from tertial.economy.importers.sie.write import write

    written = []
    for year in years:
        frames = [frame for month, frame in _by_month(rows, years, seed) if month // 100 == year]
        path = folder / f"{year}.se"
        write(pl.concat(frames).collect(), path, writing(year))
        written.append(path)
    return written


def _by_month(rows: int, years: Sequence[int], seed: int) -> Iterator[tuple[int, pl.LazyFrame]]:
    """Each month's rows, to be made when they are asked for."""
    months = [100 * year + month for year in sorted(years) for month in range(1, 13)]
    bases = {month: by_month()[100 * _like(month // 100) + month % 100] for month in months}
    wanted = split(rows, [bases[month].height for month in months])
    committees = max(-(-share // bases[month].height) for month, share in zip(months, wanted, strict=True))
    for month, share in zip(months, wanted, strict=True):
        base = bases[month]
        whole, part = divmod(share, base.height)
        frames = [_again(base, month, range(whole), committees, seed)] if whole else []
        if part:
            first = _whole_vouchers(base, part)
            frames.append(_again(first, month, range(whole, whole + 1), committees, seed))
        if frames:
            yield month, pl.concat(frames)


def _like(year: int) -> int:
    """The demo's year that a year is made from: its own where the demo has it whole."""
    if year in WHOLE_YEARS:
        return year
    return LEAP_YEAR if isleap(year) else WHOLE_YEARS[year % len(WHOLE_YEARS)]


def _again(base: pl.DataFrame, month: int, committees: range, of: int, seed: int) -> pl.LazyFrame:
    """Book a month's vouchers for some of the committees, in the year that is asked for."""
    number = pl.col("number").cast(pl.Int64)
    committee = pl.col("committee")
    mixed = number * 7919 + committee * 104_729 + month * 31 + seed * 13
    factor = pl.when(committee == 0).then(1).otherwise(mixed % _LARGEST_FACTOR + 1)
    centre = pl.col("cost_centre")
    other_centre = committee.cast(pl.String).str.zfill(3) + centre.str.slice(1)
    year, like = month // 100, _like(month // 100)
    return (
        pl.DataFrame({"committee": pl.Series(list(committees), dtype=pl.Int64)})
        .lazy()
        .join(base.lazy(), how="cross", maintain_order="left_right")
        .with_columns(
            month=pl.lit(month, pl.Int32),
            day=pl.col("day").dt.offset_by(f"{year - like}y"),
            number=((number - 1) * of + committee + 1).cast(pl.String),
            cost_centre=pl.when((committee == 0) | (centre == "")).then(centre).otherwise(other_centre),
            amount=pl.col("amount") * factor,
            text=pl.col("text").str.replace_all(str(like), str(year), literal=True),
        )
        .select(list(SCHEMA))
    )


def _whole_vouchers(base: pl.DataFrame, rows: int) -> pl.DataFrame:
    """The first rows, without the last voucher where it would be cut."""
    first, after = base.head(rows), base.row(rows, named=True) if rows < base.height else None
    if after is None:
        return first
    cut = (first["series"] == after["series"]) & (first["number"] == after["number"])
    return first.filter(~cut)
