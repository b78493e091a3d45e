"""The event log: who did what and when, with what was before and after."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.audit.models import Event
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.web.log_hidden import hidden_events, without_values
from tertial.web.log_words import changes_of, words_of
from tertial.web.place import Place, at_place

PAGE = 50


@at_place
def log(request: HttpRequest, place: Place) -> HttpResponse:
    """The latest events of the whole municipality, fifty a page. Two queries beside the frame's, and two where values of indicators changed."""
    require(request.user, Permission.AUDIT_READ, unit=place.committee)
    who = request.GET.get("vem", "").strip()
    found = Event.objects.filter(person_name__icontains=who) if who else Event.objects.all()
    page = Paginator(found, PAGE).get_page(request.GET.get("sida"))
    hidden = hidden_events(page, request.user)
    events: list[dict[str, Any]] = []
    for event in page:
        changes = changes_of(event.before, event.after)
        told = event.pk not in hidden
        events.append(
            {
                "event": event,
                "words": words_of(event.action),
                "changes": changes if told else without_values(changes),
                "reason": event.reason if told else "",
            }
        )
    return render(request, "log/log.html", {"page": page, "events": events, "who": who})
