"""Investments: outcome, forecast, budget and deviation, with expenses and income apart where there is income."""

from __future__ import annotations

from tertial.cycle.models import Occasion
from tertial.document.blocks import Column, Row, RowKind, Table
from tertial.document.figure import Figure
from tertial.document.inline import Text
from tertial.economy.queries import Economy, InvestmentRow
from tertial.reports.tables.cells import deviation, figure_cell, number, words


def investment_table(economy: Economy, occasion: Occasion) -> Table | None:
    """One row per project and their sum; None where there are no investments."""
    rows, split = economy.investments, economy.has_split_investments
    if not rows:
        return None
    # With one project, its row is the sum.
    shown = [row for row in rows if not row.is_total] if len(rows) == 2 and not split else rows
    return Table(
        id="investeringar-tabell",
        caption=f"Investeringar {occasion.period.words} och prognos för helår {occasion.year}",
        columns=_columns(occasion, split=split),
        rows=tuple(
            Row(
                row.code,
                ((Text(row.title),), *(figure_cell(figure) for figure in _figures(row, split=split))),
                RowKind.TOTAL if row.is_total else RowKind.PLAIN,
            )
            for row in shown
        ),
        unit=economy.money_unit,
    )


def _columns(occasion: Occasion, *, split: bool) -> tuple[Column, ...]:
    year, period = occasion.year, occasion.period.short
    if split:
        return (
            words("Investeringar", "projekt", 1.8),
            number(f"Redovisat {period} utgifter", "redovisat-utgifter"),
            number(f"Redovisat {period} inkomster", "redovisat-inkomster"),
            number(f"Prognos {year} utgifter", "prognos-utgifter"),
            number(f"Prognos {year} inkomster", "prognos-inkomster"),
            number(f"Prognos {year} netto", "prognos"),
            number(f"Investeringsram {year}", "budget"),
            deviation("Avvikelse", "avvikelse"),
        )
    return (
        words("Investeringar", "projekt", 2.4),
        number(f"Redovisat {period}", "redovisat"),
        number(f"Prognos {year}", "prognos"),
        number(f"Budget {year}", "budget"),
        deviation("Avvikelse", "avvikelse"),
    )


def _figures(row: InvestmentRow, *, split: bool) -> tuple[Figure, ...]:
    net = row.net
    if split:
        return (
            row.expenses.outcome,
            row.income.outcome,
            row.expenses.forecast,
            row.income.forecast,
            net.forecast,
            net.year_budget,
            net.forecast_deviation,
        )
    return (net.outcome, net.forecast, net.year_budget, net.forecast_deviation)
