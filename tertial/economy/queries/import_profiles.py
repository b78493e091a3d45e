"""Read how a municipality's export files are read: the profiles it has saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tertial.common.errors import NotFound
from tertial.economy.models import ImportProfile
from tertial.organisation.models import Municipality

if TYPE_CHECKING:
    from tertial.economy.importers.any_file import AnyProfile


def saved_profiles(municipality: Municipality) -> list[ImportProfile]:
    """The municipality's own profiles by name. One query."""
    return list(ImportProfile.objects.filter(municipality=municipality))


def profile_for(municipality: Municipality, slug: str, settings: Mapping[str, Any]) -> AnyProfile | None:
    """The profile to read a file by: what was written on its page, else the one that is named, else None (let the file say).

    Raises `NotFound` that names the profiles there are.
    """
    from tertial.economy.importers.any_file import profile_from

    if settings:
        return profile_from(settings)
    if not slug:
        return None
    own = {one.slug: one for one in saved_profiles(municipality)}
    if slug in own:
        return profile_from(own[slug].settings)
    raise NotFound("Profilen", slug, sorted(own))
