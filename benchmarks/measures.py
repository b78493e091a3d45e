"""Four measures over a million case records: beside pandas computing the same, and with ten times as many records.

Both read the same semicolon-separated file in a process of their own and must come to the same numbers. pandas keeps the identities as they are; we
hash each of them, check every code and every day, and keep the numerators and denominators exact.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, command

ROWS = 1_000_000
PERSONS = 300_000
FIRST, LAST = date(2019, 1, 1), date(2023, 12, 31)

_HEAD = 'namn = "Prov"\nindikator = "prov"\n"källa" = "prov"\nidentiteter = ["Person"]\n'
_TIMES = '"från" = "Från"\ntill = "Till"\n'
_PARTS = '[delar."kön"]\nkolumn = "Kön"\nkvinnor = "K"\n"män" = "M"\n'
RULES = {
    "stock": f'{_HEAD}["beräkning"]\nsort = "sista månaden"\n{_TIMES}olika = "Person"\n{_PARTS}',
    "days": f'{_HEAD}decimaler = 1\n["beräkning"]\nsort = "medel dagar"\n"från" = "Ansökan"\ntill = "Från"\n{_PARTS}',
    "exits": f'{_HEAD}["beräkning"]\nsort = "avslut"\ndatum = "Till"\norsak = "Orsak"\norsaker = ["Arbete", "Studier"]\n{_PARTS}',
    "away": f'{_HEAD}period = "rullande 12 månader"\ndecimaler = 0\n["beräkning"]\nsort = "andel ej återaktualiserade"\nperson = "Person"\n{_TIMES}{_PARTS}',
}


def run(environment: Mapping[str, str], folder: Path) -> list[str]:
    """Lines for the table of results."""
    small, large = folder / "cases.csv", folder / "many.csv"
    write(small, ROWS)
    write(large, 10 * ROWS)

    def measured(what: str, path: Path, runs: int) -> Measured:
        return command(
            [sys.executable, "-m", "benchmarks.measures", what, str(path)], environment=environment, runs=runs
        )

    def answer(what: str) -> Any:
        import subprocess

        arguments = [sys.executable, "-m", "benchmarks.measures", what, str(small)]
        return json.loads(subprocess.run(arguments, env=dict(environment), check=True, capture_output=True).stdout)

    same = answer("ours") == answer("pandas")
    start, ours, pandas = measured("nothing", small, 3), measured("ours", small, 5), measured("pandas", small, 3)
    tenfold = measured("ours", large, 1)
    best = ours.least - start.least
    return [
        f"four measures, 1 M case records, {small.stat().st_size / 1e6:.0f} MB   {ours}",
        f"  less {start.least:.2f} s to start                   {best:.2f} s, {ours.work - start.work:.2f} s of processor time   (wanted: under 2 s)",
        f"  pandas, the same                    {pandas}; {'the same' if same else 'OTHER'} values",
        f"  ratio, less the start               {(pandas.least - start.least) / best:.1f} times faster, {pandas.memory / ours.memory:.1f} times less memory",
        f"  10 M records                        {tenfold}; {(tenfold.least - start.least) / best:.1f} times the time, {tenfold.memory / ours.memory:.1f} times the memory",
    ]


def write(path: Path, rows: int) -> None:
    """Case records of invented persons; the same every time."""
    import numpy as np
    import polars as pl

    lot = np.random.default_rng(20230831)
    start = lot.integers(0, (LAST - FIRST).days, rows)
    day = pl.lit(FIRST)

    def days(offsets: Any) -> pl.Expr:
        return day + pl.duration(days=pl.lit(pl.Series(offsets)))

    frame = pl.select(
        Person=pl.lit("A") + pl.Series(lot.integers(0, PERSONS * rows // ROWS, rows)).cast(pl.String).str.zfill(8),
        Kön=pl.Series(lot.integers(0, 2, rows)).replace_strict([0, 1], ["K", "M"], return_dtype=pl.String),
        Ansökan=days(start - lot.integers(0, 30, rows)),
        Från=days(start),
        Till=days(start + lot.integers(10, 500, rows)),
        Orsak=pl.Series(lot.integers(0, 4, rows)).replace_strict(
            [0, 1, 2, 3], ["Arbete", "Studier", "Flyttat", "Annat"], return_dtype=pl.String
        ),
        Belopp=pl.Series(lot.integers(500, 20_000, rows)),
        Handläggare=pl.lit("H") + pl.Series(lot.integers(0, 90, rows)).cast(pl.String),
    )
    frame.write_csv(path, separator=";")


def main(what: str, path: Path) -> None:
    """One of the measured things, in a process of its own; prints the values."""
    if what == "ours":
        print(json.dumps(_ours(path)))
    elif what == "pandas":
        print(json.dumps(_pandas(path)))


def _ours(path: Path) -> dict[str, list[int]]:
    from tertial.common.periods import Period
    from tertial.measurement.extracts.compute import Wanted, compute, no_ledger
    from tertial.measurement.extracts.declaring.rule import parse

    wanted = [Wanted(text, parse(text), no_ledger) for text in RULES.values()]
    outcomes = compute(wanted, content=path.read_bytes(), file_name=path.name, periods=[Period(2023, 8)])
    return {
        name: [
            int(number) for one in outcome.values for number in (one.numerator, one.denominator) if number is not None
        ]
        for name, outcome in zip(RULES, outcomes, strict=True)
    }


def _pandas(path: Path) -> dict[str, list[int]]:
    import pandas as pd

    dates = ["Ansökan", "Från", "Till"]
    frame = pd.read_csv(path, sep=";", usecols=["Person", "Kön", "Orsak", *dates], parse_dates=dates)
    parts = [frame, frame[frame["Kön"] == "K"], frame[frame["Kön"] == "M"]]
    first, last = pd.Timestamp(2023, 1, 1), pd.Timestamp(2023, 8, 31)
    found: dict[str, list[int]] = {name: [] for name in RULES}
    for part in parts:
        there = part[(part["Från"] <= last) & (part["Till"].isna() | (part["Till"] >= last))]
        found["stock"].append(there["Person"].nunique())
        decided = part[part["Från"].between(first, last)]
        found["days"] += [int((decided["Från"] - decided["Ansökan"]).dt.days.sum()), len(decided)]
        left = part[part["Till"].between(first, last)]
        found["exits"].append(int(left["Orsak"].isin(["Arbete", "Studier"]).sum()))
    gone = frame[frame["Till"].between(pd.Timestamp(2021, 9, 1), pd.Timestamp(2022, 8, 31))]
    pairs = gone.merge(frame[["Person", "Från", "Till"]], on="Person", suffixes=("", "_o"))
    pairs["stays"] = (pairs["Från_o"] <= pairs["Till"]) & (pairs["Till_o"].isna() | (pairs["Till_o"] > pairs["Till"]))
    pairs["back"] = (pairs["Från_o"] > pairs["Till"]) & (pairs["Från_o"] <= pairs["Till"] + pd.DateOffset(months=12))
    exits = pairs.groupby(["Person", "Kön", "Till"], sort=False)[["stays", "back"]].any().reset_index()
    exits = exits[~exits["stays"]]
    for part in (exits, exits[exits["Kön"] == "K"], exits[exits["Kön"] == "M"]):
        persons = part["Person"].nunique()
        found["away"] += [persons - part.loc[part["back"], "Person"].nunique(), persons]
    return found


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
