"""Suggest what a line will cost the whole year: what is booked, plus the middle of what several methods expect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import median, pstdev, pvariance

from tertial.economy.forecasting import model, patterns
from tertial.economy.forecasting.history import YEAR, History

METHODS_VERSION = 1
"""Raised when the same months begin to give another suggestion, so that kept ones are worked out anew."""
FOR_MODELS = 2 * YEAR
MOST_ORE = 2**62
"""Greater amounts no ledger holds."""
T_80 = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341)
NORMAL_80 = 1.2816
"""How many standard errors 80 % lie within, for 1, 2, 3 … degrees of freedom and for many (Student's t)."""
LEAST_ERROR, UNKNOWN_ERROR = 0.2, 0.5
"""A simple pattern's standard error per month is how much the months have varied, but at least the first share of a usual
month, and the second share where fewer than six months are known."""


class Method(StrEnum):
    """How the months to come were foreseen; the value is kept and compared, `words` are shown."""

    COMBINED = "combined"
    LAST_YEAR = "last_year"
    BUDGET = "budget"
    EVEN = "even"
    WHOLE_YEAR = "whole_year"

    @property
    def words(self) -> str:
        """What a controller reads about it."""
        return {
            Method.COMBINED: "Utfall hittills och medianen av fyra sätt att se resten av året: nivå och säsong, samma med "
            "halva trenden, förra årets mönster och återstående budget",
            Method.LAST_YEAR: "Utfall hittills och förra årets mönster, skalat efter hur året har börjat",
            Method.BUDGET: "Utfall hittills och återstående budget, skalad efter hur året har börjat",
            Method.EVEN: "Utfall hittills och samma kostnad i genomsnitt per månad resten av året",
            Method.WHOLE_YEAR: "Hela årets utfall är bokfört",
        }[self]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested full-year net cost in öre, and between what it lies with a probability of 80 %."""

    amount_ore: int
    low_ore: int
    high_ore: int
    method: Method
    months_used: int


@dataclass(frozen=True, slots=True)
class Unsuggested:
    """No suggestion, and why, as a Swedish sentence."""

    reason: str


def suggest(history: History) -> Suggestion | Unsuggested:
    """The suggested full-year net cost: the booked months exactly, and the months to come as they are expected."""
    if any(ore is None for ore in history.this_year):
        return Unsuggested("Alla årets månader till och med perioden är inte inlästa.")
    if not history.known_months:
        return Unsuggested("Det finns inget utfall att bygga på.")
    booked = sum(ore or 0 for ore in history.this_year)
    if not history.months_left:
        return Suggestion(booked, booked, booked, Method.WHOLE_YEAR, history.known_months)
    lively = history.without_leading_unknown()
    if not any(lively.ore) and not any(history.budget):
        return Unsuggested("Raden har inget utfall och ingen budget.")
    return _whole_year(booked, lively)


def _whole_year(booked: int, history: History) -> Suggestion | Unsuggested:
    if history.known_months >= FOR_MODELS:
        combined = _combined(history)
        if combined:
            return _suggestion(booked, *combined, Method.COMBINED, history)
    for method, pattern in _SIMPLE:
        expected = pattern(history)
        if expected is not None:
            return _suggestion(booked, expected, _simple_half(history), method, history)
    return Unsuggested("Det finns varken budget eller tillräckligt med utfall att bygga på.")


_SIMPLE: tuple[tuple[Method, Callable[[History], float | None]], ...] = (
    (Method.LAST_YEAR, patterns.like_last_year),
    (Method.BUDGET, patterns.like_scaled_budget),
    (Method.EVEN, patterns.evenly),
)


def _combined(history: History) -> tuple[float, float] | None:
    """The middle of the methods, and half the width of the interval: the model's own error and their disagreement."""
    regular, ahead = history.regular(), history.months_left
    level = model.by_level_and_season(regular, ahead)
    voices = [level.ore, level.ore + patterns.half_trend(regular, ahead)] if level else []
    for pattern in (patterns.like_last_year, patterns.like_budget):
        expected = pattern(history)
        voices += [] if expected is None else [expected]
    if not voices:
        return None
    error, freedom = (level.error, level.freedom) if level else (_simple_error(history), 3)
    return median(voices), _t_80(freedom) * sqrt(error**2 + pvariance(voices))


def _simple_error(history: History) -> float:
    """The standard error of the months to come by a simple pattern: it grows with the root of their number."""
    known = [ore for ore in history.ore if ore is not None]
    sizes = [abs(ore) for ore in (*known, *history.budget) if ore]
    usual = sum(sizes) / len(sizes) if sizes else 0.0
    few = len(known) < YEAR // 2
    return sqrt(history.months_left) * (UNKNOWN_ERROR * usual if few else max(LEAST_ERROR * usual, pstdev(known)))


def _simple_half(history: History) -> float:
    return NORMAL_80 * _simple_error(history)


def _t_80(freedom: int) -> float:
    return T_80[freedom - 1] if freedom <= len(T_80) else NORMAL_80 + 0.9 / freedom


def _suggestion(booked: int, rest: float, half: float, method: Method, history: History) -> Suggestion:
    rest = min(max(rest, -MOST_ORE), MOST_ORE)
    half = min(half, MOST_ORE)
    amount, width = booked + round(rest), round(half)
    return Suggestion(amount, amount - width, amount + width, method, history.known_months)
