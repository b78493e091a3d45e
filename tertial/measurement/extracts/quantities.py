"""What each calculation comes to for a period and each part: exact fractions, asked of the extract by SQL.

Every function returns numerators and denominators by part. A part that is not there had no rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import assert_never

from tertial.document.figure import Missing, MissingReason
from tertial.measurement.extracts.engine import Value
from tertial.measurement.extracts.periods import Days, last_day, months_later
from tertial.measurement.extracts.rule import (
    Calculation,
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
    PerMillion,
    Presence,
    Share,
)
from tertial.measurement.extracts.statements import EVERY, Asking, Piece, all_of, between, counted, one_of
from tertial.steering.parts import Part

Cost = Callable[[str, Days], int | None]
"""Net cost in öre of what a rule asks the ledger for; None where the ledger lacks a month."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value before it is rounded, with what it is made of; a median has no numerator."""

    value: Fraction
    numerator: Fraction | None
    denominator: Fraction | None = None


Found = Mapping[Part, Quantity | Missing]

NOTHING = Missing(MissingReason.NO_EVENT, "Ingen händelse att mäta")


def quantities(asking: Asking, calculation: Calculation, days: Days, cost: Cost) -> Found:
    """The quantities of one calculation for a period, by part."""
    match calculation:
        case Count(on=on, of=of):
            return _counts(asking, of, _within(asking, on, days))
        case MonthlyAverage(presence=presence, of=of):
            return _average(asking, presence, of, days)
        case LastMonth(presence=presence, of=of, longer_than=longer):
            return _last(asking, presence, of, longer, days)
        case MedianMonths(presence=presence, months=months):
            return _median(asking, presence, months, days)
        case NotReturning():
            return _not_returning(asking, calculation, days)
        case MeanDays(start=start, end=end):
            return _mean_days(asking, start, end, days)
        case Exits():
            return _exits(asking, calculation, days)
        case Occupancy(on=on, used=used, places=places):
            return _occupancy(asking, used, places, between(asking.column(on), days.first, days.last))
        case CostPerPlace():
            return _cost_per_place(asking, calculation, days, cost)
        case PerMillion():
            return _per_million(asking, calculation, days, cost)
        case Share(on=on, numerator=numerator, of=of):
            return _share(asking, of, all_of(asking.extract, numerator), _within(asking, on, days))
        case _ as never:
            assert_never(never)


def _within(asking: Asking, on: str, days: Days) -> Piece:
    return between(asking.column(on), days.first, days.last) if on else EVERY


def _counts(asking: Asking, of: Of, where: Piece) -> Found:
    unit = 10 ** asking.scale(of.sum) if of.sum else 1
    found = {part: Fraction(n) / unit for part, (n,) in asking.per_part(counted(asking, of), where)}
    return _with_empty(
        asking, {part: Quantity(value, value) for part, value in found.items()}, Quantity(Fraction(0), Fraction(0))
    )


def _there(asking: Asking, presence: Presence, first: date, last: date) -> Piece:
    """Rows that are there some day from the first to the last."""
    if presence.month:
        return between(asking.column(presence.month), first.replace(day=1), last_day(last))
    begun = Piece(f"{asking.column(presence.start)} <= ?", (last,))
    if not presence.end:
        return begun
    end = asking.column(presence.end)
    return begun & Piece(f"{end} IS NULL OR {end} >= ?", (first,))


def _average(asking: Asking, presence: Presence, of: Of, days: Days) -> Found:
    months = days.months
    if hole := _hole(asking, presence, months):
        return dict.fromkeys(asking.expected(), hole)
    sums: dict[Part, Fraction] = defaultdict(Fraction)
    unit = 10 ** asking.scale(of.sum) if of.sum else 1
    for month in months:
        for part, (n,) in asking.per_part(counted(asking, of), _there(asking, presence, month, last_day(month))):
            sums[part] += Fraction(n) / unit
    of_months = Fraction(len(months))
    return _with_empty(
        asking,
        {part: Quantity(total / of_months, total, of_months) for part, total in sums.items()},
        Quantity(Fraction(0), Fraction(0), of_months),
    )


