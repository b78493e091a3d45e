"""Read the forecasts of an occasion: each beside the one before it, with what it builds on and why it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tertial.cycle.models import Lock, Occasion
from tertial.document.figure import Figure
from tertial.economy.calculations.forecasting import change
from tertial.economy.figures import LineFigures
from tertial.economy.models import Block, LineKind
from tertial.economy.plan_figures import money
from tertial.economy.queries.answered_for import summed_up
from tertial.economy.queries.economy import economy
from tertial.economy.queries.forecast_entry import ForecastEntry, forecast_entries
from tertial.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """A line, or a sum, with its forecast now and before.

    `figures` has the forecast, the budget, the deviation, the outcome so far and last year-end. `previous` is the forecast
    of the occasion before in the same year, `change` how much it has risen since. `version` is 0 where there is no forecast.
    """

    code: str
    title: str
    kind: LineKind
    block: Block
    figures: LineFigures
    previous: Figure
    change: Figure
    comment: str
    cause: str
    version: int
    previous_comment: str

    @property
    def needs_cause(self) -> bool:
        """Whether the forecast has changed without anybody having said why."""
        return bool(self.change.number) and not self.cause and self.kind == LineKind.PLAIN


@dataclass(frozen=True, slots=True)
class Forecasts:
    """A committee's forecasts at an occasion, in the order of the operating summary."""

    occasion: Occasion
    previous: Occasion | None
    locked_by: str
    rows: tuple[ForecastRow, ...]

    def figures(self) -> Iterator[Figure]:
        """The figures that the economy's tables do not have: the forecast before, and the change."""
        for row in self.rows:
            yield from (row.previous, row.change)


def forecasts(committee: Unit, occasion: Occasion) -> Forecasts:
    """The forecasts of an occasion. Three queries beside those of `economy`."""
    entered = forecast_entries(committee, occasion)
    by_code = {entry.line.code: entry for entry in entered.entries}
    lock = Lock.objects.filter(committee=committee, occasion=occasion).first()
    lines = [entry.line for entry in entered.entries]
    before = {entry.line.pk: entry.before.amount_ore for entry in entered.entries if entry.before}
    read = economy(committee, occasion)
    sums = {
        LineKind.TOTAL: summed_up([line for line in lines if line.block == Block.OPERATIONS], before),
        LineKind.GRAND_TOTAL: summed_up(lines, before),
    }
    rows = []
    for row in read.rows:
        entry = by_code.get(row.code)
        previous = sums.get(row.kind) if entry is None else before.get(entry.line.pk)
        rows.append(_row(row.code, row.title, row.kind, row.block, row.figures, entry, previous, occasion))
    return Forecasts(occasion, entered.previous, lock.decision_text if lock else "", tuple(rows))


def _row(
    code: str,
    title: str,
    kind: LineKind,
    block: Block,
    figures: LineFigures,
    entry: ForecastEntry | None,
    previous: int | None,
    occasion: Occasion,
) -> ForecastRow:
    stored = entry.forecast if entry else None
    before = entry.before if entry else None
    year, stem = str(occasion.year), f"line/{code}/{occasion.year}"
    now = figures.forecast.number
    was = money(
        f"{stem}/previous-forecast",
        previous,
        label=f"{title}, föregående prognos helår {year}",
        period=year,
        money_unit=occasion.money_unit,
        source=before.source if before else "Summan av raderna" if previous is not None else "",
        missing="Ingen tidigare prognos i år",
    )
    return ForecastRow(
        code,
        title,
        kind,
        block,
        figures,
        previous=was,
        change=money(
            f"{stem}/forecast-change",
            change(now=None if now is None else int(now * 100), before=previous),
            label=f"{title}, prognosens förändring sedan förra tillfället {year}",
            period=year,
            money_unit=occasion.money_unit,
            source="Prognosen minus den föregående",
            inputs=(figures.forecast.key, was.key),
            missing="Ingen tidigare prognos i år",
        ),
        comment=stored.comment if stored else "",
        cause=stored.cause if stored else "",
        version=stored.version if stored else 0,
        previous_comment=before.comment if before else "",
    )
