"""What has been read into the ledger, what of it counts, and the way to undo it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Forbidden, Refused, TertialError
from tertial.economy.actions import undo_batch
from tertial.economy.queries.batches import batch, batches
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.web.place import Place, at_place


@at_place
def economy_batches(request: HttpRequest, place: Place) -> HttpResponse:
    """Every import, the latest first. Three queries beside the frame's."""
    context = {"rows": batches(place.committee), "may_edit": place.can(Permission.ECONOMY_EDIT)}
    return render(request, "economy/batches.html", context)


@at_place
@require_http_methods(["GET", "POST"])
def undo_import(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Ask for the reason, and say what shows again, before an import no longer counts."""
    require(request.user, Permission.ECONOMY_EDIT, unit=place.committee)
    found = batch(place.committee, pk)
    reason = " ".join(request.POST.get("reason", "").split())
    form: dict[str, Any] = {}
    if request.method == "POST":
        try:
            if not reason:
                raise Refused("Skriv varför inläsningen ångras. Det står sedan i händelseloggen.")
            undo_batch(batch=found, by=request.user, reason=reason)  # type: ignore[arg-type]
        except Forbidden:
            raise
        except TertialError as error:
            form = {"error": error}
        else:
            messages.success(request, _("%(file)s räknas inte längre.") % {"file": found.source_name})
            return redirect(place.to("ekonomi/inlasta"))
    row = next(one for one in batches(place.committee) if one.batch.pk == found.pk)
    context = {"row": row, "form": form, "reason": reason}
    return render(request, "economy/undo.html", context, status=400 if form else 200)
