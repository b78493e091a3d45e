"""One indicator: how it stands, its history, where each value comes from, its definitions and what is wanted of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.measurement.giving import may_give
from tertial.measurement.models import Nature
from tertial.measurement.queries import Measured, history, measured, targets_of, values_of, written
from tertial.measurement.queries.asked import AskedIndicator
from tertial.measurement.queries.asked import part_label as expected_label
from tertial.measurement.queries.coverage import Covered, CoveredIndicator, coverage
from tertial.organisation.permissions import Permission
from tertial.steering.models import DefinitionVersion, ExpectedPart, Indicator, IndicatorKind, Placement, Target
from tertial.steering.parts import Part
from tertial.web.comparison import comparisons_on_page
from tertial.web.definition_versions import side_by_side
from tertial.web.find_indicator import indicator_of_any_kind
from tertial.web.indicator_chart import chart_of, part_label, part_names, unit_names
from tertial.web.indicator_values import of_nature, value_rows
from tertial.web.period_words import heading
from tertial.web.place import Place, at_place
from tertial.web.reading import chart_html

SHOWN = 60
"""As many values as are shown at first: five years of months, or twenty years of three parts."""


@at_place
def indicator(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """The indicator's page. A fixed number of queries, whatever the number of values."""
    found = indicator_of_any_kind(place.committee, slug)
    found.committee = place.committee  # known already; without it some would ask again
    reveal = place.can(Permission.SMALL_CELLS_READ)
    insider = place.can(Permission.OBSERVATION_EDIT) or place.can(Permission.AUDIT_READ)
    versions = sorted(found.definitions.all(), key=lambda version: version.valid_from)
    valid = [version for version in versions if version.valid_from <= place.occasion.year] or versions[:1]
    definition = valid[-1] if valid else None
    places = list(found.placements.filter(plan_period=place.occasion.plan_period).select_related("goal"))
    names = part_names(found, unit_names(place.committee))
    targets = targets_of(found)
    chart = chart_of(definition, versions, history(found, reveal=reveal), targets, names) if definition else None
    values = values_of(found, reveal=reveal)
    outcomes = of_nature(values, Nature.OUTCOME)
    shown = outcomes if "alla" in request.GET else outcomes[:SHOWN]
    others = of_nature(values, Nature.FORECAST), of_nature(values, Nature.BASE)
    log = written(value.id for some in (shown, *others) for value in some) if insider else {}
    rows = value_rows(shown, versions, names, log)
    expected = _expected(found)
    context = {
        "indicator": found,
        "definition": definition,
        "now_heading": heading(place.occasion.period).lower(),
        "goals": [row.goal for row in places if row.goal],
        "now": _now(place, found, places, reveal=reveal),
        "covered": _covered(place, found, definition, places, expected),
        "chart": chart_html(chart, place) if chart else "",
        "rows": rows,
        "more": len(outcomes) - len(shown),
        "made_of": any(row.numerator or row.denominator for row in rows),
        "others": [
            (nature, value_rows(some, versions, names, log))
            for nature, some in zip(_OTHERS, others, strict=True)
            if some
        ],
        "compared": side_by_side(versions, _labels(expected)),
        "targets": _listed_targets(targets, names),
        "comparisons": comparisons_on_page(found),
        "may_plan": place.can(Permission.PLAN_EDIT),
        "may_give": definition is not None and may_give(place.person, definition),
    }
    return render(request, "indicators/indicator.html", context)


_OTHERS = (Nature.FORECAST, Nature.BASE)


def _now(place: Place, found: Indicator, places: list[Placement], *, reveal: bool) -> Measured | None:
    """How it stands at the occasion, where it has a place in the plan. Four queries."""
    if not places:
        return None
    rows = measured(
        place.committee,
        place.occasion,
        [IndicatorKind(found.kind)],
        placements=[places[0].pk],
        reveal=reveal,
    )
    return rows[0] if rows else None


@dataclass(frozen=True, slots=True)
class CoveredNow:
    """How many of the values that are expected at the occasion are there, and which are not."""

    expected: int
    given: int
    left: list[str]


def _covered(
    place: Place,
    found: Indicator,
    definition: DefinitionVersion | None,
    places: list[Placement],
    expected: dict[int, list[ExpectedPart]],
) -> CoveredNow | None:
    """None where nothing is expected. Three queries."""
    if definition is None or not places or not expected.get(definition.pk):
        return None
    asked = AskedIndicator(found.pk, found.kind, definition.pk, definition.owner_id, places[0].goal_id)
    rows: list[CoveredIndicator] = coverage(place.committee, place.occasion, [asked], [place.occasion])
    cells = [(row.label, period, cell.state) for one in rows for row in one.rows for period, cell in row.cells.items()]
    left = [
        f"{label or _SEX_ALL}, {heading(Period.parse(period)).lower()}"
        for label, period, state in cells
        if state is Covered.NOTHING
    ]
    return CoveredNow(len(cells), len(cells) - len(left), left)


_SEX_ALL = "alla"


def _expected(found: Indicator) -> dict[int, list[ExpectedPart]]:
    """The parts that each definition expects. One query."""
    expected: dict[int, list[ExpectedPart]] = defaultdict(list)
    for part in ExpectedPart.objects.filter(definition__indicator=found).select_related("unit", "part"):
        expected[part.definition_id].append(part)
    return expected


def _labels(expected: dict[int, list[ExpectedPart]]) -> dict[int, list[str]]:
    return {pk: [expected_label(part) or _SEX_ALL for part in parts] for pk, parts in expected.items()}


@dataclass(frozen=True, slots=True)
class ListedTarget:
    """A target as it was decided; `corrected` when a later decision gave the same part of the same year another."""

    id: int
    year: int
    part: str
    figure: Figure
    decision: str
    note: str
    corrected: bool


def _listed_targets(targets: list[tuple[Target, Figure]], names: dict[str, str]) -> list[ListedTarget]:
    """The latest year first; for each part the decision that counts is the last."""
    last = {(target.year, target.part_key): target.pk for target, _figure in targets}
    listed = []
    for target, figure in sorted(targets, key=lambda pair: (-pair[0].year, pair[0].part_key)):
        part = Part(target.unit.slug if target.unit else "", target.part.slug if target.part else "", target.sex)
        words = part_label(part, names) if part.key else ""
        decision = f"{target.decision.title}, {target.decision.reference.text}".strip(", ")
        corrected = last[target.year, target.part_key] != target.pk
        listed.append(ListedTarget(target.pk, target.year, words, figure, decision, target.note, corrected))
    return listed
