"""Households with economic assistance: one row each, from a day and to another or still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tertial.demo.extracts.drawing import Lot, names, written
from tertial.demo.extracts.printed import printed
from tertial.measurement.extracts.periods import months_later

HEADINGS = ("Ärende", "Insats", "Aktuellt från", "Aktuellt till", "Vuxna", "Barn", "Månader i följd")
LONG = 24
"""Months. A household that has been there for more is long-term."""


@dataclass(frozen=True, slots=True)
class Stock:
    """How many households there are a day, and how many of them long-term (None: as it falls out)."""

    day: date
    all: int
    long: int | None = None


@dataclass
class Household:
    """One household."""

    start: date
    end: date | None = None
    adults: int = 1
    children: int = 0
    months: int = 0
    there: set[date] = field(default_factory=set)
    long: set[date] = field(default_factory=set)


def followed(lot: Lot, stocks: Sequence[Stock]) -> list[Household]:
    """Households that come and go so that every stock is right."""
    first = stocks[0]
    edge = months_later(first.day, -LONG)
    long = first.long or 0
    active = [Household(lot.day(months_later(edge, -96), edge - timedelta(days=1))) for _ in range(long)]
    active += [Household(lot.day(edge, first.day)) for _ in range(first.all - long)]
    everyone, before = list(active), first.day
    _mark(active, first.day)
    for stock in stocks[1:]:
        edge = months_later(stock.day, -LONG)
        old = lot.mixed([one for one in active if one.start < edge])
        young = lot.mixed([one for one in active if one.start >= edge])
        stay = old if stock.long is None else old[: stock.long]
        young_stay = young[: stock.all - len(stay)]
        new = [
            Household(lot.day(before + timedelta(days=1), stock.day))
            for _ in range(stock.all - len(stay) - len(young_stay))
        ]
        for gone in (*old[len(stay) :], *young[len(young_stay) :]):
            gone.end = lot.day(before + timedelta(days=1), stock.day - timedelta(days=1))
        active, before = [*stay, *young_stay, *new], stock.day
        everyone += new
        _mark(active, stock.day)
    return everyone


def _mark(active: Sequence[Household], day: date) -> None:
    for one in active:
        one.there.add(day)
        if one.start < months_later(day, -LONG):
            one.long.add(day)


def treserva() -> list[tuple[str, ...]]:
    """The households of 2019 to August 2021."""
    lot = Lot("treserva-hushall")
    days = date(2019, 12, 31), date(2020, 8, 31), date(2020, 12, 31), date(2021, 8, 31)
    stocks = [
        Stock(days[0], printed("hushall", 2021, "2019"), printed("langvariga-hushall", 2021, "2019")),
        Stock(days[1], printed("hushall", 2021, "2020-08", kind="volume")),
        Stock(days[2], printed("hushall", 2021, "2020"), printed("langvariga-hushall", 2021, "2020")),
        Stock(days[3], printed("hushall", 2021, "2021-08"), printed("langvariga-hushall", 2021, "2021-08")),
    ]
    households = followed(lot, stocks)
    now = [one for one in households if days[3] in one.there]
    with_children = lot.mixed([one for one in now if days[3] in one.long])
    with_children = with_children[: printed("langvariga-hushall-med-barn", 2021, "2021-08")]
    children = printed("barn-i-langvariga-hushall", 2021, "2021-08") - len(with_children)
    for one, more in zip(with_children, lot.spread(children, len(with_children), most=5), strict=True):
        one.children = 1 + more
    for one in households:
        if days[3] not in one.long:
            one.children = max(0, lot.below(5) - 1)
        one.adults = 1 + (lot.below(4) == 0)
    _give_months(now, printed("mediantid", 2021, "2021-08"))
    return _rows(lot, households)


def _give_months(now: Sequence[Household], median: int) -> None:
    """How many months in a row each has had assistance, the latest come the fewest; the median is as wanted."""
    ordered = sorted(now, key=lambda one: one.start, reverse=True)
    half = len(ordered) // 2
    for place, one in enumerate(ordered):
        if place < half - 1:
            one.months = 1 + place * (median - 1) // half
        elif place <= half:
            one.months = median
        else:
            one.months = median + 1 + (place - half) * 70 // half


def lifecare() -> list[tuple[str, ...]]:
    """The households of December 2021 to August 2023."""
    lot = Lot("lifecare-hushall")
    days = date(2021, 12, 31), date(2022, 12, 31), date(2023, 8, 31)
    stocks = [
        Stock(days[0], 2950, printed("langvariga-hushall", 2023, "2021")),
        Stock(days[1], printed("hushall", 2023, "2022"), printed("langvariga-hushall", 2023, "2022")),
        Stock(days[2], printed("hushall", 2023, "2023-08"), printed("langvariga-hushall", 2023, "2023-08")),
    ]
    households = followed(lot, stocks)
    first, second, third = (
        printed("barn-i-langvariga-hushall", 2023, period) for period in ("2021", "2022", "2023-08")
    )
    _give_children(lot, [one for one in households if one.long == set(days)], third)
    _give_children(lot, [one for one in households if one.long == {days[0], days[1]}], second - third)
    _give_children(lot, [one for one in households if one.long == {days[0]}], first - second)
    young = [one for one in households if days[2] in one.there and days[2] not in one.long]
    _give_children(lot, young, printed("barn-i-hushall", 2023, "2023-08") - third)
    # Grown-ups beyond the first: those at the later day who were there at the earlier too, then those who had come since.
    before, now = (printed("vuxna", 2023, period, kind="volume") for period in ("2022", "2023-08"))
    both = [one for one in households if {days[1], days[2]} <= one.there]
    new = [one for one in households if days[2] in one.there and days[1] not in one.there]
    more_before, more_now = before - stocks[1].all, now - stocks[2].all
    for group, more, most in ((both, more_before, 1), (new, more_now - more_before, 3)):
        for one, extra in zip(group, lot.spread(more, len(group), most=most), strict=True):
            one.adults = 1 + extra
    for one in households:
        one.months = 1 + lot.below(30)
    return _rows(lot, households)


def _give_children(lot: Lot, households: Sequence[Household], total: int) -> None:
    for one, children in zip(households, lot.spread(total, len(households), most=6), strict=True):
        one.children = children


def _rows(lot: Lot, households: Sequence[Household]) -> list[tuple[str, ...]]:
    identities = names("A")
    return [
        (
            next(identities),
            "Ekonomiskt bistånd",
            written(one.start),
            written(one.end),
            str(one.adults),
            str(one.children),
            str(one.months or 1 + lot.below(12)),
        )
        for one in sorted(households, key=lambda one: (one.start, one.end or date.max))
    ]
