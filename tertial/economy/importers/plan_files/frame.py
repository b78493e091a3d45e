"""The columns of a frame file: a part of the frame a row, in the order they stand."""

from __future__ import annotations

from pathlib import Path

from tertial.common.errors import Refused
from tertial.common.table_files.cells import text, year
from tertial.common.table_files.sheets import Cell
from tertial.common.table_files.table import Column, Table, read_table
from tertial.economy.importers.plan_files.amounts import amounts_heading, ore

CONTENT = "Ram"
OPERATIONS, INVESTMENTS = "drift", "investering"


def _is_investment(cell: Cell, kronor: int = 1) -> bool | None:
    written = text(cell).lower()
    if written and written not in (OPERATIONS, INVESTMENTS):
        raise Refused(f"”{text(cell)}” är varken {OPERATIONS} eller {INVESTMENTS}.")
    return written == INVESTMENTS if written else None


COLUMNS = (
    Column("key", "Nyckel", text),
    Column("investment", "Slag", _is_investment, ("typ",)),
    Column("year", "År", year, ("budgetår",)),
    Column("label", "Benämning", text, ("del av ramen", "förändring", "text", "namn")),
    Column("amount", "Belopp", ore, ("ram", "budgetram")),
    Column("decision", "Beslut", text, ("beslutad av",)),
)


def read_frame(source: Path) -> Table:
    """Read a frame file. It needs a column with words and one with amounts."""
    return read_table(source, COLUMNS, needed=(("label",), ("amount",)), heading=amounts_heading)
