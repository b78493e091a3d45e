"""Which values are asked for, and which there are: part by part, and counted by owner and goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertial.common.periods import Period
from tertial.measurement.queries.asked import NOBODY, Asked, AskedIndicator, asked
from tertial.measurement.queries.coverage import (
    Counted,
    Covered,
    CoveredCell,
    CoveredIndicator,
    CoveredRow,
    counted,
    coverage,
    periods_of,
    summed,
)
from tertial.organisation.permissions import Permission
from tertial.reports.renderers.wording import missing_reason
from tertial.web.owner_choice import EVERYBODY, KINDS_WITHOUT_GOAL, chosen_of
from tertial.web.period_words import heading
from tertial.web.place import Place, at_place
from tertial.web.table_files import Column, TableFile, Value, table_response

PAGE = "indikatorer/tackning"
LEFT = "saknas"

WORDS: dict[Covered, str | Promise] = {
    Covered.GIVEN: gettext_lazy("Lämnat"),
    Covered.PRELIMINARY: gettext_lazy("Preliminärt"),
    Covered.MISSING: gettext_lazy("I.U."),
    Covered.HIDDEN: gettext_lazy("Visas inte"),
    Covered.NOTHING: gettext_lazy("Ej lämnat"),
}
SHAPES = {
    Covered.GIVEN: "met",
    Covered.PRELIMINARY: "partly",
    Covered.MISSING: "cannot_be_assessed",
    Covered.HIDDEN: "cannot_be_assessed",
    Covered.NOTHING: "not_met",
}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell in words and shape; `reason` says why a value is missing."""

    word: str | Promise
    shape: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A part with its cells in the order of the columns; None where nothing is asked for."""

    label: str
    cells: list[ShownCell | None]


@dataclass(frozen=True, slots=True)
class ShownIndicator:
    """An indicator with its parts, and how much of it is given."""

    indicator: CoveredIndicator
    rows: list[ShownRow]
    counted: Counted


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of a goal, or of a kind beside the goals, with the periods that any of them is asked for."""

    title: str | Promise
    columns: list[str]
    indicators: list[ShownIndicator]


@dataclass(frozen=True, slots=True)
class Sum:
    """How much is given of what an owner, or a goal, has: `slug` names the owner in addresses."""

    name: str | Promise
    slug: str
    counted: Counted

    @property
    def shape(self) -> str:
        """The shape beside the words: all, some, none."""
        given, expected = self.counted.given, self.counted.expected
        return "met" if given >= expected else "partly" if given else "not_met"


@at_place
def coverage_page(request: HttpRequest, place: Place) -> HttpResponse:
    """The matrix and the sums. Eight queries beside the frame's, whatever the number of indicators."""
    everything = asked(place.committee, place.occasion)
    counts = counted(place.committee, place.occasion)
    left_only = request.GET.get("visa") == LEFT
    chosen = chosen_of(
        request,
        place,
        everything,
        only=(lambda one: counts.get(one.indicator_id, Counted()).left > 0) if left_only else None,
        also=f"&visa={LEFT}" if left_only else "",
    )
    found = coverage(place.committee, place.occasion, chosen.shown, place.occasions)
    of_owner = everything.owned_by("" if chosen.owner == EVERYBODY else chosen.owner)
    total = summed(of_owner, counts, lambda _one: "").get("", Counted())
    context = {
        "asked": bool(everything.indicators),
        "chosen": chosen,
        "left_only": left_only,
        "now": heading(place.occasion.period),
        "groups": _groups(found, chosen.shown, everything, counts),
        "total": Sum(_("Allt"), "", total),
        "owners": _owner_sums(everything, counts),
        "goals": _goal_sums(of_owner, everything, counts),
        "may_edit": place.can(Permission.OBSERVATION_EDIT),
        "words": [(word, SHAPES[state]) for state, word in WORDS.items()],
    }
    return render(request, "indicators/coverage.html", context)


@at_place
def file(request: HttpRequest, place: Place, format: str) -> HttpResponse:
    """Everything that is asked for, of the chosen owner, as Excel or CSV."""
    everything = asked(place.committee, place.occasion)
    chosen = chosen_of(request, place, everything)
    found = coverage(place.committee, place.occasion, chosen.indicators, place.occasions)
    periods = periods_of(found)
    columns = [
        Column(_("Mål"), "text", 40),
        Column(_("Indikator"), "text", 50),
        Column(_("Del"), "text", 30),
        Column(_("Ansvarig enhet"), "text", 30),
        *(Column(heading(Period.parse(period)), "text", 26) for period in periods),
    ]
    rows: list[list[Value]] = []
    for one, indicator in zip(chosen.indicators, found, strict=True):
        begins = [str(_title(one, everything)), indicator.definition.name]
        owner = indicator.owner.name if indicator.owner else ""
        rows.extend(
            [*begins, row.label, owner, *(_told(row.cells.get(period)) for period in periods)] for row in indicator.rows
        )
    title = _("Täckning %(period)s") % {"period": place.occasion.period.heading.lower()}
    return table_response(TableFile("tackning", title, "", columns, rows), place, format)


def _groups(
    found: Sequence[CoveredIndicator],
    shown: Sequence[AskedIndicator],
    everything: Asked,
    counts: Mapping[int, Counted],
) -> list[Group]:
    groups = []
    for title, of_title in groupby(zip(shown, found, strict=True), key=lambda pair: _title(pair[0], everything)):
        members = list(of_title)
        periods = periods_of(indicator for _one, indicator in members)
        listed = [
            ShownIndicator(
                indicator,
                [_shown(row, periods) for row in indicator.rows],
                counts.get(one.indicator_id, Counted()),
            )
            for one, indicator in members
        ]
        groups.append(Group(title, [heading(Period.parse(period)) for period in periods], listed))
    return groups


def _title(one: AskedIndicator, everything: Asked) -> str | Promise:
    return everything.goals[one.goal_id].name if one.goal_id else KINDS_WITHOUT_GOAL[one.kind]


def _shown(row: CoveredRow, periods: list[str]) -> ShownRow:
    cells: list[ShownCell | None] = []
    for period in periods:
        cell = row.cells.get(period)
        reason = missing_reason(cell.reason) if cell and cell.reason else ""
        cells.append(ShownCell(WORDS[cell.state], SHAPES[cell.state], reason) if cell else None)
    return ShownRow(row.label, cells)


def _told(cell: CoveredCell | None) -> str:
    """A cell in words alone."""
    if cell is None:
        return ""
    reason = f": {missing_reason(cell.reason)}" if cell.reason else ""
    return f"{WORDS[cell.state]}{reason}"


def _owner_sums(everything: Asked, counts: Mapping[int, Counted]) -> list[Sum]:
    """The units in the order of the organisation, then what nobody answers for."""
    found = summed(everything.indicators, counts, lambda one: one.owner_id)
    units = sorted((everything.owners[pk] for pk in found if pk), key=lambda unit: unit.path)
    sums = [Sum(unit.name, unit.slug, found[unit.pk]) for unit in units]
    return sums + ([Sum(_("Utan ansvarig enhet"), NOBODY, found[None])] if None in found and units else [])


def _goal_sums(indicators: Sequence[AskedIndicator], everything: Asked, counts: Mapping[int, Counted]) -> list[Sum]:
    found = summed(indicators, counts, lambda one: (one.goal_id, "" if one.goal_id else one.kind))
    return [
        Sum(everything.goals[goal_id].name if goal_id else KINDS_WITHOUT_GOAL[kind], "", count)
        for (goal_id, kind), count in found.items()
    ]