def _hole(asking: Asking, presence: Presence, months: Iterable[date]) -> Missing | None:
    """Why there is no value, where a whole month is missing in an extract with a row per month: nothing is not nought."""
    if not presence.month:
        return None
    column = asking.column(presence.month)
    there = asking.extract.ask(f"SELECT DISTINCT date_trunc('month', {column})::DATE FROM extract")
    known = {row[0] for row in there}
    for month in months:
        if month not in known:
            return Missing(
                MissingReason.NOT_MEASURED, f"Utdraget har inga rader för {Days(month, last_day(month)).words}"
            )
    return None


def _last(asking: Asking, presence: Presence, of: Of, longer: int, days: Days) -> Found:
    if hole := _hole(asking, presence, days.months[-1:]):
        return dict.fromkeys(asking.expected(), hole)
    where = _there(asking, presence, days.last, days.last)
    if longer:
        where = where & Piece(f"{asking.column(presence.start)} < ?", (months_later(days.last, -longer),))
    return _counts(asking, of, where)


def _median(asking: Asking, presence: Presence, months: str, days: Days) -> Found:
    if hole := _hole(asking, presence, days.months[-1:]):
        return dict.fromkeys(asking.expected(), hole)
    values: tuple[Value, ...] = ()
    if months:
        length, unit = asking.column(months), 10 ** asking.scale(months)
    else:
        # Whole months from the first day to the day after the period's last, which is the first of a month.
        start, after = asking.column(presence.start), months_later(days.last.replace(day=1), 1)
        length, unit = (
            f"(? - (year({start}) * 12 + month({start})) - (CASE WHEN day({start}) > 1 THEN 1 ELSE 0 END))",
            1,
        )
        values = (after.year * 12 + after.month,)
    found: dict[Part, Quantity | Missing] = {}
    where = _there(asking, presence, days.last, days.last)
    # The median of whole numbers is a half at most: twice it is whole, and so exact.
    told = f"CAST(2 * median({length}) AS HUGEINT), count({length})"
    for part, (twice, n) in asking.per_part(told, where, values=values * 2):
        if n:
            found[part] = Quantity(Fraction(twice, 2 * unit), None, Fraction(n))
    return _with_empty(asking, found, NOTHING)


def _not_returning(asking: Asking, calculation: NotReturning, days: Days) -> Found:
    left = days.earlier(calculation.within)
    person, start, end = (asking.column(name) for name in (calculation.person, calculation.start, calculation.end))
    names = asking.names
    kept = ", ".join(["p", "s", "e", *names])
    grouped = ", ".join(["l.p", "l.e", *(f"l.{name}" for name in names)])
    source = (
        f"(WITH own AS (SELECT {person} AS p, {start} AS s, {end} AS e{''.join(f', {name}' for name in names)} FROM extract"
        f" WHERE ({asking.population.sql}) AND {person} IS NOT NULL AND {start} IS NOT NULL),"
        f" gone AS (SELECT {kept} FROM own WHERE e BETWEEN ? AND ?)"
        f" SELECT {grouped}, bool_or(o.s <= l.e AND (o.e IS NULL OR o.e > l.e)) AS stays,"
        f" bool_or(o.s > l.e AND o.s <= l.e + to_months(?)) AS returns"
        f" FROM gone l JOIN own o ON o.p = l.p GROUP BY ALL)"
    )
    values = (*asking.population.values, left.first, left.last, calculation.within)
    told = "count(DISTINCT p), count(DISTINCT CASE WHEN returns THEN p END)"
    found: dict[Part, Quantity | Missing] = {}
    for part, (persons, back) in asking.per_part(told, Piece("NOT stays"), source=source, values=values, mine=False):
        found[part] = _share_of(persons - back, persons)
    return _with_empty(asking, found, NOTHING)


def _mean_days(asking: Asking, start: str, end: str, days: Days) -> Found:
    first, last = asking.column(start), asking.column(end)
    where = between(last, days.first, days.last) & Piece(f"{first} IS NOT NULL")
    found: dict[Part, Quantity | Missing] = {}
    for part, (total, n) in asking.per_part(f"sum({last} - {first}), count(*)", where):
        if n:
            found[part] = Quantity(Fraction(total, n), Fraction(total), Fraction(n))
    return _with_empty(asking, found, NOTHING)


