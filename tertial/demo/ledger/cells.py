"""Each line's amount of each kind in each month, so that every target is met to the öre."""

from __future__ import annotations

from random import Random
from typing import Final

from tertial.demo.ledger.fitting import fit, split
from tertial.demo.ledger.targets import (
    ASSISTANCE,
    NEW,
    OLD,
    OTHER_COSTS,
    REVENUE,
    Division,
    assistance,
    cost_weights,
    revenue_shares,
    targets,
)

Window = dict[tuple[str, str], int]
"""Öre by line and kind in a window of months."""

Cells = dict[tuple[str, str, int], int]
"""Öre by line, kind and month (202308)."""

FIRST_HALF: Final = range(1, 9)
SECOND_HALF: Final = range(9, 13)

_PROFILES: Final = {
    # How a kind falls over the twelve months: rents evenly, state grants in lumps, most invoices before the holidays.
    "intakt-bidrag": (10, 150, 60, 20, 170, 80, 10, 140, 60, 30, 180, 120),
    "intakt-forsaljning": (98, 99, 103, 101, 100, 104, 82, 95, 102, 103, 101, 108),
    "intakt-taxor": (120, 90, 80, 90, 90, 40, 20, 130, 110, 90, 80, 50),
    "intakt-hyror": (100,) * 12,
    "intakt-ovriga": (90, 95, 110, 95, 100, 105, 85, 95, 100, 100, 105, 120),
    "kostnad-personal": (100, 98, 99, 101, 100, 104, 109, 97, 99, 100, 101, 105),
    "kostnad-kop": (92, 96, 104, 102, 100, 104, 70, 88, 106, 106, 104, 118),
    "kostnad-lokaler": (100,) * 12,
    "kostnad-ovriga": (80, 90, 100, 98, 104, 110, 62, 84, 102, 104, 112, 140),
}
_UNEVEN: Final = {"intakt-hyror": 0, "kostnad-lokaler": 0, "kostnad-personal": 12}
"""How many thousandths a month may differ from its profile; 60 where nothing is said."""

_NEW_REFUGEES: Final = {2022: 62, 2023: 50}
"""The share of the assistance, in thousandths, that is paid to newly arrived refugees and booked on line 600."""


def cells(seed: int) -> Cells:
    """Every line's öre by kind and month from January 2019 to August 2023."""
    result: Cells = {}
    _divide(OLD, seed, result)
    _divide(NEW, seed, result)
    return result


def _divide(division: Division, seed: int, result: Cells) -> None:
    """Fill in a division's months: first the windows that documents tell by kind, then those made like them."""
    told = {year: _told(division, year) for year in division.years if _has_kinds(division, year)}
    for year in division.years:
        like = told.get(year) or next(iter(told.values()))
        chance = Random(f"{seed} {year}")  # noqa: S311 - digits that can be made again, not secrets
        first = told.get(year) or _like(division, year, FIRST_HALF, like, chance)
        _spread(division, year, FIRST_HALF, first, chance, result)
        if (division.year, division.lines[0], str(year)) in targets():
            second = _like(division, year, SECOND_HALF, like, chance)
            _spread(division, year, SECOND_HALF, second, chance, result)


def _has_kinds(division: Division, year: int) -> bool:
    return (division.year, REVENUE[0], f"{year}-08") in targets()


def _net(division: Division, line: str, year: int, months: range) -> int:
    """What the line must sum to in the window."""
    known = targets()
    first = known[division.year, line, f"{year}-08"]
    return first if months == FIRST_HALF else known[division.year, line, str(year)] - first


def _told(division: Division, year: int) -> Window:
    """January to August of a year whose kinds are told: lines and kinds both have given sums."""
    known, period = targets(), f"{year}-08"
    window = _assistance(division, year, FIRST_HALF)
    for kind in REVENUE:
        shares = revenue_shares()[division.year, kind]
        parts = split(known[division.year, kind, period], list(shares.values()))
        window |= {(line, kind): part for line, part in zip(shares, parts, strict=True)}
    fixed = _fixed(division, period)
    window |= fixed
    lines = [line for line in division.lines if line != division.beside_kinds]
    rows = [_net(division, line, year, FIRST_HALF) - _sum(window, line) for line in lines]
    columns = [
        known[division.year, kind, period] - sum(window.get((line, kind), 0) for line in lines) for kind in OTHER_COSTS
    ]
    weights = [_free(division, line, fixed) for line in lines]
    for line, row in zip(lines, fit(rows, columns, weights), strict=True):
        window |= {(line, kind): part for kind, part in zip(OTHER_COSTS, row, strict=True) if (line, kind) not in fixed}
    beside = division.beside_kinds
    if beside:
        left = _net(division, beside, year, FIRST_HALF) - _sum(window, beside)
        parts = split(left, _free(division, beside, fixed))
        window |= {
            (beside, kind): part for kind, part in zip(OTHER_COSTS, parts, strict=True) if (beside, kind) not in fixed
        }
    return window


