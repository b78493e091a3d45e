"""A sum of ledger rows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """An exact sum in öre, and how many rows it is of."""

    ore: int = 0
    rows: int = 0
