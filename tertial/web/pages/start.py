"""The start page: the municipality, its committees, their follow-ups."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tertial.common.errors import NotFound
from tertial.cycle.models import Occasion
from tertial.cycle.queries import occasions
from tertial.organisation.access import can, require
from tertial.organisation.models import Municipality, Person, Unit
from tertial.organisation.permissions import Permission
from tertial.organisation.queries import committees, municipality
from tertial.reports.models import Report
from tertial.reports.queries import reports
from tertial.web.place import found


@dataclass(frozen=True, slots=True)
class CommitteeCard:
    """A committee with its opened reports, the latest first; `occasions` are shown when it has none."""

    committee: Unit
    reports: list[Report]
    occasions: list[Occasion]


def start(request: HttpRequest) -> HttpResponse:
    """Whose follow-up this is, and the way in. Four queries: municipality, committees, reports, occasions."""
    try:
        body: Municipality | None = municipality()
    except NotFound:
        body = None
    opened = reports()
    times = occasions()[::-1]
    cards = [
        CommitteeCard(board, [row for row in opened if row.committee_id == board.pk], times[:3])
        for board in _readable(request.user)
    ]
    return render(request, "start/start.html", {"municipality": body, "cards": cards, "open_reading": bool(cards)})


def latest(request: HttpRequest, committee: str) -> HttpResponse:
    """Send the reader on to the committee's latest follow-up: the latest with a report, else the latest there is."""
    board: Unit = found("Nämnden", committee, committees())
    require(request.user, Permission.READ, unit=board)
    with_report = [row.occasion for row in reports() if row.committee_id == board.pk]
    times = with_report or occasions()[::-1]
    if not times:
        raise NotFound("Uppföljningstillfället", board.name, [])
    return redirect(f"/{board.slug}/{times[0].slug}/")


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """A page of the login library that Tertial does not use."""
    raise Http404


def _readable(person: Person | AnonymousUser) -> list[Unit]:
    return [board for board in committees() if can(person, Permission.READ, unit=board)]
