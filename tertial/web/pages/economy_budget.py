"""The internal budget: its versions line by line, the frame, and the one beside the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.common.errors import Forbidden, NotFound, Refused, TertialError
from tertial.cycle.models import Decision
from tertial.economy.actions.budget import add_budget_version, decide_budget, remove_budget_version
from tertial.economy.actions.frame import add_frame_item, change_frame_item, remove_frame_item
from tertial.economy.models import Block, BudgetVersion, FrameItem
from tertial.economy.queries.budget import Budget, Version, budget
from tertial.economy.queries.frame import Beside, frame_and_budget
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.web import forms
from tertial.web.grid.answering import economist
from tertial.web.place import Place, at_place
from tertial.web.table_files import Column, TableFile, Value, table_response

PAGE = "ekonomi/budget"
UNIT = "tkr"
"""Budgets are decided, spread and compared in thousands, whatever unit the occasion's report prints."""


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A line, or the sum, with an amount in öre for each shown version, the budget in force, and with the proposal."""

    code: str
    title: str
    css: str
    starts_units: bool
    amounts: tuple[int, ...]
    current: int
    proposed: int


@at_place
def overview(request: HttpRequest, place: Place) -> HttpResponse:
    """Versions, frame and the bridge between them. Nine queries at most."""
    return _page(request, place)


def _page(request: HttpRequest, place: Place, *, error: TertialError | None = None) -> HttpResponse:
    may_edit = place.can(Permission.ECONOMY_EDIT)
    held = budget(place.committee, place.occasion.year)
    frame = frame_and_budget(place.committee, place.occasion.year)
    proposal = held.proposal if may_edit else None
    context: dict[str, Any] = {
        "year": place.occasion.year,
        "unit": UNIT,
        "may_edit": may_edit,
        "versions": _shown_versions(held, may_edit=may_edit),
        "proposal": proposal,
        "rows": _rows(held, may_edit=may_edit),
        "has_decided": bool(held.decided),
        "frame": frame,
        "bridges": [bridge for bridge in (_bridge(frame.operations), _bridge(frame.investments)) if bridge],
        "decisions": list(Decision.objects.filter(municipality=place.municipality)) if may_edit else [],
        "form": {"error": error, "faults": getattr(error, "faults", ())} if error else {},
    }
    return render(request, "economy/budget.html", context, status=400 if error else 200)


@at_place
@require_POST
def change(request: HttpRequest, place: Place, what: str) -> HttpResponse:
    """Carry out one of the page's forms: a version begun, decided or taken back, or a part of the frame."""
    act = _ACTS.get(what)
    if act is None:
        raise NotFound(_("Ändringen"), what, list(_ACTS))
    person = economist(request, place)
    try:
        messages.success(request, act(request, place, person))
    except Forbidden:
        raise
    except TertialError as error:
        return _page(request, place, error=error)
    return redirect(place.to(PAGE))


@at_place
def file(request: HttpRequest, place: Place, format: str) -> HttpResponse:
    """The versions as Excel or CSV."""
    may_edit = place.can(Permission.ECONOMY_EDIT)
    held = budget(place.committee, place.occasion.year)
    versions = _shown_versions(held, may_edit=may_edit)
    columns = [
        Column(_("Verksamhet"), "text", 44),
        *(Column(one.name, width=22) for one in versions),
        Column(_("Gällande budget")),
    ]
    rows: list[list[Value]] = [[row.title, *row.amounts, row.current] for row in _rows(held, may_edit=may_edit)]
    table = TableFile(
        "budget",
        _("Internbudget %(year)s") % {"year": place.occasion.year},
        UNIT,
        columns,
        rows,
        frozenset({len(rows) - 1}),
    )
    return table_response(table, place, format)


def _shown_versions(held: Budget, *, may_edit: bool) -> list[Version]:
    """A proposal is shown to those who work on it; it counts nowhere."""
    return [version for version in held.versions if may_edit or version.is_decided]


def _rows(held: Budget, *, may_edit: bool) -> list[BudgetRow]:
    versions = _shown_versions(held, may_edit=may_edit)
    year = held.year
    rows: list[BudgetRow] = []
    before: Block | None = None
    for line in held.lines:
        rows.append(
            BudgetRow(
                line.code,
                line.title,
                "",
                line.block is Block.MUNICIPAL_UNITS and before is Block.OPERATIONS,
                tuple(line.amount(year, version.number) for version in versions),
                line.current(year),
                line.with_proposal(year),
            )
        )
        before = line.block
    if rows:
        sums = tuple(held.amount(year, version.number) for version in versions)
        rows.append(
            BudgetRow("", _("Summa av alla rader"), "total", False, sums, held.current(year), held.with_proposal(year))
        )
    return rows


