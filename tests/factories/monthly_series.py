"""Months of lines as municipalities have them, made up with a seed: pay, benefits, grants, rents, projects, and worse."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from math import exp, pi, sin

PAY = (1.0, 1.0, 1.0, 1.03, 1.03, 1.05, 0.95, 0.9, 1.03, 1.03, 1.03, 1.06)
"""Pay over a year: raised in April, holidays in summer."""


@dataclass(frozen=True, slots=True)
class Series:
    """A line's whole years of months and each year's period budget, in öre."""

    kind: str
    months: tuple[int, ...]
    budgets: tuple[tuple[int, ...], ...]


def pay(chance: random.Random, years: int) -> list[float]:
    """Salaries: a raise every year, a level that hardly wanders."""
    size, level, result = chance.uniform(2e5, 6e6), 1.0, []
    for _ in range(years):
        for month in PAY:
            level += chance.gauss(0, 0.004)
            result.append(size * level * month * (1 + chance.gauss(0, 0.012)))
        size *= 1 + chance.gauss(0.025, 0.01)
    return result


def benefits(chance: random.Random, years: int) -> list[float]:
    """Paid to people: a level that wanders with the times, a mild season."""
    size, drift, phase = chance.uniform(3e5, 1.2e7), chance.gauss(0, 0.004), chance.uniform(0, 6)
    level, result = 0.0, []
    for place in range(12 * years):
        level += chance.gauss(drift, 0.015)
        season = 1 + 0.04 * sin(place * pi / 6 + phase)
        result.append(size * exp(level) * season * (1 + chance.gauss(0, 0.03)))
    return result


def grants(chance: random.Random, years: int) -> list[float]:
    """Salaries less state grants that come four times a year, about a month early or late."""
    costs, share = pay(chance, years), chance.uniform(0.5, 1.2)
    result = [cost * share for cost in costs]
    months = chance.sample(range(12), 4)
    for year in range(years):
        total = -sum(costs[year * 12 : year * 12 + 12]) * share * chance.uniform(0.6, 1.0)
        for month in months:
            late = min(11, max(0, month + chance.choice((-1, 0, 1))))
            result[year * 12 + late] += total / 4 * (1 + chance.gauss(0, 0.1))
    return result


def rents(chance: random.Random, years: int) -> list[float]:
    """Rent every quarter and little between."""
    size, result = chance.uniform(2e5, 3e6), []
    for place in range(12 * years):
        result.append((3 * size * 1.02 ** (place // 12) if place % 3 == 0 else 0) + chance.expovariate(20 / size))
    return result


def seldom(chance: random.Random, years: int) -> list[float]:
    """Nothing most months, something now and then."""
    size = chance.uniform(5e4, 5e5)
    return [chance.expovariate(1 / size) if chance.random() < 0.35 else 0.0 for _ in range(12 * years)]


def reorganised(chance: random.Random, years: int) -> list[float]:
    """Salaries that get another size one New Year."""
    result, when, factor = pay(chance, years), chance.randrange(1, years), chance.uniform(0.4, 1.8)
    return [ore * factor if place >= when * 12 else ore for place, ore in enumerate(result)]


def projects(chance: random.Random, years: int) -> list[float]:
    """Costs that come and go, paid for by others each December."""
    result = [0.0] * (12 * years)
    for _ in range(years + 1):
        start, length, size = chance.randrange(12 * years - 6), chance.randrange(6, 24), chance.uniform(1e5, 1e6)
        for place in range(start, min(12 * years, start + length)):
            result[place] += size * (1 + chance.gauss(0, 0.15))
            if place % 12 == 11:
                result[place] -= size * min(12, place - start + 1) * chance.uniform(0.7, 1)
    return result


def year_end(chance: random.Random, years: int) -> list[float]:
    """Salaries with costs set aside each December and taken back in January."""
    result, share = pay(chance, years), chance.uniform(0.1, 0.8)
    for year in range(years):
        aside = result[year * 12] * share * (1 + chance.gauss(0, 0.3))
        result[year * 12 + 11] += aside
        if year + 1 < years:
            result[year * 12 + 12] -= aside * chance.uniform(0.7, 1.1)
    return result


def around_zero(chance: random.Random, years: int) -> list[float]:
    """Costs and revenue that cancel out, more or less."""
    size = chance.uniform(2e4, 2e5)
    return [chance.gauss(0, size) for _ in range(12 * years)]


def once(chance: random.Random, years: int) -> list[float]:
    """Benefits, and one great payment or refund."""
    result = benefits(chance, years)
    result[chance.randrange(12 * years)] += result[0] * chance.uniform(2, 8) * chance.choice((-1, 1))
    return result


KINDS: dict[Callable[[random.Random, int], list[float]], int] = {
    pay: 4,
    benefits: 2,
    grants: 3,
    rents: 1,
    seldom: 1,
    reorganised: 1,
    projects: 2,
    year_end: 3,
    around_zero: 1,
    once: 1,
}
"""Each kind of line, and how many of nineteen lines are of it."""


def monthly_series(seed: int, years: int) -> Series:
    """A line of whole years. Those who made its budgets knew some of what was to come, and last year's outcome."""
    chance = random.Random(seed)  # noqa: S311 - made-up economy, no secret
    kinds = [kind for kind, weight in KINDS.items() for _ in range(weight)]
    kind = kinds[seed % len(kinds)]
    months = tuple(round(ore) for ore in kind(chance, years))
    budgets = []
    for year in range(years):
        this, last = months[year * 12 : year * 12 + 12], months[max(year - 1, 0) * 12 :][:12]
        known = chance.uniform(0, 0.8)
        total = (known * sum(this) + (1 - known) * sum(last) * 1.02) * (1 + chance.gauss(0, 0.03))
        least = sum(map(abs, last)) / 60 + 1
        pattern = [1.0] * 12 if chance.random() < 0.5 else [abs(ore) + least for ore in last]
        budgets.append(tuple(round(total * share / sum(pattern)) for share in pattern))
    return Series(kind.__name__, months, tuple(budgets))
