"""Collect a report's chapters while it is written, as a typed document and as one made here, with the place of everything that is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from benchmarks.review_corpus.saying import Piece, Said, Slot, content, foreign
from tertial.common.slugs import slug
from tertial.document.blocks import Block, Chapter, Column, ColumnKind, Heading, List, Paragraph, Row, RowKind, Table
from tertial.document.document import Document, Meta
from tertial.document.figure import Figure
from tertial.document.inline import Content, FigureText, Inline, NoteMark, Status, StatusMark, Text


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: characters of a passage (`item` -1 for a paragraph), or with `table` a cell or, with no column, a row."""

    chapter: str
    block: int
    item: int = -1
    start: int = 0
    end: int = 0
    table: str = ""
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked piece of a sentence with its place. `sentence` is the whole sentence's span."""

    slot: Slot
    spot: Spot
    sentence: Spot


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell that holds an exact value. `role` is its column's (`outcome`, `sum` …), `key` the quantity, `kind` the table's kind."""

    spot: Spot
    kind: str
    role: str
    key: str
    value: Decimal | None
    decimals: int
    text: str


@dataclass(frozen=True, slots=True)
class CellSaid:
    """What a cell holds: words, a figure, a status, with notes; and what it is for faults."""

    words: str = ""
    figure: Figure | None = None
    status: Status | None = None
    notes: tuple[str, ...] = ()
    role: str = ""
    key: str = ""
    decimals: int = 0

    def content(self, *, bound: bool) -> Content:
        """As a document's content."""
        marks = tuple(NoteMark(note) for note in self.notes)
        if self.status is not None:
            return (StatusMark(self.status, self.words), *marks)
        if self.figure is not None:
            printed = FigureText(self.figure)
            return (printed if bound else Text(foreign(printed.text)), *marks)
        return (*((Text(self.words if bound else foreign(self.words)),) if self.words else ()), *marks)

    @property
    def text(self) -> str:
        """As it is printed by hand."""
        return foreign(FigureText(self.figure).text) if self.figure is not None else foreign(self.words)


@dataclass(slots=True)
class _Chapter:
    id: str
    title: str
    typed: list[Block] = field(default_factory=list)
    own: list[Block] = field(default_factory=list)


