"""A reader of the pages: asks for a page and reads what it says."""

from __future__ import annotations

import html
import re
from typing import Any

from django.conf import settings
from django.test import Client

from tertial.organisation.models import Person

BASE = "/arbetsmarknadsnamnden/2023-08/"
_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


def reader(person: Person | None = None, *, language: str = "sv") -> Client:
    """A browser that somebody is logged in with, or nobody."""
    client = Client(headers={"accept-language": language})
    if person:
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def words(response: Any) -> str:
    """What a page says, without markup, in one line."""
    text = html.unescape(_TAGS.sub(" ", response.content.decode()))
    return re.sub(r" (?=[.,;:!?](?: |$))", "", " ".join(text.replace("\u00a0", " ").split()))


def hidden(response: Any, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', response.content.decode())
    assert found, f"there is no hidden field {name}"
    return html.unescape(found[1])
