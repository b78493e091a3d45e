"""Read a DOCX: headings, paragraphs, lists, tables with merged cells, footnotes. What is deleted by a tracked change is left out.

The package is read part by part with limits, so that a small file that unpacks to a huge one is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from tertial.common.errors import Refused, TertialError
from tertial.review.foreign.finishing import Raw, finished
from tertial.review.foreign.hyphens import Words
from tertial.review.foreign.markup import marks_in, plain_of
from tertial.review.foreign.parts import Part, RawRow, RawTable, Span
from tertial.review.foreign.tables import heads_columns
from tertial.review.foreign.word_package import Package, W, is_on, value
from tertial.review.foreign.word_text import ParagraphText, escaped, paragraph_text

_LARGEST_WHOLE = 400_000_000
_MOST_FILES = 5_000
_MOST_DEEP = 30
OWN_NOTE = re.compile(r"^\s*<sup>(\d{1,3})</sup>\s*(\S.{3,})$", re.DOTALL)
_SKIPPED = re.compile(
    r"^(?:toc|innehåll|table of figures|footnote text|fotnotstext|header|footer|sidhuvud|sidfot)\b", re.IGNORECASE
)


def parts_of_word(content: bytes, unread: list[str]) -> list[Part]:
    """The parts of a DOCX. Raises `TertialError` for what is no DOCX, is locked or broken, `Refused` for one that unpacks too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = archive.infolist()
            if len(files) > _MOST_FILES or sum(file.file_size for file in files) > _LARGEST_WHOLE:
                raise Refused("Filen packas upp till mer än 400 MB och läses inte.")
            if "word/document.xml" not in archive.namelist():
                raise TertialError("Filen är en zip-fil men inget Word-dokument (.docx).")
            package = Package(archive)
            return _Reader(package, unread).read()
    except TertialError:
        raise
    except RecursionError as error:
        raise TertialError("Word-filen är trasig: den är kapslad i för många led.") from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, EOFError, KeyError) as error:
        raise TertialError("Word-filen är trasig eller inte hel. Öppna den i Word och spara den på nytt.") from error
    except (ValueError, RuntimeError, SyntaxError) as error:
        # zlib and lxml faults, and encrypted members, end here
        raise TertialError("Word-filen går inte att läsa: innehållet är trasigt eller låst.") from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "lxml.etree"):
            raise TertialError(
                "Word-filen är trasig eller inte hel. Öppna den i Word och spara den på nytt."
            ) from error
        raise


