"""The profiles by which files are read: those that come with the program, and the municipality's own, to change, copy and remove."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Conflict, Forbidden, NotFound, Refused, TertialError
from tertial.economy.actions import remove_import_profile, save_import_profile
from tertial.economy.importers.any_file import profile_from
from tertial.economy.importers.profiles import Profile
from tertial.economy.queries.import_profiles import KnownProfile, known_profiles, saved_profiles
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.web.place import Place, at_place
from tertial.web.profile_columns import columns_in, field_groups, fields_of, written_fields
from tertial.web.profile_form import OPTIONS, profile_of, values_of, written
from tertial.web.profile_names import seen_settings, slug_for


@at_place
def economy_profiles(request: HttpRequest, place: Place) -> HttpResponse:
    """All profiles, the municipality's own first. One query beside the frame's."""
    require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
    known = known_profiles(place.municipality)
    context = {
        "own": [(one, one.settings.get("format") == "sie") for one in known if one.own],
        "ready": [one for one in known if not one.own],
    }
    return render(request, "economy/profiles.html", context)


@at_place
@require_http_methods(["GET", "POST"])
def economy_profile(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """One profile: an own one to change, another to look at."""
    require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
    return _edited(request, place, slug, copy=False)


@at_place
@require_http_methods(["GET", "POST"])
def copy_profile(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """A new profile that begins as a copy of another."""
    require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
    return _edited(request, place, slug, copy=True)


@at_place
@require_http_methods(["GET", "POST"])
def remove_profile(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """Ask before a profile is removed."""
    require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
    own = {one.slug: one for one in saved_profiles(place.municipality)}
    if slug not in own:
        raise NotFound("Profilen", slug, sorted(own))
    if request.method == "POST":
        remove_import_profile(unit=place.committee, profile=own[slug], by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Profilen ”%(name)s” är borttagen.") % {"name": own[slug].name})
        return redirect(place.to("ekonomi/profiler"))
    return render(request, "economy/profile_remove.html", {"profile": own[slug]})


def _edited(request: HttpRequest, place: Place, slug: str, *, copy: bool) -> HttpResponse:
    known = known_profiles(place.municipality)
    base = _named(known, slug)
    profile = profile_from(base.settings)
    if not isinstance(profile, Profile):
        raise Refused(f"Profilen ”{base.name}” är för SIE och har inga kolumner att ändra här.")
    values, fields = values_of(profile), fields_of(profile)
    if copy:
        values["name"] = _free_name(base.name, known)
    form: dict[str, Any] = {}
    if request.method == "POST":
        values, fields = written(request.POST), written_fields(request.POST)
        try:
            saved = _save(request, place, values, fields, base=None if copy else base, known=known)
        except Forbidden:
            raise
        except TertialError as error:
            status = 409 if isinstance(error, Conflict) else 400
            form = {"error": error, "faults": getattr(error, "faults", ()), "status": status}
        else:
            messages.success(request, _("Profilen ”%(name)s” är sparad.") % {"name": saved})
            return redirect(place.to("ekonomi/profiler"))
    context = {
        "form": form,
        "base": base,
        "copy": copy,
        "values": values,
        "groups": field_groups(fields),
        "options": OPTIONS,
        "editable": copy or base.own,
        "seen": request.POST.get("seen") or json.dumps(base.settings),
        "action": request.path,
    }
    return render(request, "economy/profile.html", context, status=form.get("status", 200))


def _save(
    request: HttpRequest,
    place: Place,
    values: dict[str, Any],
    fields: dict[str, str],
    *,
    base: KnownProfile | None,
    known: list[KnownProfile],
) -> str:
    """Save what was written and give back its name. An own profile is renamed, a copy is new."""
    if base and not base.own:
        raise Refused(f"”{base.name}” hör till programmet. Kopiera den och ändra kopian.")
    slug = base.slug if base else slug_for(values["name"], None, known)
    profile = profile_of(values, columns_in(fields), slug=slug)
    row = save_import_profile(
        unit=place.committee,
        slug=slug,
        name=values["name"],
        settings=profile.to_json(),
        by=request.user,  # type: ignore[arg-type]  # the action refuses who is not logged in
        seen=seen_settings(request.POST.get("seen", "")) if base else None,
    )
    return row.name


def _named(known: list[KnownProfile], slug: str) -> KnownProfile:
    for one in known:
        if one.slug == slug:
            return one
    raise NotFound("Profilen", slug, [one.slug for one in known])


def _free_name(name: str, known: list[KnownProfile]) -> str:
    taken = {one.name.casefold() for one in known}
    wanted = _("%(name)s (kopia)") % {"name": name[:100]}
    number = 2
    while wanted.casefold() in taken:
        wanted = _("%(name)s (kopia %(number)d)") % {"name": name[:100], "number": number}
        number += 1
    return wanted
