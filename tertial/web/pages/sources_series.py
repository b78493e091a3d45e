"""One series of open statistics: how the municipality stands beside others, every value as it was fetched, and each fetch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Forbidden, Refused, TertialError
from tertial.common.numbers import swedish
from tertial.measurement.actions import begin_fetch, remove_series
from tertial.measurement.models import OpenSeries, RunState, SourceKind
from tertial.measurement.queries.open_statistics import (
    DEMO,
    Compared,
    Comparison,
    comparison,
    find_series,
    is_silent,
    number_of,
    runs_of,
)
from tertial.organisation.permissions import Permission
from tertial.web.comparison import SEX_WORDS, shown_comparison
from tertial.web.place import Place, at_place
from tertial.web.series_form import definition_fed

_RUNS = 25


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as it is printed, with the service's own mark."""

    text: str
    status: str
    missing: bool


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area with a cell for each period; the municipality's own row is `own`."""

    name: str
    code: str
    own: bool
    cells: tuple[Cell, ...]


@at_place
@never_cache
@require_http_methods(["GET", "POST"])
def series(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """The series' page. Six queries beside the frame's."""
    row = find_series(place.committee, slug)
    form: dict[str, Any] = {}
    if request.method == "POST":
        try:
            return _remove(request, place, row) if "remove" in request.POST else _fetch(request, place, row)
        except Forbidden:
            raise
        except TertialError as error:
            form = {"error": error}
    found = comparison(row)
    sex = request.GET.get("kon", "")
    sex = sex if sex in found.sexes else ""
    may_edit = place.can(Permission.SOURCE_EDIT)
    context = {
        "form": form,
        "series": row,
        "definition": definition_fed(row),
        "comparison": shown_comparison(found),
        "has_values": bool(found.periods),
        "periods": found.periods,
        "rows": [_row(found, area, sex) for area in found.areas],
        "sex": sex,
        "sexes": [(one, SEX_WORDS[one]) for one in found.sexes] if len(found.sexes) > 1 else [],
        "may_edit": may_edit,
        "sees_runs": may_edit or place.can(Permission.OBSERVATION_EDIT),
        "change_path": _change_path(place, row),
        "file_base": f"kallor/serier/{row.slug}",
        **_runs(row),
    }
    return render(request, "sources/series.html", context, status=400 if form else 200)


@at_place
@never_cache
def progress(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """How far the fetch has come, for the page that asks every second; when it has ended, the page loads itself anew."""
    context = _runs(find_series(place.committee, slug))
    response = render(request, "sources/progress.html", context)
    if not context["running"]:
        response["HX-Refresh"] = "true"
    return response


def _runs(row: OpenSeries) -> dict[str, Any]:
    runs = [(run, is_silent(run)) for run in runs_of(row)[:_RUNS]]
    return {"runs": runs, "running": [run for run, silent in runs if run.state == RunState.RUNNING and not silent]}


def _row(found: Comparison, area: Compared, sex: str) -> AreaRow:
    return AreaRow(
        name=area.name,
        code=area.code,
        own=area is found.own,
        cells=tuple(_cell(area, period, sex) for period in found.periods),
    )


def _cell(area: Compared, period: str, sex: str) -> Cell:
    row = area.values.get(sex, {}).get(period)
    number = number_of(row) if row is not None else None
    status = "" if row is None else _("demovärde") if row.status == DEMO else row.status
    return Cell("I.U." if number is None else swedish(number), status, number is None)


def _change_path(place: Place, row: OpenSeries) -> str:
    page = "kallor/kolada" if row.source.kind == SourceKind.KOLADA else "kallor/scb"
    return place.to(page, serie=row.slug)


def _fetch(request: HttpRequest, place: Place, row: OpenSeries) -> HttpResponse:
    if "fetch" not in request.POST:
        raise Refused(_("Sidan är gammal. Läs in den på nytt och försök igen."))
    begin_fetch(row=row, by=request.user)  # type: ignore[arg-type]  # the action refuses who is not logged in
    messages.success(request, _("Hämtningen har börjat. Du kan lämna sidan medan den pågår."))
    return redirect(place.to(f"kallor/serier/{row.slug}"))


def _remove(request: HttpRequest, place: Place, row: OpenSeries) -> HttpResponse:
    remove_series(row=row, by=request.user)  # type: ignore[arg-type]
    messages.success(
        request, _("”%(title)s” är borttagen. Utfall som indikatorn har fått är kvar.") % {"title": row.title}
    )
    return redirect(place.to(f"kallor/{row.source.slug}"))
