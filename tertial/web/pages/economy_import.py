"""Files on their way into the ledger: send one in, see what it would mean, then read it in or throw it away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Forbidden, Refused, TertialError
from tertial.economy.actions import drop_upload, import_upload, read_again, receive_upload
from tertial.economy.models import Mode, Upload, UploadState
from tertial.economy.queries.batches import batches
from tertial.economy.queries.import_profiles import known_profiles
from tertial.economy.queries.uploads import upload as find_upload
from tertial.economy.queries.uploads import waiting_uploads
from tertial.economy.uploads import files
from tertial.economy.uploads.beating import is_silent
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.web.place import Place, at_place
from tertial.web.upload_limit import too_large
from tertial.web.upload_preview import shown

LATEST = 5


@at_place
@require_http_methods(["GET", "POST"])
def economy_import(request: HttpRequest, place: Place) -> HttpResponse:
    """The form, what waits, and the latest imports. Six queries beside the frame's."""
    require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
    form: dict[str, Any] = {}
    if request.method == "POST":
        try:
            upload = _receive(request, place)
        except Forbidden:
            raise
        except TertialError as error:
            form = {"error": error}
        else:
            return redirect(_path(place, upload))
    context = {
        "form": form,
        "waiting": [(one, is_silent(one)) for one in waiting_uploads(place.committee)],
        "batches": batches(place.committee)[:LATEST],
        "mode": request.POST.get("mode", Mode.REPLACE),
        "profiles": known_profiles(place.municipality),
        "profile": request.POST.get("profile", ""),
    }
    return render(request, "economy/import.html", context, status=400 if form else 200)


@at_place
@never_cache
@require_http_methods(["GET", "POST"])
def economy_upload(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """One file: how far it is read, then what it would mean or what is wrong with it."""
    require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
    upload = find_upload(place.committee, pk)
    form: dict[str, Any] = {}
    if request.method == "POST":
        do = _DEEDS.get(request.POST.get("do", ""))
        if do is None:
            raise Refused("Sidan är gammal. Läs in den på nytt och försök igen.")
        try:
            return redirect(do(request, place, upload))
        except Forbidden:
            raise
        except TertialError as error:
            form = {"error": error, "faults": getattr(error, "faults", ())}
            upload = find_upload(place.committee, pk)
    context: dict[str, Any] = {"form": form, **_state(upload)}
    if upload.state in (UploadState.READY, UploadState.FAULTY):
        context["told"] = shown(upload)
    return render(request, "economy/upload.html", context, status=409 if form else 200)


@at_place
@never_cache
def upload_progress(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """How far the reading has come, for the page that asks every second; when it has ended, the page loads itself anew."""
    require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
    upload = find_upload(place.committee, pk)
    response = render(request, "economy/upload_progress.html", _state(upload))
    if upload.state != UploadState.READING or is_silent(upload):
        response["HX-Refresh"] = "true"
    return response


def _state(upload: Upload) -> dict[str, Any]:
    reading = upload.state == UploadState.READING
    return {
        "upload": upload,
        "reading": reading,
        "silent": is_silent(upload),
        "begun": upload.progress > 0,
        # Told aloud in four steps: a number that changes every second can't be listened to.
        "step": upload.progress // 25 * 25,
    }


def _path(place: Place, upload: Upload) -> str:
    return place.to(f"ekonomi/inlasning/{upload.pk}")


def _receive(request: HttpRequest, place: Place) -> Upload:
    file = request.FILES.get("file")
    if too_large(request):
        raise files.too_large(too_large(request))
    if file is None:
        raise Refused("Välj en fil att läsa in.")
    return receive_upload(
        committee=place.committee,
        file_name=file.name or "fil",
        pieces=file.chunks(),
        by=request.user,  # type: ignore[arg-type]  # the action refuses who is not logged in
        profile=request.POST.get("profile", ""),
        mode=_mode(request),
    )


def _mode(request: HttpRequest) -> Mode:
    return Mode.ADD if request.POST.get("mode") == Mode.ADD else Mode.REPLACE


def _import(request: HttpRequest, place: Place, upload: Upload) -> str:
    batch = import_upload(upload=upload, by=request.user)  # type: ignore[arg-type]
    if batch is None:
        messages.success(request, _("Filen innehöll inget nytt. Bokföringen är oförändrad."))
        return place.to("ekonomi/inlasning")
    messages.success(request, _("%(file)s är inläst och räknas från och med nu.") % {"file": batch.source_name})
    return place.to("ekonomi/inlasta")


def _drop(request: HttpRequest, place: Place, upload: Upload) -> str:
    drop_upload(upload=upload, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("%(file)s är slängd. Ingenting är inläst ur den.") % {"file": upload.file_name})
    return place.to("ekonomi/inlasning")


def _again(request: HttpRequest, place: Place, upload: Upload) -> str:
    read_again(upload=upload, by=request.user, mode=_mode(request) if "mode" in request.POST else None)  # type: ignore[arg-type]
    return _path(place, upload)


_DEEDS: dict[str, Callable[[HttpRequest, Place, Upload], str]] = {"import": _import, "drop": _drop, "again": _again}
