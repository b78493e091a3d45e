"""Read how a year's forecasts moved from occasion to occasion, how the year ended, and how well they hit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.periods import Period
from tertial.cycle.models import Occasion, OccasionKind
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.economy.calculations.forecasting import accuracy as missed_by
from tertial.economy.calculations.forecasting import change
from tertial.economy.models import Block, LineAmount, LineKind, Measure, OperatingLine
from tertial.economy.queries.answered_for import answered_for, summed_up
from tertial.economy.queries.budget_amounts import budgets_in_force
from tertial.economy.queries.year_end import year_ends
from tertial.organisation.models import Unit

MEASURED_AT = (OccasionKind.INTERIM_2, OccasionKind.OCTOBER)
"""The occasions at which a forecast ought to hit: August and October."""


@dataclass(frozen=True, slots=True)
class Told:
    """A line's forecast at an occasion, in öre, with what was said of it."""

    amount_ore: int
    comment: str
    cause: str


@dataclass(frozen=True, slots=True)
class History:
    """A line's forecasts by occasion slug, and the year's budget and end in öre, None where they are not known."""

    code: str
    title: str
    told: Mapping[str, Told]
    budget_ore: int | None
    year_end_ore: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """How far the committee's forecast at an occasion was from the year's end; `percent` is of the committee's budget.

    Plus: more was expected than it cost. `lines` has each line's own part of the miss, in öre by code.
    """

    occasion: Occasion
    forecast_ore: int | None
    year_end_ore: int | None
    budget_ore: int | None
    lines: Mapping[str, int]

    @property
    def missed_ore(self) -> int | None:
        """The forecast minus the year's end."""
        return change(now=self.forecast_ore, before=self.year_end_ore)

    @property
    def percent(self) -> Decimal | None:
        """The miss in percent of the budget; None when forecast, end or budget is missing."""
        if self.forecast_ore is None or self.year_end_ore is None or self.budget_ore is None:
            return None
        return missed_by(forecast=self.forecast_ore, year_end=self.year_end_ore, budget=self.budget_ore)

    @property
    def figure(self) -> Figure:
        """The percentage as a figure: `forecast-accuracy/2023-08`."""
        percent, when = self.percent, self.occasion.slug
        return Figure(
            key=f"forecast-accuracy/{when}",
            value=Missing(MissingReason.MEASURED_LATER, "Bokslutet är inte klart") if percent is None else percent,
            unit="%",
            period=str(self.occasion.year),
            label=f"Prognosens träffsäkerhet, {self.occasion}",
            decimals=1,
            provenance=Provenance(Origin.CALCULATION, "Prognosen minus bokslutet, i procent av nämndens budget"),
        )


@dataclass(frozen=True, slots=True)
class ForecastHistory:
    """A year's forecasts: the occasions at which any were made, the lines, and the sum as `total`."""

    year: int
    occasions: tuple[Occasion, ...]
    lines: tuple[History, ...]
    total: History

    def accuracy(self) -> Iterator[Hit]:
        """How the forecasts of August and October hit."""
        for occasion in self.occasions:
            if occasion.kind in MEASURED_AT:
                told = self.total.told.get(occasion.slug)
                lines = {
                    line.code: line.told[occasion.slug].amount_ore - line.year_end_ore
                    for line in self.lines
                    if line.year_end_ore is not None and occasion.slug in line.told
                }
                ends = self.total.year_end_ore, self.total.budget_ore
                yield Hit(occasion, told.amount_ore if told else None, *ends, lines)


def forecast_history(committee: Unit, year: int) -> ForecastHistory:
    """A year's forecasts of the lines that the committee answers for. At most seven queries and one to the ledger."""
    lines = list(
        OperatingLine.objects.filter(
            committee=committee, year=year, block__in=(Block.OPERATIONS, Block.MUNICIPAL_UNITS)
        )
    )
    told: dict[int, dict[str, Told]] = defaultdict(dict)
    occasions: dict[str, Occasion] = {}
    for row in LineAmount.objects.filter(
        line__committee=committee, line__year=year, measure=Measure.FORECAST, period=str(year)
    ).select_related("occasion"):
        if row.occasion:
            occasions[row.occasion.slug] = row.occasion
            told[row.line_id][row.occasion.slug] = Told(row.amount_ore, row.comment, row.cause)
    budgets = {
        pk: amounts[str(year)]
        for pk, amounts in budgets_in_force(committee, year, Period(year)).items()
        if str(year) in amounts
    }
    ends = year_ends(committee, [line for line in lines if line.kind == LineKind.PLAIN], year)
    totals: dict[str, Told] = {}
    for slug in occasions:
        ore = summed_up(
            lines, {pk: by_occasion[slug].amount_ore for pk, by_occasion in told.items() if slug in by_occasion}
        )
        if ore is not None:
            totals[slug] = Told(ore, "", "")
    return ForecastHistory(
        year,
        tuple(sorted(occasions.values(), key=lambda one: one.period_end)),
        tuple(
            History(line.code, line.title, told[line.pk], budgets.get(line.pk), ends.get(line.pk))
            for line in answered_for(lines)
        ),
        History("total", "Summa", totals, summed_up(lines, budgets), summed_up(lines, ends)),
    )


def accuracy(committee: Unit, year: int) -> tuple[Hit, ...]:
    """How well the committee's forecasts of August and October hit a year."""
    return tuple(forecast_history(committee, year).accuracy())
