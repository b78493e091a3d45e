"""The way out: rows of the ledger as a SIE file of type 1, 2, 3, 4E or 4I, exactly as the standard has it.

Vouchers are written by whole columns, so that a million rows take a few seconds. What is written reads back as the same
rows: days, codes, amounts, and texts as far as the encoding has their letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal

import polars as pl

from tertial import __version__
from tertial.common.errors import Refused
from tertial.economy.importers.sie.checksum import Sum
from tertial.economy.importers.sie.profile import SPLITTABLE

Kind = Literal["1", "2", "3", "4E", "4I"]

DIMENSIONS: dict[str, tuple[int, str]] = {
    "cost_centre": (1, "Ansvar"),
    "project": (6, "Projekt"),
    "service": (20, "Verksamhet"),
    "activity": (21, "Aktivitet"),
    "object": (22, "Objekt"),
    "counterpart": (23, "Motpart"),
    "free": (24, "Fri kod"),
}
"""The dimension that each part of the code string is written as, with the name that tells what it is."""

_SLICE = 100_000
"""How many rows are made into text at a time."""

_BALANCE_CLASSES = ("1", "2")
"""What the accounts of assets and debts begin with; all other accounts have a result."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What a file says beyond its rows.

    `first` and `last` are the financial year's days. `accounts` and `codes` (by part) give names; `opening` has opening
    balances in öre. `budget` are rows of the period budget, in the ledger's columns.
    """

    first: date
    last: date
    kind: Kind = "4E"
    accounts: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    opening: Mapping[str, int] = field(default_factory=dict)
    budget: pl.DataFrame | None = None
    organisation: str = ""
    made: date | None = None
    checksum: bool = False
    encoding: str = "cp437"
    line_end: str = "\r\n"


def write(rows: pl.DataFrame, path: Path, writing: Writing) -> None:
    """Write rows in the ledger's columns to `path`. Raises `Refused` when a day lies outside the financial year."""
    if not rows.is_empty() and not rows["day"].is_between(writing.first, writing.last).all():
        raise Refused(
            f"Raderna har dagar utanför räkenskapsåret {writing.first}–{writing.last} och kan inte bli en SIE-fil."
        )
    with path.open("wb") as file:
        out = _Out(file, writing)
        _identification(out, writing)
        _chart(out, writing, rows)
        if writing.kind != "4I":
            _balances(out, writing, rows)
        if writing.kind in ("2", "3"):
            _periods(out, rows, "#PSALDO", split=writing.kind == "3")
        if writing.budget is not None and writing.kind not in ("1", "4I"):
            _periods(out, writing.budget, "#PBUDGET", split=writing.kind != "2")
        if writing.kind in ("4E", "4I"):
            _vouchers(out, rows)
        out.end()


class _Out:
    """Writes records, and counts them in the checksum where there is one."""

    def __init__(self, file: BinaryIO, writing: Writing) -> None:
        self._file, self._encoding, self.line_end = file, writing.encoding, writing.line_end
        self._sum: Sum | None = None

    def record(self, label: str, *fields: str | int | tuple[str, ...]) -> None:
        """Write one record; a tuple is an object list."""
        shown = [f"{{{' '.join(map(_field, one))}}}" if isinstance(one, tuple) else _field(str(one)) for one in fields]
        plain = ["".join(one) if isinstance(one, tuple) else _clean(str(one)) for one in fields]
        self.text(" ".join((label, *shown)) + self.line_end, label + "".join(plain))

    def text(self, text: str, content: str) -> None:
        """Write ready lines, whose content for the checksum is given."""
        self._file.write(text.encode(self._encoding, errors="replace"))
        if self._sum is not None:
            self._sum.add(content)

    @property
    def counts(self) -> bool:
        """Whether there is a checksum."""
        return self._sum is not None

    def begin_sum(self) -> None:
        """Let everything from here on count."""
        self.record("#KSUMMA")
        self._sum = Sum(self._encoding)

    def end(self) -> None:
        """Write the checksum, if there is one."""
        if self._sum is not None:
            total, self._sum = self._sum.value, None
            self.record("#KSUMMA", total)


def _identification(out: _Out, writing: Writing) -> None:
    out.record("#FLAGGA", 0)
    if writing.checksum:
        out.begin_sum()
    out.record("#PROGRAM", "Tertial", __version__)
    out.record("#FORMAT", "PC8")
    out.record("#GEN", _day(writing.made or writing.last))
    out.record("#SIETYP", writing.kind[0])
    if writing.organisation:
        out.record("#FNAMN", writing.organisation)
    out.record("#RAR", 0, _day(writing.first), _day(writing.last))
    if writing.kind in ("2", "3"):
        out.record("#OMFATTN", _day(writing.last))
    out.record("#VALUTA", "SEK")


def _chart(out: _Out, writing: Writing, rows: pl.DataFrame) -> None:
    used = {*rows["account"].unique().to_list(), *writing.opening, *writing.accounts}
    for account in sorted(used):
        out.record("#KONTO", account, writing.accounts.get(account, account))
    for part, (number, name) in DIMENSIONS.items():
        codes = {*rows[part].unique().to_list(), *writing.codes.get(part, ())} - {""}
        if writing.kind in ("1", "2") or not codes:
            continue
        out.record("#DIM", number, name)
        for code in sorted(codes):
            out.record("#OBJEKT", number, code, writing.codes.get(part, {}).get(code, code))


