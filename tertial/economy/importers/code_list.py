"""Read a list of codes: two columns, code and name, as CSV or XLSX, with or without a heading."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from tertial.common.errors import Faults, Refused, TertialError
from tertial.common.table_files.opening import is_workbook, open_workbook

_HEADINGS = frozenset({"kod", "konto", "ansvar", "verksamhet", "aktivitet", "projekt", "objekt", "motpart", "code"})
_LONGEST_CODE, _LONGEST_NAME = 40, 200
_MOST = 100_000


def read(source: Path) -> dict[str, str]:
    """The names by code, in the order of the file.

    Raises `Refused` when the file is no such list, and `Faults` naming each line that has no code or no name, a code twice
    with different names, or one that is too long. Empty lines are passed over.
    """
    lines = list(_sheet(source) if is_workbook(source) else _text(source))
    found: dict[str, str] = {}
    faults: list[TertialError] = []
    first = True
    for number, cells in lines:
        code, name = (*(cell.strip() for cell in cells[:2]), "", "")[:2]
        if not code and not name:
            continue
        if first and code.lower() in _HEADINGS:
            first = False
            continue
        first = False
        fault = _fault(code, name, found)
        if fault:
            faults.append(Refused(fault, place=f"rad {number}"))
        else:
            found[code] = name
    if faults:
        raise Faults(f"Kodlistan har {len(faults)} fel och är inte inläst.", faults)
    if not found:
        raise Refused("Filen har inga koder. Skriv en kod och ett namn på varje rad: 4511;Försörjningsstöd.")
    if len(found) > _MOST:
        raise Refused(f"Filen har {len(found)} koder, fler än {_MOST}. Dela upp den.")
    return found


def _fault(code: str, name: str, found: dict[str, str]) -> str:
    if not code:
        return f"Koden saknas för ”{name}”. Skriv kod och namn i var sin kolumn."
    if not name:
        return f"Namnet saknas för ”{code}”. Skriv kod och namn i var sin kolumn."
    if len(code) > _LONGEST_CODE or " " in code:
        return f"”{code[:60]}” är ingen kod: högst {_LONGEST_CODE} tecken utan mellanslag. Koden ska stå i första kolumnen."
    if len(name) > _LONGEST_NAME:
        return f"Namnet för {code} har {len(name)} tecken. Högst {_LONGEST_NAME} får plats."
    if found.get(code, name) != name:
        return f"Koden {code} står två gånger, som ”{found[code]}” och som ”{name}”. Ta bort den ena."
    return ""


def _text(source: Path) -> Iterable[tuple[int, list[str]]]:
    content = source.read_bytes()
    if b"\0" in content:
        raise Refused("Filen är varken text eller en Excelbok (XLSX). Spara listan som CSV eller XLSX.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    # Names hold commas; what stands first in this order in the first line with text is the mark.
    beginning = next((line for line in text.splitlines() if line.strip()), "")
    mark = next((mark for mark in ";\t|," if mark in beginning), "")
    if not mark:
        raise Refused(
            "Det går inte att se två kolumner i filen. Skilj kod och namn åt med semikolon: 4511;Försörjningsstöd."
        )
    try:
        return list(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), start=1))
    except csv.Error as error:
        raise Refused(f"Filen går inte att läsa som CSV: {error}.") from error


def _sheet(source: Path) -> Iterable[tuple[int, list[str]]]:
    book = open_workbook(source, most_cells=_MOST * 20, most_bytes=100_000_000)
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    return ((number, [_cell(value) for value in row]) for number, row in enumerate(rows, start=1))


def _cell(value: object) -> str:
    """A cell as text. Excel keeps codes as numbers: 4511 comes as 4511.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
