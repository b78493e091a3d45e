"""Say what the columns of a file are: see its first rows, try how they would be read, save the profile, go on to the preview."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Conflict, Forbidden, Refused, TertialError
from tertial.economy.actions import read_again, save_import_profile
from tertial.economy.importers.any_file import profile_from
from tertial.economy.importers.profiles import Profile
from tertial.economy.models import Upload, UploadState
from tertial.economy.queries.import_profiles import KnownProfile, known_profiles
from tertial.economy.queries.uploads import upload as find_upload
from tertial.economy.uploads import files
from tertial.economy.uploads.beginning import beginning_of
from tertial.economy.uploads.sample import FileColumn, Sample, sample_of
from tertial.economy.uploads.suggesting import suggested_forms, suggested_roles
from tertial.economy.uploads.trial import Trial, try_profile
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.web.place import Place, at_place
from tertial.web.profile_columns import choices_of, columns_of, laid, role_groups, written_roles
from tertial.web.profile_form import OPTIONS, profile_of, values_of, written
from tertial.web.profile_names import seen_settings, slug_for

TOP_ROWS = 6
_NOTHING = Profile(slug="ny", name="Ny", codes={"account": ("Konto",)}, amount=("Belopp",), date=("Datum",))
"""What stands in the fields where no profile is begun from: the fields' own defaults; its columns are not used."""


@dataclass(slots=True)
class _Form:
    """The form as it stands: the fields, the file's columns as they are parted now, and what each is said to be."""

    values: dict[str, Any]
    sample: Sample
    columns: tuple[FileColumn, ...]
    roles: dict[int, str]
    base: KnownProfile | None
    headings: int | None

    @property
    def mark(self) -> str:
        """Tells whether the columns are those that the form was shown with."""
        told = "\0".join([self.sample.sheet, *(column.heading for column in self.columns), str(len(self.columns))])
        return sha256(told.encode()).hexdigest()[:16]

    def base_profile(self) -> Profile | None:
        return _as_table(self.base)

    def profile(self, slug: str = "utan-namn") -> Profile:
        year = self.values["year"].strip()
        columns = columns_of(
            self.roles,
            self.columns,
            base=self.base_profile(),
            sample=self.sample,
            year=int(year) if year.isdecimal() else None,
        )
        return profile_of(self.values, columns, slug=slug)


