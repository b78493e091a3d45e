"""The first rows of a file as they stand in it, for the person who says what its columns are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast, get_args

from tertial.economy.importers.profiles import Delimiter, Encoding, Profile

EXAMPLES = 3
_LOOKED_AT = 300
_PLAIN = Profile(slug="plain", name="plain", codes={"account": ("Konto",)}, amount=("Belopp",), date=("Datum",))
"""For its words of sums, which are the usual ones."""


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of a file: its place from 0, its heading (empty where it has none) and its first values."""

    place: int
    heading: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A file's first rows as texts, each with its number in the file.

    `sheet` is the workbook's sheet they are from and `sheets` those there are; both are empty for text. `delimiter` is what
    parts the cells of a text file.
    """

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    delimiter: Delimiter = ""

    @property
    def is_workbook(self) -> bool:
        """Whether the file is a workbook, which has sheets but neither delimiter nor encoding."""
        return bool(self.sheet)

    def heading_row(self) -> int:
        """The place from 0 of the row that looks most like headings."""
        from tertial.economy.importers.table.headings import heading_row

        return heading_row([cells for _, cells in self.rows])

    def below(self, first: int) -> list[tuple[str, ...]]:
        """The rows from the place `first` on that are neither sums nor what exports commonly say of themselves."""
        from tertial.economy.importers.table.sums import Kind, recogniser

        kind_of = recogniser(_PLAIN)
        return [cells for _, cells in self.rows[first : first + _LOOKED_AT] if kind_of(cells) is Kind.ROW]

    def columns(self, headings: int | None, first: int) -> tuple[FileColumn, ...]:
        """The columns, with the headings of the row at that place (None: there are none) and values of rows from `first` on."""
        cells = [row for _, row in self.rows]
        heads = cells[headings] if headings is not None and headings < len(cells) else ()
        below = self.below(first)
        width = len(heads) or max((len(row) for row in below[:20]), default=0)
        return tuple(
            FileColumn(place, heads[place].strip() if place < len(heads) else "", _examples(below, place))
            for place in range(width)
        )


def sample_of(beginning: Path, *, delimiter: Delimiter = "", encoding: Encoding = "", sheet: str = "") -> Sample:
    """The first rows of a file that `beginning_of` made. Empty settings are found out. Raises `Refused` where no row can be found."""
    from tertial.economy.importers.any_file import Format, format_of

    if format_of(beginning) is Format.XLSX:
        return _of_workbook(beginning, sheet)
    return _of_text(beginning, delimiter, encoding)


def _of_workbook(beginning: Path, sheet: str) -> Sample:
    from tertial.economy.importers.xlsx.opening import opened
    from tertial.economy.importers.xlsx.read import likely_sheet
    from tertial.economy.importers.xlsx.sheets import names_of

    book = opened(beginning)
    names = tuple(names_of(book))
    found, rows = likely_sheet(book, sheet if sheet in names else "")
    return Sample(tuple((number, tuple(cells)) for number, cells in rows), found, names)


def _of_text(beginning: Path, delimiter: Delimiter, encoding: Encoding) -> Sample:
    from tertial.economy.importers.csv.encoding import decoded, encoding_of
    from tertial.economy.importers.csv.head import DELIMITERS, beginning_lines, rows_until_fault

    with TemporaryDirectory(dir=beginning.parent, prefix=".sample-") as folder:
        text = Path(folder) / "text"
        with text.open("w", encoding="utf-8", newline="") as out:
            out.writelines(decoded(beginning, encoding_of(beginning, encoding)))
        lines = beginning_lines(text.read_bytes(), whole=True)
    tried = [
        (one, rows_until_fault(lines, one))
        for one in ((delimiter,) if delimiter in get_args(Delimiter) and delimiter else DELIMITERS)
    ]
    chosen, rows = max(tried, key=lambda one: max((len(cells) for _, cells in one[1]), default=0))
    return Sample(tuple((number, tuple(cells)) for number, cells in rows), delimiter=cast(Delimiter, chosen))


def _examples(rows: list[tuple[str, ...]], place: int) -> tuple[str, ...]:
    """The first values that differ and are not empty."""
    found: list[str] = []
    for row in rows:
        value = " ".join(row[place].split())[:40] if place < len(row) else ""
        if value and value not in found:
            found.append(value)
        if len(found) == EXAMPLES:
            break
    return tuple(found)
