"""Files of observations as somebody makes them, laid beside what is stored and taken in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from tertial.common.errors import TertialError
from tertial.measurement.actions import import_observations
from tertial.measurement.exchange.columns import read_observations
from tertial.measurement.exchange.compare_observations import Comparison, compare_observations
from tertial.measurement.models import Observation
from tests.factories.organisation import a_committee, the_program


def a_csv(folder: Path, *lines: str) -> Path:
    """A file as somebody writes it by hand, with semicolons."""
    file = folder / "utfall.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def an_xlsx(folder: Path, *rows: list[Any], formats: dict[tuple[int, int], str] | None = None) -> Path:
    """A workbook as somebody makes it, with formats of cells by row and column."""
    file = folder / "utfall.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("Blad1")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                look = (formats or {}).get((number, column))
                form = book.add_format({"num_format": look}) if look else None
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, form)
                else:
                    sheet.write(number, column, cell, form)
    return file


def compared(file: Path, *, reveal: bool = True, as_written: bool = False) -> Comparison:
    """What a file would change."""
    return compare_observations(a_committee(), read_observations(file), reveal=reveal, as_written=as_written)


def taken(file: Path, **more: Any) -> Comparison:
    """A file that is taken in."""
    return import_observations(committee=a_committee(), source=file, by=the_program(), **more)


def told(comparison: Comparison) -> list[tuple[str, str, str | None, str | None]]:
    """The differences: kind, what, before, after."""
    return [(one.kind.value, one.what, one.before, one.after) for one in comparison.preview().differences]


def wrong(file: Path, **more: Any) -> list[str]:
    """The faults of a file, each with its address."""
    try:
        return [str(one) for one in compared(file, **more).faults]
    except TertialError as error:
        return [str(error)]


def stored(period: str = "2023-08", part: str = "") -> Observation:
    """The observation of a period and part."""
    return Observation.objects.get(period=period, part_key=part)