@at_place
@never_cache
@require_http_methods(["GET", "POST"])
def economy_mapping(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """The page of one upload. Two queries beside the frame's, and the file's beginning is read twice."""
    require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
    upload = find_upload(place.committee, pk)
    _require_waiting(upload)
    known = [one for one in known_profiles(place.municipality) if _as_table(one)]
    form = _written(request, upload, known) if request.method == "POST" else _begun(request, upload, known)
    error: dict[str, Any] = {}
    deed = _DEEDS.get(request.POST.get("do", ""))
    if deed:
        try:
            deed(request, place, upload, form, known)
            return redirect(place.to(f"ekonomi/inlasning/{upload.pk}"))
        except Forbidden:
            raise
        except TertialError as refused:
            status = 409 if isinstance(refused, Conflict) else 400
            error = {"error": refused, "faults": getattr(refused, "faults", ()), "status": status}
    context = {
        "upload": upload,
        "form": error,
        "values": form.values,
        "sample": form.sample,
        "top": form.sample.rows[:TOP_ROWS],
        "heading_at": form.headings,
        "choices": choices_of(form.columns, form.roles),
        "role_groups": role_groups(),
        "known": known,
        "base": form.base,
        "seen": request.POST.get("seen") or json.dumps(form.base.settings if form.base else {}),
        "mark": form.mark,
        "options": OPTIONS,
        **_tried(upload, form),
    }
    return render(request, "economy/mapping.html", context, status=error.get("status", 200))


@at_place
@require_http_methods(["POST"])
def try_mapping(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """How the file's first rows would be read, for the page that is being filled in."""
    require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
    upload = find_upload(place.committee, pk)
    _require_waiting(upload)
    form = _written(request, upload, known_profiles(place.municipality))
    return render(request, "economy/trial.html", _tried(upload, form))


def _tried(upload: Upload, form: _Form) -> dict[str, Any]:
    try:
        trial = try_profile(_beginning(upload), form.profile())
    except TertialError as error:
        trial = Trial(faults=tuple(getattr(error, "faults", ())) or (error,), fault_count=1)
    return {"trial": trial, "whole": _beginning(upload) == files.source_of(upload.folder)}


def _begun(request: HttpRequest, upload: Upload, known: list[KnownProfile]) -> _Form:
    """The form as it is first shown: from the profile that is chosen, else the one that the file was read by, else suggested."""
    wanted = request.GET.get("profil", upload.profile or _read_by(upload, known))
    base = next((one for one in known if one.slug == wanted), None)
    beginning = _beginning(upload)
    profile = profile_from(upload.settings) if upload.settings and "profil" not in request.GET else _as_table(base)
    if not isinstance(profile, Profile):
        return _suggested(sample_of(beginning), base)
    sample = _sampled(upload, values_of(profile))
    roles = laid(profile, sample)
    if not roles:
        # The profile does not fit; what it says of anything but columns is still a better beginning than nothing.
        return _suggested(sample, base, profile)
    values = values_of(profile)
    headings, first = _where(values, sample, profile)
    if not (base and base.own) and not upload.settings:
        values |= suggested_forms(sample, first, roles)
        values["name"] = ""
    return _Form(values, sample, sample.columns(headings, first), roles, base, headings)


def _suggested(sample: Sample, base: KnownProfile | None, profile: Profile = _NOTHING) -> _Form:
    values = values_of(profile) | {"sheet": sample.sheet if len(sample.sheets) > 1 else ""}
    values["name"] = profile.name if base and base.own else ""
    headings = sample.heading_row()
    columns = sample.columns(headings, headings + 1)
    roles = suggested_roles(columns)
    return _Form(values | suggested_forms(sample, headings + 1, roles), sample, columns, roles, base, headings)


def _written(request: HttpRequest, upload: Upload, known: list[KnownProfile]) -> _Form:
    values = written(request.POST)
    base = next((one for one in known if one.slug == request.POST.get("base", "")), None)
    sample = _sampled(upload, values)
    headings, first = _where(values, sample, None)
    columns = sample.columns(headings, first)
    form = _Form(values, sample, columns, written_roles(request.POST, columns), base, headings)
    if form.mark != request.POST.get("mark", ""):
        # The columns are others than those that were chosen among.
        form.roles = suggested_roles(columns)
    return form


def _sampled(upload: Upload, values: dict[str, Any]) -> Sample:
    beginning = _beginning(upload)
    try:
        return sample_of(beginning, delimiter=values["delimiter"], encoding=values["encoding"], sheet=values["sheet"])
    except TertialError:
        # In an encoding that it can't have: the trial says so, beside columns that can be seen.
        return sample_of(beginning)


def _where(values: dict[str, Any], sample: Sample, profile: Profile | None) -> tuple[int | None, int]:
    """The place of the headings, and of the first row after them."""
    skipped = int(values["skip_rows"]) if values["skip_rows"].strip().isdecimal() else 0
    if values["headings"] == "none":
        return None, skipped
    if values["headings"] == "row":
        return skipped, skipped + 1
    if profile:
        from tertial.economy.importers.table.layout import lay_out

        found = lay_out([cells for _, cells in sample.rows], profile).first
        return found - 1, found
    return sample.heading_row(), sample.heading_row() + 1


def _beginning(upload: Upload) -> Any:
    return beginning_of(files.source_of(upload.folder), files.folder_of(upload.folder))


def _read_by(upload: Upload, known: list[KnownProfile]) -> str:
    """The short name of the profile that the file was recognised by."""
    name = upload.preview.get("facts", {}).get("Profil", "")
    return next((one.slug for one in known if one.name == name), "")


def _as_table(one: KnownProfile | None) -> Profile | None:
    """The profile, where it is one for CSV and XLSX that can be read."""
    if one is None:
        return None
    try:
        found = profile_from(one.settings)
    except TertialError:
        return None
    return found if isinstance(found, Profile) else None


def _require_waiting(upload: Upload) -> None:
    if upload.state not in (UploadState.READY, UploadState.FAULTY):
        raise Refused(
            f"{upload.file_name} {UploadState(upload.state).label}, så det går inte att ändra hur filen läses just nu."
        )


def _save(request: HttpRequest, place: Place, upload: Upload, form: _Form, known: list[KnownProfile]) -> None:
    slug = slug_for(form.values["name"], form.base, known)
    profile = form.profile(slug)
    begun_from_itself = form.base is not None and form.base.own and form.base.slug == slug
    save_import_profile(
        unit=place.committee,
        slug=slug,
        name=profile.name,
        settings=profile.to_json(),
        by=request.user,  # type: ignore[arg-type]  # the action refuses who is not logged in
        seen=seen_settings(request.POST.get("seen", "")) if begun_from_itself else None,
    )
    read_again(upload=upload, by=request.user, profile=slug, settings={})  # type: ignore[arg-type]
    messages.success(request, _("Profilen ”%(name)s” är sparad.") % {"name": profile.name})


def _once(request: HttpRequest, place: Place, upload: Upload, form: _Form, known: list[KnownProfile]) -> None:
    read_again(upload=upload, by=request.user, profile="", settings=form.profile().to_json())  # type: ignore[arg-type]


_DEEDS: dict[str, Callable[[HttpRequest, Place, Upload, _Form, list[KnownProfile]], None]] = {
    "save": _save,
    "once": _once,
}
