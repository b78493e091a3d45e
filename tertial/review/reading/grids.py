"""Tables as the rules see them: each cell's text and value, what each column and row is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tertial.document.blocks import Chart, Heading, Row, RowKind, Table
from tertial.document.document import Document
from tertial.document.figure import Figure
from tertial.document.inline import Content, FigureText, Inline, LineBreak, NoteMark, StatusMark
from tertial.review.finding import Place
from tertial.review.reading.cells import Value, values_of
from tertial.review.reading.columns import GridColumn as GridColumn
from tertial.review.reading.columns import Role as Role
from tertial.review.reading.columns import Span as Span
from tertial.review.reading.columns import column_of, with_years_before
from tertial.review.reading.labels import stems
from tertial.review.reading.measures import Measure as Measure
from tertial.review.reading.measures import Sex as Sex
from tertial.review.reading.measures import is_of, measure_of, named_unit, row_unit, sex_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its text, values and notes. `place` is where it stands."""

    place: Place
    text: str
    values: tuple[Value, ...] = ()
    notes: tuple[str, ...] = ()
    status: StatusMark | None = None

    @property
    def number(self) -> Decimal | None:
        """The printed number of a cell with one value, else None."""
        return self.values[0].number if len(self.values) == 1 else None

    @property
    def is_missing(self) -> bool:
        """Whether it says that there is no value."""
        return bool(self.values) and all(value.missing for value in self.values)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row. `cells` stand beside the grid's columns, the label's cell first; a group row has that one only.

    `parent` is the index of the row that a part (women, men, a unit) belongs to, -1 for none; `unit` is what the label says that the
    values are in (`%`, `index`, `antal`), else its parent's; `measure` likewise says how its parts make the whole. `sex` is whom
    the row is for and `part` what its label says beside that (`Kvinnor, SOF` says `SOF`).
    """

    id: str
    label: str
    kind: RowKind
    cells: tuple[Cell, ...]
    indent: int = 0
    sex: Sex = Sex.ALL
    parent: int = -1
    unit: str = ""
    measure: Measure = Measure.UNKNOWN
    part: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it heads the rows below and has no values of its own."""
        return self.kind is RowKind.GROUP or not any(cell.values for cell in self.cells)

    @property
    def words(self) -> frozenset[str]:
        """The stems of the label."""
        return stems(self.label)

    @property
    def of_which(self) -> bool:
        """Whether the row is a part of another row and adds up into nothing."""
        return self.kind is RowKind.OF_WHICH


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: where it stands, what it is called, what unit all of it is in (`tkr`), its columns and rows."""

    place: Place
    id: str
    caption: str
    unit: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    headings: tuple[str, ...] = ()
    of_chart: bool = False

    def column(self, role: Role) -> int | None:
        """The place of the only column with a role; None where there is none, or several."""
        found = [place for place, column in enumerate(self.columns) if column.role is role]
        return found[0] if len(found) == 1 else None

    def values(self) -> Iterator[tuple[GridRow, GridColumn, Cell, Value]]:
        """Every value with its row, column and cell."""
        for row in self.rows:
            for column, cell in zip(self.columns, row.cells, strict=False):
                for value in cell.values:
                    yield row, column, cell, value

    @property
    def is_garbled(self) -> bool:
        """Whether a file from elsewhere was read wrongly: values stand among the headings, or columns of values have no heading."""
        values = [column.label for column in self.columns if column.is_number]
        bare = sum(not label for label in values)
        return (bare > 1 and 2 * bare >= len(values)) or any(_GARBLED.search(label) for label in values)

    def measure(self, row: GridRow, column: GridColumn) -> Measure:
        """How the parts of what stands in a cell make the whole, by the column's unit, the row, the column, then the table."""
        if column.unit == "%":
            return Measure.SHARE
        if row.measure is not Measure.UNKNOWN:
            return row.measure
        own = measure_of(column.label, column.unit)
        return own if own is not Measure.UNKNOWN else measure_of(self.caption, self.unit)


# Thousands with a space between, or a decimal number: a heading names years and months and no amounts.
_GARBLED = re.compile(r"(?<!\d)[1-9]\d{0,2}(?:[ \u00a0]\d{3})+(?!\d)|\d,\d")


def grids_of(document: Document, origins: dict[tuple[str, int, str], str] | None = None) -> tuple[Grid, ...]:
    """Every table of a document in reading order, those of charts too."""
    found = []
    for chapter in document.chapters:
        headings: list[str] = [chapter.title]
        for number, block in enumerate(chapter.blocks):
            if isinstance(block, Table | Chart):
                table = block.table if isinstance(block, Chart) else block
                name = f"tabellen ”{table.caption}”" if table.caption else "tabellen"
                origin = (origins or {}).get((chapter.id, number, ""), "")
                place = Place(chapter.id, chapter.title, number, table=table.id, described=name, origin=origin)
                found.append(_grid(table, place, tuple(headings), origins or {}, of_chart=isinstance(block, Chart)))
            elif isinstance(block, Heading):
                del headings[max(1, block.level - 1) :]
                headings.append(block.text)
    return tuple(found)


_ROW_CODE = re.compile(r"\d{1,6}")


