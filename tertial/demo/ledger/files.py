"""The demo's ledger as the files that a finance system exports: SIE 4E, CSV and XLSX, one of each per year."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime
from pathlib import Path
from typing import Final

import polars as pl

from tertial.demo.ledger.frames import by_year, whole
from tertial.demo.ledger.sie_text import balances, heading, kronor, voucher_lines

EXPORT_COLUMNS: Final = {
    "Period": "month",
    "Bokföringsdatum": "day",
    "Verifikationsserie": "series",
    "Verifikationsnummer": "number",
    "Konto": "account",
    "Ansvar": "cost_centre",
    "Verksamhet": "service",
    "Aktivitet": "activity",
    "Projekt": "project",
    "Objekt": "object",
    "Motpart": "counterpart",
    "Fri": "free",
    "Belopp": "amount",
    "Text": "text",
}
"""The columns of the export as its heads call them, and the ledger's."""


def write_files(folder: Path) -> list[Path]:
    """Write `huvudbok-2019.se`, `.csv` and `.xlsx` and so on for every year; the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for year, rows in by_year().items():
        for ending, write in (("se", _write_sie), ("csv", _write_csv), ("xlsx", _write_xlsx)):
            path = folder / f"huvudbok-{year}.{ending}"
            write(path, year, rows)
            written.append(path)
    return written


def as_export(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The rows with the export's heads, amounts in kronor with a decimal comma."""
    columns = {head: _as_text(name) for head, name in EXPORT_COLUMNS.items()}
    return frame.select(**columns)


def _as_text(name: str) -> pl.Expr:
    if name == "amount":
        return kronor(",")
    # An empty code is an empty field, not a pair of quotes.
    return pl.col(name) if name in ("month", "day") else pl.col(name).replace("", None)


def _write_sie(path: Path, year: int, rows: pl.DataFrame) -> None:
    before = whole().filter(pl.col("month") < 100 * year)
    vouchers = voucher_lines(rows.lazy()).collect()["line"]
    last = int(str(rows["month"].max())) % 100
    text = heading(year, upto=last) + balances(before, rows) + "".join(vouchers.to_list())
    path.write_bytes(text.encode("cp437"))


def _write_csv(path: Path, year: int, rows: pl.DataFrame) -> None:
    as_export(rows.lazy()).collect().write_csv(path, separator=";", include_bom=True, line_terminator="\r\n")


def _write_xlsx(path: Path, year: int, rows: pl.DataFrame) -> None:
    """One sheet. Codes are text; amounts are numbers, which a workbook keeps exact to the öre at this size."""
    import xlsxwriter

    last = int(str(rows["month"].max()))
    made = datetime(last // 100, last % 100, monthrange(last // 100, last % 100)[1])  # noqa: DTZ001 - no clock, no zone
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        book.set_properties({"title": f"Huvudbok {year}", "created": made})
        day, money, bold = (book.add_format(form) for form in _FORMATS)
        sheet = book.add_worksheet(f"Huvudbok {year}")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, EXPORT_COLUMNS, bold)
        for number, row in enumerate(rows.select(EXPORT_COLUMNS.values()).iter_rows(named=True), start=1):
            for column, (name, value) in enumerate(row.items()):
                if name == "month":
                    sheet.write_number(number, column, value)
                elif name == "day":
                    sheet.write_datetime(number, column, value, day)
                elif name == "amount":
                    sheet.write_number(number, column, value / 100, money)
                elif value:
                    sheet.write_string(number, column, value)


_FORMATS: Final = ({"num_format": "yyyy-mm-dd"}, {"num_format": "#,##0.00"}, {"bold": True})
