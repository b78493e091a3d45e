"""The director's assessment, with the economy in four rows."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Block, Row, RowKind, Table
from tertial.document.inline import Text
from tertial.economy.figures import LineFigures
from tertial.economy.queries import LineKind
from tertial.reports.chapters.cells import deviation, figure_cell, number, words
from tertial.reports.source import Source


def build(source: Source) -> Sequence[Block]:
    """The text, then net cost, of which costs and revenue, and investments: forecast, budget, deviation."""
    text = source.text("sammanfattning")
    rows = _rows(source)
    if not rows:
        return text
    year = source.occasion.year
    table = Table(
        id="ekonomi-i-sammandrag",
        caption="Ekonomi i sammandrag",
        columns=(
            words("Ekonomi", "rad", 2.4),
            number("Prognos helår", "prognos"),
            number(f"Budget {year}", "budget"),
            deviation("Avvikelse", "avvikelse"),
        ),
        rows=tuple(rows),
        unit=source.economy.money_unit,
    )
    return [*text, table]


def _rows(source: Source) -> list[Row]:
    rows: list[Row] = []
    headline = source.economy.headline
    if headline:
        rows.append(_row("nettokostnader", "Verksamhetens nettokostnader", headline.figures, RowKind.TOTAL))
    for row in source.economy.rows:
        if row.kind is LineKind.OF_TOTAL:
            rows.append(_row(row.code, row.title.capitalize(), row.figures, RowKind.OF_WHICH))
    for investment in source.economy.investments:
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
