"""How the reader wants the pages: light or dark, remembered in a cookie so that the first paint is right."""

from __future__ import annotations

from django.http import HttpRequest

THEME_COOKIE = "tertial-utseende"
THEMES = ("light", "dark")
YEAR = 365 * 24 * 60 * 60


def theme_of(request: HttpRequest) -> str:
    """`light` or `dark` as chosen, or empty: as the system is."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else ""
