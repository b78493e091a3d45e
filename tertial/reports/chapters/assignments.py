"""Strategic assignments with their state and comment."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Block, Column, ColumnKind, Row, RowKind, Table
from tertial.document.inline import Content, StatusMark, Text
from tertial.reports.source import Source
from tertial.reports.tables.cells import words
from tertial.steering.models import AssignmentKind
from tertial.steering.queries import AssignmentRow

_TITLES = {AssignmentKind.COMMON: "Kommungemensamma", AssignmentKind.SPECIFIC: "Nämndspecifika"}


def build(source: Source) -> Sequence[Block]:
    """The text, then one table with a group for common and one for specific assignments."""
    blocks: list[Block] = list(source.text("strategiska-uppdrag"))
    rows: list[Row] = []
    for kind, title in _TITLES.items():
        group = [row for row in source.assignments if row.kind is kind]
        if group:
            rows.append(Row(f"grupp-{kind.value}", ((Text(f"{title} uppdrag"),),), RowKind.GROUP))
            rows.extend(_row(row, numbered=len(group) > 1) for row in group)
    if rows:
        blocks.append(
            Table(
                id="strategiska-uppdrag-tabell",
                caption=f"Strategiska utvecklingsuppdrag {source.occasion.year}",
                columns=(
                    words("Uppdrag", "uppdrag", 3.2),
                    Column("status", "Status", ColumnKind.STATUS, 1),
                    words("Kommentar", "kommentar", 1.8),
                ),
                rows=tuple(rows),
            )
        )
    return blocks


def _row(row: AssignmentRow, *, numbered: bool) -> Row:
    number = f"{row.number}. " if numbered else ""
    status: Content = (StatusMark(row.status, row.word),) if row.status else (Text("Inte rapporterat"),)
    comment: Content = (Text(row.comment),) if row.comment else ()
    return Row(f"{row.kind.value}-{row.number}", ((Text(f"{number}{row.text}"),), status, comment))
