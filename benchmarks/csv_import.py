"""Five million CSV rows into the ledger: beside DuckDB's own copy of the same file to Parquet, and Django's `bulk_create`.

DuckDB's copy guesses the columns' types and keeps all of them, texts too; it checks no code and knows no municipal amounts. `bulk_create`
writes a part of the rows to an equivalent table and is counted up: it takes the same time for every row.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Measured, command

if TYPE_CHECKING:
    from django.db.models import Model

    from tertial.economy.importers.profiles import Profile

ROWS = 5_000_000
PART = 100_000
YEARS = range(2014, 2024)
_BATCH = 5_000


def run(environment: Mapping[str, str], folder: Path) -> list[str]:
    """Lines for the table of results."""
    from tertial.demo.ledger.many import write_csv

    whole, part = folder / "whole.csv", folder / "part.csv"
    write_csv(whole, rows=ROWS, years=YEARS)
    _first_rows(whole, part)
    size = whole.stat().st_size / 1e6

    def measured(what: str, path: Path, runs: int) -> Measured:
        return command(
            [sys.executable, "-m", "benchmarks.csv_import", what, str(path)], environment=environment, runs=runs
        )

    start = measured("nothing", part, 3)
    copied, ours = measured("copy", whole, 3), measured("import", whole, 3)
    rows = measured("bulk_create", part, 1)
    # The best of each: what else the machine does only ever adds.
    best = ours.least - start.least
    ratio = best / (copied.least - start.least)
    per_row = (rows.least - start.least) / PART / (best / ROWS)
    return [
        f"CSV, {ROWS // 1_000_000} M rows, {size:.0f} MB, DuckDB's copy to Parquet   {copied}",
        f"  imported to the ledger                {ours}",
        f"  ratio, less {start.least:.2f} s to start           {ratio:.2f} times DuckDB's copy   (wanted: at most 2)",
        f"  {PART // 1000} 000 rows by Django's bulk_create    {rows}; {ROWS // 1_000_000} M would take {rows.least * ROWS / PART:.0f} s",
        f"  ratio per row                         {per_row:.0f} times faster than bulk_create   (wanted: at least 50)",
        f"  wanted: under 1000 MB                 {'yes' if ours.memory < 1000 else 'NO'}",
    ]


def main(what: str, path: Path) -> None:
    """One of the measured things, in a process of its own."""
    if what == "copy":
        _copy(path)
    elif what == "import":
        from tertial.economy.importers.csv.read import read

        read(path, into=path.with_suffix(".parquet"), profile=_profile()).require_sound(path.name)
    elif what == "bulk_create":
        _bulk_create(path)


def _copy(path: Path) -> None:
    """DuckDB's own way, compressed as the ledger is."""
    import duckdb

    from tertial.economy.importers.table.sql import literal

    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (FROM read_csv({literal(str(path))})) TO {literal(str(path.with_suffix('.copy')))}"
            " (FORMAT parquet, COMPRESSION zstd)"
        )


def _profile() -> Profile:
    from tertial.economy.importers.profiles import Profile

    return Profile(
        slug="many",
        name="Många rader",
        codes={
            "account": ("Konto",),
            "cost_centre": ("Ansvar",),
            "service": ("Verksamhet",),
            "activity": ("Aktivitet",),
            "project": ("Projekt",),
            "object": ("Objekt",),
            "counterpart": ("Motpart",),
            "free": ("Fri",),
        },
        date=("Bokföringsdatum",),
        period=("Period",),
        series=("Verifikationsserie",),
        number=("Verifikationsnummer",),
        amount=("Belopp",),
        text=("Text",),
    )


def _bulk_create(path: Path) -> None:
    """Python's `csv` and the ORM, the usual way: a table of its own in a new SQLite database, a transaction for all rows."""
    import csv

    from django.db import connection, transaction

    row_model = _table()
    with connection.schema_editor() as editor:
        editor.create_model(row_model)
    with path.open(encoding="utf-8", newline="") as file, transaction.atomic():
        rows = (_as_row(row_model, one) for one in csv.DictReader(file, delimiter=";"))
        while chunk := [one for one, _ in zip(rows, range(_BATCH), strict=False)]:
            row_model._default_manager.bulk_create(chunk)


def _table() -> type[Model]:
    """A model with the ledger's columns."""
    import os

    os.environ["TERTIAL_DATABASE"] = "sqlite://:memory:"
    import django

    django.setup()
    from django.db import models

    from tertial.economy.ledger.schema import COLUMNS

    kinds = {"INTEGER": models.IntegerField, "DATE": models.DateField, "BIGINT": models.BigIntegerField}
    fields: dict[str, Any] = {
        name: kinds[kind]() if kind in kinds else models.CharField(max_length=500) for name, kind in COLUMNS.items()
    }
    return type("BenchmarkRow", (models.Model,), {"__module__": "tertial.economy.models", **fields})


def _as_row(row_model: type[Model], found: dict[str, str]) -> Model:
    from datetime import date
    from decimal import Decimal

    from tertial.demo.ledger.files import EXPORT_COLUMNS

    values: dict[str, Any] = {name: found[head] for head, name in EXPORT_COLUMNS.items()}
    values["month"] = int(values["month"])
    values["day"] = date.fromisoformat(values["day"])
    values["amount"] = int(Decimal(values["amount"].replace(",", ".")) * 100)
    return row_model(**{**values, "text": ""})


def _first_rows(whole: Path, part: Path) -> None:
    with whole.open("rb") as source, part.open("wb") as out:
        for _, line in zip(range(PART + 1), source, strict=False):
            out.write(line)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
