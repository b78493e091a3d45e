"""Protect a table: find the cells about too few people, and hide as many more as it takes that none can be worked out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from tertial.measurement.disclosure.calculations.cells import Cell, Place, floors, is_small
from tertial.measurement.disclosure.calculations.choice import Cost, cheapest, total_cost
from tertial.measurement.disclosure.calculations.exposure import Proof, proofs
from tertial.measurement.disclosure.calculations.lattice import Lattice, Node, Sum
from tertial.measurement.disclosure.calculations.patterns import Boxes

MOST_DEMANDS = 24
"""How many demands are weighed against each other before the search settles for enough."""
_UNKNOWN_SIZE = Fraction(10**6)


@dataclass(frozen=True, slots=True)
class Protected:
    """Which recorded cells are hidden: `primary` are about too few people, `secondary` would let those be worked out."""

    primary: frozenset[Place]
    secondary: frozenset[Place]


def protect(tables: Iterable[Lattice], *, secondary: bool = True) -> Protected:
    """What to hide in tables that belong together: an indicator's outcomes, forecasts and base values of a year.

    The same value for the same part in two of them is one and the same, whatever they call it. `secondary` is only switched off
    to show what it is for.
    """
    nodes: list[Node] = []
    sums: list[Sum] = []
    for table in tables:
        start = len(nodes)
        nodes += table.nodes
        sums += [Sum(one.total + start, tuple(part + start for part in one.parts)) for one in table.sums]
    guarded = [number for number, node in enumerate(nodes) if _must_not_be_told(node)]
    primary = {number for number in guarded if nodes[number].cell.shown}
    chosen: frozenset[int] = frozenset()
    if guarded and secondary:
        sums += _same(nodes)
        chosen = _Search(nodes, sums, guarded, primary).chosen()
    return Protected(
        frozenset(nodes[number].cell.place for number in primary),
        frozenset(nodes[number].cell.place for number in chosen),
    )


def _must_not_be_told(node: Node) -> bool:
    cell = node.cell
    if not node.guarded:
        return False
    return cell.withheld or (cell.amounts is not None and is_small(cell.amounts, cell.kind, cell.limits))


def _same(nodes: list[Node]) -> list[Sum]:
    """Cells of different series that hold the same: a total with one part."""
    first: dict[object, int] = {}
    found = []
    for number, node in enumerate(nodes):
        cell = node.cell
        if not cell.shown or cell.amounts is None or cell.place.series.startswith("forecast"):
            continue  # a forecast may be right by chance; it does not tell what came
        same = (cell.place._replace(series=""), cell.kind, cell.amounts)
        if same in first:
            found.append(Sum(first[same], (number,)))
        else:
            first[same] = number
    return found


class _Search:
    """The search for what more to hide."""

    def __init__(self, nodes: list[Node], sums: list[Sum], guarded: list[int], primary: set[int]) -> None:
        self._nodes = nodes
        self._sums = sums
        self._guarded = guarded
        unseen = {number for number, node in enumerate(nodes) if not node.cell.shown and not node.told}
        self._hidden = unseen | primary
        self._floors = _floor_sets(nodes)
        self._costs = _costs(nodes, sums)

    def chosen(self) -> frozenset[int]:
        """The least that more must be hidden; where there are many to guard, enough for each in turn."""
        whole = self._least(frozenset(), self._guarded, MOST_DEMANDS)
        if whole is not None:
            return whole
        chosen: frozenset[int] = frozenset()
        boxes = Boxes(self._nodes, self._sums)
        for cell in self._guarded:
            chosen |= self._cheapest_box(boxes.around(cell), cell, chosen)
        # What no box was found for, or a box with a hole in it did not hide.
        while found := self._demands(chosen, self._guarded):
            chosen |= {min(demand, key=lambda one: (self._costs[one], one)) for demand in found}
        return chosen

    def _cheapest_box(self, boxes: Iterable[frozenset[int]], cell: int, chosen: frozenset[int]) -> frozenset[int]:
        """The cells of the box that loses least, none of them at its floor; empty where there is no box."""
        best: tuple[Cost, list[int]] | None = None
        taken = self._hidden | chosen
        for corners in boxes:
            if any(corner in floor for floor in self._floors for corner in corners if corner != cell):
                continue
            new = sorted(corners - taken)
            cost = total_cost(self._costs[corner] for corner in new)
            if best is None or (cost, new) < best:
                best = (cost, new)
        return frozenset(best[1]) if best else frozenset()

    def _least(self, chosen: frozenset[int], guarded: list[int], most: int) -> frozenset[int] | None:
        """The least to hide beside what is chosen so that none of the guarded can be worked out; None if it takes too long."""
        demands: list[frozenset[int]] = []
        more: frozenset[int] = frozenset()
        while found := self._demands(chosen | more, guarded):
            demands += found
            if len(demands) > most:
                return None
            more = cheapest(demands, self._costs)
        return chosen | more

    def _demands(self, chosen: frozenset[int], guarded: list[int]) -> list[frozenset[int]]:
        """For each cell that can be worked out, those of which at least one must be hidden."""
        found: dict[frozenset[int], None] = {}
        unknown = self._hidden | chosen
        for at_floor in self._floors:
            for proof in proofs(self._sums, unknown=unknown, floor=at_floor, guarded=guarded):
                demand = self._useful(proof, at_floor)
                if demand:
                    found[demand] = None
        return list(found)

    def _useful(self, proof: Proof, at_floor: frozenset[int]) -> frozenset[int]:
        """The cells of a proof whose hiding breaks it. Nought is only taken where nothing else would do."""
        useful = {cell for cell in proof.support if cell in self._costs and cell not in at_floor}
        return frozenset(useful or {cell for cell in proof.rising if cell in self._costs})


def _floor_sets(nodes: list[Node]) -> list[frozenset[int]]:
    """For each thing that adds up, the cells that are as low as they can be."""
    each = [floors(node.cell.amounts, node.cell.kind, implied=not node.recorded) for node in nodes]
    width = max((len(one) for one in each), default=0)
    return [
        frozenset(number for number, one in enumerate(each) if one[min(level, len(one) - 1)]) for level in range(width)
    ]


def _costs(nodes: list[Node], sums: list[Sum]) -> dict[int, Cost]:
    """What hiding each shown cell would lose: first totals, then cells, then people."""
    totals: dict[int, int] = {}
    for one in sums:
        if len(one.parts) > 1:
            totals[one.total] = totals.get(one.total, 0) + 1
    return {
        number: (totals.get(number, 0), 1, _size(node.cell)) for number, node in enumerate(nodes) if node.cell.shown
    }


def _size(cell: Cell) -> Fraction:
    return sum(cell.amounts, Fraction(0)) if cell.amounts is not None else _UNKNOWN_SIZE
