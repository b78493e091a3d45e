"""The printed values that the extracts are made to give."""

from __future__ import annotations

from functools import lru_cache

from tertial.common.numbers import read_number
from tertial.demo.loading.rows import rows

_REPORTS = ("2021-08", "2023-08")
_KEY = ("kind", "indicator", "definition", "period", "unit", "part", "sex")


@lru_cache(maxsize=1)
def _values() -> dict[tuple[str, ...], str]:
    return {
        tuple(row[name] for name in _KEY): row["value"]
        for report in _REPORTS
        for row in rows(f"observations/{report}.csv")
        if row["nature"] == "outcome" and row["value"]
    }


def printed(indicator: str, definition: int, period: str, sex: str = "", *, kind: str = "indicator") -> int:
    """A printed whole number."""
    return int(read_number(_values()[kind, indicator, str(definition), period, "", "", sex]))


def is_printed(key: tuple[str, ...]) -> bool:
    """Whether a value is printed: kind, indicator, definition, period, unit, part, sex."""
    return key in _values()
