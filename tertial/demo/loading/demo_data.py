"""What is loaded so far, by slug, so that later subjects find what earlier ones made without asking the database."""

from __future__ import annotations

from dataclasses import dataclass, field

from tertial.cycle.models import Decision, Occasion, PlanPeriod
from tertial.economy.models import InvestmentProject, OperatingLine
from tertial.organisation.models import Municipality, Person, Unit
from tertial.steering.models import CommitteeGoal, DefinitionVersion, Indicator, NamedPart

COMMITTEE = "arbetsmarknadsnamnden"


@dataclass
class DemoData:
    """The demo municipality while it is being loaded. Keys are the slugs and codes of the data files."""

    by: Person
    municipality: Municipality
    units: dict[str, Unit] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    plan_periods: dict[str, PlanPeriod] = field(default_factory=dict)
    occasions: dict[str, Occasion] = field(default_factory=dict)
    goals: dict[tuple[str, str], CommitteeGoal] = field(default_factory=dict)
    indicators: dict[tuple[str, str], Indicator] = field(default_factory=dict)
    definitions: dict[tuple[str, str, int], DefinitionVersion] = field(default_factory=dict)
    parts: dict[tuple[str, str, str], NamedPart] = field(default_factory=dict)
    lines: dict[tuple[int, str], OperatingLine] = field(default_factory=dict)
    projects: dict[tuple[int, str], InvestmentProject] = field(default_factory=dict)

    @property
    def committee(self) -> Unit:
        """The committee that all the demo's documents belong to."""
        return self.units[COMMITTEE]

    def unit(self, slug: str) -> Unit | None:
        """The unit, or None for an empty slug."""
        return self.units[slug] if slug else None

    def decision(self, slug: str) -> Decision | None:
        """The decision, or None for an empty slug."""
        return self.decisions[slug] if slug else None

    def occasion(self, slug: str) -> Occasion | None:
        """The occasion, or None for an empty slug."""
        return self.occasions[slug] if slug else None

    def part(self, kind: str, indicator: str, slug: str) -> NamedPart | None:
        """The indicator's named part, or None for an empty slug."""
        return self.parts[kind, indicator, slug] if slug else None
