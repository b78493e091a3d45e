"""Mark the reviewer's findings in the document on a page: each where it stands, with a number that leads to what it says.

The renderer sees a document and nothing else, so the marks are put into its texts as signs that no text has, and become markup
afterwards. A mark never crosses from one run of text into another: what it spans is marked piece by piece.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tertial.document.blocks import Block, Chapter, Heading, List, Paragraph, Row, Table
from tertial.document.document import Document
from tertial.document.inline import Content, Inline, NoteMark, Text, plain
from tertial.review.finding import Finding, Place, Severity

# From a plane for private use, where nothing is ever written; a text that has them loses them on the page.
_OPEN, _CLOSE, _NUMBER, _ZERO = "\U0010f000", "\U0010f001", "\U0010f002", 0x10F100
_MOST = 900
_SIGNS = re.compile("[\U0010f000-\U0010ffff]")
_OPENING = re.compile(f"{_OPEN}([\U0010f100-\U0010f500])")
_NUMBERING = re.compile(f"{_NUMBER}([\U0010f100-\U0010f500])")
_Spans = Sequence[tuple[int, int, int]]


def marked(document: Document, findings: Sequence[Finding]) -> Document:
    """The document with a sign where each finding begins, ends and has its number; findings are numbered from 1 in their order.

    A finding about a whole block, chapter or document has no mark: it stands in the list.
    """
    by_block: dict[tuple[str, int], list[tuple[int, Place]]] = defaultdict(list)
    for number, finding in enumerate(findings[:_MOST], start=1):
        place = finding.place
        if place.block >= 0 and not place.in_note and (place.end > place.start or place.row):
            by_block[place.chapter, place.block].append((number, place))
    chapters = tuple(
        replace(
            chapter,
            blocks=tuple(
                _block(block, by_block[chapter.id, number]) if (chapter.id, number) in by_block else block
                for number, block in enumerate(chapter.blocks)
            ),
        )
        for chapter in document.chapters
    )
    return replace(document, chapters=chapters)


def with_marks(html: str, findings: Sequence[Finding]) -> SafeString:
    """The rendered document with the signs as markup: `<mark>` and a number that leads to `#fynd-1`."""

    def opening(match: re.Match[str]) -> str:
        finding = findings[ord(match[1]) - _ZERO]
        return f'<mark class="found {finding.severity.value}">'

    def number(match: re.Match[str]) -> str:
        place = ord(match[1]) - _ZERO
        words = {Severity.ERROR: _("Fel"), Severity.WARNING: _("Varning"), Severity.HINT: _("Tips")}
        label = escape(f"{words[findings[place].severity]} {place + 1}")
        return (
            f'<sup class="found-number"><a id="stalle-{place + 1}" href="#fynd-{place + 1}" aria-label="{label}">'
            f"{place + 1}</a></sup>"
        )

    html = _NUMBERING.sub(number, _OPENING.sub(opening, html)).replace(_CLOSE, "</mark>")
    return mark_safe(_SIGNS.sub("", html))  # noqa: S308 - the renderer has escaped what people wrote; the rest is ours


def _block(block: Block, places: Sequence[tuple[int, Place]]) -> Block:
    match block:
        case Paragraph(content=content):
            return replace(block, content=_content(content, _spans(places)))
        case List(items=items):
            return replace(
                block,
                items=tuple(
                    _content(item, _spans((number, place) for number, place in places if place.item == position))
                    for position, item in enumerate(items)
                ),
            )
        case Heading(text=text):
            return replace(block, text=plain(_content((Text(text),), _spans(places))))
        case Table():
            return _table(block, places)
        case _:
            return block


def _table(table: Table, places: Sequence[tuple[int, Place]]) -> Table:
    by_cell: Mapping[tuple[str, str], list[tuple[int, Place]]] = defaultdict(list)
    for number, place in places:
        by_cell[place.row, place.column or table.columns[0].id].append((number, place))

    def row_of(row: Row) -> Row:
        cells = []
        for position, content in enumerate(row.cells):
            found = by_cell.get((row.id, table.columns[position].id), ())
            cells.append(_content(content, _spans(found, len(plain(content)))) if found else content)
        return replace(row, cells=tuple(cells))

    return replace(table, rows=tuple(map(row_of, table.rows)))


def _spans(places: Iterable[tuple[int, Place]], whole: int = 0) -> list[tuple[int, int, int]]:
    """Start, end and number, in order, none within another: of two that overlap the later gives only its number."""
    found: list[tuple[int, int, int]] = []
    reached = 0
    for number, place in sorted(places, key=lambda pair: (pair[1].start, pair[0])):
        start, end = (place.start, place.end) if place.end > place.start else (0, whole)
        start = max(start, reached)
        found.append((start, max(start, end), number))
        reached = max(reached, end)
    return found


def _content(content: Content, spans: _Spans) -> Content:
    parts: list[Inline] = []
    length = 0
    waiting = list(spans)
    for inline in content:
        if isinstance(inline, NoteMark):
            parts.append(inline)
            continue
        words = plain((inline,))
        begin, length = length, length + len(words)
        own = [span for span in waiting if span[0] < length and begin < max(span[1], span[0] + 1)]
        if isinstance(inline, Text):
            parts.append(replace(inline, text=_text(words, begin, own)))
        else:
            opens = "".join(_OPEN + chr(_ZERO + number - 1) for start, end, number in own if end > begin)
            closes = "".join(
                (_CLOSE if end > begin else "") + (_NUMBER + chr(_ZERO + number - 1) if end <= length else "")
                for start, end, number in own
            )
            parts += [Text(opens), inline, Text(closes)] if own else [inline]
    return tuple(parts)


def _text(words: str, begin: int, spans: _Spans) -> str:
    pieces: list[str] = []
    done = 0
    words = _SIGNS.sub(" ", words)
    for start, end, number in spans:
        first, last = max(0, start - begin), min(len(words), end - begin)
        pieces.append(words[done:first])
        if last > first:
            pieces.append(f"{_OPEN}{chr(_ZERO + number - 1)}{words[first:last]}{_CLOSE}")
        if end - begin <= len(words):
            pieces.append(_NUMBER + chr(_ZERO + number - 1))
        done = max(done, last, first)
    return "".join([*pieces, words[done:]])


def chapters_of(findings: Iterable[Finding], document: Document) -> list[Chapter]:
    """The chapters that any finding stands in, in the document's order."""
    named = {finding.place.chapter for finding in findings}
    return [chapter for chapter in document.chapters if chapter.id in named]
