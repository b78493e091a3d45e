"""Tables in a text that keeps the places of the words: cells stand apart by two spaces or more, each under its heading.

The columns are where values stand under one another. Headings and values belong to the column that they overlap, labels to the left of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tertial.review.foreign.cells import MISSING, is_year
from tertial.review.foreign.hyphens import Words
from tertial.review.foreign.lines import Line, span_of
from tertial.review.foreign.parts import RawRow, RawTable
from tertial.review.foreign.splitting import number

_CELL = re.compile(r"\S+(?: \S+)*")
_NOTE = re.compile(r"\s?<sup>\d{1,3}</sup>")
_MARKED = re.compile(r"^(?:[<>≤≥=]{1,2}\s?)?(?P<number>.+?)\s?(?:%|tkr|mnkr|kr|st)?\s?(?P<before>\([^()]{1,14}\))?$")
_LEADING = re.compile(r"[-−–+]?\d{1,3}")
_REST = re.compile(r"\d{3}(?:[.,]\d+)?(?:\s?\([^()]{1,14}\))?(?:\s?<sup>\d+</sup>)?")
_NOTED = re.compile(r"(i\.?\s?u\.?)\s?(\d{1,2})", re.IGNORECASE)
_WORDY = re.compile(r"^(?:ska (?:inte )?(?:öka|minska)|ökar?|minskar?|i\.?u\.?)\.?$", re.IGNORECASE)
_APART = re.compile(r"\S {3,}\S")
_MOST_HEADER_LINES = 6


@dataclass(frozen=True, slots=True)
class _Cell:
    """Words that stand together, and their first and last place on the line."""

    start: int
    end: int
    text: str

    def overlap(self, column: tuple[int, int]) -> int:
        """How many places are common with a column; below zero the distance to it."""
        return min(self.end, column[1]) - max(self.start, column[0])


def placed_at(lines: list[Line], place: int, words: Words, unread: list[str]) -> tuple[RawTable, int, int] | None:
    """The table whose first row with values stands on a line: the table, the line that its heading begins on, and the line after it."""
    rows = _rows(lines, place)
    if len(rows) < 2:
        return None
    columns = _columns([cells for _, cells in rows])
    if columns is None:
        return None
    top, label, heads = _header(lines, rows[0][0], columns, words)
    rows, columns, heads = _thousands(rows, columns, heads)
    if not all(heads) or max(len(head) for head in heads) > 60:
        return None  # a column without a heading may be two that run together
    end = rows[-1][0] + 1
    while end < len(lines) and _is_rest(lines[end], columns) and lines[end].words[0].islower():
        end += 1
    made = _made(lines, dict(rows), rows[0][0], end, columns, words, unread)
    if len(made) < 2:
        return None
    return RawTable((label, *heads), tuple(made), span_of(lines[top:end])), top, end


def cells_of(text: str) -> list[_Cell]:
    """The cells of a line, parted by two spaces or more."""
    return [
        _Cell(
            match.start(),
            match.end(),
            noted.expand(r"\1<sup>\2</sup>") if (noted := _NOTED.fullmatch(match[0])) else match[0],
        )
        for match in _CELL.finditer(text)
    ]


def is_row(line: Line) -> bool:
    """Whether a line holds a label and values that stand apart."""
    values = _values(line) if "  " in line.words and "\t" not in line.text else None
    return values is not None and not all(is_year(cell.text) for cell in values)


def columns_of_words(lines: list[Line]) -> list[tuple[int, int]]:
    """Runs of three lines or more whose words stand in columns, from the first to the one after the last: such text has no order."""
    found: list[tuple[int, int]] = []
    start = None
    for place, line in enumerate([*lines, None]):
        apart = line is not None and "\t" not in line.text and _APART.search(line.text) is not None
        if apart and start is None:
            start = place
        elif not apart and start is not None:
            if place - start >= 3:
                found.append((start, place))
            start = None
    return found


def _values(line: Line) -> list[_Cell] | None:
    """The cells of values on a line; None where there are none, or other cells to the right of the label."""
    cells = cells_of(line.text)
    return (
        cells[1:]
        if len(cells) > 1 and not _is_value(cells[0].text) and all(_is_value(cell.text) for cell in cells[1:])
        else None
    )


def _is_value(text: str) -> bool:
    bare = _NOTE.sub("", text).strip()
    if MISSING.match(bare) or _WORDY.match(bare):
        return True
    match = _MARKED.match(bare)
    return bool(match and number(match["number"]) is not None)


def _rows(lines: list[Line], place: int) -> list[tuple[int, list[_Cell]]]:
    """The lines with values of one table: what stands between them is labels only, and at most one empty line at a time."""
    rows: list[tuple[int, list[_Cell]]] = []
    blanks = labels = 0
    for at in range(place, len(lines)):
        line = lines[at]
        if line.is_blank:
            blanks += not line.removed
            if blanks > 2:
                break
            continue
        blanks = 0
        values = _values(line) if "  " in line.words else None
        if values:
            rows.append((at, values))
            labels = 0
        else:
            labels += 1
            if labels > 3 or len(cells_of(line.text)) > 1 or len(line.words) > 90:
                break
    return rows


def _columns(rows: Sequence[list[_Cell]]) -> list[tuple[int, int]] | None:
    """Where the columns stand: the places that values share. None where a row has two values in one."""
    spans = sorted((cell.start, cell.end) for cells in rows for cell in cells)
    columns: list[tuple[int, int]] = []
    for start, end in spans:
        if columns and start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(end, columns[-1][1]))
        else:
            columns.append((start, end))
    most = max(len(cells) for cells in rows)
    return columns if len(columns) == most and len(columns) <= 40 else None


def _thousands(
    rows: list[tuple[int, list[_Cell]]], columns: list[tuple[int, int]], heads: list[str]
) -> tuple[list[tuple[int, list[_Cell]]], list[tuple[int, int]], list[str]]:
    """Put thousands that a wide space parted from the rest of the number back: a column of them has no heading of its own."""
    for place in range(len(columns) - 2, -1, -1):
        if heads[place]:
            continue
        pairs = [_pair(cells, columns[place], columns[place + 1]) for _, cells in rows]
        if any(pair is not None for pair in pairs) and all(
            pair is None or (_LEADING.fullmatch(pair[0].text) and _REST.fullmatch(pair[1].text)) for pair in pairs
        ):
            whole = (columns[place][0], columns[place + 1][1])
            rows = [(at, _merged(cells, pair)) for (at, cells), pair in zip(rows, pairs, strict=True)]
            columns = [*columns[:place], whole, *columns[place + 2 :]]
            heads = [*heads[:place], *heads[place + 1 :]]
    return rows, columns, heads


def _pair(cells: list[_Cell], left: tuple[int, int], right: tuple[int, int]) -> tuple[_Cell, _Cell] | None:
    first = next((cell for cell in cells if cell.overlap(left) > 0), None)
    second = next((cell for cell in cells if cell.overlap(right) > 0), _Cell(0, 0, ""))
    return None if first is None else (first, second)


def _merged(cells: list[_Cell], pair: tuple[_Cell, _Cell] | None) -> list[_Cell]:
    if pair is None:
        return cells
    first, second = pair
    whole = _Cell(first.start, second.end, f"{first.text} {second.text}")
    return [whole if cell is second else cell for cell in cells if cell is not first]


def _header(lines: list[Line], first: int, columns: list[tuple[int, int]], words: Words) -> tuple[int, str, list[str]]:
    """Where the heading begins, the heading of the labels, and that of each column."""
    found: list[list[str]] = [[] for _ in columns]
    label: list[str] = []
    top, at, taken = first, first - 1, 0
    while at >= 0 and taken < _MOST_HEADER_LINES:
        line = lines[at]
        if line.is_blank:
            if taken:
                break
            at -= 1
            continue
        cells = cells_of(line.text)
        placed = [(cell, place) for cell in cells if (place := _nearest(cell, columns)) is not None]
        if not placed and taken:
            if cells and cells[-1].end <= columns[0][0] and len(cells) == 1 and not label:
                break
            break
        if not placed:
            at -= 1  # a group's heading between the heading and the first row
            if first - at > 4:
                break
            continue
        for cell, place in placed:
            found[place].insert(0, cell.text)
        label[:0] = [cell.text for cell in cells if _nearest(cell, columns) is None]
        top, taken = at, taken + 1
        at -= 1
    return top, words.joined(label), [words.joined(pieces) for pieces in found]


def _nearest(cell: _Cell, columns: list[tuple[int, int]]) -> int | None:
    """The column that a cell overlaps most, else the one right beside it."""
    best = max(range(len(columns)), key=lambda place: cell.overlap(columns[place]))
    return (
        best
        if cell.overlap(columns[best]) > -3 and cell.start > columns[0][0] - 25 and not _is_left(cell, columns)
        else None
    )


def _is_left(cell: _Cell, columns: list[tuple[int, int]]) -> bool:
    return cell.end < columns[0][0] - 2


def _is_rest(line: Line, columns: list[tuple[int, int]]) -> bool:
    """Whether a line holds words in the labels' place only."""
    cells = cells_of(line.text)
    return len(cells) == 1 and cells[0].end < columns[0][1] and not _is_value(cells[0].text)


