"""The economy in four rows: net cost, of which costs and revenue, and investments."""

from __future__ import annotations

from tertial.cycle.models import Occasion
from tertial.document.blocks import Row, RowKind, Table
from tertial.document.inline import Text
from tertial.economy.figures import LineFigures
from tertial.economy.queries import Economy, LineKind
from tertial.reports.tables.cells import deviation, figure_cell, number, words


def summary_table(economy: Economy, occasion: Occasion) -> Table | None:
    """Forecast, budget and deviation; None before there is anything to sum up."""
    rows = _rows(economy)
    if not rows:
        return None
    return Table(
        id="ekonomi-i-sammandrag",
        caption="Ekonomi i sammandrag",
        columns=(
            words("Ekonomi", "rad", 2.4),
            number("Prognos helår", "prognos"),
            number(f"Budget {occasion.year}", "budget"),
            deviation("Avvikelse", "avvikelse"),
        ),
        rows=tuple(rows),
        unit=economy.money_unit,
    )


def _rows(economy: Economy) -> list[Row]:
    rows: list[Row] = []
    headline = economy.headline
    if headline:
        rows.append(_row("nettokostnader", "Verksamhetens nettokostnader", headline.figures, RowKind.TOTAL))
    for row in economy.rows:
        if row.kind is LineKind.OF_TOTAL:
            rows.append(_row(row.code, row.title.capitalize(), row.figures, RowKind.OF_WHICH))
    for investment in economy.investments:
        if investment.is_total:
            rows.append(_row("investeringar", "Investeringar, netto", investment.net, RowKind.PLAIN))
    return [row for row in rows if any(row.cells[1:])]


def _row(identifier: str, label: str, figures: LineFigures, kind: RowKind) -> Row:
    cells = (figures.forecast, figures.year_budget, figures.forecast_deviation)
    return Row(
        identifier,
        ((Text(label),), *(figure_cell(figure) for figure in cells)),
        kind,
        indent=1 if kind is RowKind.OF_WHICH else 0,
    )
