"""The parts of a DOCX that its text hangs on: styles, numbering and notes."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml

from tertial.common.errors import Refused, TertialError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST_PART = 80_000_000
_HEADING = re.compile(r"^(?:heading|rubrik)\s*(\d)$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titel|rubrik)$", re.IGNORECASE)
_LIST = re.compile(r"^(?:list bullet|punktlista|list number|numrerad lista|list paragraph|liststycke)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its name, its level as a heading (0 for none), and its numbering's id."""

    name: str = ""
    level: int = 0
    numbering: str = ""


class Package:
    """The body of a DOCX, its styles, its lists and its notes by number."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        body = self._xml("word/document.xml")
        found = None if body is None else body.find(W + "body")
        if found is None:
            raise TertialError("Word-filen har ingen text.")
        self.body: Any = found
        self._styles = self._read_styles()
        self._formats = self._read_formats()
        self.note_numbers: dict[tuple[str, str], str] = {}
        self.notes: dict[str, str] = {}
        self._read_notes("footnote")
        self._read_notes("endnote")
        self.bookmarks = self._read_bookmarks()

    def style_of(self, paragraph: Any) -> Style:
        """The style of a paragraph, with a level of its own where it has one."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return Style()
        style = self._styles.get(value(properties.find(W + "pStyle")), Style())
        level = value(properties.find(W + "outlineLvl"))
        if level.isdigit() and int(level) < 6:
            return Style(style.name, int(level) + 1, style.numbering)
        return style

    def list_kind(self, paragraph: Any, style: Style) -> str:
        """`item` or `numbered` for an item of a list, else nothing."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        number = value(properties.find(W + "numId")) if properties is not None else style.numbering
        if number == "0":
            return ""
        if number:
            return "item" if self._formats.get(number, "bullet") in ("bullet", "none") else "numbered"
        if (
            _LIST.match(style.name)
            and "paragraph" not in style.name.casefold()
            and "stycke" not in style.name.casefold()
        ):
            return "numbered" if re.search("num", style.name, re.IGNORECASE) else "item"
        return ""

    def _xml(self, name: str) -> Any:
        """A part, None where there is none. No part is larger than 80 MB."""
        try:
            file = self._archive.getinfo(name)
        except KeyError:
            return None
        if file.file_size > _LARGEST_PART:
            raise Refused("Word-filens text är större än 80 MB och läses inte.")
        with self._archive.open(file) as opened:
            content = opened.read(_LARGEST_PART + 1)
        if len(content) > _LARGEST_PART:
            raise Refused("Word-filens text är större än 80 MB och läses inte.")
        return parse_xml(content)

    def _read_styles(self) -> dict[str, Style]:
        root = self._xml("word/styles.xml")
        raw = {} if root is None else {one.get(W + "styleId") or "": one for one in root.findall(W + "style")}
        return {name: self._style(one, raw, 0) for name, one in raw.items()}

    def _style(self, style: Any, raw: dict[str, Any], depth: int) -> Style:
        name = value(style.find(W + "name"))
        heading = _HEADING.match(name)
        level = int(heading[1]) if heading else 1 if _TITLE.match(name) else 0
        outline = value(style.find(f"{W}pPr/{W}outlineLvl"))
        if not level and outline.isdigit() and int(outline) < 6:
            level = int(outline) + 1
        numbering = value(style.find(f"{W}pPr/{W}numPr/{W}numId"))
        base = raw.get(value(style.find(W + "basedOn")))
        if base is not None and depth < 10 and not (level and numbering):
            above = self._style(base, raw, depth + 1)
            level, numbering = level or above.level, numbering or above.numbering
        if re.match(r"toc heading|innehållsförteckningsrubrik", name, re.IGNORECASE):
            level = 0
        return Style(name, level, numbering)

    def _read_formats(self) -> dict[str, str]:
        """How each list is numbered, by its id: `bullet`, `decimal` …"""
        root = self._xml("word/numbering.xml")
        if root is None:
            return {}
        abstract = {
            one.get(W + "abstractNumId") or "": value(one.find(f"{W}lvl/{W}numFmt"))
            for one in root.findall(W + "abstractNum")
        }
        return {
            one.get(W + "numId") or "": abstract.get(value(one.find(W + "abstractNumId")), "bullet")
            for one in root.findall(W + "num")
        }

    def _read_notes(self, kind: str) -> None:
        root = self._xml(f"word/{kind}s.xml")
        for note in () if root is None else root.findall(W + kind):
            if note.get(W + "type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            words = " ".join("".join(one.text or "" for one in note.iter(W + "t")).split())
            number = str(len(self.notes) + 1)
            self.note_numbers[kind, note.get(W + "id") or ""] = number
            if words and len(self.notes) < 999:
                self.notes[number] = words

    def _read_bookmarks(self) -> dict[str, str]:
        """The number of the note that each bookmark is around, for fields that point at a note."""
        found: dict[str, str] = {}
        opened: list[str] = []
        for one in self.body.iter(
            W + "bookmarkStart", W + "bookmarkEnd", W + "footnoteReference", W + "endnoteReference"
        ):
            if one.tag == W + "bookmarkStart":
                opened.append(one.get(W + "name") or "")
            elif one.tag == W + "bookmarkEnd":
                opened = []
            else:
                kind = "footnote" if one.tag == W + "footnoteReference" else "endnote"
                number = self.note_numbers.get((kind, one.get(W + "id") or ""), "")
                found.update(dict.fromkeys(opened, number))
        return found


def value(element: Any) -> str:
    """An element's `w:val`, empty where there is no element."""
    return "" if element is None else element.get(W + "val") or ""


def is_on(element: Any) -> bool:
    """Whether a property is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")
