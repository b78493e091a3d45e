"""Questions to the ledger, as Ibis expressions: the same on DuckDB and on a Spark cluster, to the öre.

`rows` is always the table that `ledger.engine.rows` gives: the rows that count. Codes count as what the municipality's
mapping says (`Mapped`), which is applied after the rows are summed up by code, so that it costs nothing. Windows of months
are inclusive, `(202301, 202308)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import and_, or_
from typing import Any

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table

from tertial.economy.ledger.engine import fetched
from tertial.economy.ledger.schema import CODE_PARTS
from tertial.economy.selectors import Codes, Selector

Window = tuple[int, int]
"""The first and the last month, both included."""
Mapped = Mapping[str, Mapping[str, str]]
"""By part of the code string: the code that counts as another, and the other."""

NOTHING_MAPPED: Mapped = {}
_RESULT_CLASSES = ("3", "8")


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
    parts = sorted(frozenset().union(*(selector.parts for selector in selectors.values())))
    rows = rows.filter(_in_any(rows, stretches))
    stretch = ibis.cases(*((rows.month.between(*one), number) for number, one in enumerate(stretches)), else_=-1)
    summed = rows.group_by(stretch=stretch.cast("int64"), **{part: rows[part] for part in parts}).agg(
        ore=rows.amount.sum().cast("int64"), n=rows.count()
    )
    summed = _with_mapping(summed, parts, mapped)
    names = {f"l{number}": name for number, name in enumerate(selectors)}
    wide = summed.group_by("stretch").agg(
        **{
            f"{short}_{what}": column.sum(where=takes(summed, selectors[name])).fill_null(0).cast("int64")
            for short, name in names.items()
            for what, column in (("ore", summed.ore), ("n", summed.n))
        }
    )
    found: dict[int, dict[str, Any]] = {one["stretch"]: one for one in fetched(wide)}
    return {
        (name, window): Sum(
            sum(one[f"{short}_ore"] for one in _within(found, stretches, window)),
            sum(one[f"{short}_n"] for one in _within(found, stretches, window)),
        )
        for short, name in names.items()
        for window in windows
    }


def month_sums(
    rows: Table, selectors: Mapping[str, Selector], window: Window, mapped: Mapped = NOTHING_MAPPED
) -> dict[str, dict[int, int]]:
    """What each selector takes month by month, in öre; a month without rows is not there."""
    if not selectors:
        return {}
    parts = sorted(frozenset().union(*(selector.parts for selector in selectors.values())))
    rows = rows.filter(rows.month.between(*window))
    summed = rows.group_by("month", *parts).agg(ore=rows.amount.sum().cast("int64"), n=rows.count())
    summed = _with_mapping(summed, parts, mapped)
    names = {f"l{number}": name for number, name in enumerate(selectors)}
    wide = summed.group_by("month").agg(
        **{
            f"{short}_{what}": column.sum(where=takes(summed, selectors[name])).fill_null(0).cast("int64")
            for short, name in names.items()
            for what, column in (("ore", summed.ore), ("n", summed.n))
        }
    )
    result: dict[str, dict[int, int]] = {name: {} for name in selectors}
    for one in fetched(wide.order_by("month")):
        for short, name in names.items():
            if one[f"{short}_n"]:
                result[name][one["month"]] = one[f"{short}_ore"]
    return result


def part_sums(
    rows: Table,
    parts: Sequence[str],
    windows: Sequence[Window],
    selector: Selector | None = None,
    mapped: Mapped = NOTHING_MAPPED,
) -> list[tuple[tuple[str, ...], tuple[Sum, ...]]]:
    """The sums by some parts of the code string, sorted by code: each with one sum per window."""
    wanted = sorted({*parts, *(selector.parts if selector else ())}, key=CODE_PARTS.index)
    rows = rows.filter(_in_any(rows, windows))
    summed = rows.group_by(*wanted).agg(
        **{
            f"w{number}_{what}": column
            for number, window in enumerate(windows)
            for what, column in (
                ("ore", rows.amount.sum(where=rows.month.between(*window)).fill_null(0).cast("int64")),
                ("n", rows.count(where=rows.month.between(*window))),
            )
        }
    )
    summed = _with_mapping(summed, wanted, mapped)
    if selector is not None:
        summed = summed.filter(takes(summed, selector))
    again = summed.group_by(*parts).agg(
        **{
            f"w{number}_{what}": summed[f"w{number}_{what}"].sum().cast("int64")
            for number in range(len(windows))
            for what in ("ore", "n")
        }
    )
    return [
        (
            tuple(one[part] for part in parts),
            tuple(Sum(one[f"w{number}_ore"], one[f"w{number}_n"]) for number in range(len(windows))),
        )
        for one in fetched(again.order_by(*parts))
    ]


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A code string that falls in no line or in more than one, with what it holds."""

    codes: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    sum: Sum


