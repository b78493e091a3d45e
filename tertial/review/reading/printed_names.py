"""What a report calls the things that it follows up, and where: its headings and the labels of its rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tertial.document.blocks import RowKind
from tertial.review.finding import Place
from tertial.review.reading.goals import plain_name
from tertial.review.reading.passages import PassageKind

if TYPE_CHECKING:
    from tertial.review.subject import Subject

Named = tuple[str, str, Place]
"""A name as it stands, plain, and where."""


def printed_names(subject: Subject, *, rows_only: bool = False) -> list[Named]:
    """What a report calls things by: headings, and the labels of rows; the name is what stands before a judgement or a note."""
    found: list[Named] = []
    for passage in subject.passages if not rows_only else ():
        if passage.kind is PassageKind.HEADING:
            found.append((passage.text, plain_name(passage.text), passage.place))
    for grid in subject.grids:
        for row in grid.rows:
            if not row.cells or not row.label:
                continue
            cells = row.cells[:1] if row.kind is RowKind.GROUP else row.cells[:2]
            found.extend(
                (cell.text, plain_name(cell.text.partition(" · ")[0]), cell.place) for cell in cells if cell.text
            )
            if row.label != row.cells[0].text:
                found.append((row.label, plain_name(row.label), row.cells[0].place))
    return found


def chapter_of(subject: Subject, pattern: str) -> Place:
    """The chapter that should have it, else the report."""
    for chapter in subject.document.chapters:
        if re.search(pattern, chapter.title, re.IGNORECASE):
            return Place(chapter.id, chapter.title)
    return Place(described="rapporten")