class _Reader:
    def __init__(self, package: Package, unread: list[str]) -> None:
        self.package, self.unread = package, unread
        self.found: list[Raw | RawTable] = []
        self.notes = dict(package.notes)
        self.paragraphs = self.tables = self.pictures = self.boxes = 0

    def read(self) -> list[Part]:
        for block in self._blocks(self.package.body, 0):
            if block.tag == W + "p":
                self._paragraph(block)
            else:
                self._table(block)
        used: set[str] = set()
        for one in self.found:
            if isinstance(one, Raw):
                used.update(mark for piece in one.pieces for mark in marks_in(piece))
            else:
                used.update(mark for row in one.rows for cell in row.cells for mark in marks_in(cell))
                used.update(mark for cell in one.header for mark in marks_in(cell))
        if self.pictures:
            self.unread.append(f"Bilder läses inte: dokumentet har {self.pictures}.")
        if self.boxes:
            self.unread.append(f"Textrutor läses inte: dokumentet har {self.boxes}.")
        return finished(self.found, Words(()), self.notes, used, self.unread)

    def _blocks(self, parent: Any, depth: int) -> Iterator[Any]:
        """Paragraphs and tables in order, those in content controls and inserted ones too."""
        for child in parent:
            if child.tag in (W + "p", W + "tbl"):
                yield child
            elif (
                child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "smartTag", W + "moveTo")
                and depth < _MOST_DEEP
            ):
                yield from self._blocks(child, depth + 1)

    def _paragraph(self, block: Any) -> None:
        self.paragraphs += 1
        text = self._text(block)
        if not text.raw.strip():
            return
        span = Span("stycke", self.paragraphs, self.paragraphs)
        style = self.package.style_of(block)
        if _SKIPPED.match(style.name) or text.is_contents:
            return
        own = OWN_NOTE.match(text.raw)
        if own and own[1] not in self.notes:
            self.notes[own[1]] = plain_of(own[2])
            return
        if own and plain_of(own[2]) == self.notes.get(own[1]):
            return  # a note that is printed again under a table
        if style.level:
            self.found.append(Raw("heading", [text.raw], span, style.level))
        elif kind := self.package.list_kind(block, style):
            self.found.append(Raw(kind, [text.raw], span))
        else:
            self.found.append(Raw("paragraph", [text.raw], span))

    def _text(self, block: Any) -> ParagraphText:
        text = paragraph_text(block, self.package)
        self.pictures += text.pictures
        self.boxes += text.boxes
        return text

    def _table(self, block: Any) -> None:
        self.tables += 1
        heads: list[tuple[str, ...]] = []
        rows: list[RawRow] = []
        width = 0
        for number, row in enumerate(self._rows(block), start=1):
            cells, indent = self._cells(row)
            width = max(width, len(cells))
            is_head = not rows and is_on(row.find(f"{W}trPr/{W}tblHeader"))
            if is_head:
                heads.append(tuple(cells))
            else:
                rows.append(RawRow(tuple(cells), Span(f"tabell {self.tables}, rad", number, number), indent))
        if not heads and rows and heads_columns(list(rows[0].cells)):
            heads.append(rows.pop(0).cells)
        if width < 2 or not rows:
            self._box(rows, heads)
            return
        header = tuple(_headed(heads, place) for place in range(width)) if heads else ()
        # One cell over the whole width stands in all of them, so that it is told from a label without values.
        rows = [RawRow(row.cells * width, row.span, row.indent) if len(row.cells) == 1 else row for row in rows]
        caption = value(block.find(f"{W}tblPr/{W}tblCaption"))
        self.found.append(RawTable(header, tuple(rows), rows[0].span.to(rows[-1].span), self._caption(caption)))

    def _caption(self, caption: str) -> str:
        """The table's own caption, where no paragraph above says the same."""
        last = self.found[-1] if self.found else None
        above = plain_of(last.pieces[0]) if isinstance(last, Raw) and last.kind == "paragraph" else ""
        told = " ".join(caption.split())
        return "" if not told or above.startswith(told[:60]) else escaped(told)

    def _box(self, rows: list[RawRow], heads: list[tuple[str, ...]]) -> None:
        """A table of one column is a frame around text."""
        span = Span("stycke", self.paragraphs, self.paragraphs)
        for cell in [cell for cells in (*heads, *(row.cells for row in rows)) for cell in cells]:
            for piece in cell.split("\x01"):
                if piece.strip():
                    self.found.append(Raw("paragraph", [piece], span))

    def _rows(self, table: Any) -> Iterator[Any]:
        for child in table:
            if child.tag == W + "tr":
                if child.find(f"{W}trPr/{W}del") is None:
                    yield child
            elif child.tag in (W + "sdt", W + "ins"):
                yield from self._rows(child if child.tag == W + "ins" else child.find(W + "sdtContent") or ())

    def _cells(self, row: Any) -> tuple[list[str], int]:
        """The texts of a row's cells: one that goes on from above is empty, one over several columns is followed by empty ones."""
        cells: list[str] = []
        indent = 0
        before = row.find(f"{W}trPr/{W}gridBefore")
        cells.extend([""] * min(int(value(before) or 0), 60))
        holders = [
            child
            for child in row.iter(W + "tc")
            if child.getparent() is row or child.getparent().getparent().getparent() is row
        ]
        for cell in holders:
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and value(merged) in ("", "continue")
            pieces = [] if goes_on else [self._text(one).raw for one in self._within(cell, 0)]
            text = "\x01".join(piece.strip() for piece in pieces if piece.strip())
            if not cells and not goes_on:
                first = cell.find(f"{W}p/{W}pPr/{W}ind")
                left = "" if first is None else first.get(W + "left") or first.get(W + "start") or ""
                indent = 1 if left.isdigit() and int(left) >= 100 else 0
            cells.append(text)
            spanned = value(cell.find(f"{W}tcPr/{W}gridSpan"))
            extra = min(int(spanned) - 1, 60) if spanned.isdigit() else 0
            whole = extra > 0 and len(holders) == 1
            cells.extend([text if whole else ""] * extra)
        return cells, indent

    def _within(self, cell: Any, depth: int) -> Iterator[Any]:
        """The paragraphs of a cell, those of tables in it too."""
        for block in self._blocks(cell, 0):
            if block.tag == W + "p":
                yield block
            elif depth < 5:
                for inner in block.iter(W + "tc"):
                    yield from self._within(inner, depth + 1)


def _headed(heads: list[tuple[str, ...]], place: int) -> str:
    """A column's heading from all header rows: a cell over several columns heads each of them."""
    words: list[str] = []
    for row in heads:
        cell = row[place] if place < len(row) else ""
        if not cell and row is not heads[-1] and place:
            cell = next((row[before] for before in range(min(place, len(row)) - 1, 0, -1) if row[before]), "")
        if cell and cell not in words:
            words.append(cell)
    return " ".join(words)
