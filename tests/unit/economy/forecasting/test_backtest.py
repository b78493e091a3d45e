"""A back-test sees nothing later than its own month, and puts people's errors beside the suggestions'."""

from __future__ import annotations

import pytest

from tertial.economy.forecasting import History, Method, backtest, scores, suggest

YEAR = (100,) * 11 + (300,)
FLAT = YEAR * 3


def test_a_trial_is_the_suggestion_of_its_time() -> None:
    trials = backtest({"575": FLAT}, first_year=2021)
    assert [(trial.year, trial.month) for trial in trials] == [
        (year, month) for year in (2021, 2022, 2023) for month in (3, 8, 10)
    ]
    for trial in trials:
        seen = FLAT[: (trial.year - 2021) * 12 + trial.month]
        assert trial.suggestion == suggest(History(seen, trial.month))
        assert trial.actual == 1400


def test_the_future_changes_nothing() -> None:
    before = backtest({"575": FLAT}, first_year=2021)
    after = backtest({"575": (*FLAT[:34], -9_999, 7)}, first_year=2021)
    assert [trial.suggestion for trial in before] == [trial.suggestion for trial in after]


def test_a_year_with_a_hole_or_not_over_is_not_tried() -> None:
    holed = (*YEAR, None, *YEAR[1:], *YEAR[:8])
    assert {trial.year for trial in backtest({"575": holed}, first_year=2021)} == {2021}


def test_people_are_compared_over_the_same_trials() -> None:
    """Without last year's December the first year is foreseen evenly: 1 200, 200 below. The people said 1 350."""
    trials = backtest(
        {"575": YEAR, "472": YEAR},
        first_year=2023,
        occasions=(8,),
        budgets={("575", 2023): (100,) * 12},
        humans={("575", 2023, 8): 1350},
    )
    assert [trial.error for trial in trials] == [-200, -200]
    both = scores(trials)[()]
    assert (both.trials, both.error_ore, both.compared) == (2, 200, 1)
    assert (both.human_ore, both.beside_ore) == (50, 200)
    assert both.error_percent == pytest.approx(100 * 200 / 1200)
    by_method = scores(trials, "method", "line")
    assert set(by_method) == {(Method.BUDGET, "575"), (Method.EVEN, "472")}
    assert by_method[Method.EVEN, "472"].human_ore is None


def test_the_interval_is_counted() -> None:
    trials = backtest({"575": FLAT}, first_year=2021, occasions=(8,))
    expected = 100 * sum(trial.within for trial in trials) / len(trials)
    assert scores(trials)[()].within_percent == pytest.approx(expected)


def test_no_trials_have_no_scores() -> None:
    assert scores(backtest({}, first_year=2021)) == {}
    with pytest.raises(ValueError, match="colour"):
        scores(backtest({"575": FLAT}, first_year=2021), "colour")
