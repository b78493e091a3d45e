"""The blocks of a document. Every renderer handles every block or raises; a test loops blocks × renderers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tertial.common.numbers import MINUS
from tertial.document.inline import Content, plain


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, level 2 to 4 within a chapter (level 1 is the chapter's own title)."""

    level: int
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `notice` sets it apart as information about the document itself."""

    content: Content
    notice: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list, one level."""

    items: tuple[Content, ...]
    ordered: bool = False


class ColumnKind(StrEnum):
    """What a column holds; numbers are set right-aligned with tabular figures, and a deficit among deviations is marked."""

    TEXT = "text"
    NUMBER = "number"
    DEVIATION = "deviation"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Column:
    """A typed column. `width` is its share of the table's width, relative to the other columns' shares."""

    id: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float = 1.0

    @property
    def is_number(self) -> bool:
        """Whether the column holds numbers of any kind."""
        return self.kind in (ColumnKind.NUMBER, ColumnKind.DEVIATION)

    def is_deficit(self, content: Content) -> bool:
        """Whether the content is a deviation that is printed as a deficit."""
        return self.kind is ColumnKind.DEVIATION and plain(content).startswith(MINUS)


class RowKind(StrEnum):
    """A plain row, a row that heads a group, a sum, or an of-which row that does not add up into the sum."""

    PLAIN = "plain"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    OF_WHICH = "of_which"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with one content per column; a group row has one content that spans all columns."""

    id: str
    cells: tuple[Content, ...]
    kind: RowKind = RowKind.PLAIN
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first column heads its rows. `unit` is the money unit or other unit of the whole table."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            wanted = 1 if row.kind is RowKind.GROUP else len(self.columns)
            if len(row.cells) != wanted:
                raise ValueError(f"table {self.id}, row {row.id}: {len(row.cells)} cells, expected {wanted}")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: a Vega-Lite spec with all data inline, the same data as a table, and one sentence that says what it shows.

    The sentence is the text alternative. `specification` is canonical JSON text, so that a document stays
    hashable and a frozen chart byte-identical.
    """

    id: str
    title: str
    specification: str
    table: Table
    sentence: str

    @property
    def spec(self) -> dict[str, Any]:
        """The Vega-Lite specification as a dict of its own."""
        loaded: dict[str, Any] = json.loads(self.specification)
        return loaded


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page in paged formats."""


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """Where the list of chapters stands."""

    title: str = "Innehåll"


Block = Heading | Paragraph | List | Table | Chart | PageBreak | TableOfContents
BLOCKS: tuple[type, ...] = (Heading, Paragraph, List, Table, Chart, PageBreak, TableOfContents)


def specification(spec: Mapping[str, Any]) -> str:
    """Canonical JSON text of a Vega-Lite spec. Refuses data by address: everything must be inline."""

    def check(node: Any) -> None:
        if isinstance(node, Mapping):
            if isinstance(node.get("data"), Mapping) and "url" in node["data"]:
                raise ValueError("chart data must stand inline, not behind an address")
            for child in node.values():
                check(child)
        elif isinstance(node, list | tuple):
            for child in node:
                check(child)

    check(spec)
    return json.dumps(spec, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its title is the level 1 heading; the blocks come under it."""

    id: str
    title: str
    blocks: tuple[Block, ...] = field(default=())
