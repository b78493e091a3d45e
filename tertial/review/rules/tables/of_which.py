"""Are of-which rows parts of their whole, and do costs and revenue make the net?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Grid, GridRow, Measure, Role
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import number_of, only_value, printed, shown, slack
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Jämför delarna med helheten och rätta det tal som är fel.",
    "Compare the parts with the whole and correct the number that is wrong.",
)
_says = Says("table-of-which", Severity.ERROR, _FIX)
_COSTS = re.compile(r"kostnad|utgift", re.I)
_REVENUE = re.compile(r"intäkt|inkomst", re.I)
_NET = re.compile(r"netto", re.I)


@dataclass(frozen=True, slots=True)
class _Net:
    """A net beside its costs and revenue in one cell's column or row."""

    row: GridRow
    column: int
    net: Value
    costs: Value
    revenue: Value

    is_deviation: bool
    adds: bool = False

    @property
    def expected(self) -> tuple[Decimal, ...]:
        """What the net may be: costs and revenue added where they have different signs, else revenue taken from costs.

        A deviation has a sign of its own and may be either.
        """
        added = number_of(self.costs) + number_of(self.revenue)
        taken = number_of(self.costs) - number_of(self.revenue)
        if self.adds:
            return (added,)
        if self.is_deviation:
            return (added, taken)
        return (added,) if number_of(self.costs) * number_of(self.revenue) < 0 else (taken,)

    @property
    def fits(self) -> bool:
        """Whether the net is what is expected, rounding aside; tables print either sign of it."""
        room = slack(self.net, self.costs, self.revenue)
        return any(abs(abs(one) - abs(number_of(self.net))) <= room for one in self.expected)


def _check(grid: Grid, subject: Subject) -> Iterable[Finding]:
    if grid.of_chart or grid.is_garbled:
        return
    for index, parts in _wholes(grid):
        yield from _too_great(grid, grid.rows[index], parts)
        yield from _net_of_rows(grid, grid.rows[index], parts)
    yield from _net_of_columns(grid)


def _wholes(grid: Grid) -> Iterator[tuple[int, list[GridRow]]]:
    """Each row that of-which rows stand below, with those of them that are its own and not a part's part."""
    for index, row in enumerate(grid.rows):
        if row.of_which or row.is_heading:
            continue
        parts: list[GridRow] = []
        for below in grid.rows[index + 1 :]:
            if not below.of_which:
                break
            if not parts or below.indent <= parts[0].indent:
                parts.append(below)
        if parts:
            yield index, parts


def _too_great(grid: Grid, whole: GridRow, parts: list[GridRow]) -> Iterator[Finding]:
    """A part greater than its whole. Money is left alone: a net is often less than the costs in it."""
    for number, column in enumerate(grid.columns):
        if not column.is_number or column.role in (Role.TARGET, Role.DEVIATION) or number >= len(whole.cells):
            continue
        total = only_value(whole.cells[number])
        if total is None or grid.measure(whole, column) is not Measure.COUNT or number_of(total) < 0:
            continue
        for part in parts:
            value = only_value(part.cells[number]) if number < len(part.cells) else None
            if value is None or value.unit != total.unit or grid.measure(part, column).lies_between:
                continue
            if number_of(value) > number_of(total) + slack(value, total):
                cell = part.cells[number]
                yield _says(
                    cell.place,
                    cell.text,
                    Words(
                        f"Delen ”{part.label}” är {value.text}, mer än hela ”{whole.label}” som är {total.text}.",
                        f"The part “{part.label}” is {value.text}, more than all of “{whole.label}”, which is {total.text}.",
                    ),
                    shown(part, column, cell, value),
                    shown(whole, column, whole.cells[number], total),
                )


