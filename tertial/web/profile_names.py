"""What a profile is saved as, so that none is written over by mistake: its short name, and what it was when somebody began."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import count
from typing import Any

from tertial.common.errors import Refused
from tertial.common.slugs import slug
from tertial.economy.queries.import_profiles import KnownProfile


def slug_for(name: str, base: KnownProfile | None, known: Sequence[KnownProfile]) -> str:
    """The short name for a profile that was begun from `base`.

    With the same name as an own profile that it was begun from it is that one, changed. Else it is new. Raises `Refused` for no name, and
    for that of another profile.
    """
    plain = " ".join(name.split())
    if not plain:
        raise Refused("Ge profilen ett namn, till exempel ”Huvudbok ur ekonomisystemet”.")
    if base and base.own and base.name.casefold() == plain.casefold():
        return base.slug
    for one in known:
        if one.name.casefold() == plain.casefold():
            raise Refused(f"Det finns redan en profil som heter ”{one.name}”. Skriv ett annat namn.")
    taken = {one.slug for one in known}
    wanted = slug(plain, longest=70) or "profil"
    tried = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(free for free in tried if free not in taken)


def seen_settings(text: str) -> dict[str, Any]:
    """What the profile was when the form was shown, from its hidden field; nothing, which no profile is, where it can't be read."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
