"""What every page's frame needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from tertial import __version__
from tertial.organisation.permissions import Permission
from tertial.web.demo import demo_people
from tertial.web.place import Place
from tertial.web.preferences import theme_of


@dataclass(frozen=True, slots=True)
class Tab:
    """A page in the row of tabs. `go` is the letter that leads there after g."""

    page: str
    label: str | Promise
    go: str


TABS = (
    Tab("", _("Översikt"), "o"),
    Tab("mal", _("Mål"), "m"),
    Tab("indikatorer", _("Indikatorer"), "i"),
    Tab("ekonomi", _("Ekonomi"), "e"),
    Tab("internkontroll", _("Internkontroll"), "k"),
    Tab("rapport", _("Rapport"), "r"),
)
LOG_TAB = Tab("logg", _("Händelselogg"), "h")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Names for the frame: the place and its tabs, the reader's choices, the people of the demo."""
    place: Place | None = getattr(request, "place", None)
    return {
        "place": place,
        "tabs": _tabs(request, place) if place else (),
        "theme": theme_of(request),
        "here": request.get_full_path(),
        "demo_mode": settings.TERTIAL_DEMO,
        "demo_people": SimpleLazyObject(demo_people) if settings.TERTIAL_DEMO else (),
        "program_version": __version__,
    }


_ELSEWHERE = {"siffra": "rapport", "kallor": "indikatorer"}
"""Pages that belong to a tab of another name: a figure stands in the report, sources give indicators their values."""


def _tabs(request: HttpRequest, place: Place) -> list[dict[str, Any]]:
    first = request.path.removeprefix(place.path).split("/")[0]
    tabs = (*TABS, LOG_TAB) if place.can(Permission.AUDIT_READ) else TABS
    current = _ELSEWHERE.get(first, first)
    return [
        {"label": tab.label, "path": place.to(tab.page), "go": tab.go, "current": tab.page == current} for tab in tabs
    ]
