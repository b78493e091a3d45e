"""Tables whose cells are parted by tabs or by upright strokes, a row to a line."""

from __future__ import annotations

import re

from tertial.review.foreign.lines import Line, span_of
from tertial.review.foreign.parts import RawRow, RawTable
from tertial.review.foreign.tables import heads_columns

_STROKES = re.compile(r"^\s*\|.*\|\s*$")
_BELOW_HEADER = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?\|?\s*$")


def tabbed_at(lines: list[Line], place: int) -> tuple[RawTable, int] | None:
    """The table that begins on a line, and the line after it; None where there is none."""
    cells_of = _cells if "\t" in lines[place].text else _stroked if _STROKES.match(lines[place].text) else None
    if cells_of is None:
        return None
    end = place
    rows: list[tuple[Line, list[str]]] = []
    while end < len(lines):
        line = lines[end]
        if cells_of is _stroked and _BELOW_HEADER.match(line.text):
            end += 1
            continue
        cells = cells_of(line)
        if cells is None:
            break
        rows.append((line, cells))
        end += 1
    if not rows or max(len(cells) for _, cells in rows) < 2:
        return None
    header = tuple(rows[0][1]) if heads_columns(rows[0][1]) and len(rows) > 1 else ()
    body = rows[1:] if header else rows
    raw = tuple(RawRow(tuple(cells), line.span, _indent(line)) for line, cells in body)
    return RawTable(header, raw, span_of(line for line, _ in rows)), end


def continued(before: RawTable, after: RawTable) -> RawTable | None:
    """Two tables as one, when the second goes on with the first: the same heading, and a first cell that is merged with one above."""
    if not before.header or not after.rows or _bare(before.header) != _bare(after.header):
        return None
    if after.rows[0].cells and after.rows[0].cells[0].strip():
        return None
    return RawTable(before.header, (*before.rows, *after.rows), before.span.to(after.span), before.caption)


def _bare(header: tuple[str, ...]) -> list[str]:
    cells = [cell.strip() for cell in header]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cells(line: Line) -> list[str] | None:
    return line.text.split("\t") if "\t" in line.text else None


def _stroked(line: Line) -> list[str] | None:
    return [cell.strip() for cell in line.words.strip("|").split("|")] if _STROKES.match(line.text) else None


def _indent(line: Line) -> int:
    """One step for a first cell that is set in by spaces."""
    first = line.text.split("\t")[0]
    return 1 if first.strip() and first[:2] in ("  ", "\u00a0\u00a0") else 0
