"""The text of a paragraph in Word with its note marks, without what is deleted or is a field's instruction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tertial.review.foreign.word_package import Package, W, is_on, value

_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    "*": "&#42;",
    "_": "&#95;",
    "[": "&#91;",
    "$": "&#36;",
    "\\": "&#92;",
    "\x01": " ",
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_GONE = frozenset((W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "txbxContent"))
_DRAWN = frozenset((W + "drawing", W + "pict", W + "object"))
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOST_DEEP = 60


@dataclass(slots=True)
class ParagraphText:
    """A paragraph's text with markup, and what in it could not be read. `is_contents` is for a row of a table of contents."""

    raw: str
    pictures: int = 0
    boxes: int = 0
    is_contents: bool = False


def escaped(text: str) -> str:
    """Text in which nothing is taken for markup."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)


def paragraph_text(paragraph: Any, package: Package) -> ParagraphText:
    """Read a paragraph. A paragraph that is wholly bold is marked so."""
    reader = _Text(package)
    reader.run_through(paragraph, 0)
    raw = "".join(reader.pieces)
    if reader.plain and all(reader.bold) and reader.bold and raw.strip():
        raw = f"<b>{raw}</b>"
    return ParagraphText(raw, reader.pictures, reader.boxes, reader.is_contents)


class _Text:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.pieces: list[str] = []
        self.bold: list[bool] = []
        self.plain = False
        self.pictures = self.boxes = 0
        self.is_contents = False
        self._fields: list[tuple[str, bool]] = []  # the instruction so far, and whether its result stands now

    def run_through(self, parent: Any, depth: int) -> None:
        """Everything that is shown, in order."""
        for child in parent:
            if child.tag in _GONE or depth > _MOST_DEEP or not isinstance(child.tag, str):
                continue
            if child.tag == W + "r":
                self._run(child)
            elif child.tag == W + "fldSimple":
                instruction = child.get(W + "instr") or ""
                if not self._note_of(instruction):
                    self.run_through(child, depth + 1)
            elif child.tag not in _DRAWN:
                self.run_through(child, depth + 1)

    def _run(self, run: Any) -> None:
        properties = run.find(W + "rPr")
        raised = properties is not None and value(properties.find(W + "vertAlign")) == "superscript"
        bold = properties is not None and is_on(properties.find(W + "b"))
        strong = properties is not None and value(properties.find(W + "rStyle")) in ("Strong", "Stark")
        if properties is not None and is_on(properties.find(W + "vanish")):
            return
        for child in self._contents(run, 0):
            tag = child.tag
            if tag == W + "fldChar":
                self._field(child.get(W + "fldCharType") or "")
            elif tag == W + "instrText":
                if self._fields:
                    instruction, shown = self._fields[-1]
                    self._fields[-1] = (instruction + (child.text or ""), shown)
            elif any(shown and self._is_note(instruction) for instruction, shown in self._fields):
                continue
            elif tag == W + "t":
                self._words(child.text or "", raised=raised, bold=bold or strong)
            elif tag in (W + "tab", W + "ptab"):
                self.pieces.append(" ")
            elif tag in (W + "br", W + "cr"):
                self.pieces.append("\x01" if child.get(W + "type") in (None, "textWrapping") else " ")
            elif tag == W + "noBreakHyphen":
                self.pieces.append("-")
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                kind = "footnote" if tag == W + "footnoteReference" else "endnote"
                self._mark(self.package.note_numbers.get((kind, child.get(W + "id") or ""), ""))

    def _contents(self, run: Any, depth: int) -> Iterator[Any]:
        """What stands in a run; pictures and boxes are counted and left."""
        for child in run:
            if not isinstance(child.tag, str):
                continue
            if child.tag == _COMPATIBLE + "AlternateContent":
                choice = next(iter(child), None)
                if choice is not None and depth < 5:
                    yield from self._contents(choice, depth + 1)
            elif child.tag in _DRAWN:
                if any((one.text or "").strip() for box in child.iter(W + "txbxContent") for one in box.iter(W + "t")):
                    self.boxes += 1
                else:
                    self.pictures += 1
            else:
                yield child

    def _words(self, text: str, *, raised: bool, bold: bool) -> None:
        text = text.replace("\u00ad", "")
        if raised and re.fullmatch(r"\s*\d{1,3}\s*", text):
            self.pieces.append(f"<sup>{text.strip()}</sup>")
            return
        if text.strip():
            self.plain = True
            self.bold.append(bold)
        self.pieces.append(escaped(text))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(("", False))
        elif kind == "separate" and self._fields:
            instruction = self._fields[-1][0]
            self._fields[-1] = (instruction, True)
            self.is_contents = self.is_contents or bool(re.match(r"\s*(?:TOC|PAGEREF)\b", instruction))
            self._note_of(instruction)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_note(self, instruction: str) -> bool:
        return instruction.strip().startswith("NOTEREF")

    def _note_of(self, instruction: str) -> bool:
        """Write the mark of the note that a field points at. False for another field."""
        words = instruction.split()
        if len(words) < 2 or words[0] != "NOTEREF":
            return False
        self._mark(self.package.bookmarks.get(words[1], ""))
        return True

    def _mark(self, number: str) -> None:
        if number:
            self.pieces.append(f"<sup>{number}</sup>")
