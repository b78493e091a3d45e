"""Become one of the demo's people by one click. Answers 404 wherever demo mode is off."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tertial.common.errors import NotFound
from tertial.organisation.queries import person
from tertial.web.demo import demo_people
from tertial.web.pages.preferences import back


@require_POST
def demo_login(request: HttpRequest) -> HttpResponse:
    """Log in as the chosen person, who must be one of the demo's."""
    if not settings.TERTIAL_DEMO:
        raise Http404
    chosen = request.POST.get("person", "")
    names = [one.username for one in demo_people()]
    if chosen not in names:
        raise NotFound("Demopersonen", chosen, names)
    login(request, person(chosen), backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(back(request))
