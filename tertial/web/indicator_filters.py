"""What the list of indicators is asked for, as it stands in the address, and the choices that it offers."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tertial.measurement.queries import Concern, Listing, Sought
from tertial.measurement.queries.asked import NOBODY
from tertial.steering.models import IndicatorKind

KIND_WORDS: dict[str, str | Promise] = {
    IndicatorKind.INDICATOR: _("Nämndindikatorer"),
    IndicatorKind.VOLUME: _("Volymer"),
    IndicatorKind.PERSONNEL: _("Personal"),
}
CONCERN_WORDS: dict[Concern, str | Promise] = {
    Concern.LATE: _("Försenade"),
    Concern.NO_TARGET: _("Utan målvärde"),
    Concern.NO_VALUE: _("Utan värde"),
    Concern.OFF_TRACK: _("Når inte målvärdet"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a filter: what it is in the address, in words, and how many it would give."""

    value: str
    words: str | Promise
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters as they stand, with the choices they offer. `query` is what the address asks for, without the page."""

    words: str
    owners: list[Choice]
    kinds: list[Choice]
    concerns: list[Choice]
    query: str


def asked_for(given: QueryDict) -> Sought:
    """What the address asks for. What is not known is left out: an old link still leads to the list."""
    known = {concern.value: concern for concern in Concern}
    kind = given.get("slag", "")
    return Sought(
        owner=given.get("agare", ""),
        kind=kind if kind in KIND_WORDS else "",
        words=given.get("q", "").strip(),
        concerns=frozenset(known[word] for word in given.getlist("visa") if word in known),
    )


def filters_of(asked: Sought, listing: Listing) -> Filters:
    """The filters with what each choice would give."""
    owners = [
        Choice(slug, name or _("Utan ansvarig enhet"), count, slug == asked.owner)
        for slug, (name, count) in listing.owners.items()
        if slug != NOBODY or len(listing.owners) > 1
    ]
    kinds = [
        Choice(kind, words, listing.kinds[kind], kind == asked.kind)
        for kind, words in KIND_WORDS.items()
        if listing.kinds[kind] or kind == asked.kind
    ]
    concerns = [
        Choice(concern.value, words, listing.concerns[concern], concern in asked.concerns)
        for concern, words in CONCERN_WORDS.items()
    ]
    return Filters(asked.words, owners, kinds, concerns, query_of(asked))


def query_of(asked: Sought) -> str:
    """What is asked for as it stands in an address: `agare=iaf&visa=sena`; empty for everything."""
    pairs = [("q", asked.words), ("agare", asked.owner), ("slag", asked.kind)]
    pairs += [("visa", concern.value) for concern in Concern if concern in asked.concerns]
    return urlencode([pair for pair in pairs if pair[1]])
