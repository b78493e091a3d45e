"""Whether hidden cells can be worked out by linear reasoning, exactly, and from which shown cells.

An onlooker knows every sum and every shown cell, and that no hidden cell is below its floor (nought, or one). What they
can reckon is a system of equations. A hidden cell is safe when there is another solution in which it has another value: a
direction to move in that keeps every sum, leaves the shown cells be, moves the cell, and lowers nothing that is at its floor.
When there is none, the equations themselves prove it (Farkas' lemma), and the shown cells in the proof are those of which at
least one must be hidden too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tertial.measurement.disclosure.calculations.lattice import Sum

Number = int | Fraction
Row = dict[int, Number]
"""A linear combination of cells that stays zero in every direction, as coefficients by cell. Nearly always whole numbers."""
_GOAL = -1
"""The column of the right-hand side: how far the guarded cell is to move."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How a hidden cell can be worked out: it follows from the cells in `support`, with their coefficients' signs.

    At least one of them must be hidden. A cell at its floor can only rise: it helps where it stands in `rising`.
    """

    cell: int
    support: frozenset[int]
    rising: frozenset[int]


def proofs(
    sums: Iterable[Sum], *, unknown: Collection[int], floor: Collection[int], guarded: Iterable[int]
) -> list[Proof]:
    """A proof for each guarded cell that can be worked out; none for those that are safe.

    `unknown` are all cells without a published value, `floor` those that can't be lower, `guarded` the unknown ones to ask about.
    """
    known_unknown, at_floor = frozenset(unknown), frozenset(floor)
    free = known_unknown - at_floor
    asked = list(guarded)
    rows: list[Row] = [_row(one) for one in sums]
    rows.append(dict.fromkeys(asked, 1))
    near = _connected(rows, known_unknown)[:-1]
    solved, left = _eliminate(near, free, known_unknown)
    bound = known_unknown & at_floor
    found = []
    for cell in asked:
        if cell in bound:
            trial: list[Row] = [dict(row) for row in left if row.keys() & bound]
            trial.append({cell: 1, _GOAL: 1})
            trials = [_connected(trial, bound)]
        elif cell not in solved or any(other in free for other in solved[cell] if other != cell):
            continue
        else:
            trials = []
            for sign in (1, -1):
                own = {other: -sign * one for other, one in solved[cell].items() if other != cell}
                own[_GOAL] = 1
                trials.append(_connected([*(dict(row) for row in left if row.keys() & bound), own], bound))
        reasons = [reason for trial in trials if (reason := _infeasible(trial, bound)) is not None]
        if len(reasons) == len(trials):
            support: set[int] = set()
            rising: set[int] = set()
            for reason in reasons:
                shown = {j: one for j, one in reason.items() if j != _GOAL and j not in known_unknown and one}
                support |= shown.keys()
                rising |= {j for j, one in shown.items() if one > 0}
            found.append(Proof(cell, frozenset(support), frozenset(rising)))
    return found


def _row(one: Sum) -> Row:
    row: Row = {one.total: 1}
    for part in one.parts:
        row[part] = row.get(part, 0) - 1
    return {cell: number for cell, number in row.items() if number}


def _eliminate(rows: Iterable[Row], free: frozenset[int], unknown: frozenset[int]) -> tuple[dict[int, Row], list[Row]]:
    """Solve for free cells: the row of each that could be solved for, with coefficient one; and the rows without free cells."""
    solved: dict[int, Row] = {}
    users: dict[int, set[int]] = {}
    left: list[Row] = []
    for row in rows:
        if not row.keys() & unknown:
            continue
        for pivot in [cell for cell in row if cell in solved]:
            _subtract(row, solved[pivot], row[pivot])
        pivots = [cell for cell in row if cell in free]
        if not pivots:
            if row:
                left.append(row)
            continue
        pivot = min(pivots)
        head = row[pivot]
        row = _divided(row, head)
        for user in sorted(users.get(pivot, ())):
            if pivot in solved[user]:
                _subtract(solved[user], row, solved[user][pivot])
                for cell in row:
                    users.setdefault(cell, set()).add(user)
        solved[pivot] = row
        for cell in row:
            users.setdefault(cell, set()).add(pivot)
    return solved, left


def _divided(row: Row, head: Number) -> Row:
    if head == 1:
        return row
    if head == -1:
        return {cell: -number for cell, number in row.items()}
    return {cell: Fraction(number) / head for cell, number in row.items()}


def _subtract(row: Row, other: Row, times: Number) -> None:
    for cell, number in other.items():
        value = row.get(cell, 0) - times * number
        if value:
            row[cell] = value
        else:
            row.pop(cell, None)


def _connected(rows: Sequence[Row], bound: frozenset[int]) -> list[Row]:
    """The rows that share cells at their floor with the last one, directly or through others, and the last one itself."""
    reached = set(rows[-1].keys() & bound)
    taken: list[Row] = []
    rest = list(rows[:-1])
    while True:
        near = [row for row in rest if row.keys() & reached]
        if not near:
            return [*taken, rows[-1]]
        rest = [row for row in rest if not row.keys() & reached]
        taken += near
        for row in near:
            reached |= row.keys() & bound


def _infeasible(rows: list[Row], bound: frozenset[int]) -> Row | None:
    """Why no rise of the cells at their floor satisfies the rows, as a combination of them; None if some does.

    The first phase of the simplex method on exact numbers, by Bland's rule, which always ends. The combination has no
    coefficient above zero at any cell in `bound`, and one above zero at the goal: a contradiction.
    """
    deficit: Row = {}
    for row in rows:
        _subtract(deficit, row, -1)
    basis: list[int | None] = [None] * len(rows)
    while True:
        if deficit.get(_GOAL, 0) == 0:
            return None
        entering = min((cell for cell, number in deficit.items() if number > 0 and cell in bound), default=None)
        if entering is None:
            return deficit
        best: tuple[Number, int, int] | None = None
        for place, row in enumerate(rows):
            slope = row.get(entering, 0)
            if slope > 0:
                # Artificial variables leave first, then the lowest numbered: Bland's rule against going in circles.
                held = basis[place]
                candidate = (Fraction(row.get(_GOAL, 0)) / slope, -1 if held is None else held, place)
                best = candidate if best is None or candidate < best else best
        if best is None:
            raise ArithmeticError("the deficit is bounded by zero, so some row must stop what enters")
        place = best[2]
        head = rows[place][entering]
        rows[place] = _divided(rows[place], head)
        for other, row in enumerate(rows):
            if other != place and entering in row:
                _subtract(row, rows[place], row[entering])
        _subtract(deficit, rows[place], deficit[entering])
        basis[place] = entering
