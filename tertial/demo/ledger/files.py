"""The demo's ledger as the files that a finance system exports: SIE 4E, CSV and XLSX, one of each per year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

import polars as pl

from tertial.demo.ledger.frames import by_year, whole
from tertial.demo.loading.rows import rows as data_rows
from tertial.economy.importers.sie.write import Writing
from tertial.economy.importers.sie.write import write as write_sie

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

EQUITY: Final = "2011"
"""The account that takes earlier years' results, so that opening balances sum to nothing."""


def write_files(folder: Path, *, years: Collection[int] | None = None) -> list[Path]:
    """Write `huvudbok-2019.se`, `.csv` and `.xlsx` for each of the years (None: all); the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for year, rows in by_year().items():
        if years is not None and year not in years:
            continue
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
        return _kronor()
    # An empty code is an empty field, not a pair of quotes.
    return pl.col(name) if name in ("month", "day") else pl.col(name).replace("", None)


def writing(year: int, *, made: date | None = None, opening: Mapping[str, int] | None = None) -> Writing:
    """What a year's SIE file says beyond its vouchers: the demo's chart of accounts and the names of its codes."""
    names: dict[str, dict[str, str]] = {}
    for row in data_rows("codes.csv"):
        names.setdefault(row["part"], {})[row["code"]] = row["name"]
    return Writing(
        date(year, 1, 1),
        date(year, 12, 31),
        accounts=names.pop("account"),
        codes=names,
        opening=opening or {},
        organisation="Arbetsmarknadsnämnden, demo",
        made=made,
        checksum=True,
    )


def _write_sie(path: Path, year: int, rows: pl.DataFrame) -> None:
    before = whole().filter((pl.col("month") < 100 * year) & pl.col("account").str.contains("^[12]"))
    opening: dict[str, int] = dict(before.group_by("account").agg(pl.col("amount").sum()).iter_rows())
    opening[EQUITY] = -sum(opening.values())
    write_sie(
        rows, path, writing(year, made=_last_day(rows), opening={one: ore for one, ore in opening.items() if ore})
    )


def _write_csv(path: Path, year: int, rows: pl.DataFrame) -> None:
    as_export(rows.lazy()).collect().write_csv(path, separator=";", include_bom=True, line_terminator="\r\n")


def _write_xlsx(path: Path, year: int, rows: pl.DataFrame) -> None:
    """One sheet. Codes are text; amounts are numbers, which a workbook keeps exact to the öre at this size."""
    import xlsxwriter

    last = _last_day(rows)
    made = datetime(last.year, last.month, last.day)  # noqa: DTZ001 - a day of the data, no clock and no zone
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


def _last_day(rows: pl.DataFrame) -> date:
    """The last day of the last month."""
    year, month = divmod(max(rows["month"]), 100)
    return date(year, month, monthrange(year, month)[1])


def _kronor() -> pl.Expr:
    """The column `amount`, öre, as text in kronor with a decimal comma; no float in between."""
    size = pl.col("amount").abs()
    return pl.concat_str(
        pl.when(pl.col("amount") < 0).then(pl.lit("-")).otherwise(pl.lit("")),
        (size // 100).cast(pl.String),
        pl.lit(","),
        (size % 100).cast(pl.String).str.zfill(2),
    )


_FORMATS: Final = ({"num_format": "yyyy-mm-dd"}, {"num_format": "#,##0.00"}, {"bold": True})
