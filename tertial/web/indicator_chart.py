"""An indicator's history as a chart: the whole and the sexes, else the named parts or units."""

from __future__ import annotations

from collections import defaultdict

from tertial.common.periods import Period
from tertial.document.blocks import Chart
from tertial.document.figure import Figure, Origin
from tertial.measurement.queries import Point, public_figure
from tertial.organisation.models import Unit
from tertial.reports.charts.indicator_history import Break, indicator_history
from tertial.reports.charts.indicator_history import Part as Drawn
from tertial.steering.models import DefinitionVersion, Indicator, Target
from tertial.steering.parts import Part

MOST = 4
_SEX = {"": "Alla", "women": "Kvinnor", "men": "Män"}


def part_label(part: Part, names: dict[str, str]) -> str:
    """The part in words: `Studieväg 1, kvinnor`, `IAF`, `Alla`."""
    words = [names.get(part.unit, ""), names.get(part.named, "")]
    if part.sex or not any(words):
        words.append(_SEX[part.sex])
    return ", ".join(word for word in words if word)


def unit_names(committee: Unit) -> dict[str, str]:
    """Short names of the municipality's units by slug, also of those that have ended. One query."""
    return dict(Unit.objects.filter(municipality=committee.municipality_id).values_list("slug", "short_name"))


def part_names(indicator: Indicator, units: dict[str, str]) -> dict[str, str]:
    """Names of units and of the indicator's named parts by slug."""
    return {**units, **{named.slug: named.name for named in indicator.named_parts.all()}}


def chart_of(
    definition: DefinitionVersion,
    versions: list[DefinitionVersion],
    points: list[Point],
    targets: list[tuple[Target, Figure]],
    names: dict[str, str],
) -> Chart | None:
    """The chart, or None where nothing can be drawn: no numbers, or one single period."""
    series: dict[Part, dict[Period, Figure]] = defaultdict(dict)
    for point in points:
        if point.figure.unit != definition.unit and _broken_since(point.definition_from, definition, versions):
            continue  # a share and a number can't stand on one axis
        # Where two definitions measured the same period, the later one counts.
        # A chart is copied into what others read, and marks no value as hidden: it is always the public's.
        series[point.part][Period.parse(point.figure.period)] = public_figure(point.figure)
    parts = _chosen(series)
    periods = {period for part in parts for period, figure in series[part].items() if figure.number is not None}
    if len(periods) < 2:
        return None
    whole = [
        (target.year, figure)
        for target, figure in targets
        if target.part_key == parts[0].key and figure.unit == definition.unit
    ]
    return indicator_history(
        [Drawn(part_label(part, names), tuple(series[part].items())) for part in parts],
        title=definition.name,
        unit=definition.unit,
        targets=list(dict(whole).items()),
        breaks=[
            Break(Period(version.valid_from), version.notes.splitlines()[0] if version.notes else "ny definition")
            for version in versions[1:]
            if not version.comparable
        ],
        identifier=definition.indicator.slug,
        demo=any(point.figure.provenance.origin is Origin.DEMO_SERIES for point in points),
    )


def _broken_since(first: int, definition: DefinitionVersion, versions: list[DefinitionVersion]) -> bool:
    """Whether the series breaks between the definition from the year `first` and this one."""
    low, high = sorted((first, definition.valid_from))
    return any(not version.comparable and low < version.valid_from <= high for version in versions)


def _chosen(series: dict[Part, dict[Period, Figure]]) -> list[Part]:
    """The whole with the sexes where it is measured, else the parts with most values, at most four."""
    whole = [part for part in (Part(), Part(sex="women"), Part(sex="men")) if part in series]
    if Part() in whole:
        return whole
    ordered = sorted(series, key=lambda part: (bool(part.sex), -len(series[part]), part))
    return ordered[:MOST]
