"""Read a Word file the way a test wants it: its parts, and its text line by line, without the renderer's own code."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from posixpath import dirname, join, normpath

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Line:
    """A paragraph: its style, its text with marks of notes left out, and whether it stands in a table."""

    style: str
    text: str
    in_table: bool


class WordFile:
    """A Word file as its parts."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
            self.times = {info.date_time for info in archive.infolist()}

    def xml(self, name: str) -> etree._Element:
        """A part as XML; raises for one that is not well-formed."""
        return etree.fromstring(self.parts[name])

    @cached_property
    def body(self) -> etree._Element:
        """The body of the document."""
        found = self.xml("word/document.xml").find(f"{W}body")
        assert found is not None
        return found

    def lines(self) -> list[Line]:
        """Every paragraph of the body that has text."""
        read = [
            Line(_value(p, "pPr/pStyle"), text(p), any(True for _ in p.iterancestors(f"{W}tbl")))
            for p in self.body.iter(f"{W}p")
        ]
        return [line for line in read if line.text]

    def text(self) -> list[str]:
        """The text of the body, one string per paragraph."""
        return [line.text for line in self.lines()]

    def tables(self) -> list[list[list[str]]]:
        """Every table as rows of cells."""
        return [
            [[_cell_text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
            for table in self.body.iter(f"{W}tbl")
        ]

    def footnotes(self) -> list[str]:
        """The real footnotes by number, without the separators."""
        notes = self.xml("word/footnotes.xml").findall(f"{W}footnote")
        return ["".join(text(p) for p in note.iter(f"{W}p")).strip() for note in notes if not note.get(f"{W}type")]

    def targets(self, owner: str) -> dict[str, str]:
        """The relationships of a part (empty name for the package) as id and the name of the part they lead to."""
        name = join(dirname(owner), "_rels", f"{owner.rsplit('/', 1)[-1]}.rels")
        if name not in self.parts:
            return {}
        return {
            str(found.get("Id")): normpath(join(dirname(owner), str(found.get("Target")))).lstrip("/")
            for found in self.xml(name).iter(_RELATIONSHIP)
        }


def text(paragraph: etree._Element) -> str:
    """What a reader reads in a paragraph: no field codes, and no marks of notes with the narrow space before them."""
    pieces: list[str] = []
    for run in paragraph.iter(f"{W}r"):
        if _value(run, "rPr/rStyle") == "FootnoteReference":
            continue
        for child in run:
            if child.tag == f"{W}t":
                pieces.append(child.text or "")
            elif child.tag == f"{W}noBreakHyphen":
                pieces.append("-")
            elif child.tag == f"{W}br":
                pieces.append("\n")
            elif child.tag == f"{W}tab":
                pieces.append("\t")
    return "".join(pieces)


def _cell_text(cell: etree._Element) -> str:
    return "\n".join(text(p) for p in cell.iter(f"{W}p"))


def _value(element: etree._Element, path: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else str(found.get(f"{W}val"))
