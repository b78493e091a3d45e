"""The columns of a ledger batch. Every importer writes them, in this order; every query reads them.

| column        | type    | meaning                                                              |
|---------------|---------|----------------------------------------------------------------------|
| `month`       | INTEGER | 202308; the batch is sorted by it                                    |
| `day`         | DATE    | the posting date; the last day of the month where only that is known |
| `series`      | VARCHAR | the voucher's series                                                 |
| `number`      | VARCHAR | the voucher's number within the series                               |
| `account` …   | VARCHAR | the parts of the code string (`CODE_PARTS`)                          |
| `amount`      | BIGINT  | öre; debit and cost positive, credit and revenue negative            |
| `text`        | VARCHAR | the row's text, where the profile keeps it                           |

No column is ever null: what a source does not have is the empty string. Codes are text and keep their leading zeros.
"""

from __future__ import annotations

PART_NAMES: dict[str, str] = {
    "account": "konto",
    "cost_centre": "ansvar",
    "service": "verksamhet",
    "activity": "aktivitet",
    "project": "projekt",
    "object": "objekt",
    "counterpart": "motpart",
    "free": "fri kod",
}
"""Each part of the code string by its column, with what it is called."""

CODE_PARTS = tuple(PART_NAMES)
"""The parts of the code string in their order."""

COLUMNS: dict[str, str] = {
    "month": "INTEGER",
    "day": "DATE",
    "series": "VARCHAR",
    "number": "VARCHAR",
    **dict.fromkeys(CODE_PARTS, "VARCHAR"),
    "amount": "BIGINT",
    "text": "VARCHAR",
}
"""Each column with its SQL type."""

PARQUET_OPTIONS = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880"
"""How DuckDB writes a batch."""
