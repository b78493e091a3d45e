"""Divide whole numbers so that nothing is lost: by weights, and in a table whose rows and columns have given sums."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

_ROUNDS = 60
"""How often rows and columns are fitted in turn; what is left then is a few öre, which are moved one by one."""

Table = list[list[int]]


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Divide `total` in proportion to weights of at least 0, the odd units to the largest remainders.

    The parts sum to `total` exactly and have its sign. Raises `ValueError` when there is something to divide and no weight.
    """
    whole = sum(weights)
    if whole == 0:
        if total:
            raise ValueError(f"{total} can't be divided: all weights are nothing")
        return [0] * len(weights)
    size = abs(total)
    parts, remainders = [], []
    for index, weight in enumerate(weights):
        part, remainder = divmod(size * weight, whole)
        parts.append(part)
        remainders.append((-remainder, index))
    for _, index in sorted(remainders)[: size - sum(parts)]:
        parts[index] += 1
    return parts if total >= 0 else [-part for part in parts]


def fit(rows: Sequence[int], columns: Sequence[int], prior: Sequence[Sequence[int]]) -> Table:
    """A table of numbers of at least 0 with these row and column sums, as like the prior as can be.

    Cells that are 0 in the prior stay 0. Raises `ValueError` when sums disagree or can't be met through the cells there are.
    """
    if sum(rows) != sum(columns):
        raise ValueError(f"rows sum to {sum(rows)} and columns to {sum(columns)}")
    # A large scale keeps the proportions of small weights while whole numbers are divided again and again.
    table = [split(total, weights) for total, weights in zip(rows, prior, strict=True)]
    for _ in range(_ROUNDS):
        for index, total in enumerate(columns):
            column = split(
                total, [_kept(line[index], weights[index]) for line, weights in zip(table, prior, strict=True)]
            )
            for line, value in zip(table, column, strict=True):
                line[index] = value
        table = [
            split(total, [_kept(value, weight) for value, weight in zip(line, weights, strict=True)])
            for total, line, weights in zip(rows, table, prior, strict=True)
        ]
    _settle(table, columns, prior)
    return table


def _kept(value: int, weight: int) -> int:
    """A cell that the prior has never dies out on the way."""
    return max(value, 1) if weight else 0


def _settle(table: Table, columns: Sequence[int], prior: Sequence[Sequence[int]]) -> None:
    """Move what is left over between columns, within rows, so that rows keep their sums."""
    while True:
        excess = [sum(line[index] for line in table) - total for index, total in enumerate(columns)]
        source = next((index for index, value in enumerate(excess) if value > 0), None)
        if source is None:
            return
        path = _path(table, source, {index for index, value in enumerate(excess) if value < 0}, prior)
        amount = min(excess[source], -excess[path[-1][2]], *(table[row][giver] for row, giver, _ in path))
        for row, giver, taker in path:
            table[row][giver] -= amount
            table[row][taker] += amount


def _path(table: Table, source: int, wanted: set[int], prior: Sequence[Sequence[int]]) -> list[tuple[int, int, int]]:
    """The shortest way from a column to one of the wanted: steps of row, giving column, taking column."""
    reached: dict[int, list[tuple[int, int, int]]] = {source: []}
    waiting = deque([source])
    while waiting:
        giver = waiting.popleft()
        for row, line in enumerate(table):
            for taker, weight in enumerate(prior[row]):
                if line[giver] > 0 and weight and taker not in reached:
                    reached[taker] = [*reached[giver], (row, giver, taker)]
                    if taker in wanted:
                        return reached[taker]
                    waiting.append(taker)
    raise ValueError("no table of numbers has these sums with the cells that the prior allows")
