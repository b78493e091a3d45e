"""Suggestions for made-up lines, line by line in a golden file: a change of method shows in the diff what it does."""

from __future__ import annotations

from collections.abc import Callable

from tertial.economy.forecasting import History, Suggestion, backtest, scores, suggest
from tests.factories.monthly_series import KINDS, monthly_series

SEEDS = range(sum(KINDS.values()))


def test_suggestions(golden: Callable[[str, str], None]) -> None:
    lines = ["kind        years  month  suggested       low      high    actual  method        (thousands)"]
    for seed in SEEDS:
        for years, month in ((1, 8), (2, 8), (4, 3), (4, 10)):
            series = monthly_series(seed, max(years, 2))
            start = 0 if years > 1 else 12
            seen = series.months[start : start + (years - 1) * 12 + month]
            found = suggest(History(seen, month, series.budgets[-1]))
            assert isinstance(found, Suggestion)
            told = (found.amount_ore, found.low_ore, found.high_ore, sum(series.months[-12:]))
            amounts = "".join(f"{round(ore, -5) // 1000:>10}" for ore in told)
            lines.append(f"{series.kind:<12}{years:>5}  {month:>5} {amounts}  {found.method}")
    golden("suggested-forecasts.txt", "\n".join(lines) + "\n")


def test_back_test(golden: Callable[[str, str], None]) -> None:
    """The table of decision 0018: five years of nineteen lines, the last year foreseen."""
    made = {f"{seed}": monthly_series(seed, 5) for seed in SEEDS}
    trials = backtest(
        {line: series.months for line, series in made.items()},
        first_year=2019,
        budgets={(line, 2019 + year): budget for line, one in made.items() for year, budget in enumerate(one.budgets)},
    )
    lines = ["month  method      trials   error %   within %"]
    for (month, method), score in sorted(scores(trials, "month", "method").items()):
        error = score.error_percent or 0
        lines.append(f"{month:>5}  {method:<10} {score.trials:>7} {error:>9.1f} {score.within_percent:>10.0f}")
    golden("suggested-forecasts-back-test.txt", "\n".join(lines) + "\n")
