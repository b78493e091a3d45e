"""Mark the reviewer's findings in the document on a page: each where it stands, with a number that leads to what it says.

The renderer sees a document and nothing else, so the marks are put into its words as signs, which become markup afterwards. A mark
never crosses from one run of text into another: what it spans is marked piece by piece.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tertial.document.blocks import Block, Chart, Heading, List, Paragraph, Row, RowKind, Table
from tertial.document.document import Document, contents
from tertial.document.inline import Content, Inline, LineBreak, NoteMark, Text, plain
from tertial.reports.renderers.wording import caption_line
from tertial.review.finding import Finding, Place, Severity
from tertial.web.mark_signs import MOST, Signs

_MISSING_KEY = re.compile(r'<p class="missing-key">.*?</p>', re.DOTALL)
_Span = tuple[int, int, int]
"""First and last character and the finding's number. Spans stand in order and never within one another."""
_Numbered = tuple[int, Place]


def has_mark(number: int, finding: Finding) -> bool:
    """Whether the finding is marked in the document; one about a whole chapter or report stands in the list alone."""
    place = finding.place
    return number <= MOST and place.block >= 0 and bool(place.end > place.start or place.row or place.table)


def marked_html(document: Document, findings: Sequence[Finding], render: Callable[[Document], str]) -> SafeString:
    """What `render` makes of the document, with a `<mark>` and a number that leads to `#fynd-1` for each finding, numbered from 1.

    `render` gives safe markup; the words between the marks are what they would be without them.
    Two findings with one place have their numbers one after the other.
    """
    signs = Signs()
    numbered = [(number, one.place) for number, one in enumerate(findings, start=1) if has_mark(number, one)]
    html = render(_Marker(signs, document, numbered).document)
    # The key to missing values repeats the rows' names: they are marked in the table, once.
    html = _MISSING_KEY.sub(lambda match: signs.removed(match[0]), html)
    classes = [f"found weight-{finding.severity.value}" for finding in findings]
    words = {Severity.ERROR: _("Fel"), Severity.WARNING: _("Varning"), Severity.HINT: _("Tips")}
    labels = [escape(f"{words[one.severity]} {number}") for number, one in enumerate(findings, start=1)]
    return mark_safe(signs.as_markup(html, classes, labels))  # noqa: S308 - the renderer has escaped what people wrote


