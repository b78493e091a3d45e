"""Read open statistics: series, their runs, and how the municipality stands beside others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone

from tertial.common.errors import NotFound
from tertial.measurement.models import OpenArea, OpenSeries, OpenValue, RunState, SourceKind, SourceRun
from tertial.measurement.open_statistics.calculations import Standing, standing
from tertial.measurement.open_statistics.service_periods import own_period
from tertial.organisation.models import Unit
from tertial.steering.models import Direction, Indicator, Sex

SILENCE = timedelta(minutes=4)
"""After how long a silence a fetch has died: longer than the longest wait for an answer and the longest pause between two."""
COUNTRIES = {SourceKind.KOLADA: "0000", SourceKind.PXWEB: "00"}
DEMO = "demo"
"""The status of values that were made up for the demo; no service has it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An area in a comparison: its values by sex (`""` for all) and period. A period that is missing, or None, has no value."""

    code: str
    name: str
    kind: str
    values: Mapping[str, Mapping[str, OpenValue]]

    def value(self, period: str, sex: str = "") -> Decimal | None:
        """The value of a period, with the decimals that the service gave it; None where it is missing."""
        found = self.values.get(sex, {}).get(period)
        return None if found is None else number_of(found)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A series with the municipality's own values beside others'.

    `others` are the municipalities that were chosen, `groups` groups whose mean the service gives, `country` the whole
    country where the service has it. `standings` tells by sex and period how the municipality stands among the chosen ones.
    """

    series: OpenSeries
    own: Compared
    others: tuple[Compared, ...]
    groups: tuple[Compared, ...]
    country: Compared | None
    periods: tuple[str, ...]
    sexes: tuple[str, ...]
    standings: Mapping[tuple[str, str], Standing]
    fetched_at: datetime | None
    is_demo: bool

    @property
    def latest(self) -> str:
        """The latest period that the municipality has a value for, else the latest of all; empty where nothing is fetched."""
        known = [period for period in self.periods if self.own.value(period) is not None]
        return (known or list(self.periods) or [""])[-1]

    @property
    def areas(self) -> tuple[Compared, ...]:
        """Everybody: the municipality, those chosen, the groups, the country."""
        return (self.own, *self.others, *self.groups, *([self.country] if self.country else []))

    @property
    def lower_is_better(self) -> bool:
        """Whether the first place is that of the lowest value."""
        return _lower_is_better(self.series)


def number_of(row: OpenValue) -> Decimal | None:
    """The value with the decimals it was given with."""
    return None if row.value is None else row.value.quantize(Decimal(1).scaleb(-row.decimals))


def series_of(committee: Unit) -> QuerySet[OpenSeries]:
    """The committee's series by title, with source, indicator with definitions, and part. Two queries."""
    return (
        OpenSeries.objects.filter(source__committee=committee)
        .select_related("source__committee__municipality", "indicator", "part")
        .prefetch_related("indicator__definitions")
    )


def find_series(committee: Unit, slug: str) -> OpenSeries:
    """The series with the slug; raises `NotFound` naming those that exist."""
    found = series_of(committee).filter(slug=slug).first()
    if found is None:
        raise NotFound("Serien", slug, list(series_of(committee).values_list("slug", flat=True)))
    return found


def runs_of(series: OpenSeries) -> QuerySet[SourceRun]:
    """The times that a series was fetched, the latest first."""
    return SourceRun.objects.filter(source=series.source_id, cursor__series=series.pk).select_related("started_by")


def is_silent(run: SourceRun, now: datetime | None = None) -> bool:
    """Whether a run that should be going on has given no sign of life for a while."""
    if run.state != RunState.RUNNING:
        return False
    return (now or timezone.now()) - (run.beat_at or run.started_at) > SILENCE


def own_code(series: OpenSeries) -> str:
    """The municipality's own code at the series' service."""
    return series.source.committee.municipality.code


def area_names(kind: str, codes: Iterable[str]) -> dict[str, OpenArea]:
    """Areas by code, as the service names them. One query."""
    return {area.code: area for area in OpenArea.objects.filter(service=kind, code__in=list(codes))}


def comparison(series: OpenSeries) -> Comparison:
    """A series with the municipality beside others. Two queries, beside the series' own."""
    return _comparisons([series])[0]


def comparison_for(indicator: Indicator) -> list[Comparison]:
    """The comparisons of the series that give an indicator its values; empty without series. At most four queries."""
    return _comparisons(list(series_of(indicator.committee).filter(indicator=indicator)))


def _comparisons(found: list[OpenSeries]) -> list[Comparison]:
    if not found:
        return []
    values: dict[int, list[OpenValue]] = defaultdict(list)
    for row in OpenValue.objects.filter(series__in=found).select_related("run"):
        values[row.series_id].append(row)
    names: dict[tuple[str, str], OpenArea] = {
        (area.service, area.code): area
        for area in OpenArea.objects.filter(service__in={series.source.kind for series in found})
    }
    return [_comparison(series, values[series.pk], names) for series in found]


def _comparison(series: OpenSeries, rows: list[OpenValue], names: Mapping[tuple[str, str], OpenArea]) -> Comparison:
    kind, own = series.source.kind, own_code(series)
    by_area: dict[str, dict[str, dict[str, OpenValue]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        by_area[row.area][row.sex][row.period] = row

    def compared(code: str) -> Compared:
        area = names.get((kind, code))
        called = area.name if area else series.source.committee.municipality.name if code == own else code
        return Compared(code, called, area.kind if area else "", by_area.get(code, {}))

    country = COUNTRIES.get(SourceKind(kind), "")
    chosen = [compared(code) for code in series.compare_with if code not in (own, country)]
    mine, others = compared(own), [one for one in chosen if one.kind != "group"]
    periods = sorted({row.period for row in rows}, key=lambda period: (own_period(period) or period, period))
    sexes = tuple(sex for sex in Sex.values if any(row.sex == sex for row in rows))
    return Comparison(
        series=series,
        own=mine,
        others=tuple(sorted(others, key=lambda one: one.name)),
        groups=tuple(one for one in chosen if one.kind == "group"),
        country=compared(country) if country in series.compare_with or country in by_area else None,
        periods=tuple(periods),
        sexes=sexes,
        standings={
            (sex, period): standing(
                own,
                {one.code: one.value(period, sex) for one in (mine, *others)},
                lower_is_better=_lower_is_better(series),
            )
            for sex in sexes
            for period in periods
        },
        fetched_at=max((row.run.started_at for row in rows), default=None),
        is_demo=any(row.status == DEMO for row in rows),
    )


def _lower_is_better(series: OpenSeries) -> bool:
    if series.indicator is None:
        return False
    latest = max(series.indicator.definitions.all(), key=lambda version: version.valid_from, default=None)
    return latest is not None and latest.direction == Direction.LOWER
