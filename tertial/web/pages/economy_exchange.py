"""Budget, forecast and frame out as workbooks and in again: what a file would change is shown before it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tertial.common.errors import Forbidden, NotFound, TertialError
from tertial.economy.actions.plan_imports import import_budget, import_forecast, import_frame
from tertial.economy.exchange.compare_budget import compare_budget
from tertial.economy.exchange.compare_forecast import compare_forecast
from tertial.economy.exchange.compare_frame import compare_frame
from tertial.economy.exchange.plan_preview import PlanPreview
from tertial.economy.exchange.write_budget import write_budget
from tertial.economy.exchange.write_forecast import write_forecast
from tertial.economy.exchange.write_frame import write_frame
from tertial.economy.importers.plan_files.budget import read_budget
from tertial.economy.importers.plan_files.forecast import read_forecast
from tertial.economy.importers.plan_files.frame import read_frame
from tertial.organisation.models import Person
from tertial.web.grid.answering import economist
from tertial.web.place import Place, at_place
from tertial.web.waiting_file import drop, keep, name_of, waiting

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Workbook:
    """One kind of file: how it is written, compared and taken in, and the page that it belongs to."""

    title: str | Promise
    page: str
    write: Callable[[Place], bytes]
    compare: Callable[[Place, Path], PlanPreview]
    take: Callable[[Place, Path, Person], PlanPreview]


WORKBOOKS = {
    "budget": Workbook(
        gettext_lazy("Budgeten"),
        "ekonomi/budget",
        lambda place: write_budget(place.committee, place.occasion.year),
        lambda place, file: compare_budget(place.committee, place.occasion.year, read_budget(file)).preview,
        lambda place, file, by: import_budget(committee=place.committee, year=place.occasion.year, source=file, by=by),
    ),
    "ram": Workbook(
        gettext_lazy("Ramen"),
        "ekonomi/budget",
        lambda place: write_frame(place.committee, place.occasion.year),
        lambda place, file: compare_frame(place.committee, place.occasion.year, read_frame(file)).preview,
        lambda place, file, by: import_frame(committee=place.committee, year=place.occasion.year, source=file, by=by),
    ),
    "prognos": Workbook(
        gettext_lazy("Prognosen"),
        "ekonomi/prognos",
        lambda place: write_forecast(place.committee, place.occasion),
        lambda place, file: compare_forecast(place.committee, place.occasion, read_forecast(file)).preview,
        lambda place, file, by: import_forecast(committee=place.committee, occasion=place.occasion, source=file, by=by),
    ),
}


@at_place
def workbook(request: HttpRequest, place: Place, kind: str) -> HttpResponse:
    """The workbook to work in."""
    economist(request, place)
    response = HttpResponse(_kind(kind).write(place), content_type=_XLSX)
    name = f"{place.committee.slug}-{place.occasion.slug}-{kind}-arbetsbok.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-cache"
    return response


@at_place
@require_POST
def exchange(request: HttpRequest, place: Place, kind: str) -> HttpResponse:
    """A file that comes: what it would change. A file that waits: take it in, or throw it away."""
    person = economist(request, place)
    chosen = _kind(kind)
    try:
        if "take" in request.POST:
            return _take(request, place, kind, person)
        if "drop" in request.POST:
            drop(request)
            messages.success(request, _("Filen är bortkastad. Inget är ändrat."))
            return redirect(place.to(chosen.page))
        file = keep(request, kind)
        preview = chosen.compare(place, file)
    except Forbidden:
        raise
    except TertialError as error:
        return _shown(request, place, kind, None, error)
    if preview.faults:
        drop(request)
    return _shown(request, place, kind, preview, None)


def _shown(
    request: HttpRequest, place: Place, kind: str, preview: PlanPreview | None, error: TertialError | None
) -> HttpResponse:
    context = {
        "kind": kind,
        "chosen": _kind(kind),
        "preview": preview,
        "file_name": name_of(request),
        "form": {"error": error, "faults": getattr(error, "faults", ())} if error else {},
    }
    wrong = error is not None or (preview is not None and bool(preview.faults))
    return render(request, "economy/exchange.html", context, status=400 if wrong else 200)


def _take(request: HttpRequest, place: Place, kind: str, person: Person) -> HttpResponse:
    file = waiting(request, kind)
    done = _kind(kind).take(place, file, person)
    drop(request)
    messages.success(
        request,
        _("%(title)s är inläst: %(changed)s ändringar, %(same)s rader oförändrade.")
        % {"title": _kind(kind).title, "changed": len(done.differences), "same": done.unchanged},
    )
    return redirect(place.to(_kind(kind).page))


def _kind(kind: str) -> Workbook:
    found = WORKBOOKS.get(kind)
    if found is None:
        raise NotFound(_("Arbetsboken"), kind, list(WORKBOOKS))
    return found
