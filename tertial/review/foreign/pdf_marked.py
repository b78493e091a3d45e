"""The words of each piece of marked content on the pages of a PDF, by page and number (MCID)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, IndirectObject


@dataclass(slots=True)
class Marked:
    """Words by page and number; how many characters there are, and how many of them are tagged or said to be no content."""

    words: dict[tuple[int, int], str] = field(default_factory=dict)
    pages: dict[int, int] = field(default_factory=dict)
    length: int = 0
    tagged: int = 0

    @property
    def texts(self) -> list[str]:
        """All words, for what hangs on the words of the document."""
        return list(self.words.values())

    def page_of(self, reference: Any) -> int:
        """The number of a page that is pointed at, counted from 1; 0 for none."""
        if isinstance(reference, IndirectObject):
            return self.pages.get(reference.idnum, 0)
        return 0


def marked_content(reader: PdfReader) -> Marked:
    """Read the marked content of every page."""
    marked = Marked()
    for number, page in enumerate(reader.pages, start=1):
        if page.indirect_reference is not None:
            marked.pages[page.indirect_reference.idnum] = number
        _Page(page, number, marked).read()
    return marked


class _Page:
    """Follows a page's operators: what text is shown while which piece of marked content is open."""

    def __init__(self, page: PageObject, number: int, marked: Marked) -> None:
        self.page, self.number, self.marked = page, number, marked
        self.open: list[tuple[int | None, bool]] = []
        self.soft: set[int] = set()  # numbers whose last sign is a hyphen that only the line's end asked for
        self.pieces: dict[int, list[str]] = {}

    def read(self) -> None:
        """Gather the words of the page."""
        self.page.extract_text(visitor_operand_before=self._before, visitor_text=self._text)
        for number, pieces in self.pieces.items():
            self.marked.words[self.number, number] = _cleaned("".join(pieces))

    def _before(self, operator: Any, operands: Any, _cm: Any, _tm: Any) -> None:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if len(operands) > 1 else None
            if isinstance(properties, IndirectObject):
                properties = properties.get_object()
            if isinstance(properties, str):
                properties = self._named(properties)
            number = actual = None
            if isinstance(properties, DictionaryObject):
                number = properties.get("/MCID")
                actual = properties.get("/ActualText")
            if operands and str(operands[0]) == "/Artifact":
                number = -1
            inherited = self.open[-1][0] if self.open else None
            self.open.append((inherited if number is None else int(number), actual == "\u00ad"))
        elif operator == b"EMC" and self.open:
            current, is_soft = self.open.pop()
            if is_soft and current is not None:
                self.soft.add(current)

    def _named(self, name: str) -> Any:
        resources = self.page.get("/Resources")
        held = resources.get_object().get("/Properties") if resources is not None else None
        found = held.get_object().get(name) if held is not None else None
        return found.get_object() if found is not None else None

    def _text(self, text: str, _cm: Any, _tm: Any, _font: Any, _size: Any) -> None:
        shown = len(text.strip())
        if not shown and "\n" not in text and " " not in text:
            return
        self.marked.length += shown
        current = self.open[-1][0] if self.open else None
        if current is None:
            return
        self.marked.tagged += shown
        if current in self.soft:
            self.soft.discard(current)
            text = text.rstrip("-\u2010") + "\u00ad"
        if current >= 0:
            self.pieces.setdefault(current, []).append(text)


def _cleaned(text: str) -> str:
    """The words with their lines; a line that follows the one before it begins with a line feed."""
    return text.replace("\r", "")
