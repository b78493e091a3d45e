"""Find indicators in a list of thousands: by owner, kind, words, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db.models import FilteredRelation, Q

from tertial.cycle.models import Occasion
from tertial.measurement.queries.asked import NOBODY
from tertial.organisation.models import Unit
from tertial.steering.calculations import Verdict
from tertial.steering.models import IndicatorKind, Placement


class Concern(StrEnum):
    """What may be wrong with an indicator at an occasion, as it stands in addresses."""

    LATE = "sena"
    NO_TARGET = "utan-malvarde"
    NO_VALUE = "utan-varde"
    OFF_TRACK = "nar-inte"


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator in its place, with what it is found by. `owner` is a unit's slug."""

    placement: int
    slug: str
    kind: str
    goal: int | None
    name: str
    owner: str
    owner_name: str
    concerns: frozenset[Concern]

    @property
    def is_late(self) -> bool:
        """Whether a value that should be there is not."""
        return Concern.LATE in self.concerns


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked for; all of it at once. Empty asks for everything. Words are looked for in names, whatever their case."""

    owner: str = ""
    kind: str = ""
    words: str = ""
    concerns: frozenset[Concern] = frozenset()


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found in the list's order, and how many each choice would give, with all else that is asked for kept.

    `everything` is how many there are; `owners` holds the name and the count of each owner.
    """

    found: list[Entry]
    everything: int
    owners: dict[str, tuple[str, int]]
    kinds: Counter[str] = field(default_factory=Counter)
    concerns: Counter[Concern] = field(default_factory=Counter)


def listing(
    committee: Unit,
    occasion: Occasion,
    kinds: Sequence[IndicatorKind],
    asked: Sought,
    *,
    today: date,
    reveal: bool = False,
) -> Listing:
    """The indicators of the given kinds in the occasion's plan that are asked for. One query.

    `today` decides what is late. Without `reveal` nothing that the public may not see decides what is off track.
    """
    return choose(_entries(committee, occasion, kinds, today, reveal), asked)


def choose(entries: Iterable[Entry], asked: Sought) -> Listing:
    """Those of the entries that are asked for, and what other choices would give."""
    words = asked.words.casefold().split()
    found: list[Entry] = []
    names: dict[str, str] = {}
    owners: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    concerns: Counter[Concern] = Counter()
    everything = 0
    for entry in entries:
        everything += 1
        names.setdefault(entry.owner, entry.owner_name)
        if words and not all(word in entry.name.casefold() for word in words):
            continue
        if not asked.concerns <= entry.concerns:
            continue
        right_owner = not asked.owner or entry.owner == asked.owner
        right_kind = not asked.kind or entry.kind == asked.kind
        if right_kind:
            owners[entry.owner] += 1
        if right_owner:
            kinds[entry.kind] += 1
        if right_owner and right_kind:
            found.append(entry)
            concerns.update(entry.concerns)
    return Listing(
        found,
        everything,
        {owner: (name, owners[owner]) for owner, name in sorted(names.items(), key=lambda pair: pair[1].casefold())},
        kinds,
        concerns,
    )


def _entries(
    committee: Unit, occasion: Occasion, kinds: Sequence[IndicatorKind], today: date, reveal: bool
) -> list[Entry]:
    rows = (
        Placement.objects.filter(
            plan_period=occasion.plan_period, indicator__committee=committee, indicator__kind__in=list(kinds)
        )
        .annotate(now=FilteredRelation("indicator__standings", condition=Q(indicator__standings__occasion=occasion)))
        .order_by("goal__area__order", "goal__order", "order", "pk")
        .values_list(
            "pk",
            "indicator__slug",
            "indicator__kind",
            "goal_id",
            "now__definition__name",
            "now__definition__owner__slug",
            "now__definition__owner__short_name",
            "now__verdict" if reveal else "now__public_verdict",
            "now__has_target",
            "now__has_value",
            "now__late_on",
        )
    )
    entries = [
        Entry(
            placement,
            slug,
            kind,
            goal,
            name or slug,
            owner or NOBODY,
            owner_name or "",
            _concerns(verdict, has_target, has_value, late_on, today),
        )
        for placement, slug, kind, goal, name, owner, owner_name, verdict, has_target, has_value, late_on in rows
    ]
    place = {kind.value: number for number, kind in enumerate(kinds)}
    entries.sort(key=lambda entry: (place[entry.kind], entry.goal is None))
    return entries


_SETS: dict[tuple[bool, bool, bool, bool], frozenset[Concern]] = {}


def _concerns(
    verdict: str | None, has_target: bool | None, has_value: bool | None, late_on: date | None, today: date
) -> frozenset[Concern]:
    """The same few sets again and again, for thousands of entries."""
    key = (late_on is not None and late_on <= today, not has_target, not has_value, verdict == Verdict.NOT_MET)
    if key not in _SETS:
        _SETS[key] = frozenset(concern for concern, there in zip(Concern, key, strict=True) if there)
    return _SETS[key]
