"""Conditions on ledger rows as Ibis expressions: which codes, counted as what, in which months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import and_, or_

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table

from tertial.economy.calculations.stretches import month_after
from tertial.economy.ledger.sums import Window
from tertial.economy.selectors import Codes, Selector

Mapped = Mapping[str, Mapping[str, str]]
"""By part of the code string: the code that counts as another, and the other."""

NOTHING_MAPPED: Mapped = {}


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
                tests.append(any_of(column, condition.wanted))
            if condition.unwanted:
                tests.append(~any_of(column, condition.unwanted))
        alternatives.append(reduce(and_, tests, everything))
    return reduce(or_, alternatives, nothing)


def with_mapping(table: Table, parts: Iterable[str], mapped: Mapped) -> Table:
    """The table with the codes of some parts as they count."""
    changed = {
        part: table[part].cases(*sorted(mapped[part].items()), else_=table[part]) for part in parts if mapped.get(part)
    }
    return table.mutate(**changed) if changed else table


def in_any(rows: Table, windows: Sequence[Window]) -> BooleanValue:
    """Whether a row lies in any of the windows."""
    apart: list[Window] = []
    for first, last in sorted(windows):
        if apart and first <= month_after(apart[-1][1]):
            apart[-1] = (apart[-1][0], max(last, apart[-1][1]))
        else:
            apart.append((first, last))
    return reduce(or_, (rows.month.between(*window) for window in apart))


def any_of(column: StringValue, several: Iterable[Codes]) -> BooleanValue:
    """Whether a code is one of several; of which there must be one."""
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
