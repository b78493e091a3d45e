"""Tables in a text whose columns are told by spaces alone, with labels and headings broken over lines.

A table is a heading and at least two rows that end in values. Labels are gathered until the values come; the values are parted by the
number of columns and by sums that must agree. What does not come out in one way only is left out and told of.
"""

from __future__ import annotations

import re

from tertial.review.foreign import header
from tertial.review.foreign.aligned_rows import deviation_of, rows_of, score
from tertial.review.foreign.hyphens import Words
from tertial.review.foreign.lines import Line
from tertial.review.foreign.parts import RawTable
from tertial.review.foreign.value_lines import BULLET, Values, value_lines

_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?:]$")
_MOST_BETWEEN = 40
_MOST_BLANKS = 8


def tables_in(lines: list[Line], words: Words, width: int, unread: list[str]) -> dict[int, tuple[RawTable | None, int]]:
    """Tables by the line that they begin on, with the line after them; None for lines that look like a table and can't be read."""
    found: dict[int, tuple[RawTable | None, int]] = {}
    data = value_lines(lines)
    edge, taken = 0, -1
    for start in sorted(data):
        if start <= taken:
            continue
        rows = _cluster(lines, data, start, width)
        taken = data[rows[-1]].last
        if len(rows) < 2 and not _is_lone_row(data[start]):
            continue
        place = _top(lines, start, edge, width)
        table = _best(lines, data, rows, place, words, unread)
        if table is not None:
            found[table[0]] = (table[1], taken + 1)
            edge = taken + 1
        elif len(rows) >= 3:
            span = lines[rows[0]].span.to(lines[taken].span)
            unread.append(f"{span.words.capitalize()} ser ut som en tabell, men kolumnerna gick inte att avgöra.")
            found[rows[0]] = (None, taken + 1)
            edge = taken + 1
    return found


def _is_lone_row(one: Values) -> bool:
    return len(one.tokens) >= 3


def _cluster(lines: list[Line], data: dict[int, Values], start: int, width: int) -> list[int]:
    """The lines with values that belong to one table: only short lines and few blank ones stand between them."""
    rows = [start]
    blanks = between = 0
    for place in range(start + 1, len(lines)):
        line = lines[place]
        if place <= data[rows[-1]].last:
            continue
        if place in data:
            rows.append(place)
            blanks = between = 0
        elif line.removed:
            continue
        elif line.is_blank:
            blanks += 1
            if blanks > _MOST_BLANKS:
                break
        else:
            blanks = 0
            between += 1
            if between > _MOST_BETWEEN or not _may_be_label(line, width):
                break
            if header.names_column(line.words):
                break  # the heading of the next table
    return rows


def _may_be_label(line: Line, width: int) -> bool:
    return (
        len(line.words) <= 0.7 * width
        and not BULLET.match(line.text)
        and not (_SENTENCE.search(line.words) and len(line.words.split()) > 5)
    )


def _top(lines: list[Line], start: int, edge: int, width: int) -> int:
    """How far up a heading may stand above the first row."""
    place, blanks = start, 0
    while place > edge and start - place < 24:
        line = lines[place - 1]
        if line.is_blank:
            blanks += 1
            if blanks > 4 and not line.removed:
                break
        elif not _may_be_label(line, width):
            break
        else:
            blanks = 0
        place -= 1
    return place


def _best(
    lines: list[Line], data: dict[int, Values], rows: list[int], top: int, words: Words, unread: list[str]
) -> tuple[int, RawTable] | None:
    """The table with the heading that fits its rows best: that begins on the line where most rows come out in one way."""
    best: tuple[tuple[int, int], int, int, str, list[str]] | None = None
    for begin in range(rows[0] - 1, top - 1, -1):
        if not _may_begin(lines, begin, rows[0]):
            continue
        end = _end(lines, begin, rows[0])
        heading = [line.words for line in lines[begin:end] if not line.is_blank]
        label, columns = header.columns_of(heading, words)
        if len(columns) < 2:
            continue
        fit = score(lines, data, rows, len(columns), deviation_of(columns))
        if fit > (0, 0) and (best is None or fit > best[0]):
            best = (fit, begin, end, label, columns)
    if best is None or best[0][0] * 2 < len(rows):
        return None
    _, begin, end, label, columns = best
    made, span = rows_of(lines, data, rows, end, columns, words, unread)
    if not made:
        return None
    return begin, RawTable((label, *columns), tuple(made), lines[begin].span.to(span))


def _may_begin(lines: list[Line], place: int, first: int) -> bool:
    line = lines[place]
    if line.is_blank:
        return False
    if header.has_headings(line.words):
        return bool(header.label_before(line.words))
    if header.heads_only(line.words):
        return False
    below = next((one for one in lines[place + 1 : min(first, place + 3)] if not one.is_blank), None)
    return below is not None and header.has_headings(below.words) and not header.label_before(below.words)


def _end(lines: list[Line], begin: int, first: int) -> int:
    """Where a heading ends: before the first line that holds other words than those that head columns."""
    last, above = begin, lines[begin].words
    for place in range(begin + 1, first):
        line = lines[place]
        if line.is_blank:
            continue
        opened = above.endswith("-") and line.words[0].islower()
        if line.words.endswith("-") and not header.heads_only(line.words):
            following = next((one.words for one in lines[place + 1 : first] if not one.is_blank), "")
            if header.heads_only(line.words[:-1] + following.partition(" ")[0]):
                last, above = place, line.words
                continue
        if not (opened or header.heads_only(line.words) or header.goes_on(line.words)):
            break
        last, above = place, line.words
    return last + 1
