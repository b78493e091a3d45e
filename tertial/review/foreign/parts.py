"""What a reader of a foreign file finds, in reading order, before it becomes a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from tertial.document.blocks import Table
from tertial.document.inline import Content


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands in the file: lines, pages or paragraphs, the last one included. `unit` is `rad`, `sida` or `stycke`."""

    unit: str
    first: int
    last: int

    @property
    def words(self) -> str:
        """`rad 245`, `sida 3–4`."""
        return f"{self.unit} {self.first}" if self.first == self.last else f"{self.unit} {self.first}–{self.last}"

    def to(self, other: Span) -> Span:
        """From the beginning of this to the end of another; what is counted in another way can't be joined."""
        if other.unit != self.unit:
            return self
        return Span(self.unit, min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class HeadingPart:
    """A heading, level 1 for a chapter's."""

    level: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class ParagraphPart:
    """A paragraph."""

    content: Content
    span: Span


@dataclass(frozen=True, slots=True)
class ItemPart:
    """An item of a list."""

    content: Content
    span: Span
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table that is read, and where its rows stand by their ids."""

    table: Table
    span: Span
    rows: dict[str, Span] = field(default_factory=dict)


Part = HeadingPart | ParagraphPart | ItemPart | TablePart


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands in the file: cells with markup, empty ones for what is merged with the cell above or to the left."""

    cells: tuple[str, ...]
    span: Span
    indent: int = 0


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as it stands in the file. `header` is empty where it has none; `wide` rows may have more cells than the header."""

    header: tuple[str, ...]
    rows: tuple[RawRow, ...]
    span: Span
    caption: str = ""
