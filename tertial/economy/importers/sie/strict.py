"""The strict form of a voucher's lines: what nearly every line of a real file looks like, and how to cut it into fields.

Each pattern admits only what the lexer would cut in the same way: no control characters, no backslash, no braces inside
objects, amounts of at most ten digits. All else is left to the lexer. The patterns are such that at every letter only one
way on is open, which lets the engine check and cut a line in one pass.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

_CONTROL = r"\x00-\x1f\x7f"
_SPACE = r"[ \t]+"
_PLAIN = rf'[^ {{}}"\\{_CONTROL}]+'
_FIELD = rf'(?:"[^"\\{_CONTROL}]*"|{_PLAIN})'
_OBJECT = rf'(?:"[^"{{}}\\{_CONTROL}]*"|{_PLAIN})'
_OBJECTS = rf"{_OBJECT}?(?:[ \t]{_OBJECT}?)*"
_AMOUNT = r"-?[0-9]{1,10}(?:\.[0-9]{1,2})?"
_DATE = r'(?:"[0-9]{8}"|[0-9]{8})'
_DATE_OR_NONE = r'(?:"(?:[0-9]{8})?"|[0-9]{8})'
_MORE = rf"(?:[ \t]{_FIELD}?)*"
"""Fields that nobody needs, each after a space."""


def _voucher(text: str) -> str:
    return (
        rf"^[ \t]*#VER{_SPACE}(?P<series>{_FIELD}){_SPACE}(?P<number>{_FIELD}){_SPACE}(?P<date>{_DATE})"
        rf"(?:{_SPACE}(?:{text}{_FIELD}){_MORE})?)?\r*$"
    )


def _row(text: str) -> str:
    return (
        rf"^[ \t]*#TRANS{_SPACE}(?P<account>[0-9]{{1,40}}){_SPACE}\{{(?P<objects>{_OBJECTS})\}}{_SPACE}(?P<amount>{_AMOUNT})"
        rf"(?:{_SPACE}(?:(?P<date>{_DATE_OR_NONE})(?:{_SPACE}(?:{text}{_FIELD}){_MORE})?)?)?)?\r*$"
    )


# Cutting out a text costs time and is only done where it is kept.
_VOUCHERS = {keep: _voucher("(?P<text>" if keep else "(?:") for keep in (True, False)}
_ROWS = {keep: _row("(?P<text>" if keep else "(?:") for keep in (True, False)}

_BEGIN = r"^[ \t\r]*\{[ \t\r]*$"
_END = r"^[ \t\r]*\}[ \t\r]*$"
_BLANK = r"^[ \t\r]*$"

_SEPARATED = r'[ \t{}]*(?:"([^"]*)"|([^ \t{}"]+))[ \t{}\r]*'

NOTHING, VER, OPENS, TRANS, CLOSES, OTHER = range(6)
"""The kinds of lines."""

Kinds = NDArray[np.uint8]


class Cut(NamedTuple):
    """Lines with the kind of each, and the fields of those that are strict rows and vouchers, in order."""

    lines: pl.Series
    kinds: Kinds
    rows: pl.DataFrame
    """Columns `account`, `objects` (what stands between the braces), `amount` in öre, `date` and `text`, if that is kept."""
    vouchers: pl.DataFrame
    """Columns `series`, `number`, `date` and `text`, if that is kept."""


def cut(lines: pl.Series, *, keep_text: bool) -> Cut:
    """Tell the kinds of the lines, and cut the strict ones."""
    kinds = np.full(len(lines), TRANS, dtype=np.uint8)
    rows, missed = _extracted(lines, _ROWS[keep_text])
    # Most lines are rows, so the other patterns are tried on what is left only.
    rest = lines.gather(missed)
    vouchers, others = _extracted(rest, _VOUCHERS[keep_text])
    kinds[missed] = VER
    line = pl.col("line")
    kinds[missed[others]] = (
        rest.gather(others)
        .to_frame("line")
        .select(
            pl.when(line.str.contains(_BEGIN))
            .then(OPENS)
            .when(line.str.contains(_END))
            .then(CLOSES)
            .when(line.str.contains(_BLANK))
            .then(NOTHING)
            .otherwise(OTHER)
            .cast(pl.UInt8)
        )
        .to_series()
        .to_numpy()
    )
    rows = rows.with_columns(
        ore(pl.col("amount")),
        pl.col("date").str.strip_chars('"').fill_null(""),
        *([_unquoted("text")] if keep_text else ()),
    )
    vouchers = vouchers.with_columns(_unquoted(*vouchers.columns))
    return Cut(lines, kinds, rows, vouchers)


def content(line: pl.Expr) -> pl.Expr:
    """What the checksum counts of a strict line."""
    return line.str.replace_all(_SEPARATED, "$1$2")


def ore(amount: pl.Expr) -> pl.Expr:
    """Strict amounts in öre, by whole numbers all the way."""
    return amount.cast(pl.Decimal(14, 2)).to_physical().cast(pl.Int64)


def day(text: pl.Expr) -> pl.Expr:
    """Dates of eight digits; null for a date that no calendar has or no ledger, and for an empty one."""
    found = text.str.to_date("%Y%m%d", strict=False)
    return pl.when(found.dt.year().is_between(1900, 2999)).then(found)


def _extracted(lines: pl.Series, pattern: str) -> tuple[pl.DataFrame, NDArray[np.int64]]:
    """The groups of the lines that fit, and the places of those that do not."""
    found = lines.str.extract_groups(pattern).struct.unnest()
    fits = found.to_series(0).is_not_null()
    return found.filter(fits), np.flatnonzero(~fits.to_numpy())


def _unquoted(*columns: str) -> pl.Expr:
    """Fields without their quotes and the spaces around; empty where there is none."""
    return pl.col(*columns).str.strip_chars('"').str.strip_chars().fill_null("")
