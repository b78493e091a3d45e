"""Every value that is known, from the document's tables and the rooms' figures, ready to be looked up.

The number rules ask: which known values would be printed like this, and which of them speak of what this sentence speaks of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.money import is_money
from tertial.document.figure import Figure
from tertial.review.facts import Facts
from tertial.review.finding import Place
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Grid, GridColumn, GridRow, Role
from tertial.review.reading.labels import stems
from tertial.review.reading.numbers import MONEY
from tertial.review.words import Words


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A value with what it is about. `value` is in `unit`, which is `kr` for all money; `decimals` how exactly it is known there:
    -5 for an amount that is printed in mnkr with one decimal, None for an exact one.

    `words` are the stems of its row's label and what stands above it, `column` those of its column's heading; `role` and `period` say
    what it is a value of (`""` where nobody says). `place` is where it stands in the document, `key` the figure's.
    """

    value: Decimal
    unit: str
    label: str
    words: frozenset[str]
    column: frozenset[str]
    role: Role
    period: str
    source: Words
    place: Place | None = None
    key: str = ""
    decimals: int | None = None
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The known values, and where to find those with a word in their label."""

    values: tuple[KnownValue, ...]
    by_word: dict[str, tuple[int, ...]]

    def about(self, words: Iterable[str]) -> list[KnownValue]:
        """The values whose label has any of the stems, in reading order."""
        found: set[int] = set()
        for word in words:
            found.update(self.by_word.get(word, ()))
        return [self.values[place] for place in sorted(found)]


def known_of(grids: Iterable[Grid], facts: Facts | None) -> Known:
    """The values of the tables, then the facts' figures that no table has."""
    values: list[KnownValue] = []
    seen: set[str] = set()
    for grid in grids:
        for row, column, cell, value in grid.values():
            if value.number is None:
                continue
            if value.figure is not None:
                seen.add(value.figure.key)
            values.append(_of_cell(grid, row, column, value, value.number, cell.place))
    for figure in facts.figures if facts else ():
        if figure.number is not None and figure.key not in seen:
            seen.add(figure.key)
            values.append(_of_figure(figure, figure.number))
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, known in enumerate(values):
        for word in known.words:
            by_word[word].append(place)
    return Known(tuple(values), {word: tuple(places) for word, places in by_word.items()})


def _of_cell(grid: Grid, row: GridRow, column: GridColumn, value: Value, number: Decimal, place: Place) -> KnownValue:
    parent = grid.rows[row.parent].label if row.parent >= 0 else ""
    label = ", ".join(part for part in (parent, row.label, value.label) if part)
    source = Words(f"{place.described}", f"{place.described}")
    period = value.figure.period if value.figure else ""
    if value.figure is not None and value.figure.number is not None:
        figure = value.figure
        return KnownValue(
            value.figure.number,
            figure.unit, label, stems(label), stems(column.label), column.role, period, source, place, figure.key, None, value.text,
        )  # fmt: skip
    unit = value.unit or row.unit or column.unit or grid.unit
    decimals = value.decimals
    if unit in MONEY:
        scale = MONEY[unit]
        number, decimals, unit = number * scale, decimals - (len(str(int(scale))) - 1), "kr"
    return KnownValue(
        number,
        unit,
        label,
        stems(label),
        stems(column.label),
        column.role,
        period,
        source,
        place,
        "",
        decimals,
        value.text,
    )


def _of_figure(figure: Figure, number: Decimal) -> KnownValue:
    role = Role.VALUE
    for ending, named in (
        ("deviation", Role.DEVIATION),
        ("forecast", Role.FORECAST),
        ("target", Role.TARGET),
        ("budget", Role.BUDGET),
    ):
        if ending in figure.key.rpartition("/")[2]:
            role = named
            break
    unit = "kr" if is_money(figure.unit) else figure.unit
    value = number * MONEY[figure.unit] if is_money(figure.unit) else number
    return KnownValue(
        value, unit, figure.label, stems(figure.label), frozenset(), role, figure.period,
        Words(f"{figure.label} ({figure.provenance.source})", f"{figure.label} ({figure.provenance.source})"), None, figure.key,
    )  # fmt: skip
