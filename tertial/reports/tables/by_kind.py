"""Revenue and cost by kind: the account groups of Kommun-Bas, this year against last."""

from __future__ import annotations

from tertial.cycle.models import Occasion
from tertial.document.blocks import Row, RowKind, Table
from tertial.document.inline import Text
from tertial.economy.queries.accounts import AccountRow, ByKind
from tertial.reports.tables.cells import figure_cell, number, words


def kind_table(kinds: ByKind, occasion: Occasion) -> Table:
    """A group of rows for revenue and one for costs, each with its sum, and the net cost of both."""
    period = occasion.period

    def row(one: AccountRow, kind: RowKind = RowKind.PLAIN) -> Row:
        title = f"{one.code} {one.name}" if kind is RowKind.PLAIN else one.name
        cells = (figure_cell(figure) for figure in (one.now, one.before, one.change))
        return Row(one.code, ((Text(title),), *cells), kind)

    rows = [
        Row("intakter", ((Text("Intäkter"),),), RowKind.GROUP),
        *map(row, kinds.revenue),
        row(kinds.revenue_sum, RowKind.SUBTOTAL),
        Row("kostnader", ((Text("Kostnader"),),), RowKind.GROUP),
        *map(row, kinds.costs),
        row(kinds.cost_sum, RowKind.SUBTOTAL),
        row(kinds.net, RowKind.TOTAL),
    ]
    return Table(
        id="intakter-och-kostnader-efter-slag",
        caption=f"Intäkter och kostnader efter slag, {period.words}",
        columns=(
            words("Kontogrupp", "grupp", 2.6),
            number(f"Redovisat {period.short}", "redovisat"),
            number(f"Redovisat {period.years_back(1).short}", "foregaende"),
            number("Förändring", "forandring"),
        ),
        rows=tuple(rows),
        unit=occasion.money_unit,
    )