class Script:
    """The report while it is written."""

    def __init__(self) -> None:
        self.chapters: list[_Chapter] = []
        self.marked: list[Marked] = []
        self.entries: list[Entry] = []

    def chapter(self, title: str) -> None:
        """Begin a chapter."""
        name = slug(title, longest=60)
        taken = sum(one.id == name or one.id.startswith(f"{name}-") for one in self.chapters)
        self.chapters.append(_Chapter(f"{name}-{taken + 1}" if taken else name, title))

    def _both(self, typed: Block, own: Block) -> None:
        self.chapters[-1].typed.append(typed)
        self.chapters[-1].own.append(own)

    def heading(self, text: str, level: int = 2) -> None:
        """A heading."""
        chapter = self.chapters[-1]
        block = Heading(level, text, f"{slug(text, longest=50)}-{len(chapter.typed)}")
        self._both(block, block)

    def status(self, status: Status, word: str, key: str, lead: str = "") -> None:
        """A judgement of what `key` names that stands by itself, after the words that lead to it."""
        self._place((Said((lead, Slot("status", word, key, other=status.value))),), -1)
        block = Paragraph((*((Text(lead),) if lead else ()), StatusMark(status, word)))
        self._both(block, block)

    def paragraph(self, *sentences: Said | None) -> None:
        """A paragraph of sentences; None is left out."""
        told = [one for one in sentences if one is not None and one.pieces]
        if told:
            whole = self._place(told, -1)
            self._both(Paragraph(content(whole, bound=False)), Paragraph(content(whole, bound=True)))

    def items(self, texts: Sequence[Said]) -> None:
        """A list."""
        said = [self._place((one,), number) for number, one in enumerate(texts)]
        self._both(
            List(tuple(content(one, bound=False) for one in said)),
            List(tuple(content(one, bound=True) for one in said)),
        )

    def _place(self, sentences: Sequence[Said], item: int) -> Said:
        chapter = self.chapters[-1]
        block = len(chapter.typed)
        position = 0
        pieces: list[Piece] = []
        for number, sentence in enumerate(sentences):
            if number:
                pieces.append(" ")
                position += 1
            begin = position
            whole = Spot(chapter.id, block, item, begin, begin + len(sentence.text))
            for piece in sentence.pieces:
                pieces.append(piece)
                if isinstance(piece, Slot):
                    spot = Spot(chapter.id, block, item, position, position + len(piece.text))
                    self.marked.append(Marked(piece, spot, whole))
                if not isinstance(piece, NoteMark):
                    position += len(piece if isinstance(piece, str) else piece.text)
        return Said(tuple(pieces))

    def table(
        self,
        kind: str,
        caption: str,
        columns: Sequence[tuple[str, str, ColumnKind]],
        rows: Sequence[tuple[str, RowKind, int, Sequence[CellSaid]]],
        *,
        unit: str = "",
        foreign_unit: str | None = None,
    ) -> None:
        """A table: columns as (id, label, kind), rows as (id, kind, indent, cells).

        A table from elsewhere may tell its unit in its words only: then `foreign_unit` is empty.
        """
        chapter = self.chapters[-1]
        block = len(chapter.typed)
        identifier = f"{slug(caption, longest=50)}-{block}"
        made = tuple(
            Column(name, label, sort, 2.5 if not place else 1.0) for place, (name, label, sort) in enumerate(columns)
        )
        built = []
        for bound in (False, True):
            built.append(
                Table(
                    identifier,
                    caption,
                    made,
                    tuple(
                        Row(name, tuple(cell.content(bound=bound) for cell in cells), sort, indent)
                        for name, sort, indent, cells in rows
                    ),
                    unit if bound or foreign_unit is None else foreign_unit,
                )
            )
        self._both(*built)
        for name, _sort, _indent, cells in rows:
            for column, cell in zip(made, cells, strict=False):
                if cell.role:
                    value = cell.figure.number if cell.figure is not None else None
                    spot = Spot(chapter.id, block, table=identifier, row=name, column=column.id)
                    self.entries.append(Entry(spot, kind, cell.role, cell.key, value, cell.decimals, cell.text))

    def documents(self, meta: Meta) -> tuple[Document, Document]:
        """The typed one and the one made here."""
        typed = Document(meta, tuple(Chapter(one.id, one.title, tuple(one.typed)) for one in self.chapters))
        own = Document(meta, tuple(Chapter(one.id, one.title, tuple(one.own)) for one in self.chapters))
        return typed, own


def edited(document: Document, chapter: str, block: int, new: Block | None) -> Document:
    """The document with a block replaced, or taken away with None."""

    def blocks(old: tuple[Block, ...]) -> tuple[Block, ...]:
        return (*old[:block], *((new,) if new is not None else ()), *old[block + 1 :])

    return replace(
        document,
        chapters=tuple(
            replace(one, blocks=blocks(one.blocks)) if one.id == chapter else one for one in document.chapters
        ),
    )


def block_at(document: Document, spot: Spot) -> Block:
    """The block that a spot stands in."""
    return next(one for one in document.chapters if one.id == spot.chapter).blocks[spot.block]


def written_over(document: Document, spot: Spot, text: str) -> Document | None:
    """The document with other characters in a passage; None where what stands there is bound to the data."""
    block = block_at(document, spot)
    if isinstance(block, Paragraph):
        made = _over(block.content, spot.start, spot.end, text)
        return None if made is None else edited(document, spot.chapter, spot.block, replace(block, content=made))
    if isinstance(block, List):
        made = _over(block.items[spot.item], spot.start, spot.end, text)
        if made is None:
            return None
        items = tuple(made if place == spot.item else one for place, one in enumerate(block.items))
        return edited(document, spot.chapter, spot.block, replace(block, items=items))
    return None


def _over(told: Content, start: int, end: int, text: str) -> Content | None:
    position, done = 0, False
    made: list[Inline] = []
    for inline in told:
        if isinstance(inline, NoteMark):
            made.append(inline)
            continue
        words = inline.word if isinstance(inline, StatusMark) else inline.text  # type: ignore[union-attr]
        begin, position = position, position + len(words)
        if not done and begin <= start and end <= position:
            if not isinstance(inline, Text):
                return None
            made.append(replace(inline, text=words[: start - begin] + text + words[end - begin :]))
            done = True
        else:
            made.append(inline)
    return tuple(made) if done else None
