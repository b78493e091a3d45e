"""Tags for the frame: versioned files, the chart library, addresses."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse

from tertial.common.periods import Period
from tertial.web.pages.styles import sheet
from tertial.web.pages.vega import VERSION
from tertial.web.period_words import words

register = template.Library()


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file with a fingerprint of its content, so that browsers may keep it for good."""
    mark = _fingerprint(path) if not settings.DEBUG else _fingerprint.__wrapped__(path)
    return f"{static(path)}?{mark}"


@lru_cache(maxsize=64)
def _fingerprint(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(f"no static file {path}")
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10]


@register.simple_tag
def vega_address() -> str:
    """The address of the chart library of the version that draws on the server."""
    return reverse("vega", args=[VERSION])


@register.simple_tag
def style_address(name: str) -> str:
    """The address of a style sheet as it is now."""
    return reverse("style", args=[name, sheet(name).mark])


@register.filter
def period_words(period: Period) -> str:
    """The period in running text, in the reader's language."""
    return words(period)


@register.filter
def initials(name: str) -> str:
    """The first letters of the first and last name: `Karin Alm` → `KA`."""
    words = [word for word in name.split() if word]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
