"""The rows of tables that a topic has values in: each with what it gives for a role and a time, and what it gives as a change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tertial.review.known import KnownValue
from tertial.review.matching.amounts import POINTS, Amount, suits
from tertial.review.matching.topics import Topic
from tertial.review.reading.grids import Role
from tertial.review.reading.measures import Measure, measure_of

OUTCOMES = frozenset({Role.OUTCOME, Role.YEAR_END, Role.VALUE})
_MOST_ROWS = 60
# An exact amount that is printed with decimals stands in millions, else in thousands.
_MILLION, _THOUSAND, _HALF = Decimal(10**6), Decimal(1000), Decimal("0.5")


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """The values that stand in one row of one table, or the figures of one thing that no table has."""

    values: tuple[KnownValue, ...]

    def of(self, role: Role) -> list[KnownValue]:
        """Those in a role."""
        return [value for value in self.values if value.role is role]

    def outcomes(self, years: Iterable[int] | None = None) -> list[KnownValue]:
        """Those that tell how something was, of some years; of every year without them."""
        wanted = None if years is None else set(years)
        return [
            value
            for value in self.values
            if value.role in OUTCOMES and (wanted is None or value.horizon.year is None or value.horizon.year in wanted)
        ]


@dataclass(frozen=True, slots=True)
class Step:
    """A value and an earlier one of the same row."""

    now: KnownValue
    before: KnownValue

    @property
    def apart(self) -> Decimal:
        """How far apart they are."""
        return abs(self.now.value - self.before.value)

    @property
    def share(self) -> Decimal | None:
        """That in per cent of the earlier value."""
        return abs(self.apart / self.before.value * 100) if self.before.value else None

    def is_told_by(self, amount: Amount) -> bool | None:
        """Whether a change may be this one; None where its unit does not let it be any."""
        room = printed_half(self.now) + printed_half(self.before)
        if amount.unit == "%":
            share, slack = self.share, room / abs(self.before.value) * 200 if self.before.value else Decimal(0)
            return None if share is None else amount.agrees(share, slack)
        unit = "%" if amount.unit == POINTS else amount.unit
        if not suits(unit, self.now.unit):
            return None
        if amount.is_whole and measure_of(self.now.label, self.now.unit) is Measure.COUNT:
            return amount.size == self.apart
        return amount.agrees(self.apart, room)


def rows_of(topic: Topic) -> tuple[Row, ...]:
    """The topic's rows, those of tables first."""
    grouped: dict[tuple[str, int, str], list[KnownValue]] = defaultdict(list)
    for value in topic.values:
        table = value.series.rpartition("/")[0] if value.place is not None else ""
        grouped[table, value.order, value.label].append(value)
    return tuple(Row(tuple(values)) for values in list(grouped.values())[:_MOST_ROWS])


def steps(row: Row, year: int, years: Iterable[int]) -> Iterator[Step]:
    """The row's values of a year, each with those of some other years."""
    unnamed = row.outcomes((year,))
    now = [value for value in unnamed if value.horizon.year == year] or unnamed
    for other in row.outcomes(years):
        if other.horizon.year is not None and other.horizon.year != year:
            for one in now:
                if one.unit == other.unit:
                    yield Step(one, other)


def printed_half(value: KnownValue) -> Decimal:
    """Half a unit of the last digit that is printed of it, in its own unit: what a reader may be wrong by who takes it from the table."""
    if value.decimals is not None or not value.printed:
        return value.half_step
    half = _half_of(value.printed)
    return half * (_MILLION if half < _HALF else _THOUSAND) if value.unit.startswith("kr") else half


def _half_of(printed: str) -> Decimal:
    decimals = sum(sign.isdigit() for sign in printed.rpartition(",")[2]) if "," in printed else 0
    return Decimal(1).scaleb(-decimals) / 2
