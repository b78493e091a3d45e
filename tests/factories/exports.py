"""Exports of a ledger as files, and what an importer made of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

from tertial.economy.importers.any_file import read
from tertial.economy.importers.profiles import Profile
from tertial.economy.importers.reading import Reading

PLAIN: dict[str, Any] = {
    "slug": "plain",
    "name": "Enkel",
    "codes": {"account": ("Konto",), "cost_centre": ("Ansvar",), "service": ("Verksamhet",)},
    "date": ("Datum",),
    "number": ("Vernr",),
    "amount": ("Belopp",),
    "text": ("Text",),
    "optional": ("cost_centre", "service", "number"),
}


def a_layout(**changes: Any) -> Profile:
    """A profile with a column for account, cost centre, service, date, voucher, amount and text."""
    return Profile(**{**PLAIN, **changes})


def text_file(folder: Path, text: str, *, encoding: str = "utf-8", name: str = "export.csv") -> Path:
    """A text written just as it is."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, *sheets: Sequence[Sequence[Any]], name: str = "export.xlsx") -> Path:
    """A workbook with a sheet per table: dates as dates, numbers as numbers."""
    path = folder / name
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write(number, column, cell)
    return path


def read_file(path: Path, profile: Profile | None = None) -> tuple[Reading, list[tuple[Any, ...]]]:
    """The reading of a file, and its rows in a fixed order; no rows where there is a fault, and then no file either."""
    into = path.with_suffix(".parquet")
    into.unlink(missing_ok=True)
    reading = read(path, into=into, profile=profile).reading
    if reading.faults:
        assert not into.exists()
        return reading, []
    assert not [one for one in path.parent.iterdir() if one.name.startswith(".reading")]
    with duckdb.connect() as connection:
        rows = connection.execute("SELECT * FROM read_parquet(?)", [str(into)]).fetchall()
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert len(rows) == reading.rows
    return reading, sorted(rows)


def short(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Month, account, cost centre and öre of each row, in that order."""
    return sorted((row[0], row[4], row[5], row[12]) for row in rows)
