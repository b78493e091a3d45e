"""What texts and pages may name of a report but few do, read when it is first asked for and once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tertial.cycle.models import Occasion
from tertial.document.figure import Figure
from tertial.economy.queries import ActionPlan, Economy, action_plan, investments
from tertial.economy.queries.accounts import ledger_figures
from tertial.economy.queries.budget import budget
from tertial.economy.queries.frame import FrameAndBudget, frame_and_budget
from tertial.organisation.models import Unit


@dataclass(frozen=True)
class SeldomRead:
    """The economy beside what every report shows. Not slotted, so that what is read can be kept."""

    committee: Unit
    occasion: Occasion
    economy: Economy

    @cached_property
    def frame(self) -> FrameAndBudget:
        """The council's frame beside the budget in force."""
        return frame_and_budget(self.committee, self.occasion.year)

    @cached_property
    def plan(self) -> ActionPlan:
        """The measures against a deficit."""
        return action_plan(self.committee, self.occasion.year, occasion=self.occasion, read=self.economy)

    def figures(self) -> Iterator[Figure]:
        """The ledger's months and kinds, each budget version, the frame's parts, investments over their whole life, the sums of the
        action plan.
        """
        unit = self.occasion.money_unit
        yield from ledger_figures(self.committee, self.occasion)
        yield from budget(self.committee, self.occasion.year).figures(unit)
        yield from self.frame.figures(unit)
        yield from investments(self.committee, self.occasion, read=self.economy).figures()
        yield from self.plan.figures(unit)
