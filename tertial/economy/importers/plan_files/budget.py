"""The columns of a budget file: a post a row, with its twelve months."""

from __future__ import annotations

from pathlib import Path

from tertial.common.errors import Refused
from tertial.common.periods import MONTHS
from tertial.common.table_files.cells import long_text, text, year
from tertial.common.table_files.sheets import Cell
from tertial.common.table_files.table import Column, Table, read_table
from tertial.economy.importers.plan_files.amounts import amounts_heading, ore

CONTENT = "Budget"
METHODS = {"jämnt": "even", "som förra årets utfall": "last_year", "efter säsong": "seasonal", "för hand": "manual"}
"""How a spread is written in a file, and its name in `models.SpreadMethod`."""


def _method(cell: Cell, kronor: int = 1) -> str:
    written = text(cell).lower()
    if written and written not in METHODS:
        raise Refused(f"”{text(cell)}” är inget sätt att fördela. Skriv {', '.join(METHODS)}.")
    return METHODS.get(written, "")


MONTH_COLUMNS = tuple(f"month-{number}" for number in range(1, 13))

COLUMNS = (
    Column("key", "Nyckel", text),
    Column("line", "Rad", text, ("kod", "radkod", "rad kod", "verksamhet", "verksamhetskod")),
    Column("title", "Radens namn", text, ("benämning", "namn", "verksamhetens namn", "driftsammandrag")),
    Column("year", "År", year, ("budgetår",)),
    Column("label", "Post", text, ("budgetpost", "text", "specifikation")),
    Column("account", "Konto", text, ("slag", "kontogrupp")),
    Column("amount", "Belopp", ore, ("budget", "årsbudget", "nettobudget", "summa", "budget helår")),
    Column("method", "Fördelning", _method, ("periodisering",)),
    *(
        Column(name, month[:3], ore, (month, f"{number:02d}"))
        for number, (name, month) in enumerate(zip(MONTH_COLUMNS, MONTHS, strict=True), start=1)
    ),
    Column("comment", "Kommentar", long_text, ("anmärkning",)),
)


def read_budget(source: Path) -> Table:
    """Read a budget file. It needs a column that says which line, and one with amounts."""
    return read_table(source, COLUMNS, needed=(("line", "title"), ("amount",)), heading=amounts_heading)
