"""All cells that follow from those recorded, and how they add up: men where only women and all are written, and the like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from tertial.measurement.disclosure.calculations.cells import Amounts, Cell, Kind, Place

REST, TOGETHER = "*rest", "*together"
"""What a total has beside its parts; and parts without value taken together."""
SEXES = ("women", "men")
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Node:
    """A cell of the lattice. `recorded` is False for one that nobody wrote but anybody can reckon with.

    `guarded` is whether it would be a fault to let it be worked out; a sum that is only made to link others is not. `told` is
    a part that nobody wrote because it is nought: the whole is there without it, and anybody can see that.
    """

    cell: Cell
    recorded: bool
    guarded: bool
    told: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that it is the sum of, as places in the list of nodes."""

    total: int
    parts: tuple[int, ...]


class Lattice:
    """The cells of one table with all that follows from them.

    `parents` gives for each unit the closest one above it among those in the table; those at the top have the empty one.
    """

    def __init__(self, cells: Iterable[Cell], parents: Mapping[str, str]) -> None:
        self.nodes: list[Node] = [Node(cell, recorded=True, guarded=True) for cell in cells]
        self._index = {node.cell.place: number for number, node in enumerate(self.nodes)}
        self._parents = parents
        self._children: dict[str, list[str]] = defaultdict(list)
        for unit, parent in sorted(parents.items()):
            self._children[parent].append(unit)
        self._names: dict[tuple[str, str], set[str]] = defaultdict(set)
        for place in self._index:
            if place.named:
                self._names[place.series, place.unit].add(place.named)
        self.sums: list[Sum] = []
        self._changed = True
        while self._changed:
            self._changed = False
            self.sums = [one for line in self._lines() for one in self._sums_of(*line)]
        self.sums = list(dict.fromkeys(self.sums))

    def _lines(self) -> Iterator[tuple[Place, list[Place], str]]:
        """Each place that may be a total, with its parts and the dimension they divide it by."""
        by_sex: dict[Place, list[Place]] = defaultdict(list)
        by_name: dict[Place, list[Place]] = defaultdict(list)
        by_unit: dict[Place, list[Place]] = defaultdict(list)
        by_month: dict[Place, list[Place]] = defaultdict(list)
        for place in list(self._index):
            if place.sex in SEXES:
                by_sex[place._replace(sex="")].append(place)
            if place.named and not place.named.startswith(TOGETHER):
                by_name[place._replace(named="")].append(place)
            if place.unit and place.unit in self._parents:
                by_unit[place._replace(unit=self._parents[place.unit])].append(place)
            elif place.unit.endswith(REST):
                by_unit[place._replace(unit=place.unit.removesuffix(REST))].append(place)
            if len(place.time) == 7 and self._at(place).cell.kind is Kind.COUNT:
                by_month[place._replace(time=place.time[:4])].append(place)
        for whole, parts in by_sex.items():
            if whole in self._index or len(parts) == len(SEXES):
                yield whole, [whole._replace(sex=sex) for sex in SEXES], "sex"
        for whole, parts in by_name.items():
            names = sorted(self._names[whole.series, whole.unit] | {part.named for part in parts})
            yield whole, [whole._replace(named=name) for name in names], "named"
        # From below, so that a total that nobody wrote is there when the one above it is reckoned.
        for whole, parts in sorted(by_unit.items(), key=lambda pair: -self._depth(pair[0].unit)):
            rest = [part for part in parts if part.unit not in self._parents]
            yield whole, [*(whole._replace(unit=unit) for unit in self._children[whole.unit]), *rest], "unit"
        for whole, parts in by_month.items():
            # A month of an indicator may be a state or a running total: only a whole year of them is a sum.
            if whole in self._index and len(parts) >= MONTHS - 1:
                months = [whole._replace(time=f"{whole.time}-{month:02d}") for month in range(1, MONTHS + 1)]
                yield whole, months, "time"

    def _depth(self, unit: str) -> int:
        depth = 0
        while unit:
            unit, depth = self._parents.get(unit, ""), depth + 1
        return depth

    def _at(self, place: Place) -> Node:
        return self.nodes[self._index[place]]

    def _sums_of(self, whole: Place, parts: list[Place], dimension: str) -> Iterator[Sum]:
        """How a total is the sum of its parts, as far as the values allow it; fills in what follows."""
        pattern = self._at(next(place for place in parts if place in self._index)).cell
        for place in parts:
            self._add(place, None, pattern)
        values = {place: self._at(place).cell.amounts for place in parts}
        unknown = [place for place, amounts in values.items() if amounts is None]
        known = [amounts for amounts in values.values() if amounts is not None]
        if whole not in self._index:
            self._add(whole, _sum(known) if not unknown else None, pattern, guarded=False)
        total = self._at(whole).cell.amounts
        if total is None or not known:
            if total is None and not unknown:
                self._fill(whole, _sum(known))
            yield self._sum(whole, parts)
            return
        rest = _minus(total, _sum(known))
        slack = (len(parts) + 1) * pattern.step / 2 if pattern.step < 1 else Fraction(0)
        # How many there are decides: those who are counted in a share may be known only from the share as it was rounded.
        size = sum(rest, Fraction(0))
        if size < -slack:
            return  # parts that overlap, or that are no parts of this: nothing follows
        none_left = size <= slack
        if none_left:
            for place in unknown:
                self._tell_nought(place, len(rest))
            unknown = [place for place in unknown if not self._at(place).told]
        rest = tuple(min(max(one, Fraction(0)), max(size, Fraction(0))) for one in rest)
        if not unknown:
            if none_left:
                yield self._sum(whole, parts)
            elif dimension != "time":
                extra = self._beside(whole, dimension, REST)
                self._add(extra, rest, pattern, guarded=dimension != "sex")
                yield self._sum(whole, [*(place for place in parts if place != extra), extra])
        elif len(unknown) == 1:
            self._fill(unknown[0], rest)
            yield self._sum(whole, parts)
        else:
            group = self._beside(whole, dimension, TOGETHER)
            self._add(group, rest, pattern)
            yield self._sum(whole, [place for place in parts if place not in unknown] + [group])
            yield self._sum(group, unknown)

    @staticmethod
    def _beside(whole: Place, dimension: str, name: str) -> Place:
        value = whole.unit + name if dimension == "unit" else name
        return whole._replace(**{dimension: value})

    def _add(self, place: Place, amounts: Amounts | None, pattern: Cell, *, guarded: bool = True) -> None:
        if place in self._index:
            return
        self._index[place] = len(self.nodes)
        cell = Cell(place, pattern.kind, pattern.limits, amounts, shown=False, step=pattern.step)
        self.nodes.append(Node(cell, recorded=False, guarded=guarded))
        self._changed = True

    def _fill(self, place: Place, amounts: Amounts) -> None:
        number = self._index[place]
        node = self.nodes[number]
        if node.cell.amounts is None:
            self.nodes[number] = replace(node, cell=replace(node.cell, amounts=amounts))
            self._changed = True

    def _tell_nought(self, place: Place, width: int) -> None:
        """Let a part that nobody wrote be nought, for all to see."""
        node = self._at(place)
        if not node.recorded and not node.told:
            cell = replace(node.cell, amounts=(Fraction(0),) * width)
            self.nodes[self._index[place]] = replace(node, cell=cell, told=True)
            self._changed = True

    def _sum(self, whole: Place, parts: Iterable[Place]) -> Sum:
        return Sum(self._index[whole], tuple(self._index[place] for place in parts))


def _sum(amounts: list[Amounts]) -> Amounts:
    return tuple(sum(column, Fraction(0)) for column in zip(*amounts, strict=True))


def _minus(whole: Amounts, parts: Amounts) -> Amounts:
    return tuple(one - other for one, other in zip(whole, parts, strict=True))
