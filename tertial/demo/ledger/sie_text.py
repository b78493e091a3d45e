"""The ledger as SIE 4E text: chart, objects and balances, and vouchers made by whole columns so that a million rows take seconds."""

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

EQUITY: Final = "2011"
"""The account that takes earlier years' results, so that opening balances sum to nothing."""

_END: Final = "\r\n"
_LAST_DAY: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def heading(year: int, *, upto: int = 12) -> str:
    """What stands before balances and vouchers: program, financial year, chart of accounts, dimensions and objects.

    `upto` is the last month that the file covers.
    """
    codes = rows("codes.csv")
    numbers = {part: number for number, (_, part) in DIMENSIONS.items()}
    lines = [
        "#FLAGGA 0",
        '#PROGRAM "Tertial" "demo"',
        "#FORMAT PC8",
        f"#GEN {year}{upto:02d}{_LAST_DAY[upto - 1]}",
        "#SIETYP 4",
        '#FNAMN "Arbetsmarknadsnämnden, demo"',
        f"#RAR 0 {year}0101 {year}1231",
        *([] if upto == 12 else [f"#OMFATTN {year}{upto:02d}{_LAST_DAY[upto - 1]}"]),
        *(f'#KONTO {row["code"]} "{row["name"]}"' for row in codes if row["part"] == "account"),
        *(f'#DIM {number} "{name}"' for number, (name, _) in DIMENSIONS.items()),
        *(f'#OBJEKT {numbers[row["part"]]} "{row["code"]}" "{row["name"]}"' for row in codes if row["part"] in numbers),
    ]
    return _END.join(lines) + _END


def balances(before: pl.DataFrame, within: pl.DataFrame) -> str:
    """Opening and closing balances and the year's results, of the rows before the year and of those within it."""
    opening, change = _by_account(before), _by_account(within)
    own = {account: ore for account, ore in opening.items() if _in_balance(account)}
    own[EQUITY] = -sum(own.values())
    lines = [f"#IB 0 {account} {_kronor(ore)}" for account, ore in sorted(own.items()) if ore]
    for account in sorted({*own, *filter(_in_balance, change)}):
        lines.append(f"#UB 0 {account} {_kronor(own.get(account, 0) + change.get(account, 0))}")
    lines += [f"#RES 0 {account} {_kronor(ore)}" for account, ore in sorted(change.items()) if not _in_balance(account)]
    return _END.join(lines) + _END


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
        pl.lit(f'"{_END}{{{_END}'),
    )
    row = pl.concat_str(
        pl.lit("   #TRANS "), "account", pl.lit(" {"), objects.str.strip_chars_end(), pl.lit("} "), kronor(".")
    )
    return frame.select(
        line=pl.concat_str(
            pl.when(first).then(start).otherwise(pl.lit("")),
            row,
            pl.when(last).then(pl.lit(f"{_END}}}{_END}")).otherwise(pl.lit(_END)),
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


def _by_account(frame: pl.DataFrame) -> dict[str, int]:
    return dict(frame.group_by("account").agg(pl.col("amount").sum()).iter_rows())


def _in_balance(account: str) -> bool:
    return account[0] in "12"


def _kronor(ore: int) -> str:
    sign = "-" if ore < 0 else ""
    return f"{sign}{abs(ore) // 100}.{abs(ore) % 100:02d}"
