"""One source: what it is and what is kept of it, how each fetch went, and the button to fetch."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Conflict, Forbidden, Refused, TertialError
from tertial.measurement.actions import begin_fetch, change_source
from tertial.measurement.models import RunState, Source, SourceKind
from tertial.measurement.open_statistics import kolada, pxweb
from tertial.measurement.queries.open_statistics import is_silent, series_of
from tertial.measurement.queries.sources import SourceContents, contents_of, find_source
from tertial.organisation.permissions import Permission
from tertial.web.forms import version, words
from tertial.web.pages.sources import SERVICES, address_of, owner_of, owners
from tertial.web.place import Place, at_place
from tertial.web.series_form import definition_fed

_OWN_ADDRESS = {SourceKind.KOLADA: kolada.ADDRESS, SourceKind.PXWEB: pxweb.ADDRESS}


@at_place
@never_cache
@require_http_methods(["GET", "POST"])
def source(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """The source's page. Seven queries beside the frame's."""
    found = find_source(place.committee, slug)
    form: dict[str, Any] = {}
    if request.method == "POST":
        try:
            _fetch(request, found) if "fetch" in request.POST else _change(request, place, found)
        except Forbidden:
            raise
        except TertialError as error:
            form = {"error": error, "status": 409 if isinstance(error, Conflict) else 400}
            found = find_source(place.committee, slug)
        else:
            return redirect(place.to(f"kallor/{found.slug}"))
    context = {"form": form, "sent": request.POST, **_shown(place, found)}
    return render(request, "sources/source.html", context, status=form.get("status", 200))


@at_place
@never_cache
def progress(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """How far the fetches of a source have come, for the page that asks every second; when all have ended, it loads itself anew."""
    found = find_source(place.committee, slug)
    context = {"source": found, **runs_shown(contents_of(found))}
    response = render(request, "sources/progress.html", context)
    if not context["running"]:
        response["HX-Refresh"] = "true"
    return response


def runs_shown(contents: SourceContents) -> dict[str, Any]:
    """The runs with whether each has fallen silent, and those that are going on."""
    runs = [(run, is_silent(run)) for run in contents.runs]
    return {"runs": runs, "running": [run for run, silent in runs if run.state == RunState.RUNNING and not silent]}


def _shown(place: Place, found: Source) -> dict[str, Any]:
    contents = contents_of(found)
    may_edit = place.can(Permission.SOURCE_EDIT)
    return {
        "source": found,
        "contents": contents,
        "series": [(row, definition_fed(row)) for row in contents.series],
        **runs_shown(contents),
        "is_service": found.kind in SERVICES,
        "choose_path": choose_path(place, found),
        "address": found.address or _OWN_ADDRESS.get(SourceKind(found.kind), ""),
        "may_edit": may_edit,
        "sees_runs": may_edit or place.can(Permission.OBSERVATION_EDIT),
        "owners": owners(place) if may_edit else [],
    }


def choose_path(place: Place, found: Source) -> str:
    """The address of the page where series are chosen from a service; empty for what is none."""
    page = {SourceKind.KOLADA: "kallor/kolada", SourceKind.PXWEB: "kallor/scb"}.get(SourceKind(found.kind))
    return place.to(page, kalla=found.slug) if page else ""


def _fetch(request: HttpRequest, found: Source) -> None:
    """Begin to fetch every series of the source that is not being fetched already."""
    begun = 0
    for row in series_of(found.committee).filter(source=found):
        try:
            begin_fetch(row=row, by=request.user)  # type: ignore[arg-type]
        except Refused:
            continue  # somebody fetches it right now
        begun += 1
    if not begun:
        raise Refused(_("Ingenting började hämtas: källan har ingen serie som inte redan hämtas just nu."))
    messages.success(request, _("Hämtningen har börjat. Du kan lämna sidan medan den pågår."))


def _change(request: HttpRequest, place: Place, found: Source) -> None:
    name = words(request, "name")
    if not name:
        raise Refused(_("Källan måste ha ett namn."))
    change_source(
        source=found,
        name=name[:120],
        address=address_of(request, found.kind),
        owner=owner_of(request, place),
        settings=found.settings,
        by=request.user,  # type: ignore[arg-type]
        expected_version=version(request),
    )
    messages.success(request, _("Källan är ändrad."))
