"""Investments project by project: this year, and the whole project since it began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tertial.common.errors import Refused, TertialError
from tertial.common.money import ore
from tertial.cycle.models import Lock
from tertial.document.figure import Figure
from tertial.economy.actions.investments import add_project
from tertial.economy.models import InvestmentProject
from tertial.economy.queries.investments import Investments, ProjectRow, investments
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.web import forms
from tertial.web.grid.answering import answer_changes, answer_presence, economist, people_here
from tertial.web.grid.cells import Cell, Written, changes_by_form, money_cell
from tertial.web.grid.investment_sheet import EXPENSES, INCOME, TOTAL, InvestmentSheet
from tertial.web.grid.saving import save
from tertial.web.place import Place, at_place
from tertial.web.table_files import Column, TableFile, Value, table_response

PAGE = "ekonomi/investeringar"


@dataclass(frozen=True, slots=True)
class ShownProject:
    """A project, or their sum, with its cells; those of the sum are only shown."""

    row: ProjectRow
    expenses: Cell
    income: Cell
    total: Cell

    @property
    def budget_ore(self) -> int | None:
        """This year's budget in öre."""
        return _ore(self.row.this_year.year_budget)

    @property
    def decided_ore(self) -> int | None:
        """The decided total in öre."""
        return _ore(self.row.decided_total)


@at_place
@require_http_methods(["GET", "POST"])
def overview(request: HttpRequest, place: Place) -> HttpResponse:
    """The grid, or without the right to write a table. Five queries beside those of `economy`; one more for who may write."""
    written: Written | None = None
    if request.method == "POST":
        written = _save_form(request, place)
        if written is None:
            return redirect(place.to(PAGE))
    return _page(request, place, written=written)


def _page(
    request: HttpRequest, place: Place, *, written: Written | None = None, error: TertialError | None = None
) -> HttpResponse:
    read = investments(place.committee, place.occasion)
    locked = Lock.objects.filter(committee=place.committee, occasion=place.occasion).first()
    editor = place.can(Permission.ECONOMY_EDIT)
    may_edit = locked is None and editor
    context: dict[str, Any] = {
        "rows": _rows(read, place),
        "year": place.occasion.year,
        "unit": place.occasion.money_unit,
        "has_totals": read.has_totals or may_edit,
        "split": _split(read),
        "locked_by": locked.decision_text if locked else "",
        "editor": editor,
        "may_edit": may_edit,
        "people": people_here(request.user, place, PAGE) if may_edit else "",
        "written": written,
        "form": {"error": error, "faults": getattr(error, "faults", ())} if error else {},
    }
    status = written.outcome.status if written else 400 if error else 200
    return render(request, "economy/investments.html", context, status=status)


@at_place
@require_POST
def save_cells(request: HttpRequest, place: Place) -> JsonResponse:
    """Save what the grid's script sends."""
    return answer_changes(request, InvestmentSheet(place, economist(request, place)))


@at_place
@require_POST
def presence(request: HttpRequest, place: Place) -> JsonResponse:
    """Who else has the page open, and what its cells hold now."""
    person = economist(request, place)
    return answer_presence(person, place, PAGE, InvestmentSheet(place, person))


@at_place
@require_POST
def add(request: HttpRequest, place: Place) -> HttpResponse:
    """Add a project to follow; its own page asks for the rest."""
    person = economist(request, place)
    try:
        made = _add(request, place, person)
    except Refused as error:
        return _page(request, place, error=error)
    messages.success(request, _("”%(name)s” är upplagd. Här anger du dess budget och beslut.") % {"name": made.title})
    return redirect(place.to(f"{PAGE}/{made.code}"))


@at_place
def file(request: HttpRequest, place: Place, format: str) -> HttpResponse:
    """The table as Excel or CSV."""
    year = place.occasion.year
    columns = [
        Column(_("Projekt"), "text", 44),
        Column(_("Beslutad totalutgift")),
        Column(_("Beslut"), "text", 36),
        Column(_("Ackumulerat")),
        Column(_("Beräknad totalutgift")),
        Column(_("Avvikelse totalt")),
        Column(_("Budget %(year)s") % {"year": year}),
        Column(_("Utfall %(period)s") % {"period": place.occasion.period.words}),
        Column(_("Prognos %(year)s") % {"year": year}),
        Column(_("Avvikelse %(year)s") % {"year": year}),
    ]
    read = investments(place.committee, place.occasion)
    rows: list[list[Value]] = [
        [
            row.title,
            _ore(row.decided_total),
            row.decision.title if row.decision else "",
            _ore(row.accumulated),
            _ore(row.expected_total),
            _ore(row.total_deviation),
            _ore(row.this_year.year_budget),
            _ore(row.this_year.outcome),
            _ore(row.this_year.forecast),
            _ore(row.this_year.forecast_deviation),
        ]
        for row in read.rows
    ]
    totals = frozenset(number for number, row in enumerate(read.rows) if row.is_total)
    title = _("Investeringar %(year)s") % {"year": year}
    return table_response(
        TableFile("investeringar", title, place.occasion.money_unit, columns, rows, totals), place, format
    )


def _save_form(request: HttpRequest, place: Place) -> Written | None:
    sheet = InvestmentSheet(place, economist(request, place))
    changes = changes_by_form(request, sheet.cells().values())
    outcome = save(sheet, changes)
    if outcome.saved:
        messages.success(request, _("Investeringarna är sparade.") if changes else _("Inget var ändrat."))
        return None
    return Written({one.key: one for one in changes}, outcome)


def _add(request: HttpRequest, place: Place, person: Person) -> InvestmentProject:
    name, printed_code = forms.words(request, "name"), forms.words(request, "code")
    taken = InvestmentProject.objects.filter(committee=place.committee, year=place.occasion.year)
    return add_project(
        committee=place.committee,
        year=place.occasion.year,
        code=slugify(printed_code or name)[:40],
        printed_code=printed_code,
        name=name,
        order=(taken.aggregate(last=Max("order"))["last"] or 0) + 1,
        by=person,
    )


def _rows(read: Investments, place: Place) -> list[ShownProject]:
    unit = place.occasion.money_unit
    return [
        ShownProject(
            row,
            money_cell(row.code, EXPENSES, _ore(row.flows[0].forecast), unit),
            money_cell(row.code, INCOME, _ore(row.flows[1].forecast), unit),
            money_cell(row.code, TOTAL, _ore(row.expected_total), unit),
        )
        for row in read.rows
    ]


def _split(read: Investments) -> bool:
    """Whether any project has income, so that expenses and income are written apart."""
    return any(
        figure.number is not None
        for row in read.rows
        for figure in (row.flows[1].forecast, row.flows[1].outcome, row.flows[1].year_budget)
    )


def _ore(figure: Figure) -> int | None:
    return None if figure.number is None else ore(figure.number)
