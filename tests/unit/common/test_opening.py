"""Somebody's workbook is opened without trusting it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from tertial.common.errors import TertialError
from tertial.common.table_files.opening import is_workbook, open_workbook

FAR = {"A1": "x", "XFD1048576": "y"}


def a_workbook(folder: Path, cells: dict[str, str]) -> Path:
    """A workbook with one sheet."""
    file = folder / "bok.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("Blad1")
        for where, text in cells.items():
            sheet.write_string(where, text)
    return file


def altered(file: Path, part: str, before: bytes, after: bytes) -> Path:
    """The same workbook with a part rewritten."""
    other = file.with_name("annan.xlsx")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                assert before in content
                content = content.replace(before, after)
            new.writestr(name, content)
    return other


def opened(file: Path, *, most_cells: int = 100_000, most_bytes: int = 10_000_000) -> list[list[object]]:
    """The first sheet's cells."""
    book = open_workbook(file, most_cells=most_cells, most_bytes=most_bytes)
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]


def test_an_ordinary_workbook_is_read(tmp_path: Path) -> None:
    file = a_workbook(tmp_path, {"A1": "Rad", "B2": "575"})
    assert is_workbook(file)
    assert opened(file) == [["Rad", ""], ["", "575"]]


def test_a_cell_in_the_far_corner_is_refused_before_it_takes_the_memory(tmp_path: Path) -> None:
    file = a_workbook(tmp_path, FAR)
    with pytest.raises(TertialError, match="1048576 rader och 16384 kolumner"):
        opened(file)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<c r="XFD1048576"', b"<c t='x' r='XFD1048576'"),
        (b'<c r="XFD1048576"', b'<x:c  r = "XFD1048576"'),
        (b'<c r="XFD1048576"', b'<c\nr="xfd1048576"'),
    ],
)
def test_a_far_cell_is_found_however_it_is_written(tmp_path: Path, before: bytes, after: bytes) -> None:
    file = altered(a_workbook(tmp_path, FAR), "xl/worksheets/sheet1.xml", before, after)
    with pytest.raises(TertialError, match="16384 kolumner"):
        opened(file)


def test_a_far_row_counts_although_its_cells_do_not_say_where_they_are(tmp_path: Path) -> None:
    file = altered(a_workbook(tmp_path, FAR), "xl/worksheets/sheet1.xml", b' r="XFD1048576"', b"")
    with pytest.raises(TertialError, match="1048576 rader"):
        opened(file)


def test_a_tag_on_the_border_of_two_chunks_is_seen(tmp_path: Path) -> None:
    file = a_workbook(tmp_path, FAR)
    for padding in (1_048_576 - 700, 1_048_576 - 640, 1_048_576 - 600, 1_048_576 - 560):
        grown = altered(file, "xl/worksheets/sheet1.xml", b"<sheetData>", b"<!--" + b"." * padding + b"--><sheetData>")
        with pytest.raises(TertialError, match="16384 kolumner"):
            opened(grown)


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    file = altered(
        a_workbook(tmp_path, {"A1": "x"}),
        "xl/worksheets/sheet1.xml",
        b"<sheetData>",
        b" " * 20_000_000 + b"<sheetData>",
    )
    with pytest.raises(TertialError, match="större än 10 MB uppackad"):
        opened(file)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04", "trasig, låst med lösenord"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "trasig, låst med lösenord"),
        (b"", "trasig"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "bok.xlsx"
    file.write_bytes(content)
    with pytest.raises(TertialError, match=sentence):
        opened(file)


def test_another_package_and_a_damaged_part_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "annat.xlsx"
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("innehåll.xml", "<a/>")
    with pytest.raises(TertialError, match="är ingen Excel-arbetsbok"):
        opened(other)
    broken = altered(a_workbook(tmp_path, {"A1": "x"}), "xl/workbook.xml", b"<sheets>", b"<sheets><sheet name=")
    with pytest.raises(TertialError, match="går inte att läsa som arbetsbok"):
        opened(broken)
