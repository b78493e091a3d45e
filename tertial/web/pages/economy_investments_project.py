"""An investment on a page of its own: its year, the whole of it, and what an economist says of it once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Conflict, Forbidden, NotFound, Refused, TertialError
from tertial.common.periods import Period
from tertial.cycle.models import Decision
from tertial.economy.actions.investments import (
    remove_project,
    set_decided_total,
    set_investment,
    set_project_selector,
)
from tertial.economy.models import Flow, InvestmentAmount, InvestmentProject, Measure
from tertial.economy.queries.investments import ProjectRow, investments
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.web import forms
from tertial.web.grid.amount_text import exact, printed
from tertial.web.grid.answering import economist
from tertial.web.place import Place, at_place

PAGE = "ekonomi/investeringar"
GIVEN: dict[str, tuple[Measure, Flow]] = {
    "budget-expenses": (Measure.BUDGET, Flow.EXPENSES),
    "budget-income": (Measure.BUDGET, Flow.INCOME),
    "outcome-expenses": (Measure.OUTCOME, Flow.EXPENSES),
    "outcome-income": (Measure.OUTCOME, Flow.INCOME),
}
"""The fields of what is given of the year: the budget of all of it, and the outcome of the period where no ledger says it."""


@dataclass(frozen=True, slots=True)
class AmountField:
    """A field with an amount: what stands in it now, how its stored amount is printed, and that exactly."""

    name: str
    label: str
    value: str
    shown: str
    exact: str
    version: int


@at_place
@require_http_methods(["GET", "POST"])
def project(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """The project: its figures, and for who may write a form. Four queries beside those of `economy`; two more for who may write."""
    if request.method == "GET":
        return _page(request, place, code)
    person = economist(request, place)
    found = _project(place, code)
    try:
        if "remove" in request.POST:
            remove_project(project=found, by=person)
            messages.success(request, _("”%(name)s” är borttagen.") % {"name": found.title})
            return redirect(place.to(PAGE))
        _save(request, place, found, person)
    except Forbidden:
        raise
    except TertialError as error:
        return _page(request, place, code, error=error)
    messages.success(request, _("”%(name)s” är sparad.") % {"name": found.title})
    return redirect(place.to(f"{PAGE}/{code}"))


def _page(request: HttpRequest, place: Place, code: str, *, error: TertialError | None = None) -> HttpResponse:
    row = _row(place, code)
    may_edit = place.can(Permission.ECONOMY_EDIT)
    keep = error is not None and not isinstance(error, Conflict)
    context: dict[str, Any] = {
        "row": row,
        "project": row.project,
        "year": place.occasion.year,
        "unit": place.occasion.money_unit,
        "may_edit": may_edit,
        "fields": _fields(request, place, row.project, keep=keep) if may_edit and row.project else [],
        "version": request.POST.get("version") if keep else row.project and row.project.version,
        "decisions": list(Decision.objects.filter(municipality=place.municipality)) if may_edit else [],
        "sent": request.POST if error else {},
        "form": {"error": error, "faults": getattr(error, "faults", ())} if error else {},
    }
    status = 409 if isinstance(error, Conflict) else 400 if error else 200
    return render(request, "economy/project.html", context, status=status)


@transaction.atomic
def _save(request: HttpRequest, place: Place, found: InvestmentProject, person: Person) -> None:
    """Carry out the form: all of it or nothing. Actions leave alone what is as it was."""
    unit, fetched, seen = place.occasion.money_unit, found.version, forms.version(request)
    set_decided_total(
        project=found,
        decided_total_ore=forms.optional_amount(request, "decided", unit),
        spent_before_ore=forms.optional_amount(request, "before", unit),
        decision=forms.decision(request, place.municipality),
        by=person,
        expected_version=seen,
    )
    set_project_selector(
        project=found,
        selector=forms.words(request, "selector"),
        by=person,
        expected_version=seen if found.version == fetched else found.version,
    )
    stored = _stored(place, found)
    for name, (measure, flow) in _given(found).items():
        ore, row = forms.optional_amount(request, name, unit), stored.get((measure, flow))
        if ore is None and row is None:
            continue
        if ore is None:
            raise Refused(_("Ett belopp som har angetts kan inte lämnas tomt. Skriv noll om det inte finns något."))
        set_investment(
            project=found,
            measure=measure,
            flow=flow,
            period=_period(place, measure),
            amount_ore=ore,
            source=row.source
            if row and row.amount_ore == ore
            else _("Angivet av %(who)s") % {"who": person.get_full_name()},
            by=person,
            expected_version=_number(request.POST.get(f"version-{name}", "")),
        )


def _fields(request: HttpRequest, place: Place, project: InvestmentProject, *, keep: bool) -> list[AmountField]:
    """The form's amounts, with what somebody wrote in them where that could not be saved.

    `keep` keeps the versions that the form was made from too; without it saving once more is a choice and no accident.
    """
    unit, stored = place.occasion.money_unit, _stored(place, project)
    year = {"year": place.occasion.year, "period": place.occasion.period.words}
    labels = {
        "budget-expenses": _("Budget %(year)s, utgifter"),
        "budget-income": _("Budget %(year)s, inkomster"),
        "outcome-expenses": _("Utfall %(period)s, utgifter"),
        "outcome-income": _("Utfall %(period)s, inkomster"),
    }
    wanted: list[tuple[str, str, int | None, int]] = [
        ("decided", _("Beslutad totalutgift"), project.decided_total_ore, 0),
        ("before", _("Utbetalt före %(year)s") % year, project.spent_before_ore, 0),
    ]
    for name, what in _given(project).items():
        row = stored.get(what)
        wanted.append((name, labels[name] % year, row.amount_ore if row else None, row.version if row else 0))
    return [
        AmountField(
            name,
            label,
            request.POST.get(name, printed(ore, unit)),
            printed(ore, unit),
            exact(ore, unit),
            _number(request.POST.get(f"version-{name}", "")) if keep else version,
        )
        for name, label, ore, version in wanted
    ]


def _given(project: InvestmentProject) -> dict[str, tuple[Measure, Flow]]:
    """The fields that a project has: an outcome that the ledger says is not given beside it."""
    return {name: what for name, what in GIVEN.items() if what[0] is Measure.BUDGET or not project.selector}


def _period(place: Place, measure: Measure) -> str:
    return str(Period(place.occasion.year) if measure is Measure.BUDGET else place.occasion.period)


def _stored(place: Place, project: InvestmentProject) -> dict[tuple[Measure, Flow], InvestmentAmount]:
    """What is given of the year as it is stored."""
    return {
        (Measure(row.measure), Flow(row.flow)): row
        for row in project.amounts.filter(occasion=None)
        if row.period == _period(place, Measure(row.measure))
    }


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _row(place: Place, code: str) -> ProjectRow:
    rows = [row for row in investments(place.committee, place.occasion).rows if row.project]
    for row in rows:
        if row.code == code:
            return row
    raise NotFound(_("Investeringen"), code, [row.code for row in rows])


def _project(place: Place, code: str) -> InvestmentProject:
    mine = InvestmentProject.objects.filter(committee=place.committee, year=place.occasion.year)
    found = mine.select_related("committee__municipality").filter(code=code).first()
    if found is None:
        raise NotFound(_("Investeringen"), code, [one.code for one in mine])
    return found
