"""Tables as the rules see them: each cell's text and value, what each column and row is about."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tertial.document.blocks import Chart, ColumnKind, Heading, RowKind, Table
from tertial.document.document import Document
from tertial.document.figure import Figure
from tertial.document.inline import Content, FigureText, LineBreak, NoteMark, StatusMark
from tertial.review.finding import Place
from tertial.review.reading.cells import Value, values_of
from tertial.review.reading.labels import stems
from tertial.review.reading.passages import row_label
from tertial.review.reading.times import Time, TimeKind, times_in


class Role(StrEnum):
    """What a column holds."""

    LABEL = "label"
    OUTCOME = "outcome"
    BUDGET = "budget"
    DEVIATION = "deviation"
    FORECAST = "forecast"
    TARGET = "target"
    YEAR_END = "year_end"
    VALUE = "value"
    STATUS = "status"
    TEXT = "text"


class Sex(StrEnum):
    """The part that a row is for, by its label."""

    ALL = ""
    WOMEN = "women"
    MEN = "men"


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
class GridColumn:
    """A column: its id, heading, role, and the time that its heading names."""

    id: str
    label: str
    role: Role
    time: Time | None = None
    unit: str = ""

    @property
    def is_number(self) -> bool:
        """Whether the column is meant for values."""
        return self.role not in (Role.LABEL, Role.TEXT, Role.STATUS)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row. `cells` stand beside the grid's columns, the label's cell first; a group row has that one only.

    `parent` is the index of the row that a part (women, men, a unit) belongs to, -1 for none; `unit` is what the label says that the
    values are in (`%`, `index`, `antal`), `of_which` that it does not add up into the sum.
    """

    id: str
    label: str
    kind: RowKind
    cells: tuple[Cell, ...]
    indent: int = 0
    sex: Sex = Sex.ALL
    parent: int = -1
    unit: str = ""

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
    def digest(self) -> str:
        """The same for the same table in the same place."""
        return hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()


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


def _grid(
    table: Table, place: Place, headings: tuple[str, ...], origins: dict[tuple[str, int, str], str], *, of_chart: bool
) -> Grid:
    unit = table.unit or _unit_of(table.caption) or _unit_of(table.columns[0].label if table.columns else "")
    columns = tuple(
        _column(column.id, column.label, column.kind, first=number == 0) for number, column in enumerate(table.columns)
    )
    rows: list[GridRow] = []
    for row in table.rows:
        label = row_label(row)
        origin = origins.get((place.chapter, place.block, row.id), place.origin)
        cells = tuple(
            _cell(
                content,
                columns[number],
                Place(
                    place.chapter, place.chapter_title, place.block, table=table.id, row=row.id, column=columns[number].id,
                    described=f"{place.described}, raden ”{label}”, kolumnen ”{columns[number].label}”", origin=origin,
                ),
                is_value=row.kind is not RowKind.GROUP and number > 0,
            )
            for number, content in enumerate(row.cells)
        )  # fmt: skip
        sex = _sex(label)
        kind = _kind(row.kind, label)
        rows.append(
            GridRow(row.id, label, kind, cells, row.indent, sex, _parent(rows, row.indent, sex), _row_unit(label))
        )
    return Grid(place, table.id, table.caption, unit, columns, tuple(rows), headings, of_chart)


def _kind(kind: RowKind, label: str) -> RowKind:
    """The row's kind; one that a file from elsewhere could not tell shows in the label."""
    if kind is not RowKind.PLAIN:
        return kind
    if re.match(r"varav\b", label, re.IGNORECASE):
        return RowKind.OF_WHICH
    return RowKind.SUBTOTAL if re.match(r"(?:del)?summa\b|totalt\b|totalsumma\b", label, re.IGNORECASE) else kind


def _parent(rows: list[GridRow], indent: int, sex: Sex) -> int:
    """The row that a part belongs to: the nearest above that is less indented, or for a sex the nearest that is for all."""
    for place in range(len(rows) - 1, -1, -1):
        above = rows[place]
        if above.kind is RowKind.GROUP:
            return -1
        if above.indent < indent or (sex is not Sex.ALL and above.sex is Sex.ALL and above.indent == indent):
            return place
    return -1


_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.STATUS, re.compile(r"^(?:status|bedömning|mål uppnås)", re.I)),
    (Role.DEVIATION, re.compile(r"avvi?-?\s?kelse|differens|diff\b", re.I)),
    (Role.FORECAST, re.compile(r"prognos", re.I)),
    (Role.TARGET, re.compile(r"målvärde|måltal|\bmål\b", re.I)),
    (Role.BUDGET, re.compile(r"budget|\bram\b|ram\s?20\d\d|plan 20\d\d|investerings-?\s?ram", re.I)),
    (Role.YEAR_END, re.compile(r"bokslut", re.I)),
    (Role.OUTCOME, re.compile(r"redovisat|utfall|resultat|helår|\baug|\bjan|\bmars\b|\bokt|\bdec|20\d\d", re.I)),
)


def _column(identifier: str, label: str, kind: ColumnKind, *, first: bool) -> GridColumn:
    times = times_in(label)
    time = next((one for one in times if one.kind is not TimeKind.YEAR), times[0] if times else None)
    if first:
        return GridColumn(identifier, label, Role.LABEL, time)
    if kind is ColumnKind.STATUS:
        return GridColumn(identifier, label, Role.STATUS, time)
    if kind is ColumnKind.DEVIATION:
        return GridColumn(identifier, label, Role.DEVIATION, time, _unit_of(label))
    role = next((role for role, pattern in _ROLES if pattern.search(label)), None)
    if kind is ColumnKind.TEXT and role not in (Role.STATUS,):
        return GridColumn(identifier, label, Role.TEXT, time)
    return GridColumn(identifier, label, role or Role.VALUE, time, _unit_of(label))


_MONEY_WORD = re.compile(r"\b(tkr|kkr|mnkr|mkr|mdkr|miljoner kronor|tusen kronor|kr|kronor)\b", re.I)
_SHARE = re.compile(r"%|\bandel\b|\bprocent\b|\bgrad\b|\w+grad\b|frånvaro|omsättning|trohet", re.I)
_MONEY = {"kkr": "tkr", "mkr": "mnkr", "miljoner kronor": "mnkr", "tusen kronor": "tkr", "kronor": "kr"}


def _unit_of(words: str) -> str:
    found = _MONEY_WORD.search(words)
    if found:
        plain = found[1].casefold()
        return _MONEY.get(plain, plain)
    return "%" if "%" in words else ""


def _row_unit(label: str) -> str:
    if unit := _unit_of(label):
        return unit
    if re.search(r"\bindex\b", label, re.I):
        return "index"
    if re.match(r"antal\b", label, re.I):
        return "antal"
    return "%" if _SHARE.search(label) else ""


def _sex(label: str) -> Sex:
    last = label.rpartition(",")[2].strip().casefold().rstrip(":")
    if last in ("kvinnor", "kvinna", "varav kvinnor", "flickor"):
        return Sex.WOMEN
    return Sex.MEN if last in ("män", "man", "varav män", "pojkar") else Sex.ALL


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
