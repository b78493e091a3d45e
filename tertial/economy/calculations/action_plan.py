"""Add up an action plan and set it beside the deficit that it is to reduce. Plain Python, exact, in öre."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effect:
    """What a measure gives a year, plus for money saved or earned. `counts` is False for one that was stopped."""

    planned: int
    realised: int | None
    in_forecast: bool
    counts: bool = True

    @property
    def still_expected(self) -> int:
        """What the year's plan rests on: the planned effect, or what was realised of a measure that was stopped."""
        return self.planned if self.counts else self.realised or 0


@dataclass(frozen=True, slots=True)
class PlanSums:
    """An action plan's sums for a year, beside the committee's forecast deviation (minus is a deficit).

    `planned` is all that was planned, also of measures that were stopped later; `in_forecast` and `not_in_forecast` part
    what is still expected. `left` is the deviation when the measures that the forecast does not count on yet have worked
    too.
    """

    planned: int
    realised: int
    in_forecast: int
    not_in_forecast: int
    deviation: int | None

    @property
    def left(self) -> int | None:
        """The deviation with every measure; plus or zero means that the plan covers the deficit."""
        return None if self.deviation is None else self.deviation + self.not_in_forecast

    @property
    def deficit_before(self) -> int | None:
        """The deviation as it would be without the plan: what the forecast counts on already is taken away."""
        return None if self.deviation is None else self.deviation - self.in_forecast


def plan_sums(effects: Iterable[Effect], *, deviation: int | None) -> PlanSums:
    """Add up the effects of one year."""
    all_of_them = list(effects)
    return PlanSums(
        planned=sum(effect.planned for effect in all_of_them),
        realised=sum(effect.realised or 0 for effect in all_of_them),
        in_forecast=sum(effect.still_expected for effect in all_of_them if effect.in_forecast),
        not_in_forecast=sum(effect.still_expected for effect in all_of_them if not effect.in_forecast),
        deviation=deviation,
    )
