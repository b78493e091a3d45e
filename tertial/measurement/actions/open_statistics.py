"""Choose series of open statistics, change them and remove them; begin to fetch them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from json import dumps
from typing import Any

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.common.slugs import slug as slug_of
from tertial.measurement.actions.sources import begin_run, end_run
from tertial.measurement.models import OpenArea, OpenSeries, RunState, Source, SourceKind, SourceRun
from tertial.measurement.open_statistics.answers import Area
from tertial.measurement.queries.open_statistics import is_silent, runs_of
from tertial.organisation.access import require
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.steering.models import Indicator, NamedPart

YEARS = 10
"""How many years back a series is fetched where nothing else is said."""
_LONGEST_SLUG = 60
SERVICES = (SourceKind.KOLADA, SourceKind.PXWEB)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What somebody chooses of a series; the meaning of each field stands at `models.OpenSeries`.

    `query` holds `first_year`, `decimals` (how many an outcome is rounded to; None keeps what the service gave) and, for a table,
    `selection`: codes by variable. `areas` are those to compare with, with what the service calls them.
    """

    title: str
    description: str = ""
    unit: str = ""
    query: Mapping[str, Any] = field(default_factory=dict)
    by_sex: bool = False
    indicator: Indicator | None = None
    part: NamedPart | None = None
    areas: Sequence[Area] = ()
    lag_years: int = 0

    def as_columns(self) -> dict[str, Any]:
        """The fields by the model's names."""
        return {
            "title": self.title.strip()[:300],
            "description": self.description,
            "unit": self.unit.strip()[:40],
            "query": dict(self.query),
            "by_sex": self.by_sex,
            "indicator": self.indicator,
            "part": self.part,
            "compare_with": list(dict.fromkeys(area.code for area in self.areas)),
            "lag_years": self.lag_years,
        }


@transaction.atomic
def add_series(*, source: Source, code: str, series: Series, by: Person) -> OpenSeries:
    """Choose a series from a service. Nothing is fetched yet.

    Refused: a source that is no service, a part or an indicator that does not belong, the same question twice, and a
    second series that would give the same part of an indicator its values.
    """
    require(by, Permission.SOURCE_EDIT, unit=source.committee)
    if source.kind not in SERVICES:
        raise Refused(f"{source.name} är ingen tjänst med öppen statistik.")
    columns = _checked(source, series)
    for other in OpenSeries.objects.filter(source=source, code=code):
        if other.query == columns["query"] and other.part == series.part and other.indicator == series.indicator:
            raise Refused(f"{code} finns redan här: {other.title}.")
    row = OpenSeries.objects.create(source=source, slug=_free_slug(source, code), code=code, **columns)
    _keep_areas(source, series.areas)
    record(action="measurement.add_series", subject=row, by=by, after=snapshot(row))
    return row


@transaction.atomic
def change_series(*, row: OpenSeries, series: Series, by: Person, expected_version: int | None = None) -> OpenSeries:
    """Change what is fetched, what it is compared with, or which indicator it gives values. What is fetched stays."""
    require(by, Permission.SOURCE_EDIT, unit=row.source.committee)
    columns = _checked(row.source, series, but=row)
    _keep_areas(row.source, series.areas)
    save_change(
        row,
        changes=columns,
        expected_version=expected_version,
        action="measurement.change_series",
        by=by,
        shown="title",
    )
    return row


@transaction.atomic
def remove_series(*, row: OpenSeries, by: Person) -> None:
    """Remove a series with what was fetched of it. Outcomes that indicators got from it stay, as what was reported."""
    require(by, Permission.SOURCE_EDIT, unit=row.source.committee)
    latest = runs_of(row).first()
    if latest is not None and latest.state == RunState.RUNNING and not is_silent(latest):
        raise Refused(f"{row.title} hämtas just nu. Vänta tills hämtningen är klar.")
    record(action="measurement.remove_series", subject=row, by=by, before=snapshot(row))
    row.delete()


