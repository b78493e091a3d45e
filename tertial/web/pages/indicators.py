"""All indicators by goal: outcomes against targets, found by owner, kind, words and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertial.common.periods import Period
from tertial.measurement.queries import Entry, Line, Listing, Measured, MeasuredRow, Sought, listing, measured
from tertial.organisation.permissions import Permission
from tertial.steering.models import IndicatorKind
from tertial.web.find_indicator import KINDS
from tertial.web.indicator_filters import KIND_WORDS, asked_for, filters_of
from tertial.web.period_words import heading
from tertial.web.place import Place, at_place

PAGE = 30
ROWS_SHOWN = 8
"""An indicator with more parts than so shows the first; the rest stand on its own page."""


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
    """An indicator with its rows; `hidden` of them stand on its own page. `owner` is who gives its values."""

    measured: Measured
    rows: list[ListedRow]
    hidden: int
    owner: str
    late: bool

    @property
    def first(self) -> ListedRow | None:
        """The row that the name stands on; none where there is nothing to show."""
        return self.rows[0] if self.rows else None

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
    """Indicators under their goals, then volumes and personnel: thirty at a time. Seven queries beside the frame's, one more for words."""
    asked = asked_for(request.GET)
    found = found_at(request, place)
    page = Paginator(range(found.found), PAGE).get_page(request.GET.get("sida"))
    groups = groups_of(place, found.entries((page.number - 1) * PAGE, page.number * PAGE))
    context = {
        "groups": groups,
        "page": page,
        "filters": filters_of(asked, found),
        "filtered": asked != Sought(),
        "everything": found.everything,
        "may_plan": place.can(Permission.PLAN_EDIT),
    }
    return render(request, "indicators/indicators.html", context)


def found_at(request: HttpRequest, place: Place) -> Listing:
    """What the address asks for. Two queries, one more for words."""
    return listing(
        place.committee,
        place.occasion,
        KINDS[:3],
        asked_for(request.GET),
        today=timezone.localdate(),
        reveal=place.can(Permission.SMALL_CELLS_READ),
    )


def groups_of(place: Place, entries: Sequence[Entry], *, all_rows: bool = False) -> list[Group]:
    """The entries with their values, as one table per goal; with `all_rows` every part of each. Four queries."""
    values = {
        one.placement: one
        for one in measured(
            place.committee,
            place.occasion,
            KINDS[:3],
            placements=[entry.placement for entry in entries],
            # A file goes further than who saved it: what is hidden from the public is hidden in it.
            reveal=place.can(Permission.SMALL_CELLS_READ) and not all_rows,
        )
    }
    groups = []
    for _place, members in groupby(entries, key=lambda entry: (entry.kind, entry.goal)):
        pairs = [(entry, values[entry.placement]) for entry in members if entry.placement in values]
        if pairs:
            groups.append(_group(pairs, all_rows=all_rows))
    return groups


def _group(members: list[tuple[Entry, Measured]], *, all_rows: bool) -> Group:
    first = members[0][0]
    if first.goal_slug:
        title: str | Promise = first.goal_name
        slug = f"mal-{first.goal_slug}"
    elif first.kind == IndicatorKind.INDICATOR:
        title, slug = _("Utanför målen"), "ovriga"
    else:
        title, slug = KIND_WORDS[first.kind], first.kind
    used = {key for _entry, one in members for row in one.rows for key in row.cells}
    periods = sorted((key for key in used if key[:1].isdigit()), key=lambda key: Period.parse(key).end)
    columns = [Column(key, heading(Period.parse(key))) for key in periods]
    if "forecast" in used:
        columns.append(Column("forecast", _("Prognos helår")))
    if "target" in used:
        columns.append(Column("target", _("Målvärde")))
    listed = [_listed(*pair, columns, all_rows=all_rows) for pair in members]
    return Group(title, slug, first.goal_slug, listed, columns)


def _listed(entry: Entry, one: Measured, columns: list[Column], *, all_rows: bool) -> Listed:
    # One row too many takes no more place than the words that it is there.
    shown = one.rows if all_rows or len(one.rows) <= ROWS_SHOWN + 1 else one.rows[:ROWS_SHOWN]
    rows = [ListedRow(row, [row.cells.get(column.key, ()) for column in columns]) for row in shown]
    return Listed(one, rows, len(one.rows) - len(shown), entry.owner_name, entry.is_late)
