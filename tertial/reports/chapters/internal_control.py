"""Internal control: the year's control points with their state and result."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Block, Column, ColumnKind, Row, Table
from tertial.document.inline import Content, StatusMark, Text
from tertial.reports.source import Source
from tertial.reports.tables.cells import words


def build(source: Source) -> Sequence[Block]:
    """The text and the table of control points; how often a check is made stands where the plan says so."""
    blocks: list[Block] = list(source.text("internkontroll"))
    if not source.controls:
        return blocks
    rows = []
    for control in source.controls:
        status: Content = (Text("Inte rapporterat"),)
        if control.status:
            status = (StatusMark(control.status, control.word),) if control.word else ()
        result: Content = (Text(control.result),) if control.result else ()
        frequency: Content = (Text(control.frequency),) if control.frequency else ()
        rows.append(
            Row(f"moment-{control.number}", ((Text(f"{control.number}. {control.text}"),), status, result, frequency))
        )
    blocks.append(
        Table(
            id="internkontroll-tabell",
            caption=f"Uppföljning av internkontrollplan {source.occasion.year}",
            columns=(
                words("Kontrollmoment", "kontrollmoment", 2.4),
                Column("status", "Status", ColumnKind.STATUS, 1.2),
                words("Resultat", "resultat", 2),
                words("När", "nar", 1),
            ),
            rows=tuple(rows),
        )
    )
    return blocks
