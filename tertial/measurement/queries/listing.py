"""Find indicators in a list of thousands: by owner, kind, words, and what is wrong with them.

The database counts, and gives the places that are shown: no more than what a page holds is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Case, Count, FilteredRelation, Q, QuerySet, When
from django.db.models.expressions import Combinable

from tertial.cycle.models import Occasion
from tertial.measurement.queries.asked import KINDS, NOBODY
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
    """An indicator in its place: under which goal, whose it is, and whether a value that should be there is not.

    The goal's slug and name are empty where the place is under none of the committee's.
    """

    placement: int
    kind: str
    goal: int | None
    goal_slug: str
    goal_name: str
    owner_name: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked for; all of it at once. Empty asks for everything. Words are looked for in names, whatever their case."""

    owner: str = ""
    kind: str = ""
    words: str = ""
    concerns: frozenset[Concern] = frozenset()


@dataclass(frozen=True, slots=True)
class Listing:
    """How many were found, and how many each choice would give with all else that is asked for kept.

    `everything` is how many there are; `owners` holds the name and the count of each owner, by slug.
    """

    places: QuerySet[Any]
    committee: Unit
    today: date
    found: int
    everything: int
    owners: dict[str, tuple[str, int]]
    kinds: Counter[str]
    concerns: Counter[Concern]

    def entries(self, first: int = 0, end: int | None = None) -> list[Entry]:
        """Those found, from the first to before the end: kind by kind, goal by goal, then what lies under no goal. One query."""
        rows = self.places.order_by(
            Case(*(When(indicator__kind=kind, then=place) for place, kind in enumerate(KINDS))),
            Case(When(goal=None, then=1), default=0),
            "goal__area__order",
            "goal__order",
            "order",
            "pk",
        ).values_list(
            "pk",
            "indicator__kind",
            "goal_id",
            "goal__slug",
            "goal__name",
            "goal__committee_id",
            "now__definition__owner__short_name",
            "now__late_on",
        )
        return [
            Entry(
                pk,
                kind,
                goal,
                slug if of == self.committee.pk else "",
                name if of == self.committee.pk else "",
                owner or "",
                late_on is not None and late_on <= self.today,
            )
            for pk, kind, goal, slug, name, of, owner, late_on in rows[first:end]
        ]


def listing(
    committee: Unit,
    occasion: Occasion,
    kinds: Sequence[IndicatorKind],
    asked: Sought,
    *,
    today: date,
    reveal: bool = False,
) -> Listing:
    """The indicators of the given kinds in the occasion's plan that are asked for, counted. Two queries; one more for words.

    `today` decides what is late. Without `reveal` nothing that the public may not see decides what is off track.
    """
    places = Placement.objects.filter(
        plan_period=occasion.plan_period, indicator__committee=committee, indicator__kind__in=list(kinds)
    ).annotate(now=FilteredRelation("indicator__standings", condition=Q(indicator__standings__occasion=occasion)))
    named = _named(places, asked.words)
    wrong = _wrong(today, reveal)
    everything = 0
    owners: Counter[int | None] = Counter()
    of_kind: Counter[str] = Counter()
    concerns: Counter[Concern] = Counter()
    found = 0
    counts = list(
        places.order_by()
        .annotate(wrong=_bits(wrong))
        .values_list("now__definition__owner", "indicator__kind", "wrong")
        .annotate(count=Count("pk"), matching=Count("pk", filter=named))
    )
    units = _units({owner for owner, *_rest in counts})
    for owner, kind, bits, count, matching in counts:
        everything += count
        if not asked.concerns <= _SETS[bits]:
            continue
        right_owner = asked.owner in ("", units[owner][0])
        right_kind = asked.kind in ("", kind)
        if right_kind:
            owners[owner] += matching
        if right_owner:
            of_kind[kind] += matching
        if right_owner and right_kind:
            found += matching
            concerns.update(dict.fromkeys(_SETS[bits], matching))
    chosen = places.filter(named, *(wrong[concern] for concern in asked.concerns))
    if asked.owner:
        chosen = chosen.filter(now__definition__owner__slug=None if asked.owner == NOBODY else asked.owner)
    if asked.kind:
        chosen = chosen.filter(indicator__kind=asked.kind)
    return Listing(
        chosen,
        committee,
        today,
        found,
        everything,
        {slug: (name, owners[pk]) for pk, (slug, name) in units.items()},
        of_kind,
        concerns,
    )


def _units(ids: Set[int | None]) -> dict[int | None, tuple[str, str]]:
    """The owners' slugs and names in the order of their names, where some have none first of all `NOBODY`. One query."""
    rows = Unit.objects.filter(pk__in=[pk for pk in ids if pk]).order_by().values_list("pk", "slug", "short_name")
    named: dict[int | None, tuple[str, str]] = {None: (NOBODY, "")} if None in ids else {}
    for pk, slug, name in sorted(rows, key=lambda row: row[2].casefold()):
        named[pk] = (slug, name)
    return named


def _named(places: QuerySet[Any], words: str) -> Q:
    """Places of indicators with all the words in their names, else their slugs; no condition where none are asked for.

    Sought here and not by the database: SQLite takes `Å` and `å` for different letters.
    """
    wanted = words.casefold().split()
    if not wanted:
        return Q()
    found = []
    for pk, name, slug in places.order_by().values_list("pk", "now__definition__name", "indicator__slug"):
        text = (name or slug).casefold()
        if all(word in text for word in wanted):
            found.append(pk)
    return Q(pk__in=found)


_SETS = {
    number: frozenset(concern for bit, concern in enumerate(Concern) if number >> bit & 1)
    for number in range(1 << len(Concern))
}
"""What is wrong, by the number that says it: a bit for each concern, in their order."""


def _wrong(today: date, reveal: bool) -> dict[Concern, Q]:
    """What it takes for each concern."""
    verdict = "now__verdict" if reveal else "now__public_verdict"
    return {
        Concern.LATE: Q(now__late_on__lte=today),
        Concern.NO_TARGET: Q(now__has_target=False) | Q(now__has_target=None),
        Concern.NO_VALUE: Q(now__has_value=False) | Q(now__has_value=None),
        Concern.OFF_TRACK: Q(**{verdict: Verdict.NOT_MET}),
    }


def _bits(wrong: Mapping[Concern, Q]) -> Combinable:
    """What is wrong in one number, for the database to count by."""
    bits = [Case(When(wrong[concern], then=1 << bit), default=0) for bit, concern in enumerate(Concern)]
    return bits[0] + bits[1] + bits[2] + bits[3]
