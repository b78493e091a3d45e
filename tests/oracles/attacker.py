"""Somebody who tries to work out what is hidden: knows every sum, every shown cell, and how the hiding is done.

Written from what a reader would do, not from what the program does: all cells of the full table are unknowns, each row and
column adds up, the shown cells are given. First exact elimination, then the least and the most that each hidden cell can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

Key = tuple[str, ...]
"""A cell: one value for each dimension, empty for the whole of it."""


def equations(dimensions: Sequence[Sequence[str]]) -> tuple[list[Key], list[dict[Key, int]]]:
    """All cells of a table, and that each whole is the sum of its parts, in each dimension by itself."""
    cells = [tuple(key) for key in product(*(("", *parts) for parts in dimensions))]
    rows = []
    for place, parts in enumerate(dimensions):
        for key in cells:
            if key[place] == "" and parts:
                rows.append({key: 1} | {(*key[:place], part, *key[place + 1 :]): -1 for part in parts})
    return cells, rows


def worked_out(
    dimensions: Sequence[Sequence[str]], shown: Mapping[Key, Fraction], *, least: Mapping[Key, int]
) -> dict[Key, Fraction]:
    """The cells that follow from the shown ones by elimination or because of how low and high they can be.

    `least` is how low a cell is known to be able to be where that is not nought.
    """
    cells, rows = equations(dimensions)
    unknown = [key for key in cells if key not in shown]
    system = []
    for row in rows:
        left = {key: Fraction(number) for key, number in row.items() if key not in shown}
        right = -sum((shown[key] * number for key, number in row.items() if key in shown), Fraction(0))
        if left:
            system.append((left, right))
    return _eliminated(system) | _squeezed(unknown, system, least)


def _eliminated(system: Sequence[tuple[dict[Key, Fraction], Fraction]]) -> dict[Key, Fraction]:
    """Gauss–Jordan, on exact numbers: a row with one unknown left tells it."""
    solved: list[tuple[Key, dict[Key, Fraction], Fraction]] = []
    for left, right in ((dict(left), right) for left, right in system):
        for pivot, other, value in solved:
            times = left.get(pivot, Fraction(0))
            if times:
                left = {key: left.get(key, Fraction(0)) - times * other.get(key, Fraction(0)) for key in left | other}
                right -= times * value
        left = {key: number for key, number in left.items() if number}
        if not left:
            continue
        pivot = next(iter(left))
        head = left[pivot]
        left, right = {key: number / head for key, number in left.items()}, right / head
        for index, (one, other, value) in enumerate(solved):
            times = other.get(pivot, Fraction(0))
            if times:
                mixed = {key: other.get(key, Fraction(0)) - times * left.get(key, Fraction(0)) for key in left | other}
                solved[index] = (one, {key: number for key, number in mixed.items() if number}, value - times * right)
        solved.append((pivot, left, right))
    return {pivot: value for pivot, left, value in solved if len(left) == 1}


def _squeezed(
    unknown: Sequence[Key], system: Sequence[tuple[dict[Key, Fraction], Fraction]], least: Mapping[Key, int]
) -> dict[Key, Fraction]:
    """Linear programming: the cells whose least and most are the same."""
    import numpy as np
    from scipy.optimize import linprog

    if not unknown or not system:
        return {}
    index = {key: place for place, key in enumerate(unknown)}
    matrix = np.zeros((len(system), len(unknown)))
    for number, (left, _right) in enumerate(system):
        for key, value in left.items():
            matrix[number, index[key]] = float(value)
    right = np.array([float(value) for _left, value in system])
    bounds = [(least.get(key, 0), None) for key in unknown]
    found = {}
    for key in unknown:
        goal = np.zeros(len(unknown))
        goal[index[key]] = 1
        ends = []
        for sign in (1, -1):
            answer = linprog(sign * goal, A_eq=matrix, b_eq=right, bounds=bounds, method="highs")
            assert answer.status in (0, 3), answer.message
            ends.append(float("inf") if answer.fun is None else sign * answer.fun)
        if ends[1] - ends[0] < 1e-6:
            found[key] = Fraction(round(ends[0]))
    return found
