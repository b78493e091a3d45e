"""Read what is asked for at an occasion: the definitions in force that have expected parts, whose they are, and their goals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from tertial.cycle.models import Occasion
from tertial.organisation.models import Unit
from tertial.steering.models import CommitteeGoal, DefinitionVersion, ExpectedPart, Placement

NOBODY = "utan-ansvarig"
"""The owner, as it is chosen, of what no unit answers for."""


@dataclass(frozen=True, slots=True)
class AskedIndicator:
    """An indicator whose values are asked for: by which definition, of whom, under which goal, and for how many parts."""

    indicator_id: int
    kind: str
    definition_id: int
    owner_id: int | None
    goal_id: int | None
    parts: int


@dataclass(frozen=True)
class Asked:
    """What is asked for at an occasion, in the order of the plan: goal by goal, then what lies beside the goals."""

    indicators: tuple[AskedIndicator, ...]
    owners: dict[int, Unit] = field(default_factory=dict)
    goals: dict[int, CommitteeGoal] = field(default_factory=dict)

    def owned_by(self, slug: str) -> tuple[AskedIndicator, ...]:
        """What the unit with the slug answers for; everything for an empty one, what nobody answers for for `NOBODY`."""
        if not slug:
            return self.indicators
        of_slug = {unit.pk for unit in self.owners.values() if unit.slug == slug}
        return tuple(
            one for one in self.indicators if (one.owner_id in of_slug if slug != NOBODY else one.owner_id is None)
        )

    def owner_of(self, unit_ids: Iterable[int]) -> str:
        """The first of these units that answers for something, as it is chosen; empty where none does."""
        owners = {one.owner_id for one in self.indicators}
        return next((self.owners[pk].slug for pk in unit_ids if pk in owners and pk in self.owners), "")


def asked(committee: Unit, occasion: Occasion) -> Asked:
    """What the committee asks for at the occasion. Four queries."""
    goals = {
        goal.pk: goal
        for goal in CommitteeGoal.objects.filter(committee=committee, plan_period=occasion.plan_period).select_related(
            "area"
        )
    }
    placed: dict[int, tuple[int | None, str]] = {}
    for indicator_id, goal_id, kind in (
        Placement.objects.filter(plan_period=occasion.plan_period, indicator__committee=committee)
        .order_by("goal__area__order", "goal__order", "order", "pk")
        .values_list("indicator_id", "goal_id", "indicator__kind")
    ):
        placed.setdefault(indicator_id, (goal_id, kind))
    versions = _in_force(committee, occasion.year)
    found = []
    for indicator_id, (goal, kind) in placed.items():
        if indicator_id in versions and versions[indicator_id][2]:
            definition_id, owner_id, parts = versions[indicator_id]
            found.append(AskedIndicator(indicator_id, kind, definition_id, owner_id, goal, parts))
    # Where the goals come among those without one differs between databases; their kinds in the order they were declared.
    found.sort(key=lambda one: (one.goal_id is None, _KINDS.index(one.kind) if one.goal_id is None else 0))
    owners = Unit.objects.in_bulk({one.owner_id for one in found if one.owner_id})
    return Asked(tuple(found), owners, goals)


def part_label(expected: ExpectedPart) -> str:
    """The part in words: `Studieväg 1, IAF, kvinnor`; empty for the whole."""
    words = [expected.part.name if expected.part else "", expected.unit.short_name if expected.unit else ""]
    words.append({"women": "kvinnor", "men": "män"}.get(expected.sex, ""))
    return ", ".join(word for word in words if word)


_KINDS = ("indicator", "volume", "personnel", "series")


def _in_force(committee: Unit, year: int) -> dict[int, tuple[int, int | None, int]]:
    """By indicator, its definition in force with its owner and how many parts it expects."""
    found: dict[int, tuple[int, int | None, int]] = {}
    rows = (
        DefinitionVersion.objects.filter(indicator__committee=committee)
        .annotate(asked_parts=Count("expected_parts"))
        .order_by("valid_from")
        .values_list("indicator_id", "valid_from", "pk", "owner_id", "asked_parts")
    )
    for indicator_id, valid_from, pk, owner_id, parts in rows:
        if valid_from <= year or indicator_id not in found:
            found[indicator_id] = (pk, owner_id, parts)
    return found
