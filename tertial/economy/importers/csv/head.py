"""Look at a text file's beginning: its delimiter, where its columns stand, and at which byte its rows begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tertial.common.errors import Refused, TertialError
from tertial.economy.importers.csv.records import lines_of, records
from tertial.economy.importers.profiles import Profile
from tertial.economy.importers.table.layout import Layout, lay_out

DELIMITERS = (";", "\t", ",", "|")
"""What is tried where the profile doesn't say, the likeliest first."""

_HEAD = 1 << 18
_MOST_ROWS = 1100
_BREAK = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Head:
    """A file's delimiter and layout. The rows begin on `first_line` (from 1), at the byte `begins` of the UTF-8 text."""

    delimiter: str
    layout: Layout
    first_line: int
    begins: int


def head_of(text_file: Path, profile: Profile) -> Head:
    """Lay the profile on a UTF-8 file's beginning. Raises what `lay_out` raises, of the delimiter that fits best."""
    with text_file.open("rb") as file:
        beginning = file.read(_HEAD)
        whole = not file.read(1)
    lines = beginning_lines(beginning, whole=whole)
    fitting: list[tuple[int, str, Layout, list[tuple[int, list[str]]]]] = []
    failed: list[tuple[int, TertialError]] = []
    for delimiter in [profile.delimiter] if profile.delimiter else DELIMITERS:
        rows = rows_until_fault(lines, delimiter)
        cells = [row for _, row in rows]
        try:
            layout = lay_out(cells, profile)
        except TertialError as error:
            failed.append((max((len(row) for row in cells), default=0), error))
        else:
            fitting.append((layout.width, delimiter, layout, rows))
    if not fitting:
        raise max(failed, key=lambda one: one[0])[1]
    _, delimiter, layout, rows = max(fitting, key=lambda one: one[0])
    ends = [0, *(match.end() for match in _BREAK.finditer(beginning))]
    after = rows[layout.first][0] if layout.first < len(rows) else len(lines) + 1
    if after > len(ends):
        return Head(delimiter, layout, after, len(beginning))
    return Head(delimiter, layout, after, ends[after - 1])


def first_rows(text_file: Path, head: Head) -> list[tuple[int, list[str]]]:
    """The first rows after the headings, each with the line it begins on."""
    return [row for row in _beginning_rows(text_file, head.delimiter) if row[0] >= head.first_line]


def likely_rows(text_file: Path) -> list[tuple[int, list[str]]]:
    """The first rows, cut by the delimiter that gives the widest."""
    tried = [_beginning_rows(text_file, delimiter) for delimiter in DELIMITERS]
    return max(tried, key=lambda rows: max((len(cells) for _, cells in rows), default=0))


def _beginning_rows(text_file: Path, delimiter: str) -> list[tuple[int, list[str]]]:
    with text_file.open("rb") as file:
        beginning = file.read(_HEAD)
        whole = not file.read(1)
    return rows_until_fault(beginning_lines(beginning, whole=whole), delimiter)


def beginning_lines(beginning: bytes, *, whole: bool) -> list[str]:
    """The lines that are whole at a UTF-8 file's beginning."""
    lines = list(lines_of([beginning.decode("utf-8-sig", errors="ignore")]))
    return lines if whole or len(lines) == 1 else lines[:-1]


def rows_until_fault(lines: Iterable[str], delimiter: str) -> list[tuple[int, list[str]]]:
    """The first rows, up to one that can't be taken apart: the reading itself tells what is wrong with it."""
    found = []
    try:
        for row in records(lines, delimiter):
            found.append(row)
            if len(found) == _MOST_ROWS:
                break
    except Refused:
        pass
    return found