def _grid(
    table: Table, place: Place, headings: tuple[str, ...], origins: dict[tuple[str, int, str], str], *, of_chart: bool
) -> Grid:
    head = _label_column(table)
    beside = _name_column(table, head)
    heading = " ".join(table.columns[number].label for number in (head, beside) if 0 <= number < len(table.columns))
    unit = table.unit or named_unit(table.caption) or named_unit(heading)
    columns = with_years_before(
        tuple(
            column_of(column.id, column.label, column.kind, first=number == head)
            for number, column in enumerate(table.columns)
        )
    )
    rows: list[GridRow] = []
    for row in table.rows:
        label = _label(row, head)
        if beside >= 0 and len(row.cells) > beside:
            label = f"{label} {_label(row, beside)}".strip()
        origin = origins.get((place.chapter, place.block, row.id), place.origin)
        cells = tuple(
            _cell(
                content,
                columns[number],
                Place(
                    place.chapter, place.chapter_title, place.block, table=table.id, row=row.id, column=columns[number].id,
                    described=f"{place.described}, raden ”{label}”, kolumnen ”{columns[number].label}”", origin=origin,
                ),
                is_value=row.kind is not RowKind.GROUP and number != head,
            )
            for number, content in enumerate(row.cells)
        )  # fmt: skip
        rows.append(_row(rows, row, label, cells))
    return Grid(place, table.id, table.caption, unit, columns, tuple(rows), headings, of_chart)


# What a row is numbered with: `4`, `4.`, `510`, `1.2`, `A1`, `U-07`.
_CODE = re.compile(r"[A-ZÅÄÖ]{0,2}[-\s]?\d{1,6}(?:[.:-]\d{1,4}){0,3}[.)]?")


def _label_column(table: Table) -> int:
    """The column that heads the rows: the first, or the next column of words where the first is empty in most rows or has numbers and codes.

    Tables of indicators often begin with the goal, which stands in the first of its rows only; budgets with the code of each row.
    """
    rows = [row for row in table.rows if row.kind is not RowKind.GROUP]
    if len(rows) < 2 or not table.columns:
        return 0
    first = [_label(row, 0) for row in rows if _filled(row, 0)]
    if 2 * len(first) > len(rows) and not all(_CODE.fullmatch(text) for text in first):
        return 0
    for number, column in enumerate(table.columns[1:], start=1):
        filled = [row for row in rows if _filled(row, number)]
        if not column.is_number and len(filled) > 0.7 * len(rows):
            return number
    return 0


def _name_column(table: Table, head: int) -> int:
    """The column with the names of rows that are headed by their codes alone (`220`, `Gator och vägar`); -1 where there is none."""
    if head + 1 >= len(table.columns) or table.columns[head + 1].is_number:
        return -1
    labels = [_label(row, head) for row in table.rows if row.kind is not RowKind.GROUP]
    coded = sum(bool(_ROW_CODE.fullmatch(label)) for label in labels)
    return head + 1 if coded > 1 and 2 * coded > len(labels) else -1


def _filled(row: Row, number: int) -> bool:
    return any(not isinstance(one, LineBreak | NoteMark) and _words(one).strip() for one in row.cells[number])


def _label(row: Row, head: int) -> str:
    content = row.cells[head if len(row.cells) > head else 0] if row.cells else ()
    text = "".join(" " if isinstance(one, LineBreak) else _words(one) for one in content)
    return " ".join(text.split())


def _row(rows: list[GridRow], row: Row, label: str, cells: tuple[Cell, ...]) -> GridRow:
    """A row with what its label says, and its parent among the rows above."""
    kind = _kind(row.kind, label)
    sex, part = sex_of(label) if kind is not RowKind.GROUP else (Sex.ALL, "")
    parent = -1 if kind is RowKind.GROUP else _parent(rows, row.indent, sex, part)
    unit, measure = row_unit(label), measure_of(label)
    if parent >= 0:
        unit = unit or rows[parent].unit
        measure = measure if measure is not Measure.UNKNOWN else rows[parent].measure
    return GridRow(row.id, label, kind, cells, row.indent, sex, parent, unit, measure, part)


def _kind(kind: RowKind, label: str) -> RowKind:
    """The row's kind; one that a file from elsewhere could not tell shows in the label."""
    if kind is not RowKind.PLAIN:
        return kind
    if re.match(r"[-–—•]?\s*(?:därav|varav)\b", label, re.IGNORECASE):
        return RowKind.OF_WHICH
    return RowKind.SUBTOTAL if re.match(r"(?:del)?summa\b|totalt\b|totalsumma\b", label, re.IGNORECASE) else kind


def _parent(rows: list[GridRow], indent: int, sex: Sex, part: str) -> int:
    """The row that a part belongs to: the nearest above that is less indented, or for a sex the nearest that is for all.

    A label that says both sex and something else (`Sjukfrånvaro, kvinnor`) belongs to the row that is called that.
    """
    for place in range(len(rows) - 1, max(-1, len(rows) - 60), -1):
        above = rows[place]
        if above.kind is RowKind.GROUP:
            return -1
        if above.indent < indent:
            return place
        if sex is Sex.ALL or above.sex is not Sex.ALL or above.indent != indent:
            continue
        if not part or (indent == 0 and is_of(above.label, part)):
            return place
    return -1


def _words(inline: Inline) -> str:
    match inline:
        case NoteMark() | LineBreak():
            return ""
        case StatusMark(word=word):
            return word
        case _:
            return inline.text


def _cell(content: Content, column: GridColumn, place: Place, *, is_value: bool) -> Cell:
    parts: list[str] = []
    notes: list[str] = []
    figures: list[Figure] = []
    status = None
    for inline in content:
        match inline:
            case NoteMark(note):
                notes.append(note)
            case LineBreak():
                parts.append("\n")
            case StatusMark(word=word):
                status = inline
                parts.append(word)
            case FigureText(figure=figure):
                figures.append(figure)
                parts.append(inline.text)
            case _:
                parts.append(inline.text)
    text = "".join(parts).strip()
    values = values_of(text, figures) if is_value and column.is_number and text else ()
    return Cell(place, text, values, tuple(notes), status)
