"""Make a table of the document model from cells as they stand in a file.

The column that heads the rows comes first; cells that are merged with the cell above carry what stands there, save in the columns of
values: there a row without a label goes on with the row above (`IAF: 6,7` over `UTB: 6,1`). What has no certain place is left
out and told of, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tertial.common.slugs import slug
from tertial.document.blocks import Column, ColumnKind, Row, RowKind, Table
from tertial.document.inline import Content, StatusMark
from tertial.review.foreign.cells import (
    LABELLED,
    LABELS,
    counts_as_value,
    is_number,
    is_value,
    is_year,
    state_words,
    status_of,
)
from tertial.review.foreign.markup import BREAK, content_of, is_bold, is_italic, plain_of
from tertial.review.foreign.parts import RawRow, RawTable, Span, TablePart

_MOST_COLUMNS = 60
_DEVIATION = re.compile(r"avvi?-?\s?kelse|differens|\bdiff\b", re.IGNORECASE)


@dataclass(slots=True)
class _Row:
    """A row on its way: cells with markup beside the columns."""

    cells: list[str]
    span: Span
    indent: int = 0
    group: bool = False
    lines: list[Span] = field(default_factory=list)


Homes = dict[tuple[str, ...], dict[str, set[int]]]
"""In which columns of values each label (`IAF`, `UTB (vux)`) stands, for tables with the same heading."""


def homes_of(tables: Iterable[RawTable]) -> Homes:
    """Where labels stand in the rows that are in order, in all tables: displaced rows are put right by it."""
    homes: Homes = {}
    for raw in tables:
        header = _header(raw)
        if 2 <= len(header) <= _MOST_COLUMNS:
            rows = _whole_rows(raw.rows, len(header))
            _find_homes(rows, _values(_kinds(header, rows)), homes.setdefault(tuple(header), {}))
    return homes


def table_part(
    raw: RawTable, number: int, notes: Mapping[str, str], homes: Homes, unread: list[str]
) -> TablePart | None:
    """The table, or None where there is nothing in it. What could not be placed is added to `unread`."""
    header = _header(raw)
    if len(header) < 2 or len(header) > _MOST_COLUMNS or not raw.rows:
        return None
    rows = _whole_rows(raw.rows, len(header))
    kinds = _kinds(header, rows)
    label = _label_column(rows, kinds)
    rows = _joined(rows, label, kinds, homes.get(tuple(header), {}), unread)
    order = [label, *(place for place in range(len(header)) if place != label)]
    identifier = f"tabell-{number}"
    columns = _columns([header[place] for place in order], [kinds[place] for place in order])
    made: list[Row] = []
    spans: dict[str, Span] = {}
    for row in rows:
        head = row.cells[label] or next(cell for cell in row.cells if cell)
        words = plain_of(head)
        name = f"r{len(made) + 1}-{slug(words, longest=40)}".rstrip("-")
        if row.group:
            cells: tuple[Content, ...] = (content_of(head, notes),)
        else:
            cells = tuple(_content(row.cells[place], kinds[place], notes) for place in order)
        made.append(Row(name, cells, RowKind.GROUP if row.group else _row_kind(words), row.indent))
        spans[name] = row.span
    caption = plain_of(raw.caption)
    return TablePart(Table(identifier, caption, columns, tuple(made)), raw.span, spans)


def _header(raw: RawTable) -> list[str]:
    """The heading without empty cells at its end; empty ones for each column where there is none."""
    header = list(raw.header) or [""] * max((len(row.cells) for row in raw.rows), default=0)
    while raw.header and len(header) > 1 and not header[-1].strip():
        header.pop()
    return header


def _values(kinds: list[ColumnKind]) -> list[int]:
    return [place for place, kind in enumerate(kinds) if kind in (ColumnKind.NUMBER, ColumnKind.DEVIATION)]


def _whole_rows(rows: tuple[RawRow, ...], width: int) -> list[_Row]:
    """Rows with a cell for each column. A row with cells to spare keeps them, to be placed or told of."""
    made = []
    for row in rows:
        cells = [cell.strip() for cell in row.cells]
        while len(cells) > width and not cells[-1]:
            cells.pop()
        if any(cells):
            made.append(_Row(cells + [""] * (width - len(cells)), row.span, row.indent))
    return made


def _kinds(header: list[str], rows: list[_Row]) -> list[ColumnKind]:
    """What each column holds, by what stands in most of its cells."""
    kinds = []
    for place, heading in enumerate(header):
        cells = [plain_of(row.cells[place]) for row in rows if len(row.cells) == len(header) and row.cells[place]]
        values = sum(counts_as_value(cell) for cell in cells)
        states = sum(status_of(cell) is not None for cell in cells)
        unlabelled = [cell for cell in cells if not _part(cell)]  # values of parts stray into columns of words
        if place and states and states * 5 >= len(unlabelled) * 3 and not any(is_number(cell) for cell in unlabelled):
            kinds.append(ColumnKind.STATUS)
        elif place and cells and values * 2 >= len(cells) and any(is_value(cell) or ":" in cell for cell in cells):
            kinds.append(ColumnKind.DEVIATION if _DEVIATION.search(heading) else ColumnKind.NUMBER)
        else:
            kinds.append(ColumnKind.TEXT)
    return kinds


def _label_column(rows: list[_Row], kinds: list[ColumnKind]) -> int:
    """The column that heads the rows: the text nearest before the values where it is filled oftenest, else the first."""
    first = next((place for place, kind in enumerate(kinds) if kind in (ColumnKind.NUMBER, ColumnKind.DEVIATION)), 0)
    texts = [place for place in range(first) if kinds[place] is ColumnKind.TEXT]
    if not texts:
        return 0
    filled = {place: sum(bool(row.cells[place]) for row in rows) for place in texts}
    nearest = texts[-1]
    return nearest if filled[nearest] > filled[texts[0]] else texts[0]


def _joined(
    rows: list[_Row], label: int, kinds: list[ColumnKind], homes: dict[str, set[int]], unread: list[str]
) -> list[_Row]:
    width, values = len(kinds), _values(kinds)
    done: list[_Row] = []
    carried = [""] * width
    for row in rows:
        displaced = len(row.cells) > width or _is_displaced(row, values, label)
        if displaced and not _replace(row, values, label, width, homes):
            told = "; ".join(plain_of(cell) for cell in row.cells if cell)
            unread.append(f"Tabellraden på {row.span.words} har celler utan säker kolumn: ”{told[:120]}”.")
            if not row.cells[label]:
                continue
            row.cells = [*row.cells[: label + 1], *[""] * (width - label - 1)]
        filled = [place for place, cell in enumerate(row.cells) if cell]
        if len(filled) == 1 and len(rows) > 1 and _heads_group(row.cells[filled[0]], filled[0], label, values):
            row.group = True
            done.append(row)
            continue
        if len(set(row.cells)) == 1 and width > 2:  # one cell over all columns, as Word tells it
            row.group = True
            row.cells = [row.cells[0], *[""] * (width - 1)]
            done.append(row)
            continue
        if not row.cells[label] and values and done and not done[-1].group:
            if _continue(done[-1], row, values, unread):
                continue
            if not row.cells[label]:
                continue
        if is_italic(row.cells[label]) and not row.indent:
            row.indent = 1
        _carry(row, carried, label, kinds)
        row.group = bool(values) and is_bold(row.cells[label]) and not any(row.cells[place] for place in values)
        done.append(row)
    return done


def _heads_group(cell: str, place: int, label: int, values: list[int]) -> bool:
    return place in (0, label) and bool(values) and is_bold(cell)


def _carry(row: _Row, carried: list[str], label: int, kinds: list[ColumnKind]) -> None:
    """Fill the cells to the left of the label that are merged with those above."""
    for place in range(label):
        if kinds[place] not in (ColumnKind.TEXT, ColumnKind.STATUS):
            continue
        if row.cells[place]:
            carried[place:label] = [""] * (label - place)
            carried[place] = row.cells[place]
        else:
            row.cells[place] = carried[place]


def _continue(above: _Row, row: _Row, values: list[int], unread: list[str]) -> bool:
    """Go on with the row above: labelled values under one another, text after text. False where the row stands alone."""
    for place, cell in enumerate(row.cells):
        if not cell:
            continue
        there = above.cells[place]
        if place in values and there and not (LABELLED.match(plain_of(cell)) or not is_value(plain_of(cell))):
            unread.append(f"Raden på {row.span.words} saknar rubrik: ”{plain_of(cell)[:80]}” har inte lästs.")
            continue
        above.cells[place] = f"{there}{BREAK}{cell}" if there else cell
    above.span = above.span.to(row.span)
    return True


def _find_homes(rows: list[_Row], values: list[int], homes: dict[str, set[int]]) -> None:
    width = len(rows[0].cells) if rows else 0
    for row in rows:
        if len(row.cells) > width or any(_part(cell) for cell in row.cells[: min(values, default=0)]):
            continue
        for place in values:
            for name in _parts(row.cells[place]):
                homes.setdefault(name, set()).add(place)


def _parts(cell: str) -> list[str]:
    """The labels of a cell that has several values: `IAF: 6,1 UTB (vux): 6,1`."""
    words = plain_of(cell)
    return [match[1] for match in LABELS.finditer(words)] if ":" in words and counts_as_value(words) else []


def _part(cell: str) -> str:
    match = LABELLED.match(plain_of(cell))
    return match["label"] if match and (not match["value"] or is_value(match["value"])) else ""


def _is_displaced(row: _Row, values: list[int], label: int) -> bool:
    """Whether a value stands in a column of text to the left of the label's."""
    return bool(values) and any(_part(cell) for place, cell in enumerate(row.cells) if place < label and cell)


