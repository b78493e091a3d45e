"""Read how a municipality's export files are read: the profiles it has saved, and those that come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tertial.common.errors import NotFound, TertialError
from tertial.economy.models import ImportProfile
from tertial.organisation.models import Municipality

if TYPE_CHECKING:
    from tertial.economy.importers.any_file import AnyProfile


@dataclass(frozen=True, slots=True)
class KnownProfile:
    """A profile that can be chosen. `own` says that the municipality saved it; `settings` is what `any_file.profile_from` reads."""

    slug: str
    name: str
    description: str
    own: bool
    settings: dict[str, Any]


def known_profiles(municipality: Municipality) -> list[KnownProfile]:
    """All that can be chosen: the municipality's own by name, then the program's. An own one hides the program's of its slug.

    One query.
    """
    from tertial.economy.importers.ready_profiles import ready_profiles

    own = [
        KnownProfile(one.slug, one.name, one.settings.get("description", ""), True, one.settings)
        for one in saved_profiles(municipality)
    ]
    hidden = {one.slug for one in own}
    return own + [
        KnownProfile(one.slug, one.name, one.description, False, one.to_json())
        for one in ready_profiles()
        if one.slug not in hidden
    ]


def saved_profiles(municipality: Municipality) -> list[ImportProfile]:
    """The municipality's own profiles by name. One query."""
    return list(ImportProfile.objects.filter(municipality=municipality))


def own_profiles(municipality: Municipality) -> list[AnyProfile]:
    """The municipality's own profiles, to try on a file before those of the program. One query.

    One that a later version of the program can't read is passed over: it must not stop other files.
    """
    from tertial.economy.importers.any_file import profile_from

    found: list[AnyProfile] = []
    for one in saved_profiles(municipality):
        try:
            found.append(profile_from(one.settings))
        except TertialError:
            continue
    return found


def profile_for(municipality: Municipality, wanted: str, settings: Mapping[str, Any]) -> AnyProfile | None:
    """The profile to read a file by: what was written on its page, else the one that is named, else None (let the file say).

    `wanted` is a slug or a name, of the municipality's own or of the program's. Raises `NotFound` that names those there are.
    """
    from tertial.economy.importers.any_file import profile_from

    if settings:
        return profile_from(settings)
    if not wanted:
        return None
    known = known_profiles(municipality)
    for one in known:
        if one.slug == wanted:
            return profile_from(one.settings)
    for one in known:
        if one.name.casefold() == wanted.strip().casefold():
            return profile_from(one.settings)
    raise NotFound("Profilen", wanted, [one.slug for one in known])