def _exits(asking: Asking, calculation: Exits, days: Days) -> Found:
    within = between(asking.column(calculation.on), days.first, days.last)
    reason = asking.column(calculation.reason)
    every = tuple(code for codes in calculation.reasons.values() for code in codes)
    wanted = {"": every, **{name: codes for name, codes in calculation.reasons.items() if name}}
    what = counted(asking, calculation.of)
    all_exits = {part: n for part, (n,) in asking.per_part(what, within)} if calculation.as_share else {}
    found: dict[Part, Quantity | Missing] = {}
    for name, codes in wanted.items():
        some = {part: n for part, (n,) in asking.per_part(what, within & one_of(reason, codes))}
        for part in asking.expected():
            of = Part(part.unit, name or part.named, part.sex)
            n = some.get(part, 0)
            if calculation.as_share:
                found[of] = _share_of(n, all_exits.get(part, 0))
            else:
                found[of] = Quantity(Fraction(n), Fraction(n))
    return found


def _occupancy(asking: Asking, used: str, places: str, where: Piece) -> Found:
    told = f"coalesce(sum({asking.column(used)}), 0), coalesce(sum({asking.column(places)}), 0)"
    units = 10 ** asking.scale(used), 10 ** asking.scale(places)
    found: dict[Part, Quantity | Missing] = {}
    for part, (taken, there) in asking.per_part(told, where):
        found[part] = _share_of(Fraction(taken, units[0]), Fraction(there, units[1]))
    return _with_empty(asking, found, NOTHING)


def _cost_per_place(asking: Asking, calculation: CostPerPlace, days: Days, cost: Cost) -> Found:
    where = between(asking.column(calculation.on), days.first, days.last)
    unit = 10 ** asking.scale(calculation.places)
    told = f"coalesce(sum({asking.column(calculation.places)}), 0)"
    places = {part: Fraction(n, unit) for part, (n,) in asking.per_part(told, where)}
    found: dict[Part, Quantity | Missing] = {}
    for part in asking.expected():
        ore = cost(calculation.cost[part.unit], days)
        there = places.get(part, Fraction(0))
        if ore is None:
            found[part] = _no_ledger(days)
        elif there <= 0:
            found[part] = NOTHING
        else:
            thousands = Fraction(ore, 100_000) * 12
            found[part] = Quantity(thousands / there, thousands, there)
    return found


def _per_million(asking: Asking, calculation: PerMillion, days: Days, cost: Cost) -> Found:
    where = between(asking.column(calculation.on), days.first, days.last)
    if calculation.reason:
        where = where & one_of(asking.column(calculation.reason), calculation.reasons)
    counts = {part: n for part, (n,) in asking.per_part(counted(asking, calculation.of), where)}
    found: dict[Part, Quantity | Missing] = {}
    for part in asking.expected():
        ore = cost(calculation.cost[part.unit], days)
        if ore is None:
            found[part] = _no_ledger(days)
        elif ore <= 0:
            found[part] = Missing(
                MissingReason.OTHER, "Nettokostnaden är inte över noll, så det finns inget att dela med"
            )
        else:
            millions, n = Fraction(ore, 100_000_000), Fraction(counts.get(part, 0))
            found[part] = Quantity(n / millions, n, millions)
    return found


def _share(asking: Asking, of: Of, numerator: Piece, where: Piece) -> Found:
    what = counted(asking, of)
    whole = {part: n for part, (n,) in asking.per_part(what, where)}
    some = {part: n for part, (n,) in asking.per_part(what, where & numerator)}
    unit = 10 ** asking.scale(of.sum) if of.sum else 1
    return _with_empty(
        asking,
        {part: _share_of(Fraction(some.get(part, 0), unit), Fraction(n, unit)) for part, n in whole.items()},
        NOTHING,
    )


def _share_of(numerator: int | Fraction, denominator: int | Fraction) -> Quantity | Missing:
    """A share in percent."""
    if denominator <= 0:
        return NOTHING
    return Quantity(100 * Fraction(numerator) / Fraction(denominator), Fraction(numerator), Fraction(denominator))


def _with_empty(asking: Asking, found: Mapping[Part, Quantity | Missing], empty: Quantity | Missing) -> Found:
    """What was found, and for each declared part without rows what that means."""
    return {part: found.get(part, empty) for part in asking.expected()}


def _no_ledger(days: Days) -> Missing:
    return Missing(MissingReason.NOT_MEASURED, f"Huvudboken har inte alla månader i {days.words}")
