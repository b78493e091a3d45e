"""A line month by month, with the sum of the twelve months that end with each."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Row, Table
from tertial.document.inline import Text
from tertial.economy.queries.accounts import MonthRow
from tertial.reports.tables.cells import figure_cell, number, words


def months_table(months: Sequence[MonthRow], title: str, money_unit: str) -> Table:
    """One row per month, the latest first; a sum over a month that is not imported is left empty."""
    return Table(
        id="rullande-tolv-manader-tabell",
        caption=f"{title}, månad för månad och rullande tolv månader",
        columns=(
            words("Månad", "manad", 1.6),
            number("Redovisat i månaden", "redovisat"),
            number("Tolv månader till och med", "rullande"),
        ),
        rows=tuple(
            Row(
                str(one.month),
                (
                    (Text(one.name.capitalize()),),
                    figure_cell(one.outcome),
                    figure_cell(one.rolling) if one.rolling else (),
                ),
            )
            for one in reversed(months)
        ),
        unit=money_unit,
    )