def _net_of_rows(grid: Grid, whole: GridRow, parts: list[GridRow]) -> Iterator[Finding]:
    """Costs and revenue below a net. What the table's other columns show decides whether revenue is printed with a minus."""
    costs = [part for part in parts if _COSTS.search(part.label) and not _REVENUE.search(part.label)]
    revenue = [part for part in parts if _REVENUE.search(part.label) and not _COSTS.search(part.label)]
    if len(parts) != 2 or len(costs) != 1 or len(revenue) != 1:
        return
    nets = []
    for number, column in enumerate(grid.columns):
        if not column.is_number or column.unit == "%" or any(number >= len(row.cells) for row in (whole, *parts)):
            continue
        values = [only_value(row.cells[number]) for row in (whole, costs[0], revenue[0])]
        if values[0] is not None and values[1] is not None and values[2] is not None:
            is_deviation = column.role is Role.DEVIATION
            nets.append(_Net(whole, number, values[0], values[1], values[2], is_deviation))
    for one in _broken(nets, certain=bool(_NET.search(whole.label))):
        yield _net_finding(grid, one, (costs[0].label, revenue[0].label))


def _net_of_columns(grid: Grid) -> Iterator[Finding]:
    """A column called netto after one of costs and one of revenue."""
    for number in range(3, len(grid.columns)):
        first, second, net = (grid.columns[place] for place in (number - 2, number - 1, number))
        if not (_NET.search(net.label) and net.is_number and first.is_number and second.is_number):
            continue
        if not (_COSTS.search(first.label) and _REVENUE.search(second.label)):
            continue
        nets = []
        for row in grid.rows:
            if row.is_heading or len(row.cells) <= number:
                continue
            values = [only_value(row.cells[place]) for place in (number, number - 2, number - 1)]
            if values[0] is not None and values[1] is not None and values[2] is not None:
                nets.append(_Net(row, number, values[0], values[1], values[2], is_deviation=False))
        for one in _broken(nets, certain=True):
            yield _net_finding(grid, one, (first.label, second.label))


def _broken(nets: list[_Net], *, certain: bool) -> Iterator[_Net]:
    """The nets that are not what costs and revenue make, where others of the table are, or where the label says that it is a net."""
    told = [one for one in nets if number_of(one.revenue) != 0 and number_of(one.costs) != 0]
    signed = [number_of(one.costs) * number_of(one.revenue) < 0 for one in told if not one.is_deviation]
    if 2 * sum(signed) > len(signed):  # revenue has a minus in this table, so nowhere is it taken from the costs
        told = [replace(one, adds=True) for one in told]
    wrong = [one for one in told if not one.fits]
    right = len(told) - len(wrong)
    if len(wrong) <= right or (certain and (right or len(wrong) == 1)):
        yield from wrong


def _net_finding(grid: Grid, one: _Net, labels: tuple[str, str]) -> Finding:
    cell, column = one.row.cells[one.column], grid.columns[one.column]
    real = printed(one.expected[0], one.net, one.costs, one.revenue)
    return _says(
        cell.place,
        cell.text,
        Words(
            f"Nettot är {one.net.text}, men ”{labels[0]}” ({one.costs.text}) och ”{labels[1]}” ({one.revenue.text}) blir tillsammans {real}.",
            f"The net is {one.net.text}, but “{labels[0]}” ({one.costs.text}) and “{labels[1]}” ({one.revenue.text}) make {real} together.",
        ),
        shown(one.row, column, cell, one.net),
        Evidence(real, Words("kostnader och intäkter tillsammans", "costs and revenue together")),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-of-which",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title=Words("Delarna stämmer inte med helheten", "The parts do not agree with the whole"),
        explanation=Words(
            "En ”varav”-rad är en del av raden ovanför och kan inte vara större än den. Där delarna är kostnader och intäkter ska de tillsammans "
            "bli nettot.",
            "An of-which row is a part of the row above and can't be greater than it. Where the parts are costs and revenue, they "
            "should make the net together.",
        ),
        example=Words(
            "Nettokostnad 470 865 med varav kostnader 503 995 och varav intäkter −31 330.",
            "Net cost 470 865, of which costs 503 995 and revenue −31 330.",
        ),
        fix=_FIX,
        each_table=_check,
    ),
)
