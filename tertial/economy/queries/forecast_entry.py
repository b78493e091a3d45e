"""Read the forecasts of an occasion as they are entered: the stored rows themselves, and those of the occasion before."""

from __future__ import annotations

from dataclasses import dataclass

from tertial.cycle.models import Occasion
from tertial.economy.models import Block, LineAmount, LineKind, Measure, OperatingLine
from tertial.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class ForecastEntry:
    """A line whose forecast is entered by hand, with the stored forecast and the one before it, where there are any."""

    line: OperatingLine
    forecast: LineAmount | None
    before: LineAmount | None


@dataclass(frozen=True, slots=True)
class ForecastEntries:
    """All lines of an occasion, and the occasion of the same year before it at which the committee made forecasts."""

    entries: tuple[ForecastEntry, ...]
    previous: Occasion | None


def forecast_entries(committee: Unit, occasion: Occasion) -> ForecastEntries:
    """The lines of the operating summary that are no sums, in their order. Two queries."""
    lines = OperatingLine.objects.filter(
        committee=committee, year=occasion.year, block__in=(Block.OPERATIONS, Block.MUNICIPAL_UNITS)
    ).exclude(kind__in=(LineKind.TOTAL, LineKind.GRAND_TOTAL))
    stored = LineAmount.objects.filter(
        line__committee=committee,
        line__year=occasion.year,
        measure=Measure.FORECAST,
        period=str(occasion.year),
        occasion__period_end__lte=occasion.period_end,
    ).select_related("occasion")
    forecasts: dict[int, LineAmount] = {}
    earlier: dict[int, dict[int, LineAmount]] = {}
    previous: Occasion | None = None
    for row in stored:
        if row.occasion is None:
            continue
        if row.occasion_id == occasion.pk:
            forecasts[row.line_id] = row
            continue
        earlier.setdefault(row.occasion.pk, {})[row.line_id] = row
        if previous is None or row.occasion.period_end > previous.period_end:
            previous = row.occasion
    before = earlier.get(previous.pk, {}) if previous else {}
    entries = tuple(ForecastEntry(line, forecasts.get(line.pk), before.get(line.pk)) for line in lines)
    return ForecastEntries(entries, previous)