@dataclass(frozen=True, slots=True)
class BridgePart:
    """A row of the bridge: its words, an amount per year in öre, and this year's item to change."""

    label: str
    amounts: tuple[int | None, ...]
    decision: Decision | None
    item: FrameItem | None


@dataclass(frozen=True, slots=True)
class Bridge:
    """A frame with its adjustments beside the budget, year by year."""

    investment: bool
    years: tuple[int, ...]
    parts: tuple[BridgePart, ...]
    frames: tuple[int | None, ...]
    budgets: tuple[int | None, ...]
    differences: tuple[int | None, ...]
    sentence: str
    is_even: bool


def _bridge(beside: Beside) -> Bridge | None:
    year = beside.years[0]
    if not beside.rows and beside.budget(year) is None:
        return None
    parts = []
    for row in beside.rows:
        item = row.items.get(year)
        decisions = [one.decision for one in row.items.values() if one.decision]
        parts.append(
            BridgePart(
                row.label,
                tuple(row.amount(one) for one in beside.years),
                decisions[0] if decisions else None,
                item,
            )
        )
    return Bridge(
        beside.investment,
        beside.years,
        tuple(parts),
        tuple(beside.frame(one) for one in beside.years),
        tuple(beside.budget(one) for one in beside.years),
        tuple(beside.difference(one) for one in beside.years),
        beside.words(year),
        not beside.difference(year),
    )


def _begin(request: HttpRequest, place: Place, person: Person) -> str:
    made = add_budget_version(
        committee=place.committee, year=place.occasion.year, name=forms.words(request, "name"), by=person
    )
    return _("”%(name)s” är upplagd som förslag. Välj en rad för att lägga till poster.") % {"name": made.name}


def _decide(request: HttpRequest, place: Place, person: Person) -> str:
    taken = forms.decision(request, place.municipality)
    if taken is None:
        raise Refused(_("Välj beslutet som förslaget vilar på."))
    decided = decide_budget(budget=_proposal(place), decision=taken, by=person)
    return _("”%(name)s” är beslutad och gäller nu.") % {"name": decided.name}


def _take_back(request: HttpRequest, place: Place, person: Person) -> str:
    proposal = _proposal(place)
    remove_budget_version(budget=proposal, by=person)
    return _("Förslaget ”%(name)s” är borttaget. Loggen har kvar dess poster.") % {"name": proposal.name}


def _add_part(request: HttpRequest, place: Place, person: Person) -> str:
    added = add_frame_item(
        committee=place.committee,
        budget_year=place.occasion.year,
        year=place.occasion.year,
        label=forms.words(request, "label"),
        amount_ore=forms.amount(request, "amount", UNIT, _("Beloppet")),
        decision=forms.decision(request, place.municipality),
        investment="investment" in request.POST,
        by=person,
    )
    return _("”%(label)s” är tillagd i ramen.") % {"label": added.label}


def _change_part(request: HttpRequest, place: Place, person: Person) -> str:
    item = _part(request, place)
    if "remove" in request.POST:
        remove_frame_item(item=item, by=person, expected_version=forms.version(request))
        return _("”%(label)s” är borttagen ur ramen.") % {"label": item.label}
    changed = change_frame_item(
        item=item,
        label=forms.words(request, "label"),
        amount_ore=forms.amount(request, "amount", UNIT, _("Beloppet")),
        decision=forms.decision(request, place.municipality),
        by=person,
        expected_version=forms.version(request),
    )
    return _("”%(label)s” är ändrad.") % {"label": changed.label}


_ACTS = {
    "forslag": _begin,
    "beslut": _decide,
    "ta-bort": _take_back,
    "ram": _add_part,
    "ramdel": _change_part,
}


def _proposal(place: Place) -> BudgetVersion:
    found = (
        BudgetVersion.objects.filter(committee=place.committee, year=place.occasion.year, decision=None)
        .select_related("committee__municipality")
        .first()
    )
    if found is None:
        raise Refused(_("Det finns inget förslag. Lägg upp ett först."))
    return found


def _part(request: HttpRequest, place: Place) -> FrameItem:
    wanted = forms.words(request, "item")
    mine = FrameItem.objects.filter(committee=place.committee, budget_year=place.occasion.year)
    found = mine.select_related("committee__municipality").filter(pk=wanted).first() if wanted.isdecimal() else None
    if found is None:
        raise Refused(_("Den delen av ramen finns inte längre."))
    return found
