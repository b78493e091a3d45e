"""Whose values a page shows: everybody's, those of one unit that answers for some, or those that nobody answers for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertial.common.errors import NotFound
from tertial.measurement.queries.asked import NOBODY, Asked, AskedIndicator
from tertial.organisation.models import Person
from tertial.web.place import Place

OF_A_PAGE = 60
"""How many indicators a page holds."""
EVERYBODY = "alla"

KINDS_WITHOUT_GOAL: dict[str, str | Promise] = {
    "indicator": gettext_lazy("Utanför målen"),
    "volume": gettext_lazy("Volymer"),
    "personnel": gettext_lazy("Personal"),
    "series": gettext_lazy("Månadsserier"),
}
"""What the indicators of each kind that lie under no goal are called together."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An owner that can be chosen, and how many indicators that is."""

    slug: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose values are shown, and which of them: a page of indicators, numbered from 1. `also` stands in every address."""

    owner: str
    indicators: tuple[AskedIndicator, ...]
    page: int
    pages: int
    choices: tuple[Choice, ...]
    also: str = ""

    @property
    def shown(self) -> Sequence[AskedIndicator]:
        """The indicators of the page."""
        return self.indicators[(self.page - 1) * OF_A_PAGE : self.page * OF_A_PAGE]

    @property
    def name(self) -> str:
        """The owner's name."""
        return next(choice.name for choice in self.choices if choice.slug == self.owner)

    def query(self, page: int | None = None) -> str:
        """What is asked for in an address of the page, or of another."""
        page = page or self.page
        return f"?agare={self.owner}{self.also}" + (f"&sida={page}" if page > 1 else "")

    @property
    def before(self) -> str:
        """The query of the page before."""
        return self.query(self.page - 1)

    @property
    def after(self) -> str:
        """The query of the page after."""
        return self.query(self.page + 1)


def chosen_of(
    request: HttpRequest,
    place: Place,
    everything: Asked,
    *,
    own: bool = False,
    only: Callable[[AskedIndicator], bool] | None = None,
    also: str = "",
) -> Chosen:
    """What the address asks for. With `own`, where it names no owner, the reader's own unit if that answers for something.

    `only` leaves out indicators; `also` is what the address says of that. Raises `NotFound` naming the owners there are.
    """
    owner = request.GET.get("agare", "")
    if own and not owner and isinstance(place.person, Person):
        owner = everything.owner_of(place.person.role_assignments.values_list("unit_id", flat=True))
    owner = owner or EVERYBODY
    choices = _choices(everything)
    if owner not in {choice.slug for choice in choices}:
        raise NotFound(_("Den ansvariga enheten"), owner, [choice.slug for choice in choices])
    mine = everything.owned_by("" if owner == EVERYBODY else owner)
    mine = tuple(one for one in mine if only is None or only(one))
    pages = max(1, -(-len(mine) // OF_A_PAGE))
    wanted = request.GET.get("sida", "1")
    # Longer numbers than any page has are not worth reading.
    page = min(max(int(wanted), 1), pages) if wanted.isdecimal() and len(wanted) < 7 else 1
    return Chosen(owner, mine, page, pages, choices, also)


def _choices(everything: Asked) -> tuple[Choice, ...]:
    """Everybody, each unit that answers for something, and nobody where something has no owner."""
    counts = Counter(one.owner_id for one in everything.indicators)
    choices = [Choice(EVERYBODY, _("Alla"), len(everything.indicators))]
    for unit in sorted(everything.owners.values(), key=lambda one: one.path):
        choices.append(Choice(unit.slug, unit.name, counts[unit.pk]))
    if counts[None] and choices[1:]:
        choices.append(Choice(NOBODY, _("Utan ansvarig enhet"), counts[None]))
    return tuple(choices)
