"""The ledger as the files that a finance system exports: CSV and XLSX per year."""

from __future__ import annotations

from typing import Final

import polars as pl

from tertial.demo.ledger.sie_text import kronor

EXPORT_COLUMNS: Final = {
    "Period": "month",
    "Bokföringsdatum": "day",
    "Verifikationsserie": "series",
    "Verifikationsnummer": "number",
    "Konto": "account",
    "Ansvar": "cost_centre",
    "Verksamhet": "service",
    "Aktivitet": "activity",
    "Projekt": "project",
    "Objekt": "object",
    "Motpart": "counterpart",
    "Fri": "free",
    "Text": "text",
}
"""The columns of the export as its heads call them, but for `Belopp`, which comes before the text."""


def as_export(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The rows with the export's heads, amounts in kronor with a decimal comma."""
    columns = {
        # An empty code is an empty field, not a pair of quotes.
        head: pl.col(name) if name in ("month", "day") else pl.col(name).replace("", None)
        for head, name in EXPORT_COLUMNS.items()
    }
    text = columns.pop("Text")
    return frame.select(**columns, Belopp=kronor(","), Text=text)