class _Marker:
    """Puts the signs of some findings into a document."""

    def __init__(self, signs: Signs, document: Document, numbered: Iterable[_Numbered]) -> None:
        self._signs = signs
        self._notes: dict[str, list[_Numbered]] = defaultdict(list)
        by_block: dict[tuple[str, int], list[_Numbered]] = defaultdict(list)
        blocks = {(chapter.id, n): block for chapter in document.chapters for n, block in enumerate(chapter.blocks)}
        for number, place in numbered:
            note = _note(blocks.get((place.chapter, place.block)), place) if place.in_note else ""
            if note:
                self._notes[note].append((number, place))
            elif not place.in_note:
                by_block[place.chapter, place.block].append((number, place))
        self.document = replace(
            document,
            chapters=tuple(
                replace(
                    chapter,
                    blocks=tuple(
                        self._block(block, by_block.get((chapter.id, number), ()))
                        for number, block in enumerate(chapter.blocks)
                    ),
                )
                for chapter in document.chapters
            ),
        )

    def _block(self, block: Block, places: Sequence[_Numbered]) -> Block:
        if not places and not self._notes:
            return block
        match block:
            case Paragraph(content=content):
                return replace(block, content=self._content(content, _spans(places)))
            case List(items=items):
                return replace(
                    block,
                    items=tuple(
                        self._content(item, _spans(pair for pair in places if pair[1].item == position))
                        for position, item in enumerate(items)
                    ),
                )
            case Heading(text=text):
                return replace(block, text=self._words(text, places))
            case Table():
                return self._table(block, places)
            case Chart(table=table):
                return replace(block, table=self._table(table, places))
            case _:
                return block

    def _table(self, table: Table, places: Sequence[_Numbered]) -> Table:
        by_cell: Mapping[tuple[str, str], list[_Numbered]] = defaultdict(list)
        columns = {column.id for column in table.columns}
        cells = {
            (row.id, column.id)
            for row in table.rows
            for column, content in zip(table.columns, row.cells, strict=False)
            if plain(content).strip()
        }
        about_all: list[_Numbered] = []
        for number, place in places:
            column = place.column if place.column in columns else table.columns[0].id
            if (place.row, column) in cells:
                by_cell[place.row, column].append((number, place))
            else:
                about_all.append((number, place))

        def row_of(row: Row) -> Row:
            marked = []
            for column, content in zip(table.columns, row.cells, strict=False):
                found = by_cell.get((row.id, column.id), ()) if plain(content).strip() else ()
                if found and column.is_number and row.kind is not RowKind.GROUP:
                    # The renderer looks at how a number begins and how long its lines are: it is marked from a line after it.
                    marked.append((*self._content(content, ()), Text(self._signs.cell(n for n, _place in found))))
                elif found or self._notes:
                    marked.append(self._content(content, _spans(found, len(plain(content)))))
                else:
                    marked.append(content)
            return replace(row, cells=tuple(marked))

        rows = tuple(map(row_of, table.rows))
        if not about_all:
            return replace(table, rows=rows)
        # The unit is written with the caption unless the caption names it, and a mark must not hide that it does.
        return replace(table, caption=self._words(caption_line(table), about_all), unit="", rows=rows)

    def _words(self, words: str, places: Sequence[_Numbered]) -> str:
        return plain(self._content((Text(words),), _spans(places, len(words))))

    def _content(self, content: Content, spans: Sequence[_Span]) -> Content:
        parts: list[Inline] = []
        begin = 0
        waiting = list(spans)
        for inline in content:
            if isinstance(inline, NoteMark):
                found = self._notes.get(inline.note)
                parts.append(NoteMark(self._words(inline.note, found)) if found else inline)
                continue
            words = plain((inline,))
            end = begin + len(words)
            own = [span for span in waiting if span[0] < end and begin < span[1]]
            over = [span for span in waiting if span[1] <= end]
            waiting = waiting[len(over) :]
            if isinstance(inline, Text):
                parts.append(replace(inline, text=self._text(words, begin, own, over)))
            else:
                opens = self._signs.open(own[0][2]) if own and not isinstance(inline, LineBreak) else ""
                closes = self._signs.close if opens else ""
                numbers = "".join(self._signs.number(number) for _start, _end, number in over)
                parts += [part for part in (Text(opens), inline, Text(closes + numbers)) if part != Text("")]
            begin = end
        left = "".join(self._signs.number(number) for _start, _end, number in waiting)
        return (*parts, Text(left)) if left else tuple(parts)

    def _text(self, words: str, begin: int, own: Sequence[_Span], over: Sequence[_Span]) -> str:
        """The words with the spans that they share, and the number of each that is over here."""
        pieces: list[str] = []
        done = 0
        for span in sorted({*own, *over}):
            first, last = max(done, span[0] - begin), min(len(words), max(0, span[1] - begin))
            if last > first:
                pieces += [words[done:first], self._signs.open(span[2]), words[first:last], self._signs.close]
                done = last
            elif last > done:
                pieces.append(words[done:last])
                done = last
            if span in over:
                pieces.append(self._signs.number(span[2]))
        return "".join([*pieces, words[done:]])


def _note(block: Block | None, place: Place) -> str:
    """The note that a place in one means: the first of its row, or of its block, that is long enough."""
    if block is None:
        return ""
    table = block.table if isinstance(block, Chart) else block
    if isinstance(table, Table) and place.row:
        within: Iterable[Content] = (cell for row in table.rows if row.id == place.row for cell in row.cells)
    else:
        within = contents(block)
    notes = (one.note for content in within for one in content if isinstance(one, NoteMark))
    return next((note for note in notes if len(note) >= place.end), "")


def _spans(places: Iterable[_Numbered], whole: int = 0) -> list[_Span]:
    """The places' spans in order. Of two that overlap the later has what the earlier left, if only its number; no span means the whole."""
    found: list[_Span] = []
    reached = 0
    for number, place in sorted(places, key=lambda pair: (pair[1].start, pair[0])):
        start, end = (place.start, place.end) if place.end > place.start else (0, whole)
        start = max(start, reached)
        found.append((start, max(start, end), number))
        reached = found[-1][1]
    return found
