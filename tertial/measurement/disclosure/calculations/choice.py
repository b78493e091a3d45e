"""Choose what more to hide: the least that leaves no proof standing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

Cost = tuple[int, int, Fraction]
"""What hiding cells loses: how many totals, how many cells, how many people in all. Compared in that order."""
NOTHING: Cost = (0, 0, Fraction(0))
MOST_STEPS = 500


def cheapest(demands: Sequence[frozenset[int]], costs: Mapping[int, Cost]) -> frozenset[int]:
    """Cells that meet every demand (one cell of each) at the lowest cost, the first in order where several are equal.

    Looks at no more than `MOST_STEPS` choices: then it is the best that was found, and the first that is found takes the cheapest
    cell of each demand in turn.
    """
    ordered = [sorted(demand, key=lambda cell: (costs[cell], cell)) for demand in demands]
    best: tuple[Cost, frozenset[int]] | None = None
    steps = 0
    stack: list[tuple[Cost, frozenset[int], frozenset[int]]] = [(NOTHING, frozenset(), frozenset())]
    while stack:
        cost, chosen, refused = stack.pop()
        steps += 1
        if best is not None and (cost >= best[0] or steps > MOST_STEPS):
            if steps > MOST_STEPS:
                break
            continue
        unmet = next((one for one in ordered if chosen.isdisjoint(one)), None)
        if unmet is None:
            best = (cost, chosen)
            continue
        # Each branch refuses the cells that the branches before it took, so that no choice is looked at twice.
        branches = []
        passed = refused
        for cell in unmet:
            if cell in refused:
                continue
            branches.append((added(cost, costs[cell]), chosen | {cell}, passed))
            passed = passed | {cell}
        stack += reversed(branches)
    return best[1] if best else frozenset()


def added(one: Cost, other: Cost) -> Cost:
    """What two choices lose together."""
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2])


def total_cost(costs: Iterable[Cost]) -> Cost:
    """What hiding all of them loses."""
    total = NOTHING
    for cost in costs:
        total = added(total, cost)
    return total
