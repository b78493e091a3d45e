"""Ways to hide a cell with others that are known to hold without search: move it up, and what stands across from it down.

In each dimension a cell is moved against a sibling, or together with all that it is part of. The cells that are moved in every
dimension at once are the corners of a box; when all of them are hidden, none of them can be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from tertial.measurement.disclosure.calculations.cells import Place
from tertial.measurement.disclosure.calculations.lattice import MONTHS, Node, Sum

DIMENSIONS = ("time", "unit", "named", "sex")


class Boxes:
    """The boxes that a cell can be a corner of."""

    def __init__(self, nodes: Sequence[Node], sums: Iterable[Sum]) -> None:
        self._nodes = nodes
        self._index = {node.cell.place: number for number, node in enumerate(nodes)}
        self._above: dict[str, dict[str, str]] = {name: {} for name in DIMENSIONS}
        for one in sums:
            whole = nodes[one.total].cell.place
            for part in one.parts:
                place = nodes[part].cell.place
                for name in DIMENSIONS:
                    if getattr(place, name) != getattr(whole, name):
                        self._above[name][getattr(place, name)] = getattr(whole, name)
        self._below = {name: _turned(above) for name, above in self._above.items()}

    def around(self, cell: int) -> Iterator[frozenset[int]]:
        """The corners of each box around a cell, the cell itself among them. A corner that does not exist is left out."""
        place = self._nodes[cell].cell.place
        for moved in product(*(self._moves(name, getattr(place, name)) for name in DIMENSIONS)):
            corners = (Place(place.series, *values) for values in product(*moved))
            yield frozenset(self._index[corner] for corner in corners if corner in self._index)

    def _moves(self, name: str, value: str) -> list[tuple[str, ...]]:
        """What may be moved together in a dimension: with a sibling, or with all above; a whole also with one way down."""
        above = self._above[name]
        up = [value]
        while up[-1] in above and len(up) < MONTHS:
            up.append(above[up[-1]])
        siblings = self._below[name].get(above[value], ()) if value in above else ()
        below = self._below[name].get(value, ())
        if below:
            return [tuple(dict.fromkeys((*self._way_down(name, child), *up))) for child in below]
        return [*((value, other, *self._down(name, other)) for other in siblings if other != value), tuple(up)]

    def _way_down(self, name: str, value: str) -> tuple[str, ...]:
        return (value, *self._down(name, value))

    def _down(self, name: str, value: str) -> tuple[str, ...]:
        below = self._below[name].get(value, ())
        return self._way_down(name, below[0]) if below else ()


def _turned(above: Mapping[str, str]) -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for part, whole in above.items():
        below.setdefault(whole, []).append(part)
    return below
