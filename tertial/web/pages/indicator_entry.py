"""The values that are asked of an owner, given part by part in a grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tertial.cycle.models import Lock
from tertial.document.figure import MissingReason
from tertial.measurement.consequences import settled_once
from tertial.measurement.entry_text import REASONS
from tertial.measurement.models import Hidden, State
from tertial.measurement.queries.asked import Asked, AskedIndicator, asked
from tertial.measurement.queries.entry import EntryIndicator, EntryRow, entries
from tertial.organisation.access import can
from tertial.organisation.models import Unit
from tertial.organisation.permissions import Permission
from tertial.web.grid.answering import answer_changes, answer_presence, people_here, writer
from tertial.web.grid.cells import Cell, Written, changes_by_form
from tertial.web.grid.observation_sheet import ObservationSheet, cells_of
from tertial.web.grid.saving import save
from tertial.web.owner_choice import KINDS_WITHOUT_GOAL, Chosen, chosen_of
from tertial.web.period_words import heading
from tertial.web.place import Place, at_place

PAGE = "indikatorer/lamna"


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the grid: what is asked for, and its cells by field; none that this reader may not see."""

    row: EntryRow
    cells: dict[str, Cell]

    @property
    def period(self) -> str:
        """The period that the value is for, in words."""
        return heading(self.row.period)

    @property
    def hidden_outside(self) -> bool:
        """Whether the public does not see a value that this reader sees."""
        stored = [one for one in (self.row.outcome, self.row.forecast) if one]
        return bool(self.cells) and any(one.hidden != Hidden.NO for one in stored)

    @property
    def state(self) -> str:
        """How settled the value is, in words."""
        return dict(self.states)[self.cells["state"].exact] if self.cells["state"].exact else ""

    @property
    def reason(self) -> str:
        """Why the value is missing, in a word or two; empty where it is not."""
        reason = self.cells["reason"].exact
        return REASONS[MissingReason(reason)].capitalize() if reason else ""

    @property
    def states(self) -> list[tuple[str, str]]:
        """The states to choose among, none for no value; that a value is revised is never chosen, only kept."""
        states = [("", "–"), (State.FINAL.value, _("Slutligt")), (State.PRELIMINARY.value, _("Preliminärt"))]
        stored = self.row.outcome
        return states + ([(State.REVISED.value, _("Reviderat"))] if stored and stored.state == State.REVISED else [])


@dataclass(frozen=True, slots=True)
class ShownIndicator:
    """An indicator with its rows."""

    indicator: EntryIndicator
    rows: list[ShownRow]

    @property
    def name(self) -> str:
        """Its name."""
        return self.indicator.definition.name

    @property
    def misfits(self) -> str:
        """What does not fit together among its values."""
        return " ".join(self.indicator.misfits)

    @property
    def unit(self) -> str:
        """The unit where the name does not tell it already."""
        unit = self.indicator.definition.unit
        return "" if unit in ("text", "antal") or unit.casefold() in self.indicator.definition.name.casefold() else unit


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of a goal, or of a kind beside the goals."""

    title: str | Promise
    indicators: list[ShownIndicator]


@at_place
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, place: Place) -> HttpResponse:
    """The grid, or without the right to write, or once the occasion is decided, a table. Nine queries; one more for who is logged in, and one for who may write."""
    everything, chosen, unit = _asked(request, place)
    written: Written | None = None
    if request.method == "POST":
        written = _save_form(request, _sheet(request, place, chosen, unit))
        if written is None:
            return redirect(place.to(PAGE) + chosen.query())
    lock = Lock.objects.filter(committee=place.committee, occasion=place.occasion).first()
    locked_by = lock.decision_text if lock else ""
    may_edit = not locked_by and can(request.user, Permission.OBSERVATION_EDIT, unit=unit)
    reveal = can(request.user, Permission.SMALL_CELLS_READ, unit=unit)
    found = entries(place.committee, place.occasion, chosen.shown, reveal=reveal)
    context = {
        "groups": _groups(found, everything, chosen.shown),
        "chosen": chosen,
        "address": place.to(PAGE) + chosen.query(),
        "asked": bool(everything.indicators),
        "has_ratio": any(one.has_ratio for one in found),
        "reasons": [("", "–"), *((reason.value, words.capitalize()) for reason, words in REASONS.items())],
        "locked_by": locked_by,
        "may_edit": may_edit,
        "asked_query": chosen.query(),
        "people": people_here(request.user, place, PAGE) if may_edit else "",
        "written": written,
        "asked_period": heading(place.occasion.period),
        "year_before": place.occasion.year - 1,
        "period_before": heading(place.occasion.period.years_back(1)),
        "has_same": any(row.same_before for one in found for row in one.rows),
    }
    return render(request, "indicators/entry.html", context, status=written.outcome.status if written else 200)


@at_place
@require_POST
def save_cells(request: HttpRequest, place: Place) -> JsonResponse:
    """Save what the grid's script sends."""
    _everything, chosen, unit = _asked(request, place)
    sheet = _sheet(request, place, chosen, unit)
    with transaction.atomic(), settled_once():
        return answer_changes(request, sheet)


@at_place
@require_POST
def presence(request: HttpRequest, place: Place) -> JsonResponse:
    """Who else has the page open, and what its cells hold now."""
    _everything, chosen, unit = _asked(request, place)
    sheet = _sheet(request, place, chosen, unit)
    return answer_presence(sheet.person, place, PAGE, sheet, Permission.OBSERVATION_EDIT, unit=unit)


def _asked(request: HttpRequest, place: Place) -> tuple[Asked, Chosen, Unit]:
    """All that is asked for, what of it is shown, and the unit where the right to give that is asked.

    The unit is the one that answers for all that is shown, else the committee; who has the right at the committee has it also of
    what a unit outside it answers for.
    """
    everything = asked(place.committee, place.occasion)
    chosen = chosen_of(request, place, everything, own=True)
    owner = everything.owner(chosen.owner)
    unit = place.committee if owner is None or place.can(Permission.OBSERVATION_EDIT) else owner
    return everything, chosen, unit


def _sheet(request: HttpRequest, place: Place, chosen: Chosen, unit: Unit) -> ObservationSheet:
    person = writer(request, place, Permission.OBSERVATION_EDIT, unit=unit)
    return ObservationSheet(place, person, chosen.shown, unit=unit)


def _save_form(request: HttpRequest, sheet: ObservationSheet) -> Written | None:
    """Carry out the form of a page without scripts; None when all of it was saved, else what was written and why not."""
    changes = changes_by_form(request, sheet.cells().values())
    with transaction.atomic(), settled_once():
        outcome = save(sheet, changes)
    if outcome.saved:
        messages.success(request, _("Värdena är sparade.") if changes else _("Inget var ändrat."))
        return None
    return Written({change.key: change for change in changes}, outcome)


def _groups(found: list[EntryIndicator], everything: Asked, shown: Sequence[AskedIndicator]) -> list[Group]:
    groups = []
    pairs = zip(shown, found, strict=True)
    for (goal_id, kind), members in groupby(
        pairs, key=lambda pair: (pair[0].goal_id, pair[0].kind if pair[0].goal_id is None else "")
    ):
        title = everything.goals[goal_id].name if goal_id else KINDS_WITHOUT_GOAL[kind]
        listed = [
            ShownIndicator(one, [ShownRow(row, cells_of(one, row)) for row in one.rows]) for _asked, one in members
        ]
        groups.append(Group(title, listed))
    return groups
