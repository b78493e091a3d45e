"""The reader's choice of light or dark."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tertial.web.preferences import THEME_COOKIE, THEMES, YEAR


def back(request: HttpRequest) -> str:
    """Where a form wants to return to, if it is one of our own addresses."""
    wanted = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and allowed else "/"


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark, or as the system is."""
    response = redirect(back(request))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            THEME_COOKIE, chosen, max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response
