"""The indicator tables: one per council goal, a group per committee goal, with all notes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tertial.common.periods import Period
from tertial.document.blocks import Block, Heading, Row, RowKind, Table
from tertial.document.inline import Content, StatusMark, Text
from tertial.measurement.queries import Measured
from tertial.reports.chapters.measured_rows import rows_of
from tertial.reports.source import Source
from tertial.reports.tables.cells import number, words
from tertial.steering.models import IndicatorKind
from tertial.steering.queries import GoalNode


def build(source: Source) -> Sequence[Block]:
    """The text, then per area and council goal a table of the goals' indicators."""
    blocks: list[Block] = list(source.text("indikatorer"))
    by_goal: dict[int, list[Measured]] = {}
    for one in source.measured[IndicatorKind.INDICATOR]:
        if one.goal_id is not None:
            by_goal.setdefault(one.goal_id, []).append(one)
    for area, in_area in groupby(source.goals, key=lambda goal: (goal.area, goal.area_slug)):
        goals = [goal for goal in in_area if by_goal.get(goal.id)]
        if not goals:
            continue
        blocks.append(Heading(2, f"Målområde {area[0]}", f"indikatorer-{area[1]}"))
        for place, (council_goal, group) in enumerate(groupby(goals, key=lambda goal: goal.council_goal), start=1):
            blocks.append(_table(source, f"indikatorer-{area[1]}-{place}", council_goal, list(group), by_goal))
    return blocks


def _table(
    source: Source, identifier: str, council_goal: str, goals: list[GoalNode], by_goal: dict[int, list[Measured]]
) -> Table:
    now = source.occasion.period
    periods = (Period(now.year - 2), Period(now.year - 1), now)
    rows: list[Row] = []
    for goal in goals:
        rows.append(Row(f"mal-{goal.slug}", (_goal_cell(goal),), RowKind.GROUP))
        for section, measures in groupby(by_goal[goal.id], key=lambda one: one.section):
            if section:
                rows.append(
                    Row(f"del-{goal.slug}-{len(rows)}", ((Text(section, emphasis=True),),), RowKind.GROUP, indent=1)
                )
            for one in measures:
                rows.extend(rows_of(one, [*(str(period) for period in periods), "target"]))
    # Cells that name their units need room for the name.
    wide = any(
        line.unit
        for goal in goals
        for one in by_goal[goal.id]
        for row in one.rows
        for lines in row.cells.values()
        for line in lines
    )
    width = 1.8 if wide else 1.1
    return Table(
        id=identifier,
        caption=f"Kommunövergripande mål: {council_goal}" if council_goal else "Nämndmål utan kommunövergripande mål",
        columns=(
            words("Nämndindikator", "indikator", 3),
            *(number(period.heading, str(period), width) for period in periods),
            number(f"Målvärde {now.year}", "malvarde", width),
        ),
        rows=tuple(rows),
    )


def _goal_cell(goal: GoalNode) -> Content:
    parts: list[Text | StatusMark] = [Text(goal.name, strong=True)]
    if goal.description:
        parts.append(Text(f" {goal.description}"))
    if goal.status:
        parts += [Text(" · "), StatusMark(goal.status, goal.word)]
    return tuple(parts)
