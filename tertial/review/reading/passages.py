"""The runs of text in a document, each with its place, its sentences, and what in it is bound to the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from tertial.document.blocks import Chapter, Chart, Heading, List, Paragraph, Row, RowKind, Table
from tertial.document.document import Document
from tertial.document.figure import Figure
from tertial.document.inline import Content, DecisionReference, FigureText, LineBreak, NoteMark, SignWord, StatusMark
from tertial.review.finding import Place
from tertial.review.reading.numbers import Number, numbers_in
from tertial.review.reading.sentences import Sentence, sentences_of
from tertial.review.reading.times import Time, times_in


class PassageKind(StrEnum):
    """What a passage is. Generated words are the program's own: a chart's sentence, the reading guide."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    CAPTION = "caption"
    CELL = "cell"
    NOTE = "note"
    GENERATED = "generated"


@dataclass(frozen=True, slots=True)
class Bound:
    """Characters that were printed from the data: a figure, a word by its sign, a decision, a status."""

    start: int
    end: int
    figure: Figure | None = None
    decision: DecisionReference | None = None
    status: StatusMark | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text. `place` spans the whole of it; `headings` are the titles that it stands under, the chapter's own first."""

    place: Place
    kind: PassageKind
    text: str
    headings: tuple[str, ...] = ()
    bound: tuple[Bound, ...] = ()
    sentences: tuple[Sentence, ...] = field(default=(), compare=False)
    numbers: tuple[Number, ...] = field(default=(), compare=False)
    times: tuple[Time, ...] = field(default=(), compare=False)

    @property
    def is_prose(self) -> bool:
        """Whether people wrote it as running text: a paragraph, a list's item, a note."""
        return self.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.NOTE)

    @property
    def is_written(self) -> bool:
        """Whether people wrote it, in whatever form."""
        return self.kind is not PassageKind.GENERATED

    def bound_at(self, start: int, end: int) -> Bound | None:
        """What the characters are bound to, if anything."""
        return next((one for one in self.bound if one.start < end and start < one.end), None)

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that a character stands in; the whole passage where it stands in none."""
        return next(
            (one for one in self.sentences if one.start <= position < one.end), Sentence(0, len(self.text), self.text)
        )

    def at(self, start: int, end: int) -> Place:
        """The place of some of its characters."""
        return self.place.span(start, end)


def passages_of(
    document: Document,
    *,
    generated: frozenset[str] = frozenset(),
    origins: dict[tuple[str, int, str], str] | None = None,
) -> tuple[Passage, ...]:
    """Every passage in reading order.

    `generated` names the chapters whose words are the program's. `origins` says where a block, or an item or row of it, stands in
    a file from elsewhere, by chapter id, block and item number or row id (`""` for the block).
    """
    reader = _Reader(origins or {})
    for chapter in document.chapters:
        reader.chapter(chapter, generated=chapter.id in generated)
    return tuple(reader.found)


class _Reader:
    def __init__(self, origins: dict[tuple[str, int, str], str]) -> None:
        self.found: list[Passage] = []
        self._origins = origins
        self._notes: set[str] = set()

    def chapter(self, chapter: Chapter, *, generated: bool) -> None:
        headings: list[str] = [chapter.title]
        paragraph = 0
        for number, block in enumerate(chapter.blocks):
            own = tuple(headings)
            match block:
                case Heading(level=level, text=text):
                    del headings[max(1, level - 1) :]
                    headings.append(text)
                    self._add(chapter, number, (text,), PassageKind.HEADING, own, f"rubriken ”{text}”")
                case Paragraph(content=content, notice=notice):
                    paragraph += 1
                    kind = PassageKind.GENERATED if generated or notice else PassageKind.PARAGRAPH
                    self._add(chapter, number, content, kind, own, f"stycke {paragraph}")
                case List(items=items):
                    kind = PassageKind.GENERATED if generated else PassageKind.ITEM
                    for item, content in enumerate(items):
                        self._add(chapter, number, content, kind, own, f"punkt {item + 1}", item=item)
                case Table():
                    self._table(chapter, number, block, own)
                case Chart(title=title, sentence=sentence):
                    where = f"diagrammet ”{title}”"
                    self._add(chapter, number, (title,), PassageKind.GENERATED, own, where)
                    self._add(chapter, number, (sentence,), PassageKind.GENERATED, own, where)

    def _table(self, chapter: Chapter, number: int, table: Table, headings: tuple[str, ...]) -> None:
        name = f"tabellen ”{table.caption}”" if table.caption else "tabellen"
        self._add(chapter, number, (table.caption,), PassageKind.CAPTION, headings, name, table=table.id)
        under = (*headings, table.caption) if table.caption else headings
        for row in table.rows:
            for place, content in enumerate(row.cells):
                column = table.columns[place]
                if content and (row.kind is RowKind.GROUP or not column.is_number):
                    where = f"{name}, raden ”{row_label(row)}”"
                    if place:
                        where += f", kolumnen ”{column.label}”"
                    self._add(
                        chapter, number, content, PassageKind.CELL, under, where,
                        table=table.id, row=row.id, column=column.id,
                    )  # fmt: skip
                else:
                    self._notes_of(
                        chapter,
                        number,
                        content,
                        under,
                        f"{name}, noten till raden ”{row_label(row)}”",
                        table.id,
                        row.id,
                    )

    def _add(
        self,
        chapter: Chapter,
        block: int,
        content: Content | tuple[str],
        kind: PassageKind,
        headings: tuple[str, ...],
        described: str,
        *,
        item: int = -1,
        table: str = "",
        row: str = "",
        column: str = "",
    ) -> None:
        text, bound = _joined(content)
        if text.strip():
            origin = self._origin(chapter.id, block, row or (str(item) if item >= 0 else ""))
            place = Place(
                chapter.id,
                chapter.title,
                block,
                item,
                0,
                len(text),
                table,
                row,
                column,
                described=described,
                origin=origin,
            )
            self.found.append(_read(place, kind, text, headings, bound))
        self._notes_of(chapter, block, content, headings, f"noten till {described}", table, row)

    def _notes_of(
        self,
        chapter: Chapter,
        block: int,
        content: Content | tuple[str],
        headings: tuple[str, ...],
        described: str,
        table: str,
        row: str,
    ) -> None:
        """A note is read once, where it first stands."""
        for inline in content:
            if isinstance(inline, NoteMark) and inline.note not in self._notes:
                self._notes.add(inline.note)
                place = Place(
                    chapter.id, chapter.title, block, -1, 0, len(inline.note), table, row, "", True, described,
                    self._origin(chapter.id, block, row),
                )  # fmt: skip
                self.found.append(_read(place, PassageKind.NOTE, inline.note, headings, ()))

    def _origin(self, chapter: str, block: int, part: str) -> str:
        return self._origins.get((chapter, block, part)) or self._origins.get((chapter, block, ""), "")


def _read(place: Place, kind: PassageKind, text: str, headings: tuple[str, ...], bound: tuple[Bound, ...]) -> Passage:
    return Passage(place, kind, text, headings, bound, *_understood(text))


@lru_cache(maxsize=5_000)
def _understood(text: str) -> tuple[tuple[Sentence, ...], tuple[Number, ...], tuple[Time, ...]]:
    """The sentences, numbers and times of a text. A report is read again and again while it is written, and little of it changes."""
    times = times_in(text)
    return sentences_of(text), numbers_in(text, times), times


def _joined(content: Content | tuple[str]) -> tuple[str, tuple[Bound, ...]]:
    """The content as plain text, and which of its characters are bound. A line break is a space."""
    parts: list[str] = []
    bound: list[Bound] = []
    length = 0
    for inline in content:
        match inline:
            case NoteMark():
                continue
            case LineBreak():
                words = " "
            case str():
                words = inline
            case StatusMark(word=word):
                words = word
                bound.append(Bound(length, length + len(words), status=inline))
            case FigureText(figure=figure) | SignWord(figure=figure):
                words = inline.text
                bound.append(Bound(length, length + len(words), figure=figure))
            case DecisionReference():
                words = inline.text
                bound.append(Bound(length, length + len(words), decision=inline))
            case _:
                words = inline.text
        parts.append(words)
        length += len(words)
    return "".join(parts), tuple(bound)


def row_label(row: Row) -> str:
    """What heads a row, as plain text."""
    return " ".join(_joined(row.cells[0])[0].split()) if row.cells else ""


def prose(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    """Those that people wrote as running text."""
    return (passage for passage in passages if passage.is_prose)
