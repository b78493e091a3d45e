"""The columns of a forecast file: a line a row. What stands beside the forecast is for reading only."""

from __future__ import annotations

from pathlib import Path

from tertial.common.table_files.cells import long_text, text
from tertial.common.table_files.table import Column, Table, read_table
from tertial.economy.importers.plan_files.amounts import amounts_heading, ore

CONTENT = "Prognos"
COLUMNS = (
    Column("key", "Nyckel", text),
    Column("line", "Rad", text, ("kod", "radkod", "rad kod", "verksamhet", "verksamhetskod")),
    Column("title", "Radens namn", text, ("benämning", "namn", "verksamhetens namn", "driftsammandrag")),
    Column("forecast", "Prognos", ore, ("helårsprognos", "prognos helår", "årsprognos")),
    Column("comment", "Kommentar", long_text, ("motivering", "anmärkning")),
    Column("cause", "Orsak till förändring", long_text, ("orsak", "orsak till ändring", "förklaring")),
)


def read_forecast(source: Path) -> Table:
    """Read a forecast file. It needs a column that says which line, and one with forecasts."""
    return read_table(source, COLUMNS, needed=(("line", "title"), ("forecast",)), heading=amounts_heading)
