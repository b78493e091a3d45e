"""Open a workbook of any kind that a ledger may come in, without trusting it."""

from __future__ import annotations

import mmap
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from tertial.common.errors import Refused, TertialError
from tertial.common.table_files.opening import open_workbook

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MOST_CELLS: Final = 30_000_000
"""How many cells a sheet may span: a million rows of thirty columns. Each takes some thirty bytes."""
MOST_BYTES: Final = 2_000_000_000
"""How large a workbook may be unpacked."""

_XLSX = "xl/workbook.xml"
_ODS = "content.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What a new workbook with a password has in it: it is packed in the container of the old ones."""
_LOCKED = "Arbetsboken är låst med lösenord. Ta bort lösenordet och spara den igen."
_BROKEN = "Arbetsboken är avbruten eller skadad. Exportera den på nytt, eller öppna den i Excel eller LibreOffice och spara den som .xlsx."


def opened(source: Path) -> CalamineWorkbook:
    """A workbook whose sheets fit in memory. Raises `Refused` for what is locked, damaged, too large or no workbook."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        names = _members(source)
        if _XLSX in names:
            return open_workbook(source, most_cells=MOST_CELLS, most_bytes=MOST_BYTES)
        if _ODS in names:
            _require_reasonable(source)
        with source.open("rb") as file:
            return CalamineWorkbook.from_filelike(file)
    except PasswordError as error:
        raise Refused(_LOCKED) from error
    except (CalamineError, zipfile.BadZipFile, ElementTree.ParseError, EOFError) as error:
        raise Refused(_BROKEN) from error


def is_old(source: Path) -> bool:
    """Whether it is a workbook of the kind that Excel wrote before 2007."""
    with source.open("rb") as file:
        return file.read(4) == _OLD


def _members(source: Path) -> set[str]:
    """The names in a zip package, none where it is something else. Raises `Refused` for a password."""
    if is_old(source):
        with source.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            if content.find(_ENCRYPTED) >= 0:
                raise Refused(_LOCKED)
        return set()
    with zipfile.ZipFile(source) as package:
        if any(member.flag_bits & 1 for member in package.infolist()):
            raise Refused(_LOCKED)
        return {member.filename for member in package.infolist()}


def _require_reasonable(source: Path) -> None:
    """Refuse an ODS whose sheets are larger than memory: a few bytes may say that a row is repeated a million times."""
    with zipfile.ZipFile(source) as package:
        if package.getinfo(_ODS).file_size > MOST_BYTES:
            raise Refused(
                f"Arbetsboken är större än {MOST_BYTES // 1_000_000} MB uppackad. Dela upp den i flera filer."
            )
        rows = columns = above = 0
        with package.open(_ODS) as part:
            # Python's parser stops entities that grow without end, and follows none out of the file.
            for _, element in ElementTree.iterparse(part):  # noqa: S314
                if element.tag == f"{_TABLE}table-row":
                    count, wide = _times(element, "number-rows-repeated"), _width(element)
                    above += count
                    if wide:
                        rows, columns = above, max(columns, wide)
                    if rows * columns > MOST_CELLS:
                        raise _too_large(rows, columns)
                    element.clear()
                elif element.tag == f"{_TABLE}table":
                    rows = columns = above = 0
                    element.clear()


def _width(row: ElementTree.Element) -> int:
    """The rightmost column with something in it."""
    place = width = 0
    for cell in row:
        place += _times(cell, "number-columns-repeated")
        if cell.get(f"{_OFFICE}value-type"):
            width = place
    return width


def _times(element: ElementTree.Element, name: str) -> int:
    number = element.get(f"{_TABLE}{name}", "1")
    return int(number) if number.isdecimal() and len(number) < 10 else 1


def _too_large(rows: int, columns: int) -> TertialError:
    return Refused(
        f"Ett blad sträcker sig över {rows} rader och {columns} kolumner. Ta bort det som ligger långt utanför tabellen"
        " och spara arbetsboken igen."
    )
