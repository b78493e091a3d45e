"""Read a workbook in memory: the first sheet that has the headings."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import polars as pl

from tertial.common.errors import Refused, TertialError
from tertial.measurement.extracts.reading.sheet import HEADING_ROWS, Sheet, find_headings

LARGEST_UNPACKED = 2_000_000_000
"""Bytes. A workbook is a zip, and a small zip can hold what no memory does."""


def read_workbook(content: bytes, wanted: Collection[str]) -> Sheet:
    """The wanted columns. Raises `Refused` for a workbook that can't be read or has no sheet with the headings."""
    from python_calamine import CalamineWorkbook

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(one.file_size for one in package.infolist()) > LARGEST_UNPACKED:
            raise Refused("Arbetsboken är orimligt stor när den packas upp. Exportera utdraget som CSV i stället.")
    missing: TertialError | None = None
    broken = False
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        for name in names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            try:
                return _sheet(rows, wanted)
            except TertialError as error:
                missing = missing or error
    except TertialError:
        raise
    except Exception:  # noqa: BLE001 - whatever the library says may hold a cell's text
        broken = True
    if broken or missing is None:
        raise Refused(
            "Arbetsboken går inte att läsa. Är den låst med lösenord eller skadad? Spara den på nytt som XLSX eller CSV."
        )
    raise missing


def _sheet(rows: Sequence[Sequence[Any]], wanted: Collection[str]) -> Sheet:
    early = [[as_text(cell) for cell in row] for row in rows[:HEADING_ROWS]]
    heading, places = find_headings(early, wanted)
    columns: dict[str, list[str]] = {name: [] for name in wanted}
    lines = []
    for number, row in enumerate(rows[heading + 1 :], start=heading + 2):
        if not any(cell not in ("", None) for cell in row):
            continue
        lines.append(number)
        for name, place in places.items():
            columns[name].append(as_text(row[place]) if place < len(row) else "")
    return Sheet(pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)), lines=lines)


def as_text(cell: Any) -> str:
    """A cell as it would stand in a text file: whole numbers without decimals, days as 2023-08-31."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "ja" if cell else "nej"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return str(cell.date()) if cell.time() == time(0) else cell.isoformat(sep=" ")
        case date() | time() | timedelta():
            return str(cell)
        case _:
            return str(cell)
