"""A SIE file of a million rows: the importer beside a vectorised floor and, on a part of the file, the reference parser.

The floor reads the same file, decodes it and cuts every row into its fields with polars as one would at first: it checks
nothing, takes no vouchers together, reads no objects and writes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from benchmarks.measure import Measured, command

ROWS = 1_000_000
QUARTER = 250_000
PART = 50_000
_PER_VOUCHER = 5
_WANTED = 2.5
_MOST_MEMORY = 1500


def run(environment: Mapping[str, str], folder: Path) -> list[str]:
    """Lines for the table of results. Ratios are of the best runs, less the time to start, for machines are noisy."""
    whole, quarter, part = folder / "whole.se", folder / "quarter.se", folder / "part.se"
    for path, rows in ((whole, ROWS), (quarter, QUARTER), (part, PART)):
        make(path, rows)

    def measured(what: str, path: Path, runs: int) -> Measured:
        return command([sys.executable, "-m", "benchmarks.sie", what, str(path)], environment=environment, runs=runs)

    start = measured("nothing", whole, 5)

    def own(time: Measured) -> float:
        return max(time.least - start.least, 0.001)

    floor, ours, fourth = measured("floor", whole, 7), measured("import", whole, 7), measured("import", quarter, 5)
    part_fast, part_slow = measured("import", part, 3), measured("reference", part, 3)
    ratio, growth = own(ours) / own(floor), own(ours) / own(fourth)
    work = (ours.work - start.work) / (floor.work - start.work)
    size = whole.stat().st_size / 1e6
    return [
        f"SIE, {ROWS:,} rows, {size:.0f} MB, floor    {floor}".replace(",", " ", 2),
        f"  imported to Parquet               {ours}",
        f"  ratio, less {start.least:.2f} s to start       {ratio:.1f} times the floor, {work:.1f} by processor time   "
        f"(wanted: at most {_WANTED}) {'yes' if ratio <= _WANTED else 'NO'}",
        f"  {QUARTER:,} rows, imported           {fourth}; four times the rows take {growth:.1f} times as long".replace(
            ",", " ", 1
        ),
        f"  {PART:,} rows, imported            {part_fast}".replace(",", " ", 1),
        f"  {PART:,} rows, reference parser    {part_slow}, {own(part_slow) / own(part_fast):.0f} times slower".replace(
            ",", " ", 1
        ),
        f"  wanted: under {_MOST_MEMORY} MB             {'yes' if ours.memory < _MOST_MEMORY else 'NO'}",
    ]


def make(path: Path, rows: int) -> None:
    """Write a year's vouchers with the objects of a municipal code string, as the exporter writes them."""
    from tertial.economy.importers.sie.frame import LEDGER
    from tertial.economy.importers.sie.write import Writing, write

    number = pl.int_range(rows, eager=True).alias("number")
    voucher = number // _PER_VOUCHER
    place = number % _PER_VOUCHER
    day = voucher * 365 // max(rows // _PER_VOUCHER - 1, 1)
    mixed = (number * 7919 + voucher * 104_729) % 1_000_003
    # Four rows and the one that balances them.
    frame = pl.DataFrame({"voucher": voucher, "place": place, "mixed": mixed, "days": day.clip(0, 364)})
    free = pl.when(pl.col("place") < _PER_VOUCHER - 1).then(pl.col("mixed") - 400_000).otherwise(0)
    amount = pl.when(pl.col("place") < _PER_VOUCHER - 1).then(free).otherwise(-free.sum().over("voucher"))
    result = pl.col("place") < _PER_VOUCHER - 1
    text = pl.String

    def code(first: int, count: int) -> pl.Expr:
        return (pl.col("mixed") % count + first).cast(text)

    ledger = frame.select(
        (pl.lit(date(2023, 1, 1)) + pl.col("days") * timedelta(days=1)).cast(pl.Date).alias("day"),
        pl.when(pl.col("days") % 3 == 0).then(pl.lit("K")).otherwise(pl.lit("L")).alias("series"),
        (pl.col("voucher") + 1).cast(text).alias("number"),
        pl.when(result).then(code(3000, 4000)).otherwise(pl.lit("2510")).alias("account"),
        pl.when(result).then(code(71000, 300)).otherwise(pl.lit("")).alias("cost_centre"),
        pl.when(result).then(code(400, 60)).otherwise(pl.lit("")).alias("service"),
        pl.when(pl.col("mixed") % 7 == 0).then(code(5000, 90)).otherwise(pl.lit("")).alias("activity"),
        pl.when(pl.col("mixed") % 11 == 0).then(code(10000, 200)).otherwise(pl.lit("")).alias("project"),
        pl.lit("").alias("object"),
        pl.when(result).then(code(800, 20)).otherwise(pl.lit("")).alias("counterpart"),
        pl.lit("").alias("free"),
        amount.alias("amount"),
        pl.format("Faktura {} från leverantör", "mixed").alias("text"),
    ).with_columns((pl.col("day").dt.year() * 100 + pl.col("day").dt.month()).cast(pl.Int32).alias("month"))
    # A finance system writes one series after the other, so the file is not in the order of the days.
    write(
        ledger.sort("series", maintain_order=True).select(list(LEDGER)),
        path,
        Writing(date(2023, 1, 1), date(2023, 12, 31), made=date(2024, 1, 10)),
    )


def floor(path: Path) -> int:
    """Read, decode and cut the rows, and check nothing. Returns how many there were."""
    lines = pl.read_lines(path.read_bytes().decode("cp437").encode())
    rows = lines.filter(pl.col("line").str.starts_with("#TRANS"))
    halves = rows.select(pl.col("line").str.splitn("} ", 2).struct.unnest()).rename(
        {"field_0": "front", "field_1": "back"}
    )
    front = pl.col("front").str.splitn(" {", 2)
    back = pl.col("back").str.splitn(" ", 3)
    cut = halves.select(
        front.struct.field("field_0").str.slice(7).alias("account"),
        front.struct.field("field_1").alias("objects"),
        back.struct.field("field_0").str.replace(".", "", literal=True).cast(pl.Int64).alias("amount"),
        back.struct.field("field_1").str.to_date("%Y%m%d").alias("day"),
        back.struct.field("field_2").alias("text"),
    )
    return cut.height


def main(what: str, path: Path) -> None:
    """One of the measured things, in a process of its own."""
    from tertial.economy.importers.sie import reference
    from tertial.economy.importers.sie.profile import SieProfile
    from tertial.economy.importers.sie.read import read
    from tertial.economy.importers.sie.source import Source

    if what == "floor":
        floor(path)
    elif what == "import":
        read(path, into=path.with_suffix(".parquet")).require_sound(path.name)
    elif what == "reference":
        assert not reference.parse(Source.read(path), SieProfile()).faults


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
