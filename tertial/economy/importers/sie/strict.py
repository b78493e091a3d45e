"""The strict form of a voucher's lines: what nearly every line of a real file looks like, and how to cut it into fields.

Each pattern admits only what the lexer would cut in the same way by splitting at the first brace, space or quote: no control
characters, no backslash, no braces inside objects, amounts of at most ten digits. All else is left to the lexer.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

_CONTROL = r"\x00-\x1f\x7f"
_SPACE = r"[ \t]+"
_PLAIN = rf'[^ {{}}"\\{_CONTROL}]+'
_FIELD = rf'(?:"[^"\\{_CONTROL}]*"|{_PLAIN})'
_WORD = rf'(?:"[^ "\\{_CONTROL}]*"|{_PLAIN})'
_OBJECT = rf'(?:"[^"{{}}\\{_CONTROL}]*"|{_PLAIN})'
_PAIR = rf'(?:[0-9]{{1,9}}|"[0-9]{{1,9}}"){_SPACE}{_OBJECT}'
_OBJECTS = rf"\{{[ \t]*(?:{_PAIR}(?:{_SPACE}{_PAIR})*)?[ \t]*\}}"
_AMOUNT = r"-?[0-9]{1,10}(?:\.[0-9]{1,2})?"
_DATE = r'(?:"[0-9]{8}"|[0-9]{8})'
_DATE_OR_NONE = r'(?:"(?:[0-9]{8})?"|[0-9]{8})'
_END = r"[ \t\r]*$"

VOUCHER = rf"^[ \t]*#VER{_SPACE}{_WORD}{_SPACE}{_WORD}{_SPACE}{_DATE}(?:{_SPACE}{_FIELD})*{_END}"
ROW = (
    rf"^[ \t]*#TRANS{_SPACE}[0-9]{{1,40}}{_SPACE}{_OBJECTS}{_SPACE}{_AMOUNT}"
    rf"(?:{_SPACE}{_DATE_OR_NONE}(?:{_SPACE}{_FIELD})*)?{_END}"
)
BEGIN = r"^[ \t\r]*\{[ \t\r]*$"
END = r"^[ \t\r]*\}[ \t\r]*$"
BLANK = r"^[ \t\r]*$"

_SEPARATED = r'[ \t{}]*(?:"([^"]*)"|([^ \t{}"]+))[ \t{}\r]*'


def kinds(lines: pl.Series) -> NDArray[np.uint8]:
    """The kind of each line, as one of the numbers below."""
    found = np.full(len(lines), TRANS, dtype=np.uint8)
    # Most lines are rows, so the other patterns are tried on what is left only.
    places = np.flatnonzero(~lines.str.contains(ROW).to_numpy())
    line = pl.col("line")
    found[places] = (
        lines.gather(places)
        .to_frame("line")
        .select(
            pl.when(line.str.contains(BEGIN))
            .then(OPENS)
            .when(line.str.contains(END))
            .then(CLOSES)
            .when(line.str.contains(VOUCHER))
            .then(VER)
            .when(line.str.contains(BLANK))
            .then(NOTHING)
            .otherwise(OTHER)
            .cast(pl.UInt8)
        )
        .to_series()
        .to_numpy()
    )
    return found


NOTHING, VER, OPENS, TRANS, CLOSES, OTHER = range(6)


def content(line: pl.Expr) -> pl.Expr:
    """What the checksum counts of a strict line."""
    return line.str.replace_all(_SEPARATED, "$1$2")


def cut_row(lines: pl.Series, *, keep_text: bool) -> pl.DataFrame:
    """Columns `account`, `objects` (between the braces), `amount` in öre, `date` and `text`, for lines of the form `ROW`."""
    halves = lines.str.splitn("}", 2).struct
    front = halves.field("field_0").str.splitn("{", 2).struct
    amounts, rest = _first(_spaced(halves.field("field_1")))
    return pl.DataFrame(
        {
            "account": front.field("field_0")
            .str.strip_chars(" \t")
            .str.slice(len("#TRANS"))
            .str.strip_chars_start(" \t"),
            "objects": front.field("field_1"),
            "amount": ore(amounts),
            "date": rest,
            "text": _first(rest)[1] if keep_text else "",
        }
    ).with_columns(_date(pl.col("date")).alias("date"), *([_text(pl.col("text")).alias("text")] if keep_text else ()))


def cut_voucher(lines: pl.Series, *, keep_text: bool) -> pl.DataFrame:
    """Columns `series`, `number`, `date` and `text`, for lines of the form `VOUCHER`."""
    series, rest = _first(_spaced(lines).str.slice(len("#VER")).str.strip_chars_start(" "))
    numbers, rest = _first(rest)
    dates, rest = _first(rest)
    columns = pl.DataFrame({"series": series, "number": numbers, "date": dates, "text": rest if keep_text else ""})
    return columns.with_columns(
        pl.col("series", "number", "date").str.strip_chars('"').str.strip_chars(),
        *([_text(pl.col("text")).alias("text")] if keep_text else ()),
    )


def ore(amounts: pl.Series) -> pl.Series:
    """Strict amounts in öre, by whole numbers all the way."""
    if amounts.str.contains(r"\.[0-9]{2}$").all():
        return amounts.str.replace(".", "", literal=True).cast(pl.Int64)
    amount = pl.col("amount")
    parts = amount.str.splitn(".", 2).struct
    kronor = parts.field("field_0").str.strip_prefix("-").cast(pl.Int64)
    unsigned = kronor * 100 + parts.field("field_1").fill_null("").str.pad_end(2, "0").cast(pl.Int64)
    signed = pl.when(amount.str.starts_with("-")).then(-unsigned).otherwise(unsigned)
    return amounts.to_frame("amount").select(signed).to_series()


def day(text: pl.Expr) -> pl.Expr:
    """Dates of eight digits; null for a date that no calendar has or no ledger, and for an empty one."""
    found = text.str.to_date("%Y%m%d", strict=False)
    return pl.when(found.dt.year().is_between(1900, 2999)).then(found)


def _spaced(lines: pl.Series) -> pl.Series:
    """The lines with spaces for tabs, none at the ends. Strict lines have no tabs inside quotes."""
    stripped = lines.str.strip_chars(" \t\r")
    if not stripped.str.contains("\t", literal=True).any():
        return stripped
    return stripped.str.replace_all("\t", " ", literal=True)


def _date(rest: pl.Expr) -> pl.Expr:
    """The date that what is left of a line begins with, or the empty string: eight digits, quoted or not, or `""`."""
    eight = rest.str.strip_prefix('"').str.slice(0, 8)
    return pl.when(eight.str.starts_with('"')).then(pl.lit("")).otherwise(eight).fill_null("")


def _first(text: pl.Series) -> tuple[pl.Series, pl.Series]:
    """What stands before the first space, and what comes after all the spaces there; null where there is nothing."""
    parts = text.str.splitn(" ", 2).struct
    return parts.field("field_0"), parts.field("field_1").str.strip_chars_start(" ")


def _text(rest: pl.Expr) -> pl.Expr:
    """The first field of what is left of a line."""
    quoted = rest.str.strip_prefix('"').str.splitn('"', 2).struct.field("field_0")
    plain = rest.str.splitn(" ", 2).struct.field("field_0")
    return pl.when(rest.str.starts_with('"')).then(quoted).otherwise(plain).fill_null("").str.strip_chars()
