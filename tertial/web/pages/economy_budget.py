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
from tertial.economy.actions.decisions import register_decision
from tertial.economy.models import Block, BudgetVersion
from tertial.economy.queries.budget import Budget, Version, budget, open_proposal
from tertial.economy.queries.frame import frame_and_budget
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.web import forms
from tertial.web.grid.answering import economist
from tertial.web.pages.economy_budget_frame import UNIT, add_part, bridge, change_part, form_years
from tertial.web.place import Place, at_place
from tertial.web.table_files import Column, TableFile, Value, table_response

PAGE = "ekonomi/budget"


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
    """Versions, frame and the bridge between them. Eight queries beside the frame's."""
    return _page(request, place)


def _page(request: HttpRequest, place: Place, *, error: TertialError | None = None) -> HttpResponse:
    may_edit = place.can(Permission.ECONOMY_EDIT)
    held = budget(place.committee, place.occasion.year)
    frame = frame_and_budget(place.committee, place.occasion.year)
    proposal = held.proposal if may_edit else None
    proposed = held.amount(held.year, proposal.number) if proposal else None
    decided = bool(held.decided)
    bridges = (
        bridge(frame.operations, decided=decided, proposal_ore=proposed),
        bridge(frame.investments, decided=decided),
    )
    shown_year = asked_year(request, place)
    context: dict[str, Any] = {
        "year": place.occasion.year,
        "shown_year": shown_year,
        "years": sorted({*held.years, place.occasion.year, shown_year}),
        "unit": UNIT,
        "may_edit": may_edit,
        "versions": _shown_versions(held, may_edit=may_edit),
        "proposal": proposal,
        "rows": _rows(held, shown_year, may_edit=may_edit),
        "has_decided": decided,
        "bridges": [one for one in bridges if one],
        "form_years": [(one, f"amount-{one}") for one in form_years(place.occasion.year)],
        "sent": request.POST if error else {},
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
    year = asked_year(request, place)
    rows: list[list[Value]] = [[row.title, *row.amounts, row.current] for row in _rows(held, year, may_edit=may_edit)]
    table = TableFile(
        "budget" if year == place.occasion.year else f"budget-{year}",
        _("Internbudget %(year)s") % {"year": year},
        UNIT,
        columns,
        rows,
        frozenset({len(rows) - 1}),
    )
    return table_response(table, place, format)


def _shown_versions(held: Budget, *, may_edit: bool) -> list[Version]:
    """A proposal is shown to those who work on it; it counts nowhere."""
    return [version for version in held.versions if may_edit or version.is_decided]


def asked_year(request: HttpRequest, place: Place) -> int:
    """The year in the address, the budget year without one."""
    asked = request.GET.get("ar", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else place.occasion.year


def _rows(held: Budget, year: int, *, may_edit: bool) -> list[BudgetRow]:
    versions = _shown_versions(held, may_edit=may_edit)
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


def _register(request: HttpRequest, place: Place, person: Person) -> str:
    made = register_decision(
        committee=place.committee,
        title=forms.words(request, "title"),
        body=forms.words(request, "body"),
        decided_on=forms.day(request, "decided_on"),
        paragraph=forms.words(request, "paragraph"),
        registration=forms.words(request, "registration"),
        by=person,
    )
    return _("”%(title)s” finns nu i listan över beslut.") % {"title": made.title}


_ACTS = {
    "forslag": _begin,
    "beslut": _decide,
    "ta-bort": _take_back,
    "ram": add_part,
    "ramdel": change_part,
    "nytt-beslut": _register,
}


def _proposal(place: Place) -> BudgetVersion:
    found = open_proposal(place.committee, place.occasion.year)
    if found is None:
        raise Refused(_("Det finns inget förslag. Lägg upp ett först."))
    return found
