"""A sum of ledger rows, and the months that it is asked for. No library is needed to name them."""

from __future__ import annotations

from dataclasses import dataclass

Window = tuple[int, int]
"""The first and the last month, both included: `(202301, 202308)`."""


@dataclass(frozen=True, slots=True)
class Sum:
    """An exact sum in öre, and how many rows it is of."""

    ore: int = 0
    rows: int = 0
