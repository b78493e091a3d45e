"""Investments: outcome, forecast, budget and deviation, with expenses and income apart where there is income."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Block, Column, Row, RowKind, Table
from tertial.document.figure import Figure
from tertial.document.inline import Text
from tertial.economy.queries import InvestmentRow
from tertial.reports.chapters.cells import deviation, figure_cell, number, words
from tertial.reports.source import Source


def build(source: Source) -> Sequence[Block]:
    """The table of investments and the text."""
    rows = source.economy.investments
    text = source.text("investeringar")
    if not rows:
        return text
    # With one project, its row is the sum.
    shown = (
        [row for row in rows if not row.is_total]
        if len(rows) == 2 and not source.economy.has_split_investments
        else rows
    )
    split = source.economy.has_split_investments
    table = Table(
        id="investeringar-tabell",
        caption=f"Investeringar {source.occasion.period.words} och prognos för helår {source.occasion.year}",
        columns=_columns(source, split=split),
        rows=tuple(
            Row(
                row.code,
                ((Text(row.title),), *(figure_cell(figure) for figure in _figures(row, split=split))),
                RowKind.TOTAL if row.is_total else RowKind.PLAIN,
            )
            for row in shown
        ),
        unit=source.economy.money_unit,
    )
    return [table, *text]


def _columns(source: Source, *, split: bool) -> tuple[Column, ...]:
    year, period = source.occasion.year, source.occasion.period.short
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
