"""Every value that is known, from the document's tables and the rooms' figures, ready to be looked up.

The number rules ask: which known values would be printed like this, and which of them speak of what this sentence speaks of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from tertial.common.money import is_money
from tertial.document.blocks import RowKind
from tertial.document.figure import Figure
from tertial.review.facts import Facts
from tertial.review.finding import Place
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Grid, GridColumn, GridRow, Role
from tertial.review.reading.horizons import Horizon, column_horizons, figure_horizon
from tertial.review.reading.labels import stems
from tertial.review.reading.numbers import MONEY
from tertial.review.words import Words


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A value with what it is about. `value` is in `unit`, which is `kr` for all money; `decimals` how exactly it is known there:
    -5 for an amount that is printed in mnkr with one decimal, None for an exact one.

    `words` are the stems of its row's label and what stands above it, `column` those of its column's heading; `role` and `period` say
    what it is a value of (`""` where nobody says), `horizon` the year and whether it is a whole year's. `place` is where it stands in
    the document, `key` the figure's. `series` names the column that it stands in and `order` its row, so that its neighbours can be
    found; `is_sum` is for subtotals and totals.
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
    horizon: Horizon = field(default_factory=Horizon)
    series: str = ""
    order: int = 0
    is_sum: bool = False

    @property
    def half_step(self) -> Decimal:
        """How far the exact value may lie from `value`, because it is known as printed only."""
        return Decimal(0) if self.decimals is None else Decimal(1).scaleb(-self.decimals) / 2


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
        horizons = column_horizons(grid)
        for order, row in enumerate(grid.rows):
            for number, (column, cell) in enumerate(zip(grid.columns, row.cells, strict=False)):
                for value in cell.values:
                    if value.number is None:
                        continue
                    if value.figure is not None:
                        seen.add(value.figure.key)
                    series = f"{grid.place.chapter}/{grid.place.block}/{grid.id}/{number}"
                    values.append(
                        _of_cell(grid, row, column, value, value.number, cell.place, horizons[number], series, order)
                    )
    for figure in facts.figures if facts else ():
        if figure.number is not None and figure.key not in seen:
            seen.add(figure.key)
            values.append(_of_figure(figure, figure.number))
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, known in enumerate(values):
        for word in known.words:
            by_word[word].append(place)
    return Known(tuple(values), {word: tuple(places) for word, places in by_word.items()})


def _of_cell(
    grid: Grid,
    row: GridRow,
    column: GridColumn,
    value: Value,
    number: Decimal,
    place: Place,
    horizon: Horizon,
    series: str,
    order: int,
) -> KnownValue:
    parent = grid.rows[row.parent].label if row.parent >= 0 else ""
    label = ", ".join(part for part in (parent, row.label, value.label) if part)
    source = Words(place.described, place.described)
    is_sum = row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL)
    if value.figure is not None and value.figure.number is not None:
        figure = value.figure
        exact, unit = _scaled(value.figure.number, figure.unit)
        return KnownValue(
            exact, unit, label, stems(label), stems(column.label), column.role, figure.period, source, place, figure.key,
            None, value.text, figure_horizon(figure.period), series, order, is_sum,
        )  # fmt: skip
    unit = value.unit or row.unit or column.unit or grid.unit
    decimals = value.decimals
    if unit in MONEY:
        scale = MONEY[unit]
        number, decimals, unit = number * scale, decimals - (len(str(int(scale))) - 1), "kr"
    return KnownValue(
        number, unit, label, stems(label), stems(column.label), column.role, "", source, place, "", decimals, value.text,
        horizon, series, order, is_sum,
    )  # fmt: skip


_ENDINGS = (
    ("deviation", Role.DEVIATION),
    ("forecast", Role.FORECAST),
    ("target", Role.TARGET),
    ("budget", Role.BUDGET),
    ("outcome", Role.OUTCOME),
)


def _of_figure(figure: Figure, number: Decimal) -> KnownValue:
    segments = figure.key.split("/", 2)
    rest = segments[2] if len(segments) > 2 else ""
    role = next((named for ending, named in _ENDINGS if ending in rest), Role.VALUE)
    value, unit = _scaled(number, figure.unit)
    # "575 - Ekonomiskt bistånd, prognos helår 2023": the last part says what column it would stand in
    label = figure.label.rpartition(",")[0] or figure.label
    series = f"{segments[0]}/{rest}" if len(segments) > 2 else figure.key
    source = figure.provenance.source
    told = f"{figure.label} ({source})" if source else figure.label
    return KnownValue(
        value, unit, label, stems(label), frozenset(), role, figure.period,
        Words(told, told), None, figure.key, None, "", figure_horizon(figure.period), series,
        is_sum=len(segments) > 1 and segments[1] in ("total", "grand-total"),
    )  # fmt: skip


def _scaled(number: Decimal, unit: str) -> tuple[Decimal, str]:
    """Money in kronor, also what is per year or place (`tkr/år` gives `kr/år`)."""
    money, stroke, per = unit.partition("/")
    return (number * MONEY[money], f"kr{stroke}{per}") if is_money(money) else (number, unit)
