"""Save and remove a municipality's profiles: how its export files are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.common.errors import Conflict, Refused
from tertial.economy.models import ImportProfile
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def save_import_profile(
    *,
    unit: Unit,
    slug: str,
    name: str,
    settings: Mapping[str, Any],
    by: Person,
    seen: Mapping[str, Any] | None = None,
) -> ImportProfile:
    """Save a profile under a short name, or change the one that has it. The same again changes nothing.

    Profiles are the municipality's: anyone who keeps the economy of one of its units may save one. `settings` is what
    `any_file.profile_from` reads; what it says of slug and name gives way to these. `seen` is what the settings were when
    somebody began to change them: where they are others now, `Conflict`. Raises `Refused` naming the setting that can't be.
    """
    require(by, Permission.ECONOMY_EDIT, unit=unit)
    name = " ".join(name.split())
    kept = _kept(slug, name, settings)
    own = ImportProfile.objects.select_for_update().filter(municipality=unit.municipality)
    namesake = own.filter(name__iexact=name).exclude(slug=slug).first()
    if namesake is not None:
        raise Refused(f"Profilen {namesake.slug} heter redan ”{namesake.name}”. Välj ett annat namn.")
    row = own.filter(slug=slug).first()
    if row is None:
        row = ImportProfile.objects.create(municipality=unit.municipality, slug=slug, name=name, settings=kept)
        record(action="economy.save_import_profile", subject=row, by=by, after=snapshot(row))
        return row
    if (row.name, row.settings) == (name, kept):
        return row
    if seen is not None and row.settings != dict(seen):
        raise Conflict(
            "Någon annan hann ändra samma profil. Dina ändringar är inte sparade.",
            mine=name,
            theirs=row.name,
            current_version=0,
        )
    before = snapshot(row)
    row.name, row.settings = name, kept
    row.save(update_fields=["name", "settings"])
    record(action="economy.save_import_profile", subject=row, by=by, before=before, after=snapshot(row))
    return row


@transaction.atomic
def remove_import_profile(*, unit: Unit, profile: ImportProfile, by: Person) -> None:
    """Remove one of the municipality's profiles. What was read by it stays, and says its name."""
    require(by, Permission.ECONOMY_EDIT, unit=unit)
    if profile.municipality_id != unit.municipality_id:
        raise Refused(f"Profilen {profile} hör till en annan kommun.")
    before = snapshot(profile)
    record(action="economy.remove_import_profile", subject=profile, by=by, before=before)
    profile.delete()


def _kept(slug: str, name: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings as they are stored: read and written once, so that all that is stored can be read."""
    from tertial.economy.importers.any_file import profile_from
    from tertial.economy.importers.profiles import SLUG, Profile
    from tertial.economy.importers.sie.profile import SieProfile

    if not SLUG.fullmatch(slug) or len(slug) > 80:
        raise Refused(f"”{slug[:80]}” går inte som kortnamn. Skriv små bokstäver a–z, siffror och bindestreck.")
    if not 0 < len(name) <= 120:
        raise Refused("Ge profilen ett namn på högst 120 tecken.")
    named = {} if settings.get("format") == "sie" else {"slug": slug, "name": name}
    match profile_from({**settings, **named}):
        case Profile() as profile:
            return profile.to_json()
        case SieProfile() as sie:
            return {"format": "sie", **sie.settings()}
