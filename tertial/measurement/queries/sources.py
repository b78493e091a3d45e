"""Read where values come from: sources, and the times that something was fetched or read from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce, NullIf

from tertial.common.errors import NotFound
from tertial.common.slugs import slug as slug_of
from tertial.measurement.models import Measure, Observation, OpenSeries, OpenValue, Source, SourceRun, Survey
from tertial.organisation.models import Unit

RESERVED = frozenset({"kolada", "scb", "serier", "matt", "enkater"})
"""Words that mean something else in the addresses of sources, so no source is called one of them."""
_RUNS = 25


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its latest run, how many values are there from it, and how many series, measures and surveys it has."""

    source: Source
    latest: SourceRun | None
    values: int
    faults: int
    things: int


@dataclass(frozen=True, slots=True)
class SourceContents:
    """What belongs to a source: its series, measures and surveys, and its latest runs."""

    series: Sequence[OpenSeries]
    measures: Sequence[Measure]
    surveys: Sequence[Survey]
    runs: Sequence[SourceRun]


def sources(committee: Unit) -> list[SourceRow]:
    """The committee's sources by name. Two queries."""
    latest = SourceRun.objects.filter(source=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    computed = Observation.objects.filter(run__source=OuterRef("pk")).order_by().values("run__source")
    fetched = OpenValue.objects.filter(series__source=OuterRef("pk")).order_by().values("series__source")
    found = list(
        Source.objects.filter(committee=committee)
        .select_related("owner")
        .annotate(
            latest_run=Subquery(latest),
            # What a series gives becomes an indicator's values too, and is counted once.
            given=Coalesce(
                NullIf(Subquery(fetched.annotate(n=Count("pk")).values("n")), 0),
                Subquery(computed.annotate(n=Count("pk")).values("n")),
                0,
            ),
            things=Count("series", distinct=True) + Count("measures", distinct=True) + Count("surveys", distinct=True),
        )
    )
    runs = SourceRun.objects.in_bulk([source.latest_run for source in found if source.latest_run])
    return [
        SourceRow(
            source=source,
            latest=(run := runs.get(source.latest_run)),
            values=source.given,
            faults=len(run.faults) if run else 0,
            things=source.things,
        )
        for source in found
    ]


def runs_without_source(committee: Unit) -> list[SourceRun]:
    """The latest files that were read in by hand, beside any source. One query."""
    rows = SourceRun.objects.filter(committee=committee, source=None)
    return list(rows.select_related("started_by").order_by("-pk")[:_RUNS])


def find_source(committee: Unit, slug: str) -> Source:
    """The source with the slug; raises `NotFound` naming those that exist."""
    rows = Source.objects.filter(committee=committee).select_related("owner", "committee__municipality")
    found = rows.filter(slug=slug).first()
    if found is None:
        raise NotFound("Källan", slug, list(rows.values_list("slug", flat=True)))
    return found


def contents_of(source: Source) -> SourceContents:
    """What belongs to a source. At most five queries."""
    return SourceContents(
        series=list(source.series.select_related("indicator").prefetch_related("indicator__definitions")),
        measures=list(source.measures.select_related("indicator")),
        surveys=list(source.surveys.all()),
        runs=list(source.runs.select_related("started_by").order_by("-pk")[:_RUNS]),
    )


def free_source_slug(committee: Unit, name: str) -> str:
    """A slug for a new source that no other source of the committee has, and no address means something else by."""
    wanted = slug_of(name, longest=60) or "kalla"
    if wanted in RESERVED:
        wanted = f"{wanted}-kalla"
    taken = set(Source.objects.filter(committee=committee).values_list("slug", flat=True))
    number, found = 2, wanted
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found
