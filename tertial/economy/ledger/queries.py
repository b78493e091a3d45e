"""Questions to the ledger, as Ibis expressions: the same on DuckDB and on a Spark cluster, to the öre.

`rows` is always the table that `ledger.engine.rows` gives: the rows that count. Codes count as what the municipality's
mapping says (`Mapped`), which is applied after the rows are summed up by code wherever they are, so that it costs nothing.
Windows of months are inclusive, `(202301, 202308)`. What lines take has a module of its own, `ledger.lines`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import ibis
from ibis.expr.types import Table

from tertial.economy.ledger.conditions import NOTHING_MAPPED, Mapped, in_any, takes, with_mapping
from tertial.economy.ledger.engine import fetched
from tertial.economy.ledger.lines import line_sums, month_sums
from tertial.economy.ledger.schema import CODE_PARTS
from tertial.economy.ledger.sums import Sum, Window
from tertial.economy.selectors import Selector

__all__ = [
    "NOTHING_MAPPED",
    "Mapped",
    "Misplaced",
    "Sum",
    "Window",
    "codes_in_use",
    "line_sums",
    "misplaced",
    "month_sums",
    "part_sums",
    "result_rows",
    "voucher_rows",
]

_RESULT_CLASSES = ("3", "9")
"""The first class, and the one after the last. Codes compare by their characters, so both are compared whole."""


def part_sums(
    rows: Table,
    parts: Sequence[str],
    windows: Sequence[Window],
    selector: Selector | None = None,
    mapped: Mapped = NOTHING_MAPPED,
) -> list[tuple[tuple[str, ...], tuple[Sum, ...]]]:
    """The sums by some parts of the code string, sorted by code: each with one sum per window."""
    wanted = sorted({*parts, *(selector.parts if selector else ())}, key=CODE_PARTS.index)
    rows = rows.filter(in_any(rows, windows))
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
    summed = with_mapping(summed, wanted, mapped)
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
    summed = with_mapping(summed, parts, mapped)
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
    found = with_mapping(found, CODE_PARTS, mapped)
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
    first, after = _RESULT_CLASSES
    return rows.filter((rows.account >= first) & (rows.account < after))
