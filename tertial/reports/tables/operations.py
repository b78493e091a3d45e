"""The operating summary: the period against its budget, and the year's forecast against the budget."""

from __future__ import annotations

from collections.abc import Callable

from tertial.cycle.models import Occasion
from tertial.document.blocks import Column, Row, RowKind, Table
from tertial.document.figure import Figure
from tertial.document.inline import Text
from tertial.economy.figures import LineFigures
from tertial.economy.queries import Economy, LineKind, LineRow
from tertial.reports.tables.cells import deviation, figure_cell, number, words

ROW_KINDS = {
    LineKind.PLAIN: RowKind.PLAIN,
    LineKind.OF_WHICH: RowKind.OF_WHICH,
    LineKind.OF_TOTAL: RowKind.OF_WHICH,
    LineKind.TOTAL: RowKind.SUBTOTAL,
    LineKind.GRAND_TOTAL: RowKind.TOTAL,
}


def period_table(economy: Economy, occasion: Occasion) -> Table:
    """Outcome, the period's budget, deviation, and the same period a year before."""
    period = occasion.period
    columns = (
        words("Verksamhet", "verksamhet", 2.6),
        number(f"Redovisat {period.short}", "redovisat"),
        number(f"Budget {period.short}", "budget"),
        deviation("Avvikelse", "avvikelse"),
        number(f"Redovisat {period.years_back(1).short}", "foregaende"),
    )
    return _table(
        economy,
        "driftsammandrag-period",
        f"Driftsammandrag, resultat {occasion.period_end.day} {period.words.split('–')[-1]}",
        columns,
        lambda figures: (figures.outcome, figures.budget, figures.deviation, figures.previous),
        lambda line: line.figures.in_period_table,
    )


def year_table(economy: Economy, occasion: Occasion) -> Table:
    """Forecast, budget, deviation, and last year's outcome."""
    year = occasion.year
    columns = (
        words("Verksamhet", "verksamhet", 2.6),
        number(f"Prognos helår {year}", "prognos"),
        number(f"Budget helår {year}", "budget"),
        deviation("Avvikelse", "avvikelse"),
        number(f"Bokslut {year - 1}", "bokslut"),
    )
    return _table(
        economy,
        "driftsammandrag-helar",
        f"Driftsammandrag, prognos för helår {year}",
        columns,
        lambda figures: (figures.forecast, figures.year_budget, figures.forecast_deviation, figures.year_end),
        lambda line: line.in_year_table,
    )


def _table(
    economy: Economy,
    identifier: str,
    caption: str,
    columns: tuple[Column, ...],
    choose: Callable[[LineFigures], tuple[Figure, ...]],
    shown: Callable[[LineRow], bool],
) -> Table:
    return Table(
        id=identifier,
        caption=caption,
        columns=columns,
        rows=tuple(
            Row(
                line.code,
                ((Text(line.title),), *(figure_cell(figure) for figure in choose(line.figures))),
                ROW_KINDS[line.kind],
                indent=1 if ROW_KINDS[line.kind] is RowKind.OF_WHICH else 0,
            )
            for line in economy.rows
            if shown(line)
        ),
        unit=economy.money_unit,
    )
