"""What the rest of the year costs by a statistical model of level and season, on statsmodels' Kalman filter.

The level wanders and the season is fixed. The only free number, how much the level wanders, is chosen from a short list by
likelihood weighed with what is usual: there is no optimiser to start badly or to warn, and the same months always give
the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, log10, sqrt
from typing import TYPE_CHECKING, Any

from tertial.economy.forecasting.history import YEAR

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

WANDERING = (0.0, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 30.0)
"""The level's variance per month as a share of the months' own variance."""
USUAL_WANDERING = -1.5
"""The tenth logarithm of what is usual; a tenfold or a tenth of it are half as likely beforehand (one standard deviation)."""
DIFFUSE = 1e4
"""An innovation with a relative variance above this comes from a state that no month has said anything about yet."""
LEAST_VARIANCE = 1e-12


@dataclass(frozen=True, slots=True)
class Expected:
    """What the coming months sum to: mean, standard error and degrees of freedom of it."""

    ore: float
    error: float
    freedom: int


@dataclass(frozen=True, slots=True)
class _Fit:
    likelihood: float
    variance: float
    freedom: int
    wandering: float


def by_level_and_season(months: Sequence[int | None], ahead: int) -> Expected | None:
    """The sum of the coming `ahead` months with its exact error, or None where too few months are known.

    Unknown months are allowed. The error counts what is not known about level and season at the end, and how both wander
    until the year is over; the sum's months depend on each other, and that is in it too.
    """
    import numpy as np
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    values, scale = _in_scale(months)
    if np.isfinite(values).sum() < YEAR + 3:
        return None
    model = UnobservedComponents(values, level="llevel", seasonal=YEAR, stochastic_seasonal=False)
    fits = [fit for wandering in WANDERING if (fit := _fit(model, wandering))]
    if not fits:
        return None
    best = max(fits, key=lambda fit: fit.likelihood)
    mean, variance = _sum_ahead(model, best.wandering, ahead)
    return Expected(mean * scale, sqrt(max(variance, 0.0) * best.variance) * scale, best.freedom)


def _in_scale(months: Sequence[int | None]) -> tuple[Array, float]:
    import numpy as np

    values = np.array([np.nan if ore is None else float(ore) for ore in months])
    known = np.abs(values[np.isfinite(values)])
    scale = float(known.mean()) if known.size and known.mean() > 0 else 1.0
    return values / scale, scale


def _fit(model: Any, wandering: float) -> _Fit | None:
    """The likelihood of the months, with their variance at its best, given how much the level wanders."""
    import numpy as np

    found = model.filter([1.0, wandering])
    error, spread = found.forecasts_error[0], found.forecasts_error_cov[0, 0]
    usable = np.isfinite(error) & (spread < DIFFUSE) & (np.arange(len(error)) >= model.loglikelihood_burn)
    freedom = int(usable.sum())
    if freedom < 2:
        return None
    variance = max(float((error[usable] ** 2 / spread[usable]).mean()), LEAST_VARIANCE)
    unusual = log10(max(wandering, WANDERING[1] / 3)) - USUAL_WANDERING
    likelihood = -0.5 * (freedom * log(variance) + float(np.log(spread[usable]).sum()) + unusual**2)
    return _Fit(likelihood, variance, freedom, wandering)


def _sum_ahead(model: Any, wandering: float, ahead: int) -> tuple[float, float]:
    """Mean and relative variance of the coming months' sum: the state carries the sum along as one state more."""
    import numpy as np

    found = model.filter([1.0, wandering])
    ssm = model.ssm
    states = ssm["transition"].shape[0]
    step = np.zeros((states + 1, states + 1))
    step[:states, :states] = ssm["transition"]
    step[states, :states] = ssm["design"][0]
    step[states, states] = 1.0
    noise = np.zeros_like(step)
    noise[:states, :states] = ssm["selection"] @ ssm["state_cov"] @ ssm["selection"].T
    noise[states, states] = ssm["obs_cov"][0, 0]
    mean = np.append(found.predicted_state[:, -1], 0.0)
    cov = np.zeros_like(step)
    cov[:states, :states] = found.predicted_state_cov[:, :, -1]
    for _ in range(ahead):
        mean = step @ mean
        cov = step @ cov @ step.T + noise
    return float(mean[states]), float(cov[states, states])
