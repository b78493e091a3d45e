"""Read a tagged PDF by its structure tree: headings, paragraphs, lists, tables and notes as they were meant.

Source: ISO 32000-1:2008, 14.7 (logical structure) and 14.8 (tagged PDF). The words of each piece of marked content are gathered from
the pages first; the tree then says what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from tertial.review.foreign.finishing import Raw, finished
from tertial.review.foreign.hyphens import Words
from tertial.review.foreign.markup import marks_in, plain_of
from tertial.review.foreign.parts import Part, RawRow, RawTable, Span
from tertial.review.foreign.pdf_marked import Marked, marked_content
from tertial.review.foreign.tables import heads_columns
from tertial.review.foreign.word import OWN_NOTE
from tertial.review.foreign.word_text import escaped

_MOST_DEEP = 60
_NUMBERED = re.compile(r"^\s*(\d{1,3})\s+(\S.{3,})$", re.DOTALL)
_HEADINGS = {"H": 2, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6, "Title": 1}
_GROUPS = frozenset(
    ("Document", "Part", "Art", "Sect", "Div", "NonStruct", "BlockQuote", "DocumentFragment", "Aside", "Index")
)
_LEFT_OUT = frozenset(("TOC", "TOCI", "Artifact"))


def parts_of_tags(reader: PdfReader, unread: list[str]) -> list[Part] | None:
    """The parts of a tagged PDF, None for one without tags that hold its text."""
    try:
        catalog = reader.trailer["/Root"].get_object()
        root = catalog.get("/StructTreeRoot") if isinstance(catalog, DictionaryObject) else None
        if root is None:
            return None
        marked = marked_content(reader)
        if marked.tagged * 2 < marked.length or not marked.tagged:
            return None  # most of the text stands outside the tags
        return _Tree(reader, root.get_object(), marked, unread).read()
    except Exception:  # noqa: BLE001 - a broken tree may stumble in any way; the pages can still be read as they stand
        return None


class _Tree:
    def __init__(self, reader: PdfReader, root: Any, marked: Marked, unread: list[str]) -> None:
        self.root, self.marked, self.unread = root, marked, unread
        roles = root.get("/RoleMap")
        self.roles = {str(key)[1:]: str(name)[1:] for key, name in (roles.get_object() if roles else {}).items()}
        self.found: list[Raw | RawTable] = []
        self.notes: dict[str, str] = {}
        self.figures = 0
        self.page = 1
        self.tables = 0
        self._seen: set[int] = set()
        self.marks: set[str] = set()
        self.joiner = Words(marked.texts)

    def read(self) -> list[Part]:
        """Every part in the tree's order."""
        self._walk(self.root.get("/K"), 0)
        used = {mark for one in self.found if isinstance(one, Raw) for piece in one.pieces for mark in marks_in(piece)}
        for one in self.found:
            if isinstance(one, RawTable):
                used.update(
                    mark
                    for cells in (one.header, *(row.cells for row in one.rows))
                    for cell in cells
                    for mark in marks_in(cell)
                )
        if self.figures:
            self.unread.append(f"Bilder läses inte: dokumentet har {self.figures}.")
        return finished(self.found, self.joiner, self.notes, used, self.unread)

    def _kind(self, element: Any) -> str:
        name = str(element.get("/S", ""))[1:]
        # A role such as /Title is mapped to /P for readers that do not know it; its own name says more.
        return name if name in _HEADINGS else self.roles.get(name, name)

    def _children(self, node: Any) -> Iterator[Any]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, ArrayObject | list):
            for child in node:
                yield from self._children(child)
        elif node is not None:
            yield node

    def _walk(self, node: Any, depth: int) -> None:
        if depth > _MOST_DEEP:
            return
        for element in self._children(node):
            if not isinstance(element, DictionaryObject) or "/S" not in element or id(element) in self._seen:
                continue
            self._seen.add(id(element))
            kind = self._kind(element)
            if kind in _LEFT_OUT:
                last = self.found[-1] if self.found else None
                if (
                    isinstance(last, Raw)
                    and last.kind == "heading"
                    and plain_of(last.pieces[0]).casefold().startswith("innehåll")
                ):
                    self.found.pop()
                continue
            if kind in _HEADINGS:
                self._add("heading", self._text(element, 0), _HEADINGS[kind])
            elif kind == "Table":
                self._table(element)
            elif kind == "L":
                self._list(element, depth)
            elif kind == "Figure":
                self.figures += 1
            elif kind in _GROUPS:
                self._walk(element.get("/K"), depth + 1)
            elif kind in ("Note", "FENote"):
                self._note(self._text(element, 0))
            else:
                text = self._text(element, 0)
                if not self._note(text):
                    self._add("paragraph", text)

    def _add(self, kind: str, text: str, level: int = 0) -> None:
        if plain_of(text):
            self.found.append(Raw(kind, [text], Span("sida", self.page, self.page), level))

    def _note(self, text: str) -> bool:
        """Whether a paragraph is a note: its number raised, then its words."""
        match = OWN_NOTE.match(text) or _NUMBERED.match(text)
        if match is None or (not text.lstrip().startswith("<") and match[1] not in self.marks):
            return False
        self.notes.setdefault(match[1], plain_of(match[2]))
        return True

    def _list(self, element: Any, depth: int) -> None:
        numbering = str(_attribute(element, "/ListNumbering") or "")
        kind = (
            "numbered"
            if numbering in ("/Decimal", "/LowerAlpha", "/UpperAlpha", "/LowerRoman", "/UpperRoman")
            else "item"
        )
        for item in self._children(element.get("/K")):
            if not isinstance(item, DictionaryObject) or self._kind(item) != "LI":
                continue
            bodies = [
                part for part in self._children(item.get("/K")) if isinstance(part, DictionaryObject) and "/S" in part
            ]
            texts = [self._text(part, 0) for part in bodies if self._kind(part) not in ("Lbl", "L")]
            text = " ".join(one for one in texts if one)
            if not self._note(text):
                self._add(kind, text)
            if depth < _MOST_DEEP:
                for part in bodies:
                    inner = [part] if self._kind(part) == "L" else list(self._children(part.get("/K")))
                    for one in inner:
                        if isinstance(one, DictionaryObject) and "/S" in one and self._kind(one) == "L":
                            self._list(one, depth + 1)

    def _table(self, element: Any) -> None:
        caption = ""
        heads: list[list[str]] = []
        rows: list[RawRow] = []
        open_cells: dict[int, int] = {}
        self.tables += 1
        for group in self._children(element.get("/K")):
            if not isinstance(group, DictionaryObject) or "/S" not in group:
                continue
            kind = self._kind(group)
            if kind == "Caption":
                caption = self._text(group, 0)
                continue
            members = [group] if kind == "TR" else list(self._children(group.get("/K")))
            for row in members:
                if not isinstance(row, DictionaryObject) or "/S" not in row or self._kind(row) != "TR":
                    continue
                cells = self._cells(row, open_cells)
                span = Span("sida", self.page, self.page)
                heads_group = len(cells) > 2 and len(set(cells)) == 1 and bool(heads)
                if kind == "THead" and not rows and not heads_group:
                    heads.append(cells)
                else:
                    rows.append(RawRow(tuple(cells), span))
        if not heads and rows and heads_columns(list(rows[0].cells)):
            heads.append(list(rows.pop(0).cells))
        if not rows:
            return
        width = max(len(cells) for cells in (*heads, *(row.cells for row in rows)))
        header = tuple(
            " ".join(dict.fromkeys(cells[place] for cells in heads if place < len(cells) and cells[place]))
            for place in range(width)
        )
        if width < 2:
            for row in rows:
                self._add("paragraph", row.cells[0] if row.cells else "")
            return
        rows = [_over_all(row, width) for row in rows]
        span = rows[0].span.to(rows[-1].span)
        self.found.append(RawTable(header if heads else (), tuple(rows), span, caption))

    def _cells(self, row: Any, open_cells: dict[int, int]) -> list[str]:
        """The texts of a row's cells; one that goes on from above is empty, one over several columns is followed by empty ones."""
        cells: list[str] = []
        all_heads = True
        for cell in self._children(row.get("/K")):
            if not isinstance(cell, DictionaryObject) or "/S" not in cell or self._kind(cell) not in ("TH", "TD"):
                continue
            while open_cells.get(len(cells), 0) > 0:
                open_cells[len(cells)] -= 1
                cells.append("")
            all_heads = all_heads and self._kind(cell) == "TH"
            down, across = _count(_attribute(cell, "/RowSpan")), min(_count(_attribute(cell, "/ColSpan")), 60)
            if down > 1:
                open_cells[len(cells)] = down - 1
            cells.append(self._text(cell, 0))
            cells.extend([""] * (across - 1))
        while open_cells.get(len(cells), 0) > 0:
            open_cells[len(cells)] -= 1
            cells.append("")
        # A row of heads of which only the first has words heads the rows under it.
        if all_heads and len(cells) > 1 and cells[0].strip() and not any(cell.strip() for cell in cells[1:]):
            return [cells[0]] * len(cells)
        return cells

    def _text(self, element: Any, depth: int) -> str:
        """The words of an element and all in it, with raised figures as note marks. Sets the page that they stand on."""
        if depth > _MOST_DEEP:
            return ""
        pieces: list[str] = []
        own_page = self.marked.page_of(element.get("/Pg"))
        for child in self._children(element.get("/K")):
            if isinstance(child, int):
                pieces.append(self._words(own_page, int(child)))
            elif isinstance(child, DictionaryObject) and "/MCID" in child:
                page = self.marked.page_of(child.get("/Pg")) if "/Pg" in child else own_page
                pieces.append(self._words(page, _count(child["/MCID"], least=0)))
            elif isinstance(child, DictionaryObject) and "/S" in child:
                kind = self._kind(child)
                if kind == "Figure":
                    self.figures += 1
                    continue
                inner = self._text(child, depth + 1)
                raised = _attribute(child, "/BaselineShift")
                bare = plain_of(inner)
                if raised is not None and float(raised) > 0 and bare.isdigit() and len(bare) <= 3:
                    inner = f"<sup>{bare}</sup>"
                    self.marks.add(bare)
                elif kind in ("P", "Div", "LI") and pieces and inner:
                    pieces.append("\x01")
                pieces.append(inner)
        lines = "".join(pieces).split("\n")
        return self.joiner.joined([line for line in lines if line.strip()]) if len(lines) > 1 else lines[0].strip(" ")

    def _words(self, page: int, number: int) -> str:
        if page:
            self.page = page
        return escaped(self.marked.words.get((page, number), ""))


def _over_all(row: RawRow, width: int) -> RawRow:
    """A row of one cell stands over all columns."""
    return RawRow(row.cells * width, row.span, row.indent) if len(row.cells) == 1 else row


def _attribute(element: Any, name: str) -> Any:
    """An attribute of a structure element, from any of its attribute objects."""
    raw = element.get("/A")
    raw = raw.get_object() if raw is not None else None
    for one in raw if isinstance(raw, ArrayObject | list) else [raw]:
        found = one.get_object() if isinstance(one, IndirectObject) else one
        if isinstance(found, DictionaryObject) and name in found:
            return found[name]
    return None


def _count(raw: Any, *, least: int = 1) -> int:
    """A whole number of a reasonable size, `least` for anything else."""
    return min(int(raw), 1_000_000) if isinstance(raw, int) and raw > least else least
