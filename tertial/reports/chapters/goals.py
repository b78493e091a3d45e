"""The goals: area by area, each with its assessment and motivation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tertial.document.blocks import Block, Column, ColumnKind, Heading, Paragraph, Row, RowKind, Table
from tertial.document.inline import Content, StatusMark, Text
from tertial.reports.source import Source
from tertial.reports.tables.cells import words
from tertial.steering.queries import GoalNode


def build(source: Source) -> Sequence[Block]:
    """How goals are judged, a table of all assessments, then each goal with its motivation."""
    blocks: list[Block] = list(source.text("malredovisning"))
    if not source.goals:
        return blocks
    blocks.append(_overview(source.goals))
    for area, goals in groupby(source.goals, key=lambda goal: goal.area):
        blocks.append(Heading(2, f"Målområde {area}", f"malomrade-{next_slug(source.goals, area)}"))
        for goal in goals:
            blocks.append(Heading(3, goal.name, f"mal-{goal.slug}"))
            blocks.append(Paragraph(mark(goal)))
            blocks.extend(source.blocks(goal.motivation, name=f"mal-{goal.slug}", heading_level=4))
    return blocks


def next_slug(goals: Sequence[GoalNode], area: str) -> str:
    """The slug of the area."""
    return next(goal.area_slug for goal in goals if goal.area == area)


def mark(goal: GoalNode) -> Content:
    """The assessment as a mark, or words that it is missing."""
    if goal.status is None:
        return (Text("Målet är inte bedömt.", emphasis=True),)
    return (StatusMark(goal.status, goal.word),)


def _overview(goals: Sequence[GoalNode]) -> Table:
    rows: list[Row] = []
    for area, group in groupby(goals, key=lambda goal: goal.area):
        rows.append(Row(f"omrade-{next_slug(goals, area)}", ((Text(f"Målområde {area}"),),), RowKind.GROUP))
        for goal in group:
            cells: tuple[Content, ...] = ((Text(goal.name),), (Text(goal.council_goal),), mark(goal))
            rows.append(Row(goal.slug, cells))
    return Table(
        id="bedomning-av-mal",
        caption="Nämndens bedömning av målen",
        columns=(
            words("Nämndmål", "namndmal", 2),
            words("Kommunövergripande mål", "kommunovergripande-mal", 2),
            Column("bedomning", "Bedömning", ColumnKind.STATUS, 1.2),
        ),
        rows=tuple(rows),
    )
