"""Search Kolada, and choose a key figure with the municipalities to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Conflict, Forbidden, Refused, TertialError
from tertial.measurement.actions import add_series, begin_fetch, change_series
from tertial.measurement.models import OpenSeries, Source, SourceKind
from tertial.measurement.open_statistics import kolada
from tertial.measurement.open_statistics.answers import Area
from tertial.measurement.open_statistics.client import Client
from tertial.measurement.open_statistics.connecting import FEW_ATTEMPTS, kolada_client
from tertial.measurement.open_statistics.describing import areas_with_members, unit_in
from tertial.measurement.open_statistics.faults import ServiceFault
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.web.forms import version
from tertial.web.place import Place, at_place
from tertial.web.series_form import indicators_to_feed, new_values, series_from, values_of, written_values
from tertial.web.service_source import chosen_source, series_to_change, source_to_keep

_DECIMALS = "1"  # what Kolada itself shows


@at_place
@require_http_methods(["GET", "POST"])
def search_kolada(request: HttpRequest, place: Place) -> HttpResponse:
    """Search, then choose: `?q=` lists key figures, `?nyckeltal=` and `?serie=` show the form."""
    require(request.user, Permission.SOURCE_EDIT, unit=place.committee)
    row = series_to_change(request, place, SourceKind.KOLADA)
    source = row.source if row else chosen_source(request, place, SourceKind.KOLADA)
    client = kolada_client(source.address if source else "", attempts=FEW_ATTEMPTS)
    code = row.code if row else request.POST.get("nyckeltal") or request.GET.get("nyckeltal", "")
    asked = request.GET.get("q", "").strip()
    context: dict[str, Any] = {"source": source, "asked": asked, "row": row, "form": {}}
    try:
        if code:
            return _choose(request, place, client, source, row, code, context)
        if asked:
            context["found"] = kolada.search(client, asked)
    except Forbidden:
        raise
    except TertialError as error:
        return _failed(request, context, error)
    return render(request, "sources/kolada.html", context)


def _choose(
    request: HttpRequest,
    place: Place,
    client: Client,
    source: Source | None,
    row: OpenSeries | None,
    code: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The form for a key figure, and what is sent from it."""
    figure = kolada.key_figure(client, code)
    own = place.municipality.code
    known = [area for area in kolada.municipalities(client) if area.code != own]
    groups = kolada.groups(client)
    values = (
        values_of(row)
        if row
        else new_values(
            title=figure.title,
            unit=unit_in(figure.title),
            by_sex=figure.by_sex,
            decimals=_DECIMALS,
            this_year=place.occasion.period_end.year,
        )
    )
    chosen = set(row.compare_with) if row else {kolada.COUNTRY}
    if request.method == "POST":
        values = written_values(request)
        chosen = {*request.POST.getlist("area"), *request.POST.getlist("group")} - {"", own}
        try:
            areas = [area for area in areas_with_members(sorted(chosen), [*known, *groups]) if area.code != own]
            series = series_from(place.committee, values, description=figure.description, areas=areas, query={})
            if row:
                saved = change_series(row=row, series=series, by=request.user, expected_version=version(request))  # type: ignore[arg-type]
            else:
                kept = source_to_keep(place, SourceKind.KOLADA, source, request.user)  # type: ignore[arg-type]
                saved = add_series(source=kept, code=figure.code, series=series, by=request.user)  # type: ignore[arg-type]
        except Forbidden:
            raise
        except TertialError as error:
            context["form"] = {"error": error, "status": 409 if isinstance(error, Conflict) else 400}
        else:
            return begun(request, place, saved)
    context |= {
        "figure": figure,
        "values": values,
        "feeds": indicators_to_feed(place.committee),
        "municipalities": sorted((area for area in known if area.kind == "municipality"), key=lambda one: one.name),
        "has_country": any(area.code == kolada.COUNTRY for area in known),
        "country": kolada.COUNTRY,
        "groups": _sorted_groups(groups, place.municipality.name.removesuffix(" kommun").removesuffix("s")),
        "chosen": chosen,
    }
    return render(request, "sources/kolada_choose.html", context, status=context["form"].get("status", 200))


def begun(request: HttpRequest, place: Place, saved: OpenSeries) -> HttpResponse:
    """Begin to fetch a series that was chosen or changed, and show its page."""
    try:
        begin_fetch(row=saved, by=request.user)  # type: ignore[arg-type]
    except Refused as busy:
        messages.info(request, str(busy))
    else:
        messages.success(request, _("”%(title)s” är sparad och hämtas nu.") % {"title": saved.title})
    return redirect(place.to(f"kallor/serier/{saved.slug}"))


def _sorted_groups(groups: Sequence[Area], name: str) -> list[tuple[str, list[Area]]]:
    """The groups in two: those named after the municipality first."""
    ordered = sorted(groups, key=lambda one: one.name)
    about = [one for one in ordered if name.casefold() in one.name.casefold()]
    others = [one for one in ordered if one not in about]
    named = ((_("Grupper för kommunen"), about), (_("Andra grupper"), others))
    return [(label, found) for label, found in named if found]


def _failed(request: HttpRequest, context: dict[str, Any], error: TertialError) -> HttpResponse:
    """The search page with what went wrong; nothing is changed."""
    status = 502 if isinstance(error, ServiceFault) else 400
    return render(request, "sources/kolada.html", {**context, "form": {"error": error}}, status=status)
