"""Read the forecasts of investments as they are entered: the stored rows themselves, by project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tertial.cycle.models import Occasion
from tertial.economy.models import Flow, InvestmentAmount, InvestmentProject, Measure
from tertial.organisation.models import Unit

Entered = tuple[Measure, Flow]
"""What is entered at an occasion: the year's forecast, or the whole project's final cost, of a flow."""


@dataclass(frozen=True, slots=True)
class InvestmentEntry:
    """A project with what was entered of it at the occasion."""

    project: InvestmentProject
    amounts: Mapping[Entered, InvestmentAmount]


def investment_entries(committee: Unit, occasion: Occasion) -> tuple[InvestmentEntry, ...]:
    """The year's projects in their order. Two queries."""
    stored: dict[int, dict[Entered, InvestmentAmount]] = {}
    for row in InvestmentAmount.objects.filter(
        project__committee=committee, project__year=occasion.year, period=str(occasion.year), occasion=occasion
    ):
        stored.setdefault(row.project_id, {})[Measure(row.measure), Flow(row.flow)] = row
    projects = InvestmentProject.objects.filter(committee=committee, year=occasion.year)
    return tuple(
        InvestmentEntry(project, stored.get(project.pk, {}))
        for project in projects.select_related("committee__municipality", "decision")
    )
