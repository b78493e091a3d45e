"""All sources that values come from, and one to add."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Forbidden, Refused, TertialError
from tertial.measurement.actions import add_source
from tertial.measurement.models import Source, SourceKind
from tertial.measurement.open_statistics.client import checked_address
from tertial.measurement.queries.open_statistics import is_silent
from tertial.measurement.queries.sources import free_source_slug, runs_without_source, sources
from tertial.organisation.models import Unit
from tertial.organisation.permissions import Permission
from tertial.web.forms import words
from tertial.web.place import Place, at_place

SERVICES = (SourceKind.KOLADA, SourceKind.PXWEB)


@at_place
@require_http_methods(["GET", "POST"])
def all_sources(request: HttpRequest, place: Place) -> HttpResponse:
    """Every source with its latest run, and the files that were read in beside them. Three queries beside the frame's."""
    form: dict[str, Any] = {}
    if request.method == "POST":
        try:
            source = _add(request, place)
        except Forbidden:
            raise
        except TertialError as error:
            form = {"error": error}
        else:
            messages.success(request, _("Källan ”%(name)s” är upplagd.") % {"name": source.name})
            return redirect(place.to(f"kallor/{source.slug}"))
    may_edit = place.can(Permission.SOURCE_EDIT)
    context = {
        "form": form,
        "rows": [(row, row.latest is not None and is_silent(row.latest)) for row in sources(place.committee)],
        "files": [(run, is_silent(run)) for run in runs_without_source(place.committee)],
        "may_edit": may_edit,
        "kinds": SourceKind.choices,
        "owners": owners(place) if may_edit else [],
        "sent": request.POST,
    }
    return render(request, "sources/sources.html", context, status=400 if form else 200)


def owners(place: Place) -> list[Unit]:
    """The units that can answer for a source: the committee and those below it that exist at the occasion. One query."""
    day = place.occasion.period_end
    units = Unit.objects.filter(municipality=place.municipality.pk).select_related("municipality")
    return [unit for unit in units if unit.valid_on(day)]


def owner_of(request: HttpRequest, place: Place) -> Unit | None:
    """The unit that was chosen to answer for a source; raises `Refused` for one that there is not."""
    slug = words(request, "owner")
    if not slug:
        return None
    for unit in owners(place):
        if unit.slug == slug:
            return unit
    raise Refused(_("Enheten ”%(slug)s” finns inte vid uppföljningen.") % {"slug": slug})


def address_of(request: HttpRequest, kind: str) -> str:
    """The address that was written, checked; empty for a service's own, and always for what is no service."""
    text = words(request, "address")
    return checked_address(text) if text and kind in SERVICES else ""


def _add(request: HttpRequest, place: Place) -> Source:
    name, kind = words(request, "name"), words(request, "kind")
    if not name:
        raise Refused(_("Källan måste ha ett namn."))
    if kind not in SourceKind.values:
        raise Refused(_("Välj vad för slags källa det är."))
    return add_source(
        committee=place.committee,
        slug=free_source_slug(place.committee, name),
        name=name[:120],
        kind=SourceKind(kind),
        address=address_of(request, kind),
        owner=owner_of(request, place),
        by=request.user,  # type: ignore[arg-type]  # the action refuses who is not logged in
    )
