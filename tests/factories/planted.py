"""Extracts with personal numbers where they should and should not stand, in each format. The numbers are nobody's: their days do not exist.

The month is 13 or the day 32 in none of them, for those would not look like numbers; the check digits are wrong instead.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

HEADINGS = ("Person", "Kön", "Inkom", "Väg in", "Fritext")


@dataclass
class Numbers:
    """Personal numbers, each used once, in four forms."""

    given: list[str] = field(default_factory=list)

    def next(self, form: int) -> str:
        """A new number: twelve or ten digits, with or without a dash."""
        count = len(self.given)
        born, serial = f"{1931 + count % 70}{1 + count % 12:02d}{1 + count % 28:02d}", f"{7000 + count}"
        text = (f"{born}-{serial}", f"{born}{serial}", f"{born[2:]}-{serial}", f"{born[2:]}{serial}")[form % 4]
        self.given.append(text)
        return text

    def traces(self) -> Iterator[str]:
        """Each number in every form that it could be found in: as given, without a dash, without a century."""
        for text in self.given:
            digits = text.replace("-", "")
            short = digits[-10:]
            yield from {text, digits, short, f"{short[:6]}-{short[6:]}", f"{short[:6]}+{short[6:]}"}


def rows_with(numbers: Numbers, where: str, *, many: int = 40) -> list[list[str]]:
    """Rows of applications with a number in the identity column, in a free text, and in the place that is asked for."""
    rows = []
    for count in range(many):
        row = [
            numbers.next(count),
            "KM"[count % 2],
            f"2023-0{1 + count % 8}-11",
            ("E-tjänst", "Papper")[count % 2],
            f"Ringde {numbers.next(count)} om brev",
        ]
        if where == "part code" and count == 7:
            row[1] = numbers.next(count)
        if where == "date" and count == 8:
            row[2] = numbers.next(count)
        if where == "condition" and count == 9:
            row[3] = numbers.next(count)
        rows.append(row)
    return rows


def as_csv(rows: Sequence[Sequence[str]], *, headings: bool = True) -> bytes:
    """Semicolon-separated text."""
    lines = [";".join(row) for row in ([HEADINGS] if headings else []) + [*map(tuple, rows)]]
    return "\r\n".join(lines).encode("utf-8-sig")


def as_xlsx(rows: Sequence[Sequence[str]], *, headings: bool = True) -> bytes:
    """A workbook."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Utdrag")
        for number, row in enumerate([*([HEADINGS] if headings else []), *rows]):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def as_parquet(rows: Sequence[Sequence[str]], *, headings: bool = True) -> bytes:
    """A Parquet file; without headings its columns are called by what stands in the first row."""
    names = HEADINGS if headings else tuple(rows[0])
    out = io.BytesIO()
    pl.DataFrame({name: [row[place] for row in rows] for place, name in enumerate(names)}).write_parquet(out)
    return out.getvalue()


FORMATS = {"csv": as_csv, "xlsx": as_xlsx, "parquet": as_parquet}


def broken(content: bytes, form: str, numbers: Numbers) -> bytes:
    """A file that can't be read to its end."""
    if form == "csv":
        return content + f'\r\n"{numbers.next(0)};K;2023-01-01;Papper;öppen'.encode()
    return content[: len(content) * 2 // 3]