@transaction.atomic
def begin_fetch(*, row: OpenSeries, by: Person, at: datetime | None = None, in_background: bool = True) -> SourceRun:
    """Begin to fetch a series; the fetch itself is a task that starts when the transaction is over, or the caller's to do.

    Goes on where the latest fetch of the same question was broken off. `at` is when the answers were given, where they are
    kept ones. Refused: a series that is being fetched by somebody who gives signs of life.
    """
    require(by, Permission.SOURCE_EDIT, unit=row.source.committee)
    OpenSeries.objects.select_for_update().get(pk=row.pk)
    latest = runs_of(row).first()
    if latest is not None and latest.state == RunState.RUNNING:
        if not is_silent(latest):
            raise Refused(f"{row.title} hämtas just nu. Vänta tills hämtningen är klar.")
        latest = _give_up(latest, by)
    run = begin_run(committee=row.source.committee, source=row.source, about=f"{row.code} {row.title}"[:300], by=by)
    run.cursor = _beginning(row, latest, (at or run.started_at).date())
    run.started_at = at or run.started_at
    run.save(update_fields=["cursor", "started_at"])
    if in_background:
        from tertial.measurement.actions.fetching import fetch_in_background

        transaction.on_commit(partial(fetch_in_background.enqueue, run.pk))
    return run


def question(row: OpenSeries, today: date) -> dict[str, Any]:
    """What a fetch asks for: the areas with the municipality first, and the years."""
    own = row.source.committee.municipality.code
    first = int(row.query.get("first_year") or today.year - YEARS + 1)
    return {
        "areas": list(dict.fromkeys([own, *row.compare_with])),
        "years": [first, max(first, int(row.query.get("last_year") or today.year))],
    }


def _beginning(row: OpenSeries, latest: SourceRun | None, today: date) -> dict[str, Any]:
    """Where a fetch begins: what it asks for with its mark, and where the fetch before stopped, if it asked for the same."""
    asked = question(row, today)
    whole = [row.code, row.query, row.by_sex, row.source.address, asked]
    mark = sha256(dumps(whole, sort_keys=True).encode()).hexdigest()[:16]
    before = latest.cursor if latest is not None and latest.state == RunState.PARTLY else {}
    goes_on = bool(before.get("at")) and before.get("mark") == mark and latest is not None
    return {
        "series": row.pk,
        "asked": asked,
        "mark": mark,
        "at": before["at"] if goes_on else {},
        "runs": [*before["runs"], latest.pk] if goes_on and latest else [],
        "done": before.get("done", 0) if goes_on else 0,
        "steps": before.get("steps", 0) if goes_on else 0,
    }


def _give_up(run: SourceRun, by: Person) -> SourceRun:
    """End a run whose program died: what it had kept stays."""
    came = bool(run.cursor.get("at"))
    return end_run(
        run=run,
        state=RunState.PARTLY if came else RunState.FAILED,
        message="Hämtningen avbröts: servern startades om eller stannade." + (" Det som kom är kvar." if came else ""),
        cursor=run.cursor,
        read=run.read,
        added=run.added,
        changed=run.changed,
        unchanged=run.unchanged,
        by=by,
    )


def _checked(source: Source, series: Series, but: OpenSeries | None = None) -> dict[str, Any]:
    columns = series.as_columns()
    if not columns["title"]:
        raise Refused("Serien måste ha ett namn.")
    if series.indicator is not None and series.indicator.committee_id != source.committee_id:
        raise Refused(f"{series.indicator} är inte en av nämndens indikatorer.")
    if series.part is not None and (series.indicator is None or series.part.indicator_id != series.indicator.pk):
        raise Refused(f"{series.part} är inte en del av {series.indicator or 'någon indikator'}.")
    if series.indicator is not None:
        taken = OpenSeries.objects.filter(indicator=series.indicator, part=series.part)
        other = (taken.exclude(pk=but.pk) if but else taken).first()
        if other is not None:
            raise Refused(f"{series.indicator} får redan sina värden från {other.title}. Ta bort den kopplingen först.")
    if not 0 <= series.lag_years <= 5:
        raise Refused("Eftersläpningen måste vara mellan 0 och 5 år.")
    return columns


def _keep_areas(source: Source, areas: Sequence[Area]) -> None:
    """Keep what the service calls the areas, as it calls them now."""
    OpenArea.objects.bulk_create(
        [
            OpenArea(service=source.kind, code=one.code, name=one.name[:120], kind=one.kind)
            for one in {area.code: area for area in areas}.values()
        ],
        update_conflicts=True,
        unique_fields=["service", "code"],
        update_fields=["name", "kind"],
    )


def _free_slug(source: Source, code: str) -> str:
    wanted = slug_of(code.replace("/", "-"))[:_LONGEST_SLUG] or "serie"
    taken = set(OpenSeries.objects.filter(source__committee=source.committee_id).values_list("slug", flat=True))
    number, found = 2, wanted
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found
