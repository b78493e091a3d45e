"""Rows of the ledger out of balances: a row per account (type 1), or per account, month and object (types 2 and 3).

A period balance is the change in the period. Type 3 tells an account's total and how it is split over objects, often in
several ways (by cost centre, and once more by project): these are the same money and are never added together. The
file's fullest way of splitting is chosen, and what it leaves over of a total becomes a row without objects. Only where
all the splits together make up every total are they parts of one splitting, and all of them are taken.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tertial.economy.importers.sie.book import Fault
from tertial.economy.importers.sie.dimensions import NO_CODES, Codes, Dimensions
from tertial.economy.importers.sie.header import Header
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.importers.sie.records import Pairs, Record, Wrong
from tertial.economy.importers.sie.rows import Row

Way = tuple[int, ...]
"""A way of splitting: the dimensions of the object list, in order of number; empty for a total."""


@dataclass(slots=True)
class PeriodRows:
    """What was made of the period balances."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Split:
    line: int
    ore: int
    pairs: Pairs


Told = dict[tuple[str, int], dict[Way, dict[Pairs, _Split]]]
"""Every amount by account and month, then by way of splitting, then by objects."""


def of_periods(records: Iterable[Record], header: Header, dimensions: Dimensions, profile: SieProfile) -> PeriodRows:
    """Rows of the wanted year's #PSALDO or #PBUDGET. Zero amounts give no row."""
    found = PeriodRows()
    told = _told(records, header, found)
    ways = Counter(way for splits in told.values() for way in splits if way)
    ranked = _ranked(ways, dimensions, profile)
    totals_are_told = any(() in splits for splits in told.values())
    one_splitting = not profile.split_by and _make_up_totals(told)
    for (account, month), splits in told.items():
        taken = [way for way in ranked if way in splits][: None if one_splitting else 1]
        amounts: dict[Codes, list[int]] = {}
        for split in (split for way in taken for split in splits[way].values()):
            try:
                codes = dimensions.codes(split.pairs, split.line)
            except Wrong as wrong:
                found.faults.append(Fault(wrong.line, wrong.message))
                continue
            line_and_sum = amounts.setdefault(codes, [split.line, 0])
            line_and_sum[1] += split.ore
        total = next(iter(splits.get((), {}).values()), None)
        if total is not None or totals_are_told:  # a total that is not told is zero: zeros may be left out
            rest = (total.ore if total else 0) - sum(ore for _line, ore in amounts.values())
            line_and_sum = amounts.setdefault(NO_CODES, [total.line if total else _first_line(splits), 0])
            line_and_sum[1] += rest
        day = _last_day(month)
        found.rows += [Row(line, day, "", "", account, codes, ore, "") for codes, (line, ore) in amounts.items() if ore]
    if len(ranked) > 1 and not one_splitting:
        read, *others = (" och ".join(dimensions.word(number) for number in way) for way in ranked)
        found.notes.append(f"Saldona är uppdelade på flera sätt. Läst efter {read}, inte {', inte '.join(others)}.")
    return found


def of_year(balances: Sequence[tuple[str, int, int]], header: Header) -> list[Row]:
    """A row per account on the last day that the balances cover; `balances` are account, öre and line."""
    day = header.covers or header.last
    assert day is not None, "a header without a year has a fault"  # noqa: S101
    return [Row(line, day, "", "", account, NO_CODES, ore, "") for account, ore, line in balances if ore]


def _told(records: Iterable[Record], header: Header, found: PeriodRows) -> Told:
    assert header.first is not None  # noqa: S101
    assert header.last is not None  # noqa: S101
    first, last = (day.year * 100 + day.month for day in (header.first, header.last))
    told: Told = defaultdict(dict)
    for record in records:
        try:
            if record.number("year") != header.index:
                continue
            month, pairs, ore = record.month(), tuple(sorted(record.pairs())), record.ore()
            if not first <= month <= last:
                raise Wrong(record.line, f"Perioden {month} ligger utanför räkenskapsåret {header.span}.")
            splits = told[record.account(), month].setdefault(tuple(number for number, _code in pairs), {})
            known = splits.setdefault(pairs, _Split(record.line, ore, pairs))
            if known.line != record.line:
                raise Wrong(record.line, f"Samma saldo står två gånger, även på rad {known.line}.")
        except Wrong as wrong:
            found.faults.append(Fault(wrong.line, wrong.message))
    return told


def _ranked(ways: Counter[Way], dimensions: Dimensions, profile: SieProfile) -> list[Way]:
    """The ways that tell a part of the code string: the profile's first, then the one that splits most, then the finest."""
    telling = {way: sum(number in dimensions.parts for number in way) for way in ways}
    wanted = tuple(sorted(profile.split_by))
    return sorted(
        (way for way, parts in telling.items() if parts),
        key=lambda way: (way != wanted, -ways[way], -telling[way], way),
    )


def _make_up_totals(told: Told) -> bool:
    """Whether the splits add up to each total that is split in several ways, so that none tells another's money again."""
    return all(
        sum(split.ore for way, some in splits.items() if way for split in some.values())
        == sum(split.ore for split in splits.get((), {}).values())
        for splits in told.values()
        if sum(1 for way in splits if way) > 1
    )


def _first_line(splits: dict[Way, dict[Pairs, _Split]]) -> int:
    return min(split.line for way in splits.values() for split in way.values())


def _last_day(month: int) -> date:
    year, number = divmod(month, 100)
    return date(year, number, monthrange(year, number)[1])
