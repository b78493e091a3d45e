"""Search a statistics database, SCB's or another authority's, and choose what of a table to fetch."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Conflict, Forbidden, TertialError
from tertial.measurement.actions import Series, add_series, change_series
from tertial.measurement.models import OpenSeries, Source, SourceKind
from tertial.measurement.open_statistics.connecting import FEW_ATTEMPTS, pxweb_client
from tertial.measurement.open_statistics.faults import ServiceFault
from tertial.measurement.open_statistics.pxweb import COUNTRY, PxWeb, Table, pxweb, selected
from tertial.measurement.open_statistics.table_areas import areas_of, kind_of, unit_of
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.web.forms import version, words
from tertial.web.pages.sources_kolada import begun
from tertial.web.place import Place, at_place
from tertial.web.series_form import indicators_to_feed, new_values, series_from, values_of, written_values
from tertial.web.service_source import chosen_source, series_to_change, source_to_keep

_VARIABLE = "variabel-"


@at_place
@require_http_methods(["GET", "POST"])
def search_scb(request: HttpRequest, place: Place) -> HttpResponse:
    """Search, then choose: `?q=` lists tables, `?tabell=` and `?serie=` show the form."""
    require(request.user, Permission.SOURCE_EDIT, unit=place.committee)
    row = series_to_change(request, place, SourceKind.PXWEB)
    source = row.source if row else chosen_source(request, place, SourceKind.PXWEB)
    address = source.address if source else ""
    service = pxweb(pxweb_client(address, source.name if source and address else "", attempts=FEW_ATTEMPTS))
    code = row.code if row else request.POST.get("tabell") or request.GET.get("tabell", "")
    asked = request.GET.get("q", "").strip()
    context: dict[str, Any] = {
        "source": source,
        "service": service.client.name,
        "asked": asked,
        "row": row,
        "form": {},
    }
    try:
        if code:
            return _choose(request, place, service, source, row, code, context)
        if asked:
            context["found"] = service.search(asked)
    except Forbidden:
        raise
    except TertialError as error:
        status = 502 if isinstance(error, ServiceFault) else 400
        return render(request, "sources/scb.html", {**context, "form": {"error": error}}, status=status)
    return render(request, "sources/scb.html", context)


def _choose(
    request: HttpRequest,
    place: Place,
    service: PxWeb,
    source: Source | None,
    row: OpenSeries | None,
    code: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The form for a table, and what is sent from it."""
    table = service.describe(code)
    values = values_of(row) if row else _new(table, place)
    areas = set(row.compare_with) if row else {COUNTRY}
    chosen = {name: codes[0] for name, codes in row.query.get("selection", {}).items() if codes} if row else {}
    if request.method == "POST":
        values, areas = written_values(request), set(request.POST.getlist("area"))
        chosen = {one.code: words(request, _VARIABLE + one.code) for one in table.others}
        try:
            series = _series(place, table, values, areas, chosen)
            if row:
                saved = change_series(row=row, series=series, by=request.user, expected_version=version(request))  # type: ignore[arg-type]
            else:
                kept = source_to_keep(place, SourceKind.PXWEB, source, request.user)  # type: ignore[arg-type]
                saved = add_series(source=kept, code=code, series=series, by=request.user)  # type: ignore[arg-type]
        except Forbidden:
            raise
        except TertialError as error:
            context["form"] = {"error": error, "status": 409 if isinstance(error, Conflict) else 400}
        else:
            return begun(request, place, saved)
    labels = table.variable(table.area).labels if table.area else {}
    own = place.municipality.code
    context |= {
        "table": table,
        "values": values,
        "feeds": indicators_to_feed(place.committee),
        "has_own": own in labels or not table.area,
        "country": COUNTRY,
        "has_country": COUNTRY in labels,
        "municipalities": sorted(
            ((code, name) for code, name in labels.items() if kind_of(code) == "municipality" and code != own),
            key=lambda pair: pair[1],
        ),
        "chosen": areas,
        "variables": [(one, list(one.labels.items()), chosen.get(one.code, "")) for one in table.others],
    }
    return render(request, "sources/scb_choose.html", context, status=context["form"].get("status", 200))


def _new(table: Table, place: Place) -> dict[str, Any]:
    return new_values(
        title=table.title, unit="", by_sex=bool(table.sex), decimals="", this_year=place.occasion.period_end.year
    )


def _series(place: Place, table: Table, values: dict[str, Any], areas: set[str], chosen: dict[str, str]) -> Series:
    """What the form says; refused with what is left to choose, before anything is kept."""
    selection = {name: [code] for name, code in chosen.items() if code}
    codes = [place.municipality.code, *sorted(areas)]
    series = series_from(
        place.committee,
        values,
        description="",
        areas=areas_of(table, codes[1:]),
        query={"selection": selection},
    )
    question = selected(
        table, areas=codes, first_year=series.query["first_year"], by_sex=series.by_sex, chosen=selection
    )
    if series.unit:
        return series
    return series_from(
        place.committee,
        {**values, "unit": unit_of(table, question)},
        description="",
        areas=series.areas,
        query={"selection": selection},
    )
