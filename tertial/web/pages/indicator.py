"""One indicator: its history, its definitions and what is wanted of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.measurement.queries import Point, history, targets_of
from tertial.organisation.permissions import Permission
from tertial.steering.models import Target
from tertial.steering.parts import Part
from tertial.web.find_indicator import indicator_of_any_kind
from tertial.web.indicator_chart import chart_of, part_label, part_names, unit_names
from tertial.web.period_words import heading
from tertial.web.place import Place, at_place
from tertial.web.reading import chart_html


@at_place
def indicator(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """One indicator: a large chart, the same as a table, its definitions, targets ever decided, source and notes."""
    found = indicator_of_any_kind(place.committee, slug)
    points = history(found, reveal=place.can(Permission.SMALL_CELLS_READ))
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
