"""All indicators by goal, and one indicator with its history."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.measurement.queries import Line, Measured, MeasuredRow, Point, history, measured, targets_of
from tertial.steering.models import IndicatorKind, Target
from tertial.steering.parts import Part
from tertial.steering.queries import goal_chain
from tertial.web.find_indicator import KINDS, indicator_of_any_kind
from tertial.web.indicator_chart import chart_of, part_label, part_names, unit_names
from tertial.web.period_words import heading
from tertial.web.place import Place, at_place
from tertial.web.reading import chart_html


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: a period, the forecast or the target."""

    key: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class ListedRow:
    """An indicator's row as cells in the order of the columns; each cell holds one value per unit."""

    row: MeasuredRow
    cells: list[tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Listed:
    """An indicator with its rows."""

    measured: Measured
    rows: list[ListedRow]

    @property
    def unit(self) -> str:
        """The unit where the name does not tell it already: no `Andel nöjda, % %`, no `Antal elever antal`."""
        unit = self.measured.unit
        return "" if unit in ("text", "antal") or unit.casefold() in self.measured.name.casefold() else unit


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of a goal, or those of a kind beside the goals, as one table."""

    title: str | Promise
    slug: str
    goal: str
    indicators: list[Listed]
    columns: list[Column]


@at_place
def indicators(request: HttpRequest, place: Place) -> HttpResponse:
    """Every indicator under its goal, then volumes and personnel. Nine queries beside the frame's."""
    goals = {goal.id: goal for goal in goal_chain(place.committee, place.occasion)}
    everything = measured(place.committee, place.occasion, KINDS[:3])
    groups = []
    for goal_id, members in groupby(
        (one for one in everything if one.kind == IndicatorKind.INDICATOR), key=lambda one: one.goal_id
    ):
        goal = goals.get(goal_id) if goal_id else None
        title = goal.name if goal else _("Utanför målen")
        groups.append(
            _group(title, f"mal-{goal.slug}" if goal else "ovriga", list(members), place, goal.slug if goal else "")
        )
    for kind, title in ((IndicatorKind.VOLUME, _("Volymer")), (IndicatorKind.PERSONNEL, _("Personal"))):
        members_of_kind = [one for one in everything if one.kind == kind]
        if members_of_kind:
            groups.append(_group(title, str(kind), members_of_kind, place))
    return render(request, "indicators/indicators.html", {"groups": groups})


def _group(title: str | Promise, slug: str, members: list[Measured], place: Place, goal: str = "") -> Group:
    used = {key for one in members for row in one.rows for key in row.cells}
    periods = sorted((key for key in used if key[:1].isdigit()), key=lambda key: Period.parse(key).end)
    columns = [Column(key, heading(Period.parse(key))) for key in periods]
    if "forecast" in used:
        columns.append(Column("forecast", _("Prognos helår")))
    if "target" in used:
        columns.append(Column("target", _("Målvärde")))
    listed = [
        Listed(one, [ListedRow(row, [row.cells.get(column.key, ()) for column in columns]) for row in one.rows])
        for one in members
    ]
    return Group(title, slug, goal, listed, columns)


@at_place
def indicator(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """One indicator: a large chart, the same as a table, its definitions, targets ever decided, source and notes."""
    found = indicator_of_any_kind(place.committee, slug)
    points = history(found)
    targets = targets_of(found)
    versions = sorted(found.definitions.all(), key=lambda version: version.valid_from)
    valid = [version for version in versions if version.valid_from <= place.occasion.year] or versions[:1]
    goals = [
        row.goal
        for row in found.placements.filter(plan_period=place.occasion.plan_period).select_related("goal")
        if row.goal
    ]
    names = part_names(found, unit_names(place.committee))
    chart = chart_of(valid[-1], versions, points, targets, names) if valid else None
    context = {
        "indicator": found,
        "definition": valid[-1] if valid else None,
        "versions": versions[::-1],
        "goals": goals,
        "chart": chart_html(chart, place) if chart else "",
        "points": [_listed_point(point, names) for point in _latest_first(points)],
        "targets": _listed_targets(targets, names),
    }
    return render(request, "indicators/indicator.html", context)


@dataclass(frozen=True, slots=True)
class ListedPoint:
    """A value of an indicator as a row: when, for whom, what, and its notes."""

    heading: str
    part: str
    figure: Figure
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedTarget:
    """A target as it was decided; `corrected` when a later decision gave the same part of the same year another."""

    year: int
    part: str
    figure: Figure
    decision: str
    note: str
    corrected: bool


def _latest_first(points: list[Point]) -> list[Point]:
    """The latest period first; within a period the parts in their order."""
    return sorted(points, key=lambda point: Period.parse(point.figure.period).end, reverse=True)


def _listed_point(point: Point, names: dict[str, str]) -> ListedPoint:
    when = heading(Period.parse(point.figure.period))
    return ListedPoint(when, part_label(point.part, names), point.figure, point.notes)


def _listed_targets(targets: list[tuple[Target, Figure]], names: dict[str, str]) -> list[ListedTarget]:
    """The latest year first; for each part the decision that counts is the last."""
    last = {(target.year, target.part_key): target.pk for target, _figure in targets}
    listed = []
    for target, figure in sorted(targets, key=lambda pair: (-pair[0].year, pair[0].part_key)):
        part = Part(target.unit.slug if target.unit else "", target.part.slug if target.part else "", target.sex)
        words = part_label(part, names) if part.key else ""
        decision = f"{target.decision.title}, {target.decision.reference.text}".strip(", ")
        corrected = last[target.year, target.part_key] != target.pk
        listed.append(ListedTarget(target.year, words, figure, decision, target.note, corrected))
    return listed
