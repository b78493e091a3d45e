"""Build small reports for the reviewer, as they are really written.

report(
    chapter("Ekonomi", p("Underskottet är ", figure("28.2", "mnkr"), "."), table(
        "Driftsammandrag, tkr", ["Verksamhet", "Prognos 2023", "Budget 2023", "Avvikelse"], [["Bistånd", "120", "100", "-20"]],
    )),
    period="2023-08",
)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tertial.common.periods import Period
from tertial.common.slugs import slug
from tertial.document.blocks import Block, Chapter, Column, ColumnKind, Heading, List, Paragraph, Row, RowKind, Table
from tertial.document.document import Document, Meta
from tertial.document.figure import Figure, Origin, Provenance
from tertial.document.inline import Content, FigureText, Inline, NoteMark, Text
from tertial.document.printing import Form
from tertial.review.engine import review
from tertial.review.facts import Facts
from tertial.review.finding import Finding
from tertial.review.subject import Settings, Subject, subject_of

Words = str | Inline


def content(*parts: Words) -> Content:
    """Inline content from strings and inlines; `[^note]` at the end of a string becomes a note."""
    found: list[Inline] = []
    for part in parts:
        if not isinstance(part, str):
            found.append(part)
            continue
        for place, piece in enumerate(re.split(r"\[\^([^\]]+)\]", part)):
            if piece:
                found.append(NoteMark(piece) if place % 2 else Text(piece))
    return tuple(found)


def figure(
    value: str,
    unit: str = "mnkr",
    *,
    key: str = "",
    label: str = "",
    period: str = "2023-08",
    decimals: int | None = None,
) -> FigureText:
    """A number that is bound to the data."""
    one = Figure(
        key=key or f"key/{value}",
        value=Decimal(value),
        unit=unit,
        period=period,
        label=label or "ett tal",
        provenance=Provenance(Origin.CALCULATION, "test"),
        decimals=decimals,
    )
    return FigureText(one, Form(with_unit=bool(unit)))


def p(*parts: Words) -> Paragraph:
    """A paragraph."""
    return Paragraph(content(*parts))


def items(*texts: str) -> List:
    """A list with an item per text."""
    return List(tuple(content(text) for text in texts))


def h(text: str, level: int = 2) -> Heading:
    """A heading."""
    return Heading(level, text, slug(text))


def table(
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Words | Content]],
    *,
    unit: str = "",
    indents: Sequence[int] = (),
) -> Table:
    """A table. A row with one cell is a group; `Summa` begins a sum, `varav` an of-which row. Columns with numbers are numeric."""
    made = []
    for number, cells in enumerate(rows):
        label = str(cells[0])
        kind = RowKind.GROUP if len(cells) == 1 else RowKind.PLAIN
        if label.casefold().startswith("summa"):
            kind = RowKind.TOTAL
        elif label.casefold().startswith("varav"):
            kind = RowKind.OF_WHICH
        made.append(
            Row(
                f"r{number}-{slug(label)}",
                tuple(cell if isinstance(cell, tuple) else content(cell) for cell in cells),
                kind,
                indents[number] if indents else 0,
            )
        )
    return Table(
        slug(caption) or "tabell",
        caption,
        tuple(
            Column(slug(label) or f"c{number}", label, _kind(label, [row for row in rows if len(row) > 1], number))
            for number, label in enumerate(columns)
        ),
        tuple(made),
        unit,
    )


def _kind(label: str, rows: Sequence[Sequence[Words | Content]], number: int) -> ColumnKind:
    if label in ("Status", "Bedömning"):
        return ColumnKind.STATUS
    if number and re.match(r"avvikelse", label, re.IGNORECASE):
        return ColumnKind.DEVIATION
    cells = [row[number] for row in rows]
    looks = any(not isinstance(cell, str) or re.search(r"^[^A-Za-zÅÄÖåäö]*\d|^I\.?U|: ?\d", cell) for cell in cells)
    return ColumnKind.NUMBER if number and looks else ColumnKind.TEXT


def chapter(title: str, *blocks: Block) -> Chapter:
    """A chapter."""
    return Chapter(slug(title), title, blocks)


def document(*chapters: Chapter | Block) -> Document:
    """A document; blocks outside chapters stand in one called Ekonomi."""
    loose = tuple(block for block in chapters if not isinstance(block, Chapter))
    made = [one for one in chapters if isinstance(one, Chapter)]
    if loose:
        made.insert(0, Chapter("ekonomi", "Ekonomi", loose))
    meta = Meta(
        title="Delårsrapport",
        subtitle="",
        municipality="Provköping",
        committee="Arbetsmarknadsnämnden",
        committee_slug="namnden",
        occasion="Delår 2 2023",
        occasion_slug="2023-08",
        dated=date(2023, 8, 31),
        program_version="0",
    )
    return Document(meta, tuple(made))


def report(
    *chapters: Chapter | Block,
    period: str | None = "2023-08",
    facts: Facts | None = None,
    settings: Settings | None = None,
) -> Subject:
    """A report ready for review."""
    return subject_of(
        document(*chapters), period=Period.parse(period) if period else None, facts=facts, settings=settings
    )


def found(subject: Subject, rule: str) -> tuple[Finding, ...]:
    """What one rule finds in a subject."""
    return review(subject, only=[rule]).findings