def _fixed(division: Division, period: str) -> Window:
    """Cells with an amount of their own; staff of `ami` is what the of-which line leaves when `amc` has had its part."""
    known = targets()
    fixed = {
        (line.split("/")[0], line.split("/")[1]): amount
        for (year, line, when), amount in known.items()
        if year == division.year and when == period and "/" in line
    }
    staff = known.get((division.year, "ami-personal", period))
    if staff is not None:
        fixed["ami", "kostnad-personal"] = staff - fixed["amc", "kostnad-personal"]
    return fixed


def _free(division: Division, line: str, fixed: Window) -> list[int]:
    weights = cost_weights()[division.year, line]
    return [0 if (line, kind) in fixed else weight for kind, weight in zip(OTHER_COSTS, weights, strict=True)]


def _like(division: Division, year: int, months: range, like: Window, chance: Random) -> Window:
    """A window that only lines' sums are known of, shaped like one that is told in full."""
    window = _assistance(division, year, months)
    revenue = {
        (line, kind): -amount * len(months) * chance.randint(975, 1025)
        for (line, kind), amount in like.items()
        if kind in REVENUE
    }
    inside = {key: weight for key, weight in revenue.items() if key[0] != division.beside_kinds}
    whole = -sum(inside.values()) // (len(FIRST_HALF) * 1000)
    known = targets()
    if months == SECOND_HALF and (division.year, "revenue", str(year)) in known:
        whole = known[division.year, "revenue", str(year)] - known[division.year, "revenue", f"{year}-08"]
    window |= dict(zip(inside, split(whole, list(inside.values())), strict=True))
    for key, weight in revenue.items():
        if key not in inside:
            window[key] = -weight // (len(FIRST_HALF) * 1000)
    for line in division.lines:
        left = _net(division, line, year, months) - _sum(window, line)
        if left < 0:
            raise ValueError(f"{line} {year} would cost {left} öre beside its assistance")
        weights = [like.get((line, kind), 0) * chance.randint(970, 1030) for kind in OTHER_COSTS]
        window |= {(line, kind): part for kind, part in zip(OTHER_COSTS, split(left, weights), strict=True)}
    return window


def _sum(window: Window, line: str) -> int:
    return sum(amount for (owner, _), amount in window.items() if owner == line)


def _assistance(division: Division, year: int, months: range) -> Window:
    window: Window = {}
    for month in months:
        for line, amount in _paid(division, year, month).items():
            window[line, ASSISTANCE] = window.get((line, ASSISTANCE), 0) + amount
    return window


def _paid(division: Division, year: int, month: int) -> dict[str, int]:
    """The assistance of a month by line."""
    paid = assistance()[100 * year + month]
    if division is OLD:
        return {"bistand": paid}
    refugees = _NEW_REFUGEES[year]
    return dict(zip(("575", "600"), split(paid, (1000 - refugees, refugees)), strict=True))


def _spread(division: Division, year: int, months: range, window: Window, chance: Random, result: Cells) -> None:
    """Divide a window's amounts over its months by each kind's profile; the assistance has its months already."""
    for (line, kind), amount in window.items():
        if kind == ASSISTANCE:
            continue
        uneven = _UNEVEN.get(kind, 60)
        weights = [_PROFILES[kind][month - 1] * (1000 + chance.randint(-uneven, uneven)) for month in months]
        for month, part in zip(months, split(amount, weights), strict=True):
            if part:
                result[line, kind, 100 * year + month] = part
    for month in months:
        for line, amount in _paid(division, year, month).items():
            result[line, ASSISTANCE, 100 * year + month] = amount
