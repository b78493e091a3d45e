"""What lines take of the ledger: every line and window, or every month, in one walk through the rows.

A line looks at codes through tests, and there are far fewer combinations of passed tests than of codes. So rows are summed
by what tells the lines apart, and which line takes which sum is worked out afterwards, here: one more line costs nothing.

Accounts and services are some hundreds: rows are summed by the code. Of cost centres, projects and objects there may be
thousands, most of which no line tells apart: rows are summed by which of the tests they pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from operator import add

import ibis
from ibis.expr.types import IntegerValue, Table, Value

from tertial.economy.calculations.stretches import month_after
from tertial.economy.ledger.conditions import NOTHING_MAPPED, Mapped, any_of, in_any, with_mapping
from tertial.economy.ledger.engine import fetched
from tertial.economy.ledger.sums import Sum, Window
from tertial.economy.selectors import Codes, Selector

Test = tuple[Codes, ...]
"""Codes of which one is enough."""

_BY_CODE = ("account", "service")
_MOST_TESTED = 24
"""Above so many tests of a part, testing each row costs more than summing by code."""


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
    asked = _asked(selectors)
    tested = [part for part, tests in asked.items() if part not in _BY_CODE and len(tests) <= _MOST_TESTED]
    rows = with_mapping(rows.mutate(bucket=bucket.cast("int64")), tested, mapped)
    keys: dict[str, Value] = {part: _marks(rows, part, asked[part]) if part in tested else rows[part] for part in asked}
    summed = rows.group_by(bucket=rows.bucket, **keys).agg(ore=rows.amount.sum().cast("int64"), n=rows.count())
    demands = {name: _demands(selector, asked) for name, selector in selectors.items()}
    marks: dict[tuple[str, str], int] = {}
    takers: dict[tuple[int, ...], list[str]] = {}
    for one in fetched(summed):
        for part, tests in asked.items():
            if part not in tested:
                key = part, one[part]
                if key not in marks:
                    code = mapped.get(part, {}).get(one[part], one[part])
                    marks[key] = sum(
                        1 << place for place, test in enumerate(tests) if any(it.take(code) for it in test)
                    )
                one[part] = marks[key]
        had = tuple(one[part] for part in asked)
        if had not in takers:
            takers[had] = [name for name, demanded in demands.items() if _meets_any(had, demanded)]
        for name in takers[had]:
            yield one["bucket"], name, Sum(one["ore"], one["n"])


def _asked(selectors: Mapping[str, Selector]) -> dict[str, list[Test]]:
    """The different tests that selectors put a code to, by part of the code string."""
    found: dict[str, dict[Test, None]] = {}
    for selector in selectors.values():
        for condition in (condition for conditions in selector.alternatives for condition in conditions):
            tests = found.setdefault(condition.part, {})
            tests.update((test, None) for test in (condition.wanted, condition.unwanted) if test)
    return {part: list(found[part]) for part in sorted(found)}


def _demands(selector: Selector, asked: Mapping[str, list[Test]]) -> list[list[tuple[int, int]]]:
    """By alternative and part: the marks that a code must have, and those that it must not have."""
    found = []
    for conditions in selector.alternatives:
        must, must_not = dict.fromkeys(asked, 0), dict.fromkeys(asked, 0)
        for condition in conditions:
            tests = asked[condition.part]
            must[condition.part] |= 1 << tests.index(condition.wanted) if condition.wanted else 0
            must_not[condition.part] |= 1 << tests.index(condition.unwanted) if condition.unwanted else 0
        found.append([(must[part], must_not[part]) for part in asked])
    return found


def _meets_any(had: tuple[int, ...], demanded: list[list[tuple[int, int]]]) -> bool:
    return any(
        all(marks & must == must and not marks & must_not for marks, (must, must_not) in zip(had, each, strict=True))
        for each in demanded
    )


def _marks(rows: Table, part: str, tests: Sequence[Test]) -> IntegerValue:
    """One bit for each test that a row's code passes."""
    zero = ibis.literal(0, "int64")
    marks = (
        ibis.ifelse(any_of(rows[part], test), ibis.literal(1 << place, "int64"), zero)
        for place, test in enumerate(tests)
    )
    return reduce(add, marks, zero)


def _stretches(windows: Sequence[Window]) -> list[Window]:
    """The windows cut at each other's ends, so that no two overlap: each lies in a window wholly or not at all."""
    starts = sorted({first for first, _ in windows} | {month_after(last) for _, last in windows})
    return [
        (first, after - 1) for first, after in pairwise(starts) if any(low <= first <= high for low, high in windows)
    ]
