"""Read what is asked for at an occasion: the definitions in force that have expected parts, whose they are, and their goals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from tertial.cycle.models import Occasion
from tertial.organisation.models import Unit
from tertial.steering.models import CommitteeGoal, DefinitionVersion, ExpectedPart, IndicatorKind, Placement

NOBODY = "utan-ansvarig"
"""The owner, as it is chosen, of what no unit answers for."""
KINDS = tuple(str(kind) for kind in IndicatorKind)
"""The kinds of indicators in the order they stand where they lie under no goal."""


class AskedIndicator(NamedTuple):
    """An indicator whose values are asked for: by which definition, of whom, and under which goal.

    A tuple: five thousand are made to show a page of sixty, for the sums count them all.
    """

    indicator_id: int
    kind: str
    definition_id: int
    owner_id: int | None
    goal_id: int | None


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

    def owner(self, slug: str) -> Unit | None:
        """The unit that answers for something, by its slug; None for everybody, for nobody and for what answers for nothing."""
        return next((unit for unit in self.owners.values() if unit.slug == slug), None)

    def owner_of(self, unit_ids: Iterable[int]) -> str:
        """The first of these units that answers for something, as it is chosen; empty where none does."""
        owners = {one.owner_id for one in self.indicators}
        return next((self.owners[pk].slug for pk in unit_ids if pk in owners and pk in self.owners), "")


def asked(committee: Unit, occasion: Occasion) -> Asked:
    """What the committee asks for at the occasion. Four queries."""
    goals = {
        goal.pk: goal
        for goal in CommitteeGoal.objects.filter(committee=committee, plan_period=occasion.plan_period)
        .select_related("area")
        .order_by("area__order", "order")
    }
    rank: dict[int | None, int] = {pk: place for place, pk in enumerate(goals)}
    places = Placement.objects.filter(plan_period=occasion.plan_period, indicator__committee=committee).values_list(
        "indicator_id", "indicator__kind", "goal_id", "order", "pk"
    )
    versions = _in_force(committee, occasion.year)
    found: dict[int, AskedIndicator] = {}
    # Goal by goal, then what lies under none, kind by kind; an indicator under several goals stands under the first.
    for indicator_id, kind, goal_id, _order, _pk in sorted(
        places, key=lambda one: (rank.get(one[2], len(rank) + KINDS.index(one[1])), one[3], one[4])
    ):
        definition_id, owner_id = versions.get(indicator_id, (0, None))
        if definition_id and indicator_id not in found:
            found[indicator_id] = AskedIndicator(indicator_id, kind, definition_id, owner_id, goal_id)
    owners = Unit.objects.in_bulk({one.owner_id for one in found.values() if one.owner_id})
    return Asked(tuple(found.values()), owners, goals)


def part_label(expected: ExpectedPart) -> str:
    """The part in words: `Studieväg 1, IAF, kvinnor`; empty for the whole."""
    words = [expected.part.name if expected.part else "", expected.unit.short_name if expected.unit else ""]
    words.append({"women": "kvinnor", "men": "män"}.get(expected.sex, ""))
    return ", ".join(word for word in words if word)


def _in_force(committee: Unit, year: int) -> dict[int, tuple[int, int | None]]:
    """By indicator, its definition in force and its owner, where that definition expects any part."""
    latest: dict[int, tuple[int, int | None, bool]] = {}
    rows = (
        DefinitionVersion.objects.filter(indicator__committee=committee)
        .annotate(asks=Exists(ExpectedPart.objects.filter(definition=OuterRef("pk"))))
        .order_by("valid_from")
        .values_list("indicator_id", "valid_from", "pk", "owner_id", "asks")
    )
    for indicator_id, valid_from, pk, owner_id, asks in rows:
        if valid_from <= year or indicator_id not in latest:
            latest[indicator_id] = (pk, owner_id, asks)
    return {indicator_id: (pk, owner_id) for indicator_id, (pk, owner_id, asks) in latest.items() if asks}