def misplaced(
    rows: Table,
    selectors: Mapping[str, Selector],
    window: Window,
    mapped: Mapped = NOTHING_MAPPED,
    also_by: Sequence[str] = (),
) -> list[Misplaced]:
    """The code strings whose rows fall in none of the lines or in two, those with the largest sums first.

    A code string is told by the parts that the selectors look at, and by those in `also_by`.
    """
    looked_at = frozenset().union(*(selector.parts for selector in selectors.values())) if selectors else frozenset()
    parts = sorted({*looked_at, *also_by}, key=CODE_PARTS.index)
    summed = rows.filter(rows.month.between(*window))
    summed = summed.group_by(*parts).agg(ore=summed.amount.sum().cast("int64"), n=summed.count())
    summed = _with_mapping(summed, parts, mapped)
    # Two codes that count as the same are one code string.
    summed = summed.group_by(*parts).agg(ore=summed.ore.sum().cast("int64"), n=summed.n.sum().cast("int64"))
    zero = ibis.literal(0, "int64")
    hits = [takes(summed, selector).cast("int64") for selector in selectors.values()]
    summed = summed.mutate(hits=reduce(lambda one, other: one + other, hits, zero))
    summed = summed.filter(summed.hits != 1)
    found = []
    for one in fetched(summed.order_by(summed.ore.abs().desc(), *parts)):
        codes = {part: str(one[part]) for part in parts}
        lines = tuple(name for name, selector in selectors.items() if selector.takes(codes))
        found.append(Misplaced(tuple(codes.items()), lines, Sum(one["ore"], one["n"])))
    return found


VOUCHER_COLUMNS = ("month", "day", "series", "number", *CODE_PARTS, "amount", "text")


def voucher_rows(
    rows: Table,
    selector: Selector | None,
    window: Window,
    *,
    codes: Mapping[str, str] | None = None,
    voucher: tuple[str, str] | None = None,
    limit: int = 200,
    offset: int = 0,
    mapped: Mapped = NOTHING_MAPPED,
) -> list[dict[str, Any]]:
    """The ledger's own rows that a selector takes in a window, newest first; narrowed to some codes or one voucher.

    The codes are shown as they stand in the ledger, also where they count as others.
    """
    found = rows.filter(rows.month.between(*window))
    found = found.mutate(**{f"own_{part}": found[part] for part in CODE_PARTS})
    found = _with_mapping(found, CODE_PARTS, mapped)
    if selector is not None:
        found = found.filter(takes(found, selector))
    for part, code in (codes or {}).items():
        found = found.filter(found[part] == code)
    if voucher is not None:
        found = found.filter((found.series == voucher[0]) & (found.number == voucher[1]))
    found = found.order_by(found.day.desc(), "series", "number", "account", "amount", *CODE_PARTS[1:], "text")
    found = found.limit(limit, offset=offset)
    shown = {part: found[f"own_{part}"] for part in CODE_PARTS}
    return fetched(found.select(**{name: shown.get(name, found[name]) for name in VOUCHER_COLUMNS}))


def codes_in_use(rows: Table, parts: Iterable[str], window: Window) -> dict[str, list[tuple[str, Sum]]]:
    """Every code of each part in the window with what it holds, in order; the empty code is left out."""
    return {
        part: [(codes[0], sums[0]) for codes, sums in part_sums(rows, [part], [window]) if codes[0]] for part in parts
    }


def result_rows(rows: Table) -> Table:
    """The rows on revenue and cost accounts (classes 3–8): what an operating line can take. The rest is the balance sheet."""
    return rows.filter(rows.account.substr(0, 1).between(*_RESULT_CLASSES))


def takes(table: Table, selector: Selector) -> BooleanValue:
    """Whether a row's codes fall in the selector: the same as `Selector.takes`, row by row."""
    nothing: BooleanValue = ibis.literal(False)
    everything: BooleanValue = ibis.literal(True)
    alternatives = []
    for conditions in selector.alternatives:
        tests = []
        for condition in conditions:
            column = table[condition.part]
            if condition.wanted:
                tests.append(_any_of(column, condition.wanted))
            if condition.unwanted:
                tests.append(~_any_of(column, condition.unwanted))
        alternatives.append(reduce(and_, tests, everything))
    return reduce(or_, alternatives, nothing)


def _any_of(column: StringValue, several: Iterable[Codes]) -> BooleanValue:
    exact = [codes.low for codes in several if not codes.high and not codes.prefix]
    tests: list[BooleanValue] = [column.isin(exact)] if exact else []
    for codes in several:
        if codes.high:
            # A code shorter than the ends is none of these; a beginning of it would compare as lower.
            beginning = column.substr(0, len(codes.low))
            tests.append((column.length() >= len(codes.low)) & beginning.between(codes.low, codes.high))
        elif codes.prefix:
            tests.append(column.startswith(codes.low))
    return reduce(or_, tests)


def _with_mapping(table: Table, parts: Iterable[str], mapped: Mapped) -> Table:
    changed = {
        part: table[part].cases(*sorted(mapped[part].items()), else_=table[part]) for part in parts if mapped.get(part)
    }
    return table.mutate(**changed) if changed else table


def _in_any(rows: Table, windows: Sequence[Window]) -> BooleanValue:
    return reduce(or_, (rows.month.between(*window) for window in windows))


def _stretches(windows: Sequence[Window]) -> list[Window]:
    """The windows cut at each other's ends, so that no two overlap."""
    starts = sorted({first for first, _ in windows} | {last + 1 for _, last in windows})
    return [
        (first, after - 1)
        for first, after in pairwise(starts)
        if any(low <= first and after - 1 <= high for low, high in windows)
    ]


def _within(found: dict[int, dict[str, Any]], stretches: list[Window], window: Window) -> list[dict[str, Any]]:
    return [
        found[number]
        for number, (first, last) in enumerate(stretches)
        if number in found and window[0] <= first and last <= window[1]
    ]
