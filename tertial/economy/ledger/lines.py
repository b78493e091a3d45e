"""What lines take of the ledger: every line and window, or every month, in one walk through the rows.

A line looks at codes through its conditions, and there are far fewer combinations of met conditions than of codes. So rows
are summed by what tells the lines apart, and which line takes which sum is worked out afterwards, here: one more line costs
nothing.

Accounts and services are some hundreds: rows are summed by the code. Of cost centres, projects and objects there may be
thousands, most of which no line tells apart: rows are summed by which of the lines' conditions they meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import add

import ibis
from ibis.expr.types import IntegerValue, Table, Value

from tertial.economy.calculations.stretches import month_after
from tertial.economy.ledger.conditions import NOTHING_MAPPED, Mapped, Window, in_any, meets, with_mapping
from tertial.economy.ledger.engine import fetched
from tertial.economy.selectors import Condition, Selector

_BY_CODE = ("account", "service")
_MOST_TESTED = 24
"""Above so many conditions on a part, testing each row costs more than summing by code."""


@dataclass(frozen=True, slots=True)
class Sum:
    """An exact sum in öre, and how many rows it is of."""

    ore: int = 0
    rows: int = 0


def line_sums(
    rows: Table, selectors: Mapping[str, Selector], windows: Sequence[Window], mapped: Mapped = NOTHING_MAPPED
) -> dict[tuple[str, Window], Sum]:
    """What each selector takes in each window. A selector that takes nothing has the sum 0 of 0 rows.

    Windows may overlap: rows are summed once per stretch between the windows' ends, and stretches are added up here.
    """
    if not selectors or not windows:
        return {}
    stretches = _stretches(windows)
    rows = rows.filter(in_any(rows, windows))
    stretch = ibis.cases(*((rows.month.between(*one), number) for number, one in enumerate(stretches)), else_=-1)
    within = [[window for window in windows if window[0] <= first <= window[1]] for first, _ in stretches]
    ore: dict[tuple[str, Window], int] = defaultdict(int)
    count: dict[tuple[str, Window], int] = defaultdict(int)
    for number, name, sums in _taken(rows, stretch, selectors, mapped):
        for window in within[number]:
            ore[name, window] += sums.ore
            count[name, window] += sums.rows
    return {(name, one): Sum(ore[name, one], count[name, one]) for name in selectors for one in windows}


def month_sums(
    rows: Table, selectors: Mapping[str, Selector], window: Window, mapped: Mapped = NOTHING_MAPPED
) -> dict[str, dict[int, int]]:
    """What each selector takes month by month, in öre; a month without rows is not there."""
    if not selectors:
        return {}
    rows = rows.filter(rows.month.between(*window))
    found: dict[str, dict[int, int]] = {name: {} for name in selectors}
    for month, name, sums in _taken(rows, rows.month, selectors, mapped):
        found[name][month] = found[name].get(month, 0) + sums.ore
    return {name: dict(sorted(months.items())) for name, months in found.items()}


def _taken(
    rows: Table, bucket: IntegerValue, selectors: Mapping[str, Selector], mapped: Mapped
) -> Iterator[tuple[int, str, Sum]]:
    """Sums of rows in a bucket that a selector takes: added up, they are all that it takes there."""
    conditions = _conditions(selectors)
    tested = [part for part, asked in conditions.items() if part not in _BY_CODE and len(asked) <= _MOST_TESTED]
    rows = rows.mutate(bucket=bucket.cast("int64"))
    rows = with_mapping(rows, tested, mapped)
    keys: dict[str, Value] = {
        part: _met(rows, conditions[part]) if part in tested else rows[part] for part in conditions
    }
    summed = rows.group_by(bucket=rows.bucket, **keys).agg(ore=rows.amount.sum().cast("int64"), n=rows.count())
    alternatives = _alternatives(selectors, conditions)
    marks: dict[tuple[str, str], int] = {}
    takers: dict[tuple[int, ...], list[str]] = {}
    for one in fetched(summed):
        met = []
        for part, asked in conditions.items():
            key = one[part]
            if part not in tested:
                if (part, key) not in marks:
                    code = mapped.get(part, {}).get(key, key)
                    marks[part, key] = sum(1 << place for place, test in enumerate(asked) if test.takes(code))
                key = marks[part, key]
            met.append(key)
        together = tuple(met)
        if together not in takers:
            takers[together] = [
                name
                for name, wanted in alternatives.items()
                if any(all(had & one == one for had, one in zip(together, each, strict=True)) for each in wanted)
            ]
        for name in takers[together]:
            yield one["bucket"], name, Sum(one["ore"], one["n"])


def _conditions(selectors: Mapping[str, Selector]) -> dict[str, list[Condition]]:
    """The different conditions on each part of the code string."""
    found: dict[str, dict[Condition, None]] = {}
    for selector in selectors.values():
        for conditions in selector.alternatives:
            for condition in conditions:
                found.setdefault(condition.part, {})[condition] = None
    return {part: list(found[part]) for part in sorted(found)}


def _alternatives(
    selectors: Mapping[str, Selector], conditions: Mapping[str, Sequence[Condition]]
) -> dict[str, list[tuple[int, ...]]]:
    """By selector, each alternative as the marks that it demands of each part."""
    place = {condition: number for asked in conditions.values() for number, condition in enumerate(asked)}
    return {
        name: [
            tuple(sum({1 << place[one] for one in each if one.part == part}) for part in conditions)
            for each in selector.alternatives
        ]
        for name, selector in selectors.items()
    }


def _met(rows: Table, conditions: Sequence[Condition]) -> IntegerValue:
    """The marks of the conditions that a row's code meets: one bit each."""
    zero = ibis.literal(0, "int64")
    marks = (
        ibis.ifelse(meets(rows, condition), ibis.literal(1 << place, "int64"), zero)
        for place, condition in enumerate(conditions)
    )
    return reduce(add, marks)


def _stretches(windows: Sequence[Window]) -> list[Window]:
    """The windows cut at each other's ends, so that no two overlap: each lies in a window wholly or not at all."""
    starts = sorted({first for first, _ in windows} | {month_after(last) for _, last in windows})
    return [
        (first, after - 1) for first, after in pairwise(starts) if any(low <= first <= high for low, high in windows)
    ]
