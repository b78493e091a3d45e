"""What Tertial is, how accessible it is, and which keys it knows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.web.context import LOG_TAB, TABS


def about(request: HttpRequest) -> HttpResponse:
    """The page about the program. No queries."""
    return render(request, "about/about.html", {"keys": (*TABS, LOG_TAB)})
