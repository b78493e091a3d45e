"""Pieces of SQL over an extract's table: conditions, what is counted, parts. Only our own column names; every value is a parameter."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import assert_never

from tertial.measurement.extracts.engine import Extract, Value, part_column
from tertial.measurement.extracts.rule import Condition, Of, Operator, PartColumn, Parts
from tertial.steering.parts import Part


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of SQL with the values of its question marks, in order."""

    sql: str
    values: tuple[Value, ...] = ()

    def __and__(self, other: Piece) -> Piece:
        """Both must hold."""
        return Piece(f"({self.sql}) AND ({other.sql})", (*self.values, *other.values))


EVERY = Piece("true")


@dataclass(frozen=True, slots=True)
class Asking:
    """Questions to one extract in the parts of one rule. `population` is what every row must meet."""

    extract: Extract
    parts: Parts
    population: Piece
    part_columns: tuple[tuple[str, PartColumn], ...] = field(default=())

    def column(self, heading: str) -> str:
        """A column's own name."""
        return f'"{self.extract.columns[heading]}"'

    def scale(self, heading: str) -> int:
        """How many decimals the column's whole numbers have; 0 for what is counted."""
        return self.extract.scales.get(heading, 0)

    @property
    def names(self) -> list[str]:
        """The columns of parts, by their own names."""
        return [f'"{part_column(name, column)}"' for name, column in self.part_columns]

    def per_part(
        self,
        what: str,
        where: Piece,
        *,
        source: str = "extract",
        values: Sequence[Value] = (),
        mine: bool = True,
    ) -> list[tuple[Part, tuple[int, ...]]]:
        """Aggregates of rows per part. `what` is SQL of columns, `values` its question marks and `source`'s.

        Returns each part with the numbers in the order of `what`. `mine` adds the population.
        """
        where = self.population & where if mine else where
        names = self.names
        sets = self._sets(names)
        grouping = ", ".join(f"({', '.join(one)})" for one in sets)
        told = ", ".join([*names, what])
        sql = f"SELECT {told} FROM {source} WHERE {where.sql} GROUP BY GROUPING SETS ({grouping})"
        found = []
        for row in self.extract.ask(sql, [*values, *where.values]):
            codes, numbers = row[: len(names)], row[len(names) :]
            if "" in codes:
                continue
            of = dict(zip([name for name, _ in self.part_columns], codes, strict=True))
            found.append((Part(of.get("unit") or "", of.get("grp") or "", of.get("sex") or ""), tuple(numbers)))
        return found

    def _sets(self, names: Sequence[str]) -> list[tuple[str, ...]]:
        if self.parts.crossed:
            return [one for size in range(len(names) + 1) for one in combinations(names, size)]
        return [(), *((name,) for name in names)]

    def expected(self) -> list[Part]:
        """Every part that the rule gives a value for, whether the extract has rows of it or not."""
        choices: dict[str, tuple[str, ...]] = {name: column.parts for name, column in self.part_columns}
        size = len(choices) if self.parts.crossed else 1
        found = [Part()] if self.parts.whole else []
        for unit in ("", *choices.get("unit", ())):
            for named in ("", *choices.get("grp", ())):
                for sex in ("", *choices.get("sex", ())):
                    given = sum(map(bool, (unit, named, sex)))
                    if 0 < given <= size:
                        found.append(Part(unit, named, sex))
        return found


def counted(asking: Asking, of: Of) -> str:
    """SQL of what is counted. An empty number counts as nothing."""
    if of.sum:
        return f"coalesce(sum({asking.column(of.sum)}), 0)"
    return f"count(DISTINCT {asking.column(of.distinct)})" if of.distinct else "count(*)"


def between(column: str, first: date, last: date) -> Piece:
    """A day within two, both included."""
    return Piece(f"{column} BETWEEN ? AND ?", (first, last))


def one_of(column: str, codes: Iterable[str]) -> Piece:
    """A code that is one of some."""
    listed = tuple(codes)
    return Piece(f"{column} IN ({', '.join('?' * len(listed))})", listed) if listed else Piece("false")


def all_of(extract: Extract, conditions: Iterable[Condition]) -> Piece:
    """All the conditions; a cell that is empty meets none but that it is empty, and `inte`."""
    found = EVERY
    for condition in conditions:
        found = found & _condition(extract, condition)
    return found


def _condition(extract: Extract, condition: Condition) -> Piece:
    column = f'"{extract.columns[condition.column]}"'
    bound = condition.bound
    match condition.operator:
        case Operator.IN:
            return one_of(column, bound if isinstance(bound, tuple) else ())
        case Operator.NOT_IN:
            inner = one_of(column, bound if isinstance(bound, tuple) else ())
            return Piece(f"NOT coalesce({inner.sql}, false)", inner.values)
        case Operator.FILLED:
            filled = f"coalesce(CAST({column} AS VARCHAR), '') <> ''"
            return Piece(filled if bound else f"NOT ({filled})")
        case Operator.FROM:
            return _compared(extract, column, ">=", bound)
        case Operator.UNTIL:
            return _compared(extract, column, "<=", bound)
        case Operator.AT_LEAST:
            return Piece(f"{column} >= ?", (math.ceil(_scaled(extract, condition)),))
        case Operator.AT_MOST:
            return Piece(f"{column} <= ?", (math.floor(_scaled(extract, condition)),))
        case Operator.ABOVE:
            return Piece(f"{column} > ?", (math.floor(_scaled(extract, condition)),))
        case Operator.BELOW:
            return Piece(f"{column} < ?", (math.ceil(_scaled(extract, condition)),))
        case _ as never:
            assert_never(never)


def _compared(extract: Extract, column: str, sign: str, bound: object) -> Piece:
    if isinstance(bound, date):
        return Piece(f"{column} {sign} ?", (bound,))
    return Piece(f'{column} {sign} "{extract.columns[str(bound)]}"')


def _scaled(extract: Extract, condition: Condition) -> Decimal:
    """The bound in the column's whole numbers; it need not be whole itself."""
    bound = condition.bound
    number = bound if isinstance(bound, Decimal) else Decimal(0)
    return number.scaleb(extract.scales.get(condition.column, 0))
