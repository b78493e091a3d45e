"""The sheets of a workbook as rows of raw cells, with what the reader of workbooks keeps silent about: errors and merged headings."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from tertial.economy.importers.table.layout import MOST_TITLES

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ERROR = re.compile(
    rb"<(?:\w+:)?c\b(?=[^<>]*\bt=[\"']e[\"'])[^<>]*\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^<>]*>"
    rb"(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?(?:<(?:\w+:)?v>([^<]{1,40})</)?"
)
_BLOCK = 1 << 20
_LONGEST = 1 << 16
_AN_ERROR = "#FEL!"


def names_of(book: CalamineWorkbook) -> list[str]:
    """The names of the sheets that have cells, hidden ones last."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    return [one.name for one in sorted(sheets, key=lambda one: one.visible != SheetVisibleEnum.Visible)]


def rows_of(sheet: CalamineSheet, errors: dict[tuple[int, int], str]) -> Iterator[tuple[int, list[Any]]]:
    """Every row of a sheet by its number, from 1. A cell with an error has the error's word.

    A heading that is merged over several rows stands in each of them, so that headings of two rows are found in the lower.
    """
    if sheet.start is None:
        return
    margin = [""] * sheet.start[1]
    tall = _tall(sheet)
    wrong: dict[int, dict[int, str]] = {}
    for (row, column), word in errors.items():
        wrong.setdefault(row, {})[column] = word
    above: dict[int, Any] = {}
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        line: list[Any] = [*margin, *cells]
        for column, word in wrong.get(number, {}).items():
            if column < len(line):
                line[column] = word
        for first, last, column in tall if number <= MOST_TITLES else ():
            if first == number and column < len(line):
                above[column] = line[column]
            elif first < number <= last and column in above:
                line[column] = above[column]
        yield number, line


def errors_in(source: Path, sheet: str) -> dict[tuple[int, int], str]:
    """The cells of an XLSX sheet that are errors, by row from 1 and column from 0. The reader gives them as empty."""
    if not zipfile.is_zipfile(source):
        return {}
    with zipfile.ZipFile(source) as package:
        part = _part(package, sheet)
        if not part:
            return {}
        found: dict[tuple[int, int], str] = {}
        tail = b""
        with package.open(part) as file:
            while block := file.read(_BLOCK):
                text = tail + block
                # A cell that is cut at the end of a block comes again, whole, with the next.
                for match in _ERROR.finditer(text):
                    word = (match[3] or b"").decode("utf-8", errors="replace") or _AN_ERROR
                    where = (int(match[2]), _column(match[1]))
                    found[where] = word if where not in found or word != _AN_ERROR else found[where]
                tail = text[-_LONGEST:]
        return found


def _tall(sheet: CalamineSheet) -> list[tuple[int, int, int]]:
    """What is merged over several of the first rows: the first and the last row, from 1, and the first column."""
    return [
        (top + 1, bottom + 1, left)
        for (top, left), (bottom, _) in sheet.merged_cell_ranges or ()
        if top < bottom <= MOST_TITLES
    ]


def _part(package: zipfile.ZipFile, sheet: str) -> str:
    """The part of the package that holds a sheet; empty where it can't be told."""
    try:
        # Python's parser stops entities that grow without end, and follows none out of the file.
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))  # noqa: S314
        relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    except (KeyError, ElementTree.ParseError):
        return ""
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for one in book.iter(f"{_MAIN}sheet"):
        if one.get("name") == sheet:
            target = targets.get(one.get(_RELATION), "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            return part if part in package.namelist() else ""
    return ""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
