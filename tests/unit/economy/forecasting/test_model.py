"""The sum of the coming months by level and season, against what can be worked out by hand or by the library itself."""

from __future__ import annotations

import random

import pytest

from tertial.economy.forecasting.model import WANDERING, by_level_and_season
from tertial.economy.forecasting.patterns import half_trend

SEASON = (100, 110, 90, 100, 100, 80, 40, 60, 120, 110, 110, 200)


def noisy(years: int, seed: int) -> list[int]:
    chance = random.Random(seed)  # noqa: S311 - noise for a test
    return [1_000 * month + round(chance.gauss(0, 4_000)) for month in SEASON * years]


@pytest.mark.filterwarnings("ignore::statsmodels.tools.sm_exceptions.ConvergenceWarning")
@pytest.mark.parametrize("seed", range(4))
def test_mean_and_error_are_the_librarys_own(seed: int) -> None:
    """statsmodels tells the covariance of the coming months only month by month; its simulation knows how they add up."""
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    months = noisy(4, seed)[:44]
    found = by_level_and_season(months, 4)
    assert found is not None
    scale = sum(map(abs, months)) / len(months)
    model = UnobservedComponents(
        [ore / scale for ore in months], level="llevel", seasonal=12, stochastic_seasonal=False
    )
    candidates = []
    for wandering in WANDERING:
        fit = model.smooth([1.0, wandering])
        candidates.append(float(fit.forecast(4).sum()) * scale)
    assert any(found.ore == pytest.approx(candidate, rel=1e-9) for candidate in candidates)


def test_pure_season_is_foreseen_exactly() -> None:
    found = by_level_and_season([100 * month for month in SEASON * 3], 12)
    assert found is not None
    assert found.ore == pytest.approx(100 * sum(SEASON), rel=1e-4)
    assert found.error == pytest.approx(0, abs=10)


def test_error_is_that_of_the_noise() -> None:
    """Twelve months of independent noise of 4 000 öre: 13 900 öre, and a little for what is not known about the level."""
    errors = [found.error for seed in range(12) if (found := by_level_and_season(noisy(5, seed), 12))]
    assert 13_000 < sum(errors) / len(errors) < 30_000


def test_unknown_months_are_no_obstacle() -> None:
    whole = noisy(4, 1)
    holed: list[int | None] = [None if place in (3, 20, 21) else ore for place, ore in enumerate(whole)]
    found, other = by_level_and_season(holed, 4), by_level_and_season(whole, 4)
    assert found is not None
    assert other is not None
    assert found.ore == pytest.approx(other.ore, rel=0.1)


def test_too_few_months_are_not_modelled() -> None:
    assert by_level_and_season([1] * 14, 4) is None


def test_half_the_usual_change_is_added() -> None:
    """12 öre more each year is 1 öre a month: in three months 1 + 2 + 3, and half of it is believed."""
    months = [place % 12 * 50 + place // 12 * 12 for place in range(36)]
    assert half_trend(months, 3) == pytest.approx(3)
    assert half_trend([1, 2, 3], 3) == 0
