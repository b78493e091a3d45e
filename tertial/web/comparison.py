"""A comparison with other municipalities on a page: who stands where, over the years, as charts with their tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tertial.common.numbers import swedish
from tertial.common.periods import Period
from tertial.document.blocks import Chart
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.measurement.models import OpenSeries
from tertial.measurement.open_statistics.calculations import Standing
from tertial.measurement.queries.open_statistics import DEMO, Compared, Comparison, comparison_for
from tertial.reports.charts.area_comparison import Area, area_comparison
from tertial.reports.charts.indicator_history import Part, indicator_history
from tertial.reports.renderers.html import Options, render_blocks
from tertial.steering.models import Indicator

SEX_WORDS: Mapping[str, str] = {"": "Alla", "women": "Kvinnor", "men": "Män"}
_MEAN_DECIMALS = 1


@dataclass(frozen=True, slots=True)
class SexRow:
    """How the municipality stands a period, for all or one of the sexes, in printed form."""

    label: str
    own: str
    mean: str
    median: str
    country: str
    place: str


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """A comparison ready to be shown; charts are empty where there is nothing to draw."""

    series: OpenSeries
    period: str
    rows: tuple[SexRow, ...]
    bars: SafeString
    history: SafeString
    fetched_on: date | None
    is_demo: bool
    source: str
    first: str


def comparisons_on_page(indicator: Indicator) -> list[ShownComparison]:
    """The comparisons that belong on an indicator's page; empty where it gets no open statistics. At most four queries."""
    return [shown for found in comparison_for(indicator) if (shown := shown_comparison(found)).rows]


def shown_comparison(found: Comparison) -> ShownComparison:
    """A comparison ready to be shown, for the latest period that the municipality has a value for."""
    period = found.latest
    bars, history = _bars(found, period), _history(found)
    return ShownComparison(
        series=found.series,
        period=_words(period),
        rows=tuple(_row(found, period, sex) for sex in found.sexes) if period else (),
        bars=_drawn(bars),
        history=_drawn(history),
        fetched_on=timezone.localtime(found.fetched_at).date() if found.fetched_at else None,
        is_demo=found.is_demo,
        source=f"Källa: {found.series.source.name}, {found.series.code}",
        first=_first(lower=found.lower_is_better),
    )


def _bars(found: Comparison, period: str) -> Chart | None:
    if not found.others or not period:
        return None
    stands = found.standings.get(("", period))
    return area_comparison(
        [Area(one.name, _figure(found, one, period), own=one is found.own) for one in found.areas],
        title=found.series.title,
        period=_words(period),
        unit=found.series.unit,
        mean=_made(found, "mean", period, stands.mean) if stands else None,
        standing=f"Plats {_place(stands)}, {_first(lower=found.lower_is_better)}." if stands and stands.place else "",
        identifier=f"{found.series.slug}-jamforelse",
        demo=found.is_demo,
    )


def _history(found: Comparison) -> Chart | None:
    """The municipality, the mean of the others and the country over time; None where there are not two years to draw."""
    periods = {text: parsed for text in found.periods if (parsed := _parsed(text))}
    if len(periods) < 2:
        return None

    def line(name: str, figure: Callable[[str], Figure]) -> Part:
        return Part(name, tuple((parsed, figure(text)) for text, parsed in periods.items()))

    parts = [line(found.own.name, lambda text: _figure(found, found.own, text))]
    if found.others:
        parts.append(
            line("Medel av andra", lambda text: _made(found, "mean", text, _mean(found.standings.get(("", text)))))
        )
    country = found.country
    if country is not None:
        parts.append(line(country.name, lambda text: _figure(found, country, text)))
    return indicator_history(
        parts,
        title=found.series.title,
        unit=found.series.unit,
        identifier=f"{found.series.slug}-over-tid",
        demo=found.is_demo,
    )


def _mean(stands: Standing | None) -> Decimal | None:
    return stands.mean if stands else None


def _figure(found: Comparison, area: Compared, period: str) -> Figure:
    row = area.values.get("", {}).get(period)
    value = area.value(period)
    decimals = found.series.query.get("decimals")
    origin = Origin.DEMO_SERIES if row is not None and row.status == DEMO else Origin.OBSERVATION
    return Figure(
        key=f"open/{found.series.slug}/{area.code}/{period}",
        value=Missing(MissingReason.OTHER, f"{found.series.source.name} har inget värde") if value is None else value,
        unit=found.series.unit,
        period=period,
        label=f"{found.series.title}, {area.name}, {period}",
        provenance=Provenance(origin, f"{found.series.source.name} {found.series.code}"),
        decimals=int(decimals) if decimals is not None else None,
    )


def _made(found: Comparison, name: str, period: str, value: Decimal | None) -> Figure:
    """A mean, as a figure; missing where nobody has a value."""
    return Figure(
        key=f"open/{found.series.slug}/{name}/{period}",
        value=Missing(MissingReason.OTHER, "Ingen av kommunerna har något värde") if value is None else value,
        unit=found.series.unit,
        period=period,
        label=f"{found.series.title}, medel, {period}",
        provenance=Provenance(Origin.CALCULATION, f"{found.series.source.name} {found.series.code}"),
        decimals=decimals_of(found.series),
    )


def decimals_of(series: OpenSeries) -> int:
    """How many decimals means and medians of a series are shown with."""
    return int(series.query.get("decimals") or _MEAN_DECIMALS)


def _row(found: Comparison, period: str, sex: str) -> SexRow:
    stands = found.standings[sex, period]
    decimals = decimals_of(found.series)
    return SexRow(
        label=SEX_WORDS[sex],
        own=_number(found.own.value(period, sex), decimals),
        mean=_number(stands.mean, decimals),
        median=_number(stands.median, decimals),
        country=_number(found.country.value(period, sex), decimals) if found.country else "–",
        place=_place(stands) if stands.place else "–",
    )


def _number(value: Decimal | None, decimals: int) -> str:
    if value is None:
        return "I.U."
    whole = value == value.to_integral_value() and abs(value) >= 1000
    return swedish(value, 0 if whole else decimals)


def _place(stands: Standing) -> str:
    words = _("%(place)d av %(among)d") if not stands.shared else _("delad %(place)d av %(among)d")
    return words % {"place": stands.place, "among": stands.among}


def _first(*, lower: bool) -> str:
    return _("lägst värde först") if lower else _("högst värde först")


def _parsed(text: str) -> Period | None:
    return Period.parse(text) if len(text) in (4, 7) and text.replace("-", "").isdigit() else None


def _words(text: str) -> str:
    parsed = _parsed(text)
    return text if parsed is None or parsed.month is None else parsed.heading.lower()


def _drawn(chart: Chart | None) -> SafeString:
    # Figures of open statistics have no page of their own, so nothing is linked; the renderer escapes what comes from outside.
    return mark_safe(render_blocks([chart], Options(chapter_level=2), level=2)) if chart else SafeString("")  # noqa: S308
