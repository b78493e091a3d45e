"""How well suggestions would have done: pretend that it is March, August or October of each year that is over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from tertial.economy.forecasting.history import YEAR, History
from tertial.economy.forecasting.suggest import Suggestion, Unsuggested, suggest

OCCASIONS = (3, 8, 10)
"""The months that forecasts are made after: the two interim reports' and October's."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A forecast of a year that is over, in öre. `human` is what people forecast then, where that is known."""

    line: str
    year: int
    month: int
    actual: int
    suggestion: Suggestion
    human: int | None = None
    budget: int | None = None

    @property
    def error(self) -> int:
        """The suggestion minus the year's outcome: plus is a forecast that was too dear."""
        return self.suggestion.amount_ore - self.actual

    @property
    def human_error(self) -> int | None:
        """The people's forecast minus the year's outcome."""
        return None if self.human is None else self.human - self.actual

    @property
    def within(self) -> bool:
        """Whether the outcome fell within the interval."""
        return self.suggestion.low_ore <= self.actual <= self.suggestion.high_ore


@dataclass(frozen=True, slots=True)
class Score:
    """Several trials together. Percentages are of the sum of the absolute budgets of those that have one.

    The people's errors are over the trials where they made a forecast, and `beside` is the suggestions' over the same.
    """

    trials: int
    error_ore: int
    error_percent: float | None
    within_percent: float
    compared: int
    human_ore: int | None
    beside_ore: int | None


def backtest(
    histories: Mapping[str, Sequence[int | None]],
    *,
    first_year: int,
    occasions: Sequence[int] = OCCASIONS,
    budgets: Mapping[tuple[str, int], Sequence[int]] | None = None,
    humans: Mapping[tuple[str, int, int], int] | None = None,
    by: Callable[[History], Suggestion | Unsuggested] = suggest,
) -> tuple[Trial, ...]:
    """Every trial that the histories allow, by line, year and month.

    A history begins in January of `first_year` and only its whole years are tried; `budgets` are by line and year, twelve
    months each; `humans` are forecasts by line, year and month, in öre. A trial sees nothing later than its own month. A
    year of which the ledger lacks a month is not tried, nor is one that can't have a suggestion. `by` makes the suggestions.
    """
    trials = []
    for line, months in histories.items():
        for place in range(len(months) // YEAR):
            year, start = first_year + place, place * YEAR
            whole = [ore for ore in months[start : start + YEAR] if ore is not None]
            if len(whole) < YEAR:
                continue
            budget = tuple((budgets or {}).get((line, year), ()))
            for month in occasions:
                suggestion = by(History(tuple(months[: start + month]), month, budget))
                if isinstance(suggestion, Suggestion):
                    human = (humans or {}).get((line, year, month))
                    trials.append(
                        Trial(line, year, month, sum(whole), suggestion, human, sum(budget) if budget else None)
                    )
    return tuple(trials)


def scores(trials: Sequence[Trial], *by: str) -> dict[tuple[str | int, ...], Score]:
    """The trials' scores, grouped by any of `line`, `year`, `month` and `method`, in that order of first appearance."""
    groups: dict[tuple[str | int, ...], list[Trial]] = defaultdict(list)
    for trial in trials:
        groups[tuple(_group(trial, name) for name in by)].append(trial)
    return {key: score(group) for key, group in groups.items()}


def score(trials: Sequence[Trial]) -> Score:
    """One score of trials, of which there must be at least one."""
    budgeted = [trial for trial in trials if trial.budget is not None]
    size = sum(abs(trial.budget or 0) for trial in budgeted)
    beside = [trial for trial in trials if trial.human is not None]
    return Score(
        trials=len(trials),
        error_ore=_mean(trial.error for trial in trials) or 0,
        error_percent=100 * sum(abs(trial.error) for trial in budgeted) / size if size else None,
        within_percent=100 * mean(trial.within for trial in trials),
        compared=len(beside),
        human_ore=_mean(trial.human_error or 0 for trial in beside),
        beside_ore=_mean(trial.error for trial in beside),
    )


def _group(trial: Trial, name: str) -> str | int:
    match name:
        case "line":
            return trial.line
        case "year":
            return trial.year
        case "month":
            return trial.month
        case "method":
            return trial.suggestion.method
        case _:
            raise ValueError(f"trials have no {name}")


def _mean(errors: Iterable[int]) -> int | None:
    """The mean absolute error in whole öre, or None of no errors."""
    sizes = [abs(error) for error in errors]
    return round(mean(sizes)) if sizes else None
