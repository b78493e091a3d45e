"""Measures the slow and obvious way: each row a dict of text, each calculation a loop. The engine must say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Any

from tertial.measurement.extracts.cells import read_amount, read_day, same_identity
from tertial.measurement.extracts.periods import Days, last_day, months_later
from tertial.measurement.extracts.rule import (
    Condition,
    CostPerPlace,
    Count,
    Exits,
    LastMonth,
    MeanDays,
    MedianMonths,
    MonthlyAverage,
    NotReturning,
    Occupancy,
    Of,
    Operator,
    PartColumn,
    PerMillion,
    Presence,
    Rule,
    Share,
)
from tertial.steering.parts import Part

Row = dict[str, str]
Told = tuple[Fraction, Fraction | None, Fraction | None] | None
"""The value, its numerator and its denominator; None where nothing can be told."""


def expected(
    rule: Rule, rows: Iterable[Row], days: Days, cost: Callable[[str, Days], int | None] = lambda asked, days: None
) -> dict[Part, Told]:
    """The values of a rule for the days, by part."""
    everyone = list(rows)
    population = [row for row in everyone if all(meets(row, condition) for condition in rule.population)]
    found: dict[Part, Told] = {}
    for part in parts_of(rule):
        mine = [row for row in population if belongs(rule, row, part)]
        if isinstance(rule.calculation, Exits):
            for name, codes in {"": sum(rule.calculation.reasons.values(), ()), **rule.calculation.reasons}.items():
                found[Part(part.unit, name or part.named, part.sex)] = exits(rule.calculation, codes, mine, days)
        else:
            found[part] = told(rule, everyone, population, mine, part, days, cost)
    return found


def parts_of(rule: Rule) -> list[Part]:
    """Every combination of parts that the rule gives."""
    choices = dict(rule.parts.columns())
    found = []
    for unit in ("", *(choices["unit"].parts if "unit" in choices else ())):
        for named in ("", *(choices["grp"].parts if "grp" in choices else ())):
            for sex in ("", *(choices["sex"].parts if "sex" in choices else ())):
                how_many = bool(unit) + bool(named) + bool(sex)
                if (how_many == 0 and rule.parts.whole) or how_many == 1 or (how_many > 1 and rule.parts.crossed):
                    found.append(Part(unit, named, sex))
    return found


def belongs(rule: Rule, row: Row, part: Part) -> bool:
    """Whether a row is in a part."""
    asked = {"sex": part.sex, "unit": part.unit, "grp": part.named}
    return all(not asked[name] or _code(row, column) == asked[name] for name, column in rule.parts.columns())


def _code(row: Row, column: PartColumn) -> str:
    return column.codes.get(row[column.column].strip(), "")


def told(
    rule: Rule,
    everyone: list[Row],
    population: list[Row],
    mine: list[Row],
    part: Part,
    days: Days,
    cost: Callable[[str, Days], int | None],
) -> Told:
    """One value."""
    match rule.calculation:
        case Count(on=on, of=of):
            return plain(size(of, [row for row in mine if not on or inside(row[on], days)]))
        case MonthlyAverage(presence=presence, of=of):
            if any(hole(presence, everyone, month) for month in days.months):
                return None
            total = sum(
                (
                    size(of, [row for row in mine if there(presence, row, month, last_day(month))])
                    for month in days.months
                ),
                Fraction(0),
            )
            return total / len(days.months), total, Fraction(len(days.months))
        case LastMonth(presence=presence, of=of, longer_than=longer):
            if hole(presence, everyone, days.months[-1]):
                return None
            now = [row for row in mine if there(presence, row, days.last, days.last)]
            if longer:
                now = [row for row in now if day(row[presence.start]) < months_later(days.last, -longer)]
            return plain(size(of, now))
        case MedianMonths(presence=presence, months=months):
            if hole(presence, everyone, days.months[-1]):
                return None
            now = [row for row in mine if there(presence, row, days.last, days.last)]
            lengths = (
                [Fraction(number) for row in now if (number := read_amount(row[months])) is not None]
                if months
                else [Fraction(full_months(day(row[presence.start]), days.last)) for row in now]
            )
            return (Fraction(median(lengths)), None, Fraction(len(lengths))) if lengths else None
        case NotReturning() as asked:
            return not_returning(asked, population, mine, days)
        case MeanDays(start=start, end=end):
            done = [row for row in mine if inside(row[end], days) and row[start]]
            total = Fraction(sum((day(row[end]) - day(row[start])).days for row in done))
            return (total / len(done), total, Fraction(len(done))) if done else None
        case Occupancy(on=on, used=used, places=places):
            then = [row for row in mine if inside(row[on], days)]
            return share(total_of(used, then), total_of(places, then))
        case CostPerPlace(on=on, places=places, cost=asked_cost):
            ore, there_are = (
                cost(asked_cost[part.unit], days),
                total_of(places, [r for r in mine if inside(r[on], days)]),
            )
            if ore is None or there_are <= 0:
                return None
            return Fraction(ore * 12, 100_000) / there_are, Fraction(ore * 12, 100_000), there_are
        case PerMillion(on=on, reason=reason, reasons=reasons, of=of, cost=asked_cost):
            ore = cost(asked_cost[part.unit], days)
            gone = [row for row in mine if inside(row[on], days) and (not reason or row[reason].strip() in reasons)]
            if ore is None or ore <= 0:
                return None
            return size(of, gone) / Fraction(ore, 10**8), size(of, gone), Fraction(ore, 10**8)
        case Share(on=on, numerator=numerator, of=of):
            then = [row for row in mine if not on or inside(row[on], days)]
            return share(size(of, [row for row in then if all(meets(row, one) for one in numerator)]), size(of, then))
    raise AssertionError(rule)


def exits(asked: Exits, codes: tuple[str, ...], mine: list[Row], days: Days) -> Told:
    """How many left for some reasons, or which share."""
    gone = [row for row in mine if inside(row[asked.on], days)]
    some = [row for row in gone if row[asked.reason].strip() in codes]
    return share(size(asked.of, some), size(asked.of, gone)) if asked.as_share else plain(size(asked.of, some))


def not_returning(asked: NotReturning, population: list[Row], mine: list[Row], days: Days) -> Told:
    """The share of persons who left and did not return."""
    window = days.earlier(asked.within)
    persons: set[str] = set()
    returned: set[str] = set()
    for row in mine:
        person = same_identity(row[asked.person])
        if not person or not row[asked.start] or not row[asked.end] or not inside(row[asked.end], window):
            continue
        end = day(row[asked.end])
        own = [other for other in population if same_identity(other[asked.person]) == person and other[asked.start]]
        if any(
            day(other[asked.start]) <= end and (not other[asked.end] or day(other[asked.end]) > end) for other in own
        ):
            continue
        persons.add(person)
        if any(end < day(other[asked.start]) <= months_later(end, asked.within) for other in own):
            returned.add(person)
    return share(Fraction(len(persons - returned)), Fraction(len(persons)))


def meets(row: Row, condition: Condition) -> bool:
    """Whether a row meets a condition."""
    cell, bound = row[condition.column].strip(), condition.bound
    match condition.operator:
        case Operator.IN:
            return cell in bound  # type: ignore[operator]
        case Operator.NOT_IN:
            return cell not in bound  # type: ignore[operator]
        case Operator.FILLED:
            return bool(cell) == bound
        case Operator.FROM | Operator.UNTIL:
            limit = bound if isinstance(bound, date) else read_day(row[str(bound)])
            if not cell or limit is None:
                return False
            return day(cell) >= limit if condition.operator is Operator.FROM else day(cell) <= limit
    number = read_amount(cell)
    if number is None:
        return False
    compare: dict[Operator, Callable[[Decimal, Any], bool]] = {
        Operator.AT_LEAST: lambda a, b: a >= b,
        Operator.AT_MOST: lambda a, b: a <= b,
        Operator.ABOVE: lambda a, b: a > b,
        Operator.BELOW: lambda a, b: a < b,
    }
    return compare[condition.operator](number, bound)


def size(of: Of, rows: list[Row]) -> Fraction:
    """How many."""
    if of.sum:
        return total_of(of.sum, rows)
    if of.distinct:
        return Fraction(len({same_identity(row[of.distinct]) for row in rows} - {""}))
    return Fraction(len(rows))


def total_of(column: str, rows: list[Row]) -> Fraction:
    """A sum; an empty cell is nothing."""
    return sum((Fraction(read_amount(row[column]) or 0) for row in rows), Fraction(0))


def there(presence: Presence, row: Row, first: date, last: date) -> bool:
    """Whether a row is there some day from the first to the last."""
    if presence.month:
        month = read_day(row[presence.month])
        return month is not None and first.replace(day=1) <= month <= last_day(last)
    start, end = read_day(row[presence.start]), read_day(row[presence.end]) if presence.end else None
    return start is not None and start <= last and (end is None or end >= first)


def hole(presence: Presence, everyone: list[Row], month: date) -> bool:
    """Whether an extract with a row per month has none for a month."""
    return bool(presence.month) and not any(there(presence, row, month, last_day(month)) for row in everyone)


def full_months(start: date, last: date) -> int:
    """How many whole months there are from a day to the day after the last."""
    after = last + timedelta(days=1)
    count = 0
    while months_later(start.replace(day=1), count + 1) + timedelta(days=start.day - 1) <= after:
        count += 1
    return count


def inside(cell: str, days: Days) -> bool:
    """Whether a cell's day is in the period."""
    found = read_day(cell)
    return found is not None and days.first <= found <= days.last


def day(cell: str) -> date:
    """A day that is there."""
    found = read_day(cell)
    assert found is not None
    return found


def plain(count: Fraction) -> Told:
    """A count is its own numerator."""
    return count, count, None


def share(numerator: Fraction, denominator: Fraction) -> Told:
    """A share in percent."""
    return (100 * numerator / denominator, numerator, denominator) if denominator > 0 else None
