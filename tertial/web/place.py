"""Where the reader is: a committee at an occasion, chosen in the address and shown in the frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import quote, urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page

from tertial.common.errors import NotFound
from tertial.cycle.models import Occasion
from tertial.cycle.queries import occasions
from tertial.organisation.access import can, can_somewhere, require
from tertial.organisation.models import Municipality, Person, Unit
from tertial.organisation.permissions import Permission
from tertial.organisation.queries import committees

P = ParamSpec("P")


@dataclass
class Place:
    """A committee at an occasion, with what the frame offers to choose instead."""

    committee: Unit
    occasion: Occasion
    committees: list[Unit]
    occasions: list[Occasion]
    person: Person | AnonymousUser = field(repr=False)

    @property
    def municipality(self) -> Municipality:
        """The municipality that the committee belongs to."""
        return self.committee.municipality

    @property
    def path(self) -> str:
        """The beginning of every address here: `/arbetsmarknadsnamnden/2023-08/`."""
        return f"/{self.committee.slug}/{self.occasion.slug}/"

    def to(self, page: str, **query: object) -> str:
        """The address of a page here, with what it is asked: `place.to("ekonomi/575/verifikationer", period="2023-08")`."""
        return self.path + quote(page) + ("?" + urlencode(query) if query else "")

    def figure_path(self, key: str) -> str:
        """The address of the page about a figure."""
        return self.to(f"siffra/{key}")

    def can(self, permission: Permission) -> bool:
        """Whether the reader may do this here."""
        return can(self.person, permission, unit=self.committee)

    def can_somewhere(self, permission: Permission) -> bool:
        """Whether the reader may do this here or at some unit below."""
        return can_somewhere(self.person, permission, unit=self.committee)

    @property
    def newest_first(self) -> list[Occasion]:
        """The occasions to choose among, the latest first."""
        return self.occasions[::-1]

    @cached_property
    def previous_occasion(self) -> Occasion | None:
        """The occasion before this one, whatever its year."""
        earlier = [other for other in self.occasions if other.period_end < self.occasion.period_end]
        return earlier[-1] if earlier else None


def found(what: str, slug: str, choices: list[Any]) -> Any:
    """The row with the slug; raises `NotFound` that names what exists."""
    for row in choices:
        if row.slug == slug:
            return row
    raise NotFound(what, slug, [row.slug for row in choices])


def place_of(request: HttpRequest, committee: str, occasion: str) -> Place:
    """The place that an address names, if the reader may read there. Two queries.

    Raises `NotFound` naming what exists, `Forbidden` where reading is not open.
    """
    boards, times = committees(), occasions()
    board = found("Nämnden", committee, boards)
    require(request.user, Permission.READ, unit=board)
    time = found("Uppföljningstillfället", occasion, times)
    return Place(board, time, boards, times, request.user)


def at_place(
    view: Callable[Concatenate[HttpRequest, Place, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a view its place instead of two slugs; the frame finds it on the request. Answers are packed: they are tables."""

    @wraps(view)
    def placed(request: HttpRequest, committee: str, occasion: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        place = place_of(request, committee, occasion)
        request.place = place  # type: ignore[attr-defined]  # read by the context processor
        return view(request, place, *args, **kwargs)

    return gzip_page(placed)