def _made(
    lines: list[Line],
    rows: dict[int, list[_Cell]],
    first: int,
    end: int,
    columns: list[tuple[int, int]],
    words: Words,
    unread: list[str],
) -> list[RawRow]:
    made: list[RawRow] = []
    waiting: list[Line] = []
    margin = min((len(lines[at].text) - len(lines[at].text.lstrip()) for at in rows), default=0)
    above = lines[first - 1] if first else None
    if above is not None and not above.is_blank and _is_rest(above, columns) and not _values(above):
        waiting = [above]
    for at in range(first, end):
        line = lines[at]
        if line.is_blank:
            waiting = _groups(made, waiting, len(columns))
            continue
        label = cells_of(line.text)[0].text
        if at not in rows:
            if made and not waiting and (line.words[0].islower() or made[-1].cells[0].endswith(("-", "\u00ad"))):
                last = made[-1]
                made[-1] = RawRow(
                    (words.join(last.cells[0], label), *last.cells[1:]), last.span.to(line.span), last.indent
                )
            else:
                waiting.append(line)
            continue
        pieces = [one.words for one in waiting]
        if pieces and not (label[0].islower() or pieces[-1][-1] in "-,("):
            waiting = _groups(made, waiting, len(columns))
            pieces = []
        span = span_of([*waiting, line])
        waiting = []
        cells = [""] * len(columns)
        for cell in rows[at]:
            place = max(range(len(columns)), key=lambda one, cell=cell: cell.overlap(columns[one]))  # type: ignore[misc]
            cells[place] = f"{cells[place]} {cell.text}".strip()
        indent = 1 if len(line.text) - len(line.text.lstrip()) - margin >= 2 else 0
        made.append(RawRow((words.joined([*pieces, label]), *cells), span, indent))
    return made


def _groups(made: list[RawRow], waiting: list[Line], columns: int) -> list[Line]:
    """Lines of labels that no values came to head what follows."""
    made.extend(RawRow((f"<b>{line.words}</b>", *[""] * columns), line.span) for line in waiting)
    return []
