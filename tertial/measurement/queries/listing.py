"""Find indicators in a list of thousands: by owner, kind, words, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, FilteredRelation, Q, QuerySet, When
from django.db.models.expressions import Combinable

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


class Entry(NamedTuple):
    """An indicator in its place, with what it is found by. `owner` is a unit's slug.

    A tuple and no dataclass: five thousand are made for every page.
    """

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
    together: Counter[frozenset[Concern]] = Counter()
    everything = 0
    for entry in entries:
        _placement, _slug, kind, _goal, name, owner, owner_name, wrong = entry
        everything += 1
        names[owner] = owner_name
        if words and not all(word in name.casefold() for word in words):
            continue
        if not asked.concerns <= wrong:
            continue
        right_owner = not asked.owner or owner == asked.owner
        right_kind = not asked.kind or kind == asked.kind
        if right_kind:
            owners[owner] += 1
        if right_owner:
            kinds[kind] += 1
            if right_kind:
                found.append(entry)
                together[wrong] += 1
    concerns: Counter[Concern] = Counter()
    for some, count in together.items():
        concerns.update(dict.fromkeys(some, count))
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
        .annotate(
            now=FilteredRelation("indicator__standings", condition=Q(indicator__standings__occasion=occasion)),
            concerns=_concerns(today, reveal),
        )
        .order_by("goal__area__order", "goal__order", "order", "pk")
        .values_list(
            "pk",
            "indicator__slug",
            "indicator__kind",
            "goal_id",
            "now__definition__name",
            "now__definition__owner__slug",
            "now__definition__owner__short_name",
            "concerns",
        )
    )
    entries = [
        Entry(placement, slug, kind, goal, name or slug, owner or NOBODY, owner_name or "", _SETS[concerns])
        for placement, slug, kind, goal, name, owner, owner_name, concerns in _as_they_come(rows)
    ]
    place = {kind.value: number for number, kind in enumerate(kinds)}
    entries.sort(key=lambda entry: (place[entry.kind], entry.goal is None))
    return entries


def _as_they_come(rows: QuerySet[Placement, Any]) -> list[tuple[Any, ...]]:
    """The query's rows from the database itself: words and numbers need none of the care that Django takes with each."""
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


_SETS = {
    number: frozenset(concern for bit, concern in enumerate(Concern) if number >> bit & 1)
    for number in range(1 << len(Concern))
}
"""What is wrong, by the number that says it: a bit for each concern, in their order."""


def _concerns(today: date, reveal: bool) -> Combinable:
    """What is wrong in one number, for the database to count out."""
    verdict = "now__verdict" if reveal else "now__public_verdict"
    wrong = {
        Concern.LATE: Q(now__late_on__lte=today),
        Concern.NO_TARGET: Q(now__has_target=False) | Q(now__has_target=None),
        Concern.NO_VALUE: Q(now__has_value=False) | Q(now__has_value=None),
        Concern.OFF_TRACK: Q(**{verdict: Verdict.NOT_MET}),
    }
    bits = [Case(When(wrong[concern], then=1 << bit), default=0) for bit, concern in enumerate(Concern)]
    return bits[0] + bits[1] + bits[2] + bits[3]
