"""Turn a line's exact amounts into figures, and lines into sums. Plain Python but for the rows it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.money import kr
from tertial.common.periods import Period
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.economy.calculations import deviation, total
from tertial.economy.models import Measure

ORIGINS = {Measure.OUTCOME: Origin.LEDGER, Measure.BUDGET: Origin.DECISION, Measure.FORECAST: Origin.FORECAST}
WORDS = {
    "outcome": "redovisat",
    "budget": "budget",
    "forecast": "prognos",
    "deviation": "avvikelse",
    "forecast-deviation": "prognosens avvikelse",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact amount in öre with where it comes from; `parts` are the stems of the keys it was added up from."""

    ore: int
    source: str = ""
    demo: bool = False
    parts: tuple[str, ...] = ()


Amounts = Mapping[tuple[str, str], Amount]
"""A line's amounts by (measure, period)."""


@dataclass(frozen=True, slots=True)
class LineFigures:
    """A line's eight figures: the period's and the year's. `has_*` say whether the table of that name has the row."""

    outcome: Figure
    budget: Figure
    deviation: Figure
    previous: Figure
    forecast: Figure
    year_budget: Figure
    forecast_deviation: Figure
    year_end: Figure

    @property
    def all(self) -> tuple[Figure, ...]:
        """The figures in the order of the tables."""
        return (
            self.outcome,
            self.budget,
            self.deviation,
            self.previous,
            self.forecast,
            self.year_budget,
            self.forecast_deviation,
            self.year_end,
        )

    @property
    def in_period_table(self) -> bool:
        """Whether there is anything to show for the period."""
        return any(figure.number is not None for figure in (self.outcome, self.budget))

    @property
    def in_year_table(self) -> bool:
        """Whether there is anything to show for the year."""
        return any(figure.number is not None for figure in (self.forecast, self.year_budget))


def line_figures(*, stem: str, title: str, amounts: Amounts, period: Period, money_unit: str) -> LineFigures:
    """The figures of a line, sum or investment whose keys begin with `stem` (`line/575`)."""
    year = Period(period.year)

    def stored(measure: str, when: Period) -> Figure:
        amount = amounts.get((measure, str(when)))
        return _figure(stem, measure, when, title, amount, money_unit)

    def difference(name: str, budget: Figure, actual: Figure, when: Period, words: str) -> Figure:
        low, high = budget.number, actual.number
        value: Decimal | Missing = Missing(MissingReason.NOT_MEASURED, f"Budget eller {words} saknas")
        if low is not None and high is not None:
            value = kr(deviation(budget=int(low * 100), actual=int(high * 100)))
        return Figure(
            key=f"{stem}/{when}/{name}",
            value=value,
            unit="kr",
            period=str(when),
            label=f"{title}, {WORDS[name]}",
            shown_in=money_unit,
            with_unit=False,
            provenance=Provenance(Origin.CALCULATION, f"Budget minus {words}", inputs=(budget.key, actual.key)),
        )

    outcome, budget = stored(Measure.OUTCOME, period), stored(Measure.BUDGET, period)
    forecast, year_budget = stored(Measure.FORECAST, year), stored(Measure.BUDGET, year)
    return LineFigures(
        outcome=outcome,
        budget=budget,
        deviation=difference("deviation", budget, outcome, period, "utfall"),
        previous=stored(Measure.OUTCOME, period.years_back(1)),
        forecast=forecast,
        year_budget=year_budget,
        forecast_deviation=difference("forecast-deviation", year_budget, forecast, year, "prognos"),
        year_end=stored(Measure.OUTCOME, year.years_back(1)),
    )


def summed(parts: Mapping[str, Amounts], source: str) -> dict[tuple[str, str], Amount]:
    """Add up lines' amounts, by the stem of each line's keys, for every (measure, period) that all of them have."""
    lines = list(parts.values())
    keys = {key for amounts in lines for key in amounts}
    result: dict[tuple[str, str], Amount] = {}
    for key in keys:
        found = [amounts.get(key) for amounts in lines]
        ore = total(amount.ore if amount else None for amount in found)
        if ore is not None:
            demo = any(amount.demo for amount in found if amount)
            result[key] = Amount(ore, source, demo=demo, parts=tuple(parts))
    return result


def _figure(stem: str, measure: str, when: Period, title: str, amount: Amount | None, money_unit: str) -> Figure:
    value: Decimal | Missing = Missing(MissingReason.NOT_MEASURED, "Beloppet är inte inläst")
    origin = ORIGINS[Measure(measure)]
    source = ""
    if amount:
        value = kr(amount.ore)
        source = amount.source
        if amount.demo:
            origin = Origin.DEMO_SERIES
        elif amount.parts:
            origin = Origin.CALCULATION
    return Figure(
        key=f"{stem}/{when}/{measure}",
        value=value,
        unit="kr",
        period=str(when),
        label=f"{title}, {WORDS[measure]} {when.words}",
        shown_in=money_unit,
        provenance=Provenance(
            origin, source, inputs=tuple(f"{part}/{when}/{measure}" for part in amount.parts) if amount else ()
        ),
    )
