"""Read the action plan against a deficit, its sums beside the deficit itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tertial.cycle.models import Occasion
from tertial.document.figure import Figure
from tertial.economy.calculations.action_plan import Effect, PlanSums, plan_sums
from tertial.economy.models import DeficitMeasure, DeficitMeasureEffect, LineAmount, Measure, MeasureStatus
from tertial.economy.plan_figures import money
from tertial.economy.queries.economy import Economy, economy
from tertial.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with what it gives the year (None: nothing is said of the year) and every year that something is said of."""

    measure: DeficitMeasure
    effect: DeficitMeasureEffect | None
    effects: tuple[DeficitMeasureEffect, ...]

    @property
    def status(self) -> MeasureStatus:
        """How far it has come."""
        return MeasureStatus(self.measure.status)


@dataclass(frozen=True, slots=True)
class LineBeside:
    """What the measures of one line give together, beside the line's own deviation; of no line, `title` is empty."""

    code: str
    title: str
    deviation: Figure | None
    sums: PlanSums


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """A committee's action plan for a year; its forecast at `occasion` says how large the deficit is.

    `lines` parts the sums by the lines that measures are about, in the order of the tables, those of no line last.
    """

    year: int
    occasion: Occasion | None
    rows: tuple[MeasureRow, ...]
    sums: PlanSums
    deviation: Figure | None
    lines: tuple[LineBeside, ...] = ()

    @property
    def later_years(self) -> tuple[int, ...]:
        """The years after this one that any measure gives something."""
        return tuple(sorted({one.year for row in self.rows for one in row.effects if one.year > self.year}))

    def figures(self, money_unit: str = "tkr") -> Iterator[Figure]:
        """The sums as figures: `action-plan/2023/planned`, `…/realised`, `…/in-forecast`, `…/not-in-forecast`, `…/left`."""
        stem = f"action-plan/{self.year}"
        beside = self.deviation.key if self.deviation else ""
        for name, ore, words, inputs in (
            ("planned", self.sums.planned, "planerad effekt", ()),
            ("realised", self.sums.realised, "uppnådd effekt", ()),
            ("in-forecast", self.sums.in_forecast, "effekt som prognosen räknar med", ()),
            ("not-in-forecast", self.sums.not_in_forecast, "effekt utöver prognosen", ()),
            ("left", self.sums.left, "avvikelse med alla åtgärder", (beside, f"{stem}/not-in-forecast")),
        ):
            yield money(
                f"{stem}/{name}",
                ore,
                label=f"Åtgärdsplan {self.year}, {words}",
                period=str(self.year),
                money_unit=money_unit,
                source="Summan av åtgärderna" if not inputs else "Prognosens avvikelse och effekten utöver prognosen",
                inputs=tuple(key for key in inputs if key),
                missing="Prognos saknas",
            )


def action_plan(
    committee: Unit, year: int, *, occasion: Occasion | None = None, read: Economy | None = None
) -> ActionPlan:
    """A committee's action plan for a year, beside the forecast of an occasion, or of the year's latest that has one.

    `read` is the occasion's economy where somebody has read it already. A measure is in the plan of every year that something is said of, and while nothing is said of any. Three queries
    beside those of `economy`.
    """
    occasion = occasion or _latest_forecast(committee, year)
    if occasion and read is None:
        read = economy(committee, occasion)
    headline = read.headline if read else None
    deviation = headline.figures.forecast_deviation if headline else None
    measures = DeficitMeasure.objects.filter(committee=committee).select_related("line", "decision")
    rows = []
    for measure in measures.prefetch_related("effects"):
        effects = tuple(measure.effects.all())
        of_year = next((effect for effect in effects if effect.year == year), None)
        if of_year or not effects:
            rows.append(MeasureRow(measure, of_year, effects))
    return ActionPlan(year, occasion, tuple(rows), _summed(rows, deviation), deviation, _lines(rows, read))


def _lines(rows: list[MeasureRow], read: Economy | None) -> tuple[LineBeside, ...]:
    """The measures by line. A line of an earlier year is the line with the same code now."""
    now = {row.code: row for row in read.rows} if read else {}
    titles = {code: row.title for code, row in now.items()}
    by_line: dict[str, list[MeasureRow]] = {}
    for row in rows:
        line = row.measure.line
        by_line.setdefault(line.code if line else "", []).append(row)
        if line:
            titles.setdefault(line.code, line.title)
    found = []
    for code in [code for code in titles if code in by_line] + ([""] if "" in by_line else []):
        deviation = now[code].figures.forecast_deviation if code in now else None
        found.append(LineBeside(code, titles.get(code, ""), deviation, _summed(by_line[code], deviation)))
    return tuple(found)


def _summed(rows: list[MeasureRow], deviation: Figure | None) -> PlanSums:
    ore = deviation.number if deviation else None
    return plan_sums(
        (
            Effect(
                row.effect.planned_ore,
                row.effect.realised_ore,
                row.effect.in_forecast,
                counts=row.status is not MeasureStatus.STOPPED,
            )
            for row in rows
            if row.effect
        ),
        deviation=None if ore is None else int(ore * 100),
    )


def _latest_forecast(committee: Unit, year: int) -> Occasion | None:
    row = (
        LineAmount.objects.filter(
            line__committee=committee, line__year=year, measure=Measure.FORECAST, period=str(year)
        )
        .select_related("occasion__municipality")
        .order_by("-occasion__period_end")
        .first()
    )
    return row.occasion if row else None