def _replace(row: _Row, values: list[int], label: int, width: int, homes: dict[str, set[int]]) -> bool:
    """Put the cells of a displaced row where cells with the same labels stand, when there is one way only."""
    heads = [""] * (label + 1) if any(_part(cell) for cell in row.cells[: label + 1]) else row.cells[: label + 1]
    start = label + 1 if any(heads) else 0
    rest = [(place, cell) for place, cell in enumerate(row.cells) if place >= start and cell]
    names = [_part(cell) or (plain_of(cell) if plain_of(cell) in homes else "") for _, cell in rest]
    cells = [*heads, *[""] * (width - label - 1)]
    used: dict[str, int] = {}
    in_order = bool(any(heads))
    for (place, cell), name in zip(rest, names, strict=True):
        there = sorted(homes.get(name, ()))
        if name and there and len(there) == names.count(name):
            home = there[used.get(name, 0)]
            used[name] = used.get(name, 0) + 1
        elif in_order and (place in there or (not name and place in values)):
            home = place
        else:
            return False
        in_order = in_order and home == place
        cells[home] = f"{cells[home]}{BREAK}{cell}" if cells[home] else cell
    row.cells = cells
    return True


def _columns(header: list[str], kinds: list[ColumnKind]) -> tuple[Column, ...]:
    used: set[str] = set()
    columns = []
    for number, (heading, kind) in enumerate(zip(header, kinds, strict=True)):
        words = plain_of(heading)
        name = slug(words, longest=40) or f"kolumn-{number + 1}"
        name = name if name not in used else f"{name}-{number + 1}"
        used.add(name)
        columns.append(Column(name, words, kind))
    return tuple(columns)


def _content(raw: str, kind: ColumnKind, notes: Mapping[str, str]) -> Content:
    if kind is ColumnKind.STATUS and (status := status_of(plain_of(raw))) is not None:
        return (StatusMark(status, state_words(plain_of(raw))),)
    return content_of(raw, notes)


def _row_kind(words: str) -> RowKind:
    if re.match(r"varav\b", words, re.IGNORECASE):
        return RowKind.OF_WHICH
    if re.match(r"delsumma\b", words, re.IGNORECASE):
        return RowKind.SUBTOTAL
    return RowKind.TOTAL if re.match(r"(?:summa|totalt|totalsumma)\b", words, re.IGNORECASE) else RowKind.PLAIN


def heads_columns(cells: list[str]) -> bool:
    """Whether a row is the heading of its columns: words and years, no values."""
    rest = [plain_of(cell) for cell in cells[1:] if cell.strip()]
    return bool(rest) and not any(is_value(cell) and not is_year(cell) for cell in rest)
