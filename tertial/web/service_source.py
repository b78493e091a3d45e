"""The source that series of a service are chosen for: the one that the address names, else the committee's first, else one to be added."""

from __future__ import annotations

from django.http import HttpRequest

from tertial.common.errors import NotFound
from tertial.measurement.actions import add_source
from tertial.measurement.models import OpenSeries, Source, SourceKind
from tertial.measurement.queries.open_statistics import series_of
from tertial.measurement.queries.sources import find_source, free_source_slug
from tertial.organisation.models import Person
from tertial.web.place import Place

NAMES = {SourceKind.KOLADA: "Kolada", SourceKind.PXWEB: "SCB"}


def chosen_source(request: HttpRequest, place: Place, kind: SourceKind) -> Source | None:
    """The source that is named by `kalla`, else the committee's first of the kind; None where there is none yet."""
    slug = request.GET.get("kalla") or request.POST.get("kalla")
    if slug:
        found = find_source(place.committee, slug)
        if found.kind != kind:
            raise NotFound("Källan", slug)
        return found
    return Source.objects.filter(committee=place.committee, kind=kind).order_by("pk").first()


def source_to_keep(place: Place, kind: SourceKind, found: Source | None, by: Person) -> Source:
    """The source, added with the service's own address and name where there is none yet."""
    return found or add_source(
        committee=place.committee,
        slug=free_source_slug(place.committee, NAMES[kind]),
        name=NAMES[kind],
        kind=kind,
        by=by,
    )


def series_to_change(request: HttpRequest, place: Place, kind: SourceKind) -> OpenSeries | None:
    """The series that is named by `serie`; None where a new one is chosen."""
    slug = request.GET.get("serie") or request.POST.get("serie")
    if not slug:
        return None
    found = series_of(place.committee).filter(slug=slug, source__kind=kind).first()
    if found is None:
        raise NotFound("Serien", slug, list(series_of(place.committee).values_list("slug", flat=True)))
    return found
