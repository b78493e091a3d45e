"""Sum rows: which rows they are, and whether the rows above them come to what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import duckdb

from tertial.common.errors import Refused, TertialError
from tertial.common.money import kr
from tertial.common.numbers import swedish
from tertial.economy.importers.profiles import Profile
from tertial.economy.importers.table.plan import Plan, words_pattern
from tertial.economy.importers.table.sql import cell


class Kind(Enum):
    """What a row of the file is."""

    ROW = auto()
    BLANK = auto()
    SUM = auto()
    IGNORED = auto()


@dataclass(frozen=True, slots=True)
class SumRow:
    """A row that says what the rows above it come to, with its number in the file."""

    place: int
    cells: tuple[str, ...]


def recogniser(profile: Profile) -> Callable[[Sequence[str]], Kind]:
    """What tells a row's kind by its first cell that has a text."""
    sums = re.compile(words_pattern(profile.sum_words), re.IGNORECASE) if profile.sum_words else None
    others = re.compile(words_pattern(profile.ignored_words), re.IGNORECASE) if profile.ignored_words else None

    def kind(cells: Sequence[str]) -> Kind:
        for text in cells:
            if "0" <= text[:1] <= "9":
                return Kind.ROW
            first = text.strip()
            if not first:
                continue
            if sums and sums.match(first):
                return Kind.SUM
            return Kind.IGNORED if others and others.match(first) else Kind.ROW
        return Kind.BLANK

    return kind


def wrong_sums(
    connection: duckdb.DuckDBPyConnection,
    plan: Plan,
    source: str,
    sum_rows: Sequence[SumRow],
    where: str,
    *,
    all_last: bool = False,
) -> list[TertialError]:
    """What sum rows say that the rows of `source` don't come to.

    A sum row may sum everything above it, or everything since any sum row before it: subtotals at any depth are right.
    `all_last` says that no row comes after a sum row; then `source` needs no column `place`.
    """
    expressions = {name: tuple(f"coalesce(sum({one}), 0)" for one in told) for name, told in plan.sums.items()}
    flat = [one for told in expressions.values() for one in told]
    if all_last:
        total = connection.execute(f"SELECT {', '.join(flat)} FROM ({plan.read(source)})").fetchone() or ()
        running = [total] * len(sum_rows)
    else:
        running = _running(connection, plan, source, sum_rows, flat)
    faults: list[TertialError] = []
    before: list[set[int]] = [{0} for _ in flat]
    for row, totals in zip(sum_rows, running, strict=True):
        said = _said(connection, plan, row)
        at = 0
        for name, told in expressions.items():
            place, text, ore = said[name]
            span = range(at, at + len(told))
            at += len(told)
            if not text.strip():
                continue
            if ore is None:
                faults.append(_unreadable(text, row, plan.layout.name(place), where))
            elif not any(_fits(ore, totals[which], before[which], whole=which == span[0]) for which in span):
                faults.append(_differs(ore, int(totals[span[0]]), row, plan.layout.name(place), where))
        for which, value in enumerate(totals):
            before[which].add(int(value))
    return faults


def _fits(said: int, total: int, before: set[int], *, whole: bool) -> bool:
    # Debit less credit is printed with either sign.
    return total - said in before or (not whole and total + said in before)


def _running(
    connection: duckdb.DuckDBPyConnection, plan: Plan, source: str, sum_rows: Sequence[SumRow], sums: Sequence[str]
) -> list[tuple[Any, ...]]:
    """What everything above each sum row comes to."""
    places = ", ".join(f"({row.place})" for row in sum_rows)
    found = connection.execute(
        f"SELECT s.place, {', '.join(sums)} FROM ({plan.read(source, 'place')}) AS r"
        f" ASOF JOIN (VALUES {places}) AS s(place) ON r.place < s.place GROUP BY s.place"
    ).fetchall()
    between = {place: values for place, *values in found}
    total = [0] * len(sums)
    running: list[tuple[Any, ...]] = []
    for row in sum_rows:
        total = [one + more for one, more in zip(total, between.get(row.place, [0] * len(sums)), strict=True)]
        running.append(tuple(total))
    return running


def _said(connection: duckdb.DuckDBPyConnection, plan: Plan, row: SumRow) -> dict[str, tuple[int, str, int | None]]:
    """What a sum row says in each column that has a sum: the column's place, the text, and it in öre."""
    texts = (*row.cells, *[""] * plan.layout.width)
    columns = ", ".join(f"? AS {cell(place)}" for place in plan.layout.used)
    wanted = [one for one in plan.cells if one.name in plan.sums]
    values = connection.execute(
        f"SELECT {', '.join(one.sql for one in wanted)} FROM (SELECT {columns})",
        [texts[place] for place in plan.layout.used],
    ).fetchone()
    return {one.name: (one.place, texts[one.place], ore) for one, ore in zip(wanted, values or (), strict=True)}


def _unreadable(text: str, row: SumRow, column: str, where: str) -> TertialError:
    return Refused(f"”{text[:60]}” på en summarad är inget belopp.", place=f"{where}rad {row.place}, {column}")


def _differs(said: int, total: int, row: SumRow, column: str, where: str) -> TertialError:
    return Refused(
        f"Summaraden säger {_in_kr(said)} men raderna ovanför ger {_in_kr(total)}; skillnaden är {_in_kr(total - said)}."
        " Filen kan vara avkortad eller filtrerad. Exportera den på nytt.",
        place=f"{where}rad {row.place}, {column}",
    )


def _in_kr(ore: int) -> str:
    return f"{swedish(kr(ore), 2)} kr"
