"""Vouchers as SIE 4 text, made by whole columns so that a million rows take a second or two."""

from __future__ import annotations

from typing import Final

import polars as pl

from tertial.demo.loading.rows import rows

DIMENSIONS: Final = {
    1: ("Ansvar", "cost_centre"),
    6: ("Projekt", "project"),
    20: ("Verksamhet", "service"),
    21: ("Aktivitet", "activity"),
    22: ("Motpart", "counterpart"),
}
"""Each dimension's name and the part of the code string it is."""


def heading(year: int) -> str:
    """What stands before the vouchers: program, financial year, chart of accounts and dimensions."""
    lines = [
        "#FLAGGA 0",
        '#PROGRAM "Tertial" "demo"',
        "#FORMAT PC8",
        f"#GEN {year}1231",
        "#SIETYP 4",
        '#FNAMN "Arbetsmarknadsnämnden, demo"',
        f"#RAR 0 {year}0101 {year}1231",
        *(f'#KONTO {row["code"]} "{row["name"]}"' for row in rows("codes.csv") if row["part"] == "account"),
        *(f'#DIM {number} "{name}"' for number, (name, _) in DIMENSIONS.items()),
    ]
    return "\r\n".join(lines) + "\r\n"


def voucher_lines(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The column `line`: a row's #TRANS, with its voucher's #VER before the first and `}` after the last.

    Rows of a voucher must stand together.
    """
    voucher = pl.struct("day", "series", "number")
    first = (voucher != voucher.shift(1)).fill_null(value=True)
    last = (voucher != voucher.shift(-1)).fill_null(value=True)
    objects = pl.concat_str(
        pl.when(pl.col(part) != "").then(pl.concat_str(pl.lit(f'{number} "'), part, pl.lit('" '))).otherwise(pl.lit(""))
        for number, (_, part) in DIMENSIONS.items()
    )
    start = pl.concat_str(
        pl.lit("#VER "),
        "series",
        pl.lit(" "),
        "number",
        pl.lit(" "),
        pl.col("day").dt.strftime("%Y%m%d"),
        pl.lit(' "'),
        "text",
        pl.lit('"\r\n{\r\n'),
    )
    row = pl.concat_str(
        pl.lit("   #TRANS "), "account", pl.lit(" {"), objects.str.strip_chars_end(), pl.lit("} "), kronor(".")
    )
    return frame.select(
        line=pl.concat_str(
            pl.when(first).then(start).otherwise(pl.lit("")),
            row,
            pl.when(last).then(pl.lit("\r\n}\r\n")).otherwise(pl.lit("\r\n")),
        )
    )


def kronor(mark: str) -> pl.Expr:
    """The column `amount`, öre, as text in kronor with two decimals; no float in between."""
    size = pl.col("amount").abs()
    return pl.concat_str(
        pl.when(pl.col("amount") < 0).then(pl.lit("-")).otherwise(pl.lit("")),
        (size // 100).cast(pl.String),
        pl.lit(mark),
        (size % 100).cast(pl.String).str.zfill(2),
    )
