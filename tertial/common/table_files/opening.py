"""Open somebody's workbook without trusting it.

The reader lays every sheet out as a full rectangle in memory. A file of a few kilobytes with one cell in the far corner
would ask for half a terabyte and end the whole process, so the corners are looked up in the file before it is opened.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from tertial.common.errors import TertialError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_CELL = re.compile(rb"<(?:\w+:)?c\b[^<>]*?\br\s*=\s*[\"']\s*([A-Za-z]{1,9})([0-9]{1,12})[^<>]*>")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\br\s*=\s*[\"']\s*([0-9]{1,12})[^<>]*>")
_CHUNK = 1 << 20
_LONGEST_TAG = 4096
_WORKBOOK = "xl/workbook.xml"
_SAVE_AGAIN = "Öppna den i Excel eller LibreOffice och spara den som Excel-arbetsbok (.xlsx)."


def is_workbook(source: Path) -> bool:
    """Whether a file is a workbook of any kind by its content: a zip package, or the older binary format."""
    with source.open("rb") as file:
        return file.read(8).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def open_workbook(source: Path, *, most_cells: int, most_bytes: int) -> CalamineWorkbook:
    """Open an XLSX workbook whose sheets span at most so many cells each, and that unpacks to at most so many bytes.

    Raises `TertialError` for what is no such workbook, is locked with a password, is damaged or is too large.
    """
    _require_reasonable(source, most_cells, most_bytes)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with source.open("rb") as file:
            return CalamineWorkbook.from_filelike(file)
    except CalamineError as error:
        raise TertialError(f"{source.name} går inte att läsa som arbetsbok ({error}). {_SAVE_AGAIN}") from error


def _require_reasonable(source: Path, most_cells: int, most_bytes: int) -> None:
    try:
        with zipfile.ZipFile(source) as package:
            members = package.infolist()
            if _WORKBOOK not in {member.filename for member in members}:
                raise TertialError(f"{source.name} är ingen Excel-arbetsbok. {_SAVE_AGAIN}")
            if any(member.flag_bits & 1 for member in members):
                raise TertialError(f"{source.name} är låst med lösenord. Ta bort lösenordet och spara den igen.")
            if sum(member.file_size for member in members) > most_bytes:
                raise TertialError(
                    f"{source.name} är större än {most_bytes // 1_000_000} MB uppackad. Dela upp den i flera filer."
                )
            for member in members:
                rows, columns = _corner(package, member, most_bytes)
                if rows * columns > most_cells:
                    raise TertialError(
                        f"{source.name} har ett blad som sträcker sig över {rows} rader och {columns} kolumner. "
                        "Ta bort det som ligger långt utanför tabellen och spara filen igen."
                    )
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        # An old binary workbook, or a new one behind a password, is not a zip package.
        raise TertialError(
            f"{source.name} är trasig, låst med lösenord eller i ett äldre format. {_SAVE_AGAIN}"
        ) from error


def _corner(package: zipfile.ZipFile, member: zipfile.ZipInfo, most_bytes: int) -> tuple[int, int]:
    """The lowest row and the rightmost column that a part of the package names; read to its end, whatever it claims."""
    rows = columns = read = 0
    tail = b""
    with package.open(member) as part:
        while chunk := part.read(_CHUNK):
            read += len(chunk)
            if read > most_bytes:
                raise TertialError(f"{member.filename} är större än filen säger. {_SAVE_AGAIN}")
            text = tail + chunk
            for match in _ROW.finditer(text):
                rows = max(rows, int(match[1]))
            for match in _CELL.finditer(text):
                rows = max(rows, int(match[2]))
                columns = max(columns, _column(match[1].upper()))
            tail = text[-_LONGEST_TAG:]
    return rows, max(columns, 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
