"""The ledger once more, slow and plain: batches as lists of rows, replayed one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Batch:
    """An import: the months that it covers, and its rows as month and amount."""

    number: int
    replaces: bool
    months: tuple[int, ...]
    rows: tuple[tuple[int, int], ...]
    undone: bool = False


def ledger(batches: Sequence[Batch]) -> dict[int, list[tuple[int, int]]]:
    """By covered month, what counts: the batch and the amount of every row."""
    result: dict[int, list[tuple[int, int]]] = {}
    for batch in batches:
        if batch.undone:
            continue
        for month in batch.months:
            if batch.replaces or month not in result:
                result[month] = []
            for when, amount in batch.rows:
                if when == month:
                    result[month].append((batch.number, amount))
    return result
