"""Find the cells of a workbook that are shown in per cent: 0.886 is shown as 88,6 %, and that is what its reader means.

The reader of workbooks gives the number and not how it is shown, so the formats are looked up in the file. What is found is
nothing at all in a workbook without formats for per cent, and then no sheet is read.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path, PurePosixPath

_STYLES, _WORKBOOK, _RELATIONS = "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_BUILT_IN = frozenset({9, 10})
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b[^<>]*>")
_LOOKS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_LOOK = re.compile(rb"<(?:\w+:)?xf\b[^<>]*>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*)>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Cells = Mapping[str, frozenset[tuple[int, int]]]
"""The cells by sheet, each as row and column from 0."""


def percent_cells(source: Path) -> Cells:
    """The cells of an XLSX workbook that are shown in per cent, by the names of their sheets."""
    try:
        with zipfile.ZipFile(source) as package:
            if _STYLES not in package.namelist():
                return {}
            looks = _percent_looks(package.read(_STYLES))
            if not looks:
                return {}
            return {name: frozenset(_shown_so(package.read(part), looks)) for name, part in _sheets(package)}
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError):
        return {}


def as_shown(number: float) -> str:
    """A number that is shown in per cent, with all its digits: `88,6 %` for 0.886."""
    return f"{(Decimal(repr(number)) * 100).normalize():f} %".replace(".", ",")


def _percent_looks(styles: bytes) -> frozenset[int]:
    """The numbers of the cell formats whose number format has a percent sign outside quotes."""
    wanted = set(_BUILT_IN)
    for found in _FORMAT.findall(styles):
        code = re.sub(r'"[^"]*"|\\.', "", _attribute(found, "formatCode").replace("&quot;", '"'))
        if "%" in code:
            wanted.add(int(_attribute(found, "numFmtId") or -1))
    part = _LOOKS.search(styles)
    looks = _LOOK.findall(part[0]) if part else []
    return frozenset(place for place, look in enumerate(looks) if int(_attribute(look, "numFmtId") or 0) in wanted)


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name, and the part of the package that holds it."""
    parts = {
        _attribute(found, "Id"): _attribute(found, "Target") for found in _RELATION.findall(package.read(_RELATIONS))
    }
    for found in _SHEET.findall(package.read(_WORKBOOK)):
        target = parts.get(_attribute(found, "id"), "")
        part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        if part in package.namelist():
            yield _unescaped(_attribute(found, "name")), part


def _shown_so(sheet: bytes, looks: frozenset[int]) -> Iterator[tuple[int, int]]:
    for found in _CELL.findall(sheet):
        look, reference = _attribute(found, "s"), _REFERENCE.fullmatch(_attribute(found, "r"))
        if look.isdecimal() and int(look) in looks and reference:
            column = 0
            for letter in reference[1]:
                column = column * 26 + ord(letter) - 64
            yield int(reference[2]) - 1, column - 1


def _attribute(tag: bytes, name: str) -> str:
    found = re.search(rf"(?:^|[\s:]){name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')".encode(), tag)
    return (found[1] if found[1] is not None else found[2]).decode("utf-8", "replace") if found else ""


def _unescaped(text: str) -> str:
    for escaped, plain in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(escaped, plain)
    return text
