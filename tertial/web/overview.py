"""What the overview says: counts, what differs most, what has changed, what is left. Plain sums over what is read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.document.inline import Status
from tertial.economy.queries import LineKind, LineRow
from tertial.measurement.queries import Line, Measured, MeasuredRow
from tertial.organisation.permissions import Permission
from tertial.reports.chapters import SLOT_TITLES
from tertial.reports.models import Report
from tertial.reports.source import Source
from tertial.review.models import KeptReview
from tertial.steering.calculations import Verdict
from tertial.steering.models import IndicatorKind
from tertial.steering.queries import GoalNode
from tertial.web.place import Place

SHOWN = 5


@dataclass(frozen=True, slots=True)
class LineOff:
    """An operating line that differs from its budget, and the change since the same period last year."""

    row: LineRow
    largest: Decimal


@dataclass(frozen=True, slots=True)
class MeasureOff:
    """An indicator whose value now is short of its target. `trend` are its values over time, oldest first."""

    measured: Measured
    row: MeasuredRow
    value: Figure
    target: Figure
    trend: list[Decimal]


@dataclass(frozen=True, slots=True)
class Task:
    """Something left to do, with the page where it is done; `path` is empty for who may not."""

    words: str | Promise
    path: str = ""


def goal_counts(source: Source) -> list[tuple[Status, str, int]]:
    """How many goals are in each state, in the municipality's words."""
    return [(state, word, sum(goal.status is state for goal in source.goals)) for state, word in source.words.items()]


def goal_areas(source: Source) -> list[tuple[str, list[GoalNode]]]:
    """The goals of each area."""
    return [(area, list(goals)) for area, goals in groupby(source.goals, key=lambda goal: goal.area)]


def lines_off(source: Source) -> list[LineOff]:
    """The lines whose forecast differs most from the year's budget, the largest first."""
    plain = [
        row
        for row in source.economy.rows
        if row.kind is LineKind.PLAIN and row.figures.forecast_deviation.number not in (None, Decimal(0))
    ]
    plain.sort(key=lambda row: _size(row.figures.forecast_deviation), reverse=True)
    shown = plain[:SHOWN]
    largest = _size(shown[0].figures.forecast_deviation) if shown else Decimal(0)
    return [LineOff(row, largest) for row in shown]


def measured_off(source: Source) -> list[MeasureOff]:
    """The indicators furthest from a target that can be counted, as a share of the target; the furthest first."""
    now = str(source.occasion.period)
    found: dict[str, tuple[Decimal, MeasureOff]] = {}
    for one in source.measured[IndicatorKind.INDICATOR]:
        if not one.rows:
            continue
        row = one.rows[0]
        if row.verdict is not Verdict.NOT_MET:
            continue
        value, target = _only(row, now), _only(row, "target")
        if value is None or target is None or value.number is None or not target.number:
            continue
        gap = abs(value.number - target.number) / abs(target.number)
        found.setdefault(one.slug, (gap, MeasureOff(one, row, value, target, trend(row))))
    ordered = sorted(found.values(), key=lambda pair: pair[0], reverse=True)
    return [off for _gap, off in ordered[:SHOWN]]


def trend(row: MeasuredRow) -> list[Decimal]:
    """The row's values over time where a period has one value, oldest first."""
    periods = sorted((key for key in row.cells if key[:1].isdigit()), key=lambda key: Period.parse(key).end)
    numbers = [figure.number for key in periods if (figure := _only(row, key)) is not None]
    return [number for number in numbers if number is not None]


@dataclass(frozen=True, slots=True)
class ValuesGiven:
    """How many indicators have a value for the period, how many have a reason instead, and how many there are."""

    given: int
    explained: int
    total: int


def values_given(source: Source) -> ValuesGiven:
    """Count the indicators once each, also those that serve several goals."""
    now = str(source.occasion.period)
    found: dict[str, bool | None] = {}
    for one in source.measured[IndicatorKind.INDICATOR]:
        figures = [line.figure for row in one.rows for line in row.cells.get(now, ())]
        has = any(figure.number is not None for figure in figures)
        found[one.slug] = found.get(one.slug) or (has if figures else None)
    answers = list(found.values())
    return ValuesGiven(answers.count(True), answers.count(False), len(answers))


@dataclass(frozen=True, slots=True)
class Changes:
    """What is not as before: goals whose status has changed, lines that cost more or less than the same period last year."""

    goals: list[GoalNode]
    new_goals: int
    lines: list[tuple[LineRow, Figure, Figure]]


def changes(source: Source) -> Changes:
    """Against the assessment before, and against the same period last year."""
    moved = [goal for goal in source.goals if goal.status and goal.previous and goal.previous is not goal.status]
    lines = [
        (row, row.figures.outcome, row.figures.previous)
        for row in source.economy.rows
        if row.kind is LineKind.PLAIN
        and row.figures.outcome.number is not None
        # Nothing at all the year before is a line that is new, or was part of another: no change that says anything.
        and row.figures.previous.number
    ]
    lines.sort(key=lambda found: abs(_number(found[1]) - _number(found[2])), reverse=True)
    return Changes(moved, sum(goal.previous is None for goal in source.goals), lines[:3])


def left_to_do(
    source: Source, report: Report | None, place: Place, *, reviewed: KeptReview | None = None
) -> list[Task]:
    """What is left before the report can be decided; nothing once it is frozen. `reviewed` is how its latest review went."""
    if report is not None and getattr(report, "frozen", None):
        return []
    tasks: list[Task] = []
    writes = place.can(Permission.REPORT_TEXT)
    unassessed = [goal for goal in source.goals if goal.status is None]
    if unassessed:
        words = ngettext("%(n)d mål är inte bedömt", "%(n)d mål är inte bedömda", len(unassessed))
        tasks.append(Task(words % {"n": len(unassessed)}, place.to("mal")))
    if report is None:
        tasks.append(Task(_("Rapporten är inte öppnad"), place.to("rapport")))
        return tasks
    empty = [slot for slot in SLOT_TITLES if not source.texts.get(slot, "").strip()]
    tasks += [
        Task(_("Text saknas: ") + SLOT_TITLES[slot], place.to(f"rapport/text/{slot}") if writes else "")
        for slot in empty[:4]
    ]
    if len(empty) > 4:
        words = ngettext("och %(n)d text till", "och %(n)d texter till", len(empty) - 4)
        tasks.append(Task(words % {"n": len(empty) - 4}, place.to("rapport")))
    if reviewed is not None and reviewed.errors:
        words = ngettext(
            "%(n)d fel i granskningen att rätta eller godta",
            "%(n)d fel i granskningen att rätta eller godta",
            reviewed.errors,
        )
        tasks.append(Task(words % {"n": reviewed.errors}, f"{place.to('rapport/granskning')}?vikt=error"))
    if not tasks:
        freezes = place.can(Permission.REPORT_FREEZE)
        tasks.append(
            Task(_("Allt är ifyllt. Nämnden kan besluta om rapporten."), place.to("rapport/las") if freezes else "")
        )
    return tasks


def _number(figure: Figure) -> Decimal:
    """The value for ordering, zero where it is missing."""
    return figure.number if figure.number is not None else Decimal(0)


def _size(figure: Figure) -> Decimal:
    return abs(_number(figure))


def _only(row: MeasuredRow, column: str) -> Figure | None:
    """The figure in a cell that holds one value; None where units of the organisation share the cell."""
    lines: tuple[Line, ...] = row.cells.get(column, ())
    return lines[0].figure if len(lines) == 1 else None