def _balances(out: _Out, writing: Writing, rows: pl.DataFrame) -> None:
    changes = dict(rows.group_by("account").agg(pl.col("amount").sum()).iter_rows())
    for account in sorted({*changes, *writing.opening}):
        opening, change = writing.opening.get(account, 0), changes.get(account, 0)
        if account.startswith(_BALANCE_CLASSES):
            out.record("#IB", 0, account, _kronor(opening))
            out.record("#UB", 0, account, _kronor(opening + change))
        elif change:
            out.record("#RES", 0, account, _kronor(change))


def _periods(out: _Out, rows: pl.DataFrame, label: str, *, split: bool) -> None:
    """Each account's change in each month, then the same money by objects where it has any."""
    totals = rows.group_by("account", "month").agg(pl.col("amount").sum()).sort("account", "month")
    for account, month, amount in totals.iter_rows():
        out.record(label, 0, month, account, (), _kronor(amount))
    if not split:
        return
    by_objects = rows.group_by("account", "month", *SPLITTABLE).agg(pl.col("amount").sum())
    for account, month, *codes, amount in by_objects.sort("account", "month", *SPLITTABLE).iter_rows():
        pairs = [(str(DIMENSIONS[part][0]), code) for part, code in zip(SPLITTABLE, codes, strict=True) if code]
        if pairs:
            out.record(label, 0, month, account, tuple(text for pair in pairs for text in pair), _kronor(amount))


def _vouchers(out: _Out, rows: pl.DataFrame) -> None:
    """A #VER for each series and number, in the order that they first come, with all its rows."""
    voucher = pl.struct("series", "number")
    place = pl.int_range(pl.len())
    ordered = rows.with_columns(place.min().over("series", "number").alias("place")).sort("place", maintain_order=True)
    ordered = ordered.with_columns(
        (voucher != voucher.shift(1)).fill_null(value=True).alias("opens"),
        (voucher != voucher.shift(-1)).fill_null(value=True).alias("closes"),
    )
    for start in range(0, ordered.height, _SLICE):
        lines = ordered.slice(start, _SLICE).select(
            _lines(out.line_end).alias("line"), (_contents() if out.counts else pl.lit("")).alias("content")
        )
        out.text("".join(lines["line"]), "".join(lines["content"]) if out.counts else "")


def _lines(end: str) -> pl.Expr:
    day = pl.col("day").dt.strftime("%Y%m%d")
    quoted = {name: _quoted(pl.col(name)) for name in ("series", "number", "text", *SPLITTABLE)}
    objects = [
        pl.when(pl.col(part) == "").then(pl.lit("")).otherwise(pl.format(f" {number} {{}}", quoted[part]))
        for part, (number, _name) in DIMENSIONS.items()
    ]
    opening = pl.format(
        f"#VER {{}} {{}} {{}} {{}}{end}{{}}{end}", quoted["series"], quoted["number"], day, quoted["text"], pl.lit("{")
    )
    return pl.concat_str(
        pl.when("opens").then(opening).otherwise(pl.lit("")),
        pl.lit("#TRANS "),
        "account",
        pl.lit(" {"),
        pl.concat_str(objects).str.strip_prefix(" "),
        pl.lit("} "),
        _amounts(),
        pl.lit(" "),
        day,
        pl.lit(" "),
        quoted["text"],
        pl.when("closes").then(pl.lit(f"{end}}}{end}")).otherwise(pl.lit(end)),
    )


def _contents() -> pl.Expr:
    """What the checksum counts of the same lines."""
    day = pl.col("day").dt.strftime("%Y%m%d")
    plain = {name: _cleaned(pl.col(name)) for name in ("series", "number", "text", *SPLITTABLE)}
    objects = [
        pl.when(pl.col(part) == "").then(pl.lit("")).otherwise(pl.lit(str(number)) + plain[part])
        for part, (number, _name) in DIMENSIONS.items()
    ]
    opening = pl.concat_str(pl.lit("#VER"), plain["series"], plain["number"], day, plain["text"])
    return pl.concat_str(
        pl.when("opens").then(opening).otherwise(pl.lit("")),
        pl.lit("#TRANS"),
        "account",
        *objects,
        _amounts(),
        day,
        plain["text"],
    )


def _amounts() -> pl.Expr:
    size = pl.col("amount").abs()
    sign = pl.when(pl.col("amount") < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    return pl.concat_str(sign, (size // 100).cast(pl.String), pl.lit("."), (size % 100).cast(pl.String).str.zfill(2))


def _cleaned(text: pl.Expr) -> pl.Expr:
    """Without control characters, and without a backslash that would take away the meaning of the quote after it."""
    return text.str.replace_all(r"[\x00-\x1f\x7f]", " ").str.replace(r"\\$", "\\ ")


def _quoted(text: pl.Expr) -> pl.Expr:
    return pl.concat_str(pl.lit('"'), _cleaned(text).str.replace_all('"', '\\"', literal=True), pl.lit('"'))


def _clean(text: str) -> str:
    plain = "".join(" " if letter < " " or letter == "\x7f" else letter for letter in text)
    return plain + " " if plain.endswith("\\") else plain


def _field(text: str) -> str:
    """A field as it is written: in quotes unless it is a plain number or word."""
    if text.replace("-", "").replace(".", "").isalnum() and text.isascii():
        return text
    return '"' + _clean(text).replace('"', '\\"') + '"'


def _kronor(ore: int) -> str:
    return f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02d}"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"
