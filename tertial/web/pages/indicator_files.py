"""Observations out as files and in again: what a file would change is shown before it is done."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tertial.common.errors import Forbidden, NotFound, TertialError
from tertial.measurement.actions import import_observations
from tertial.measurement.exchange.columns import read_observations
from tertial.measurement.exchange.compare_observations import Comparison, compare_observations
from tertial.measurement.exchange.doubts import Doubtful
from tertial.measurement.exchange.write_observations import write_csv, write_xlsx
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.web.grid.answering import writer
from tertial.web.place import Place, at_place
from tertial.web.waiting_file import drop, keep, name_of, waiting

_PURPOSE = "utfall"
_WRITERS = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_SHOWN = 200
"""Differences and faults on the page; a file may have hundreds of thousands."""


@at_place
def download(request: HttpRequest, place: Place, format: str) -> HttpResponse:
    """Every observation of the committee; values about too few people for those who may see them."""
    if format not in _WRITERS:
        raise NotFound(_("Filformatet"), format, list(_WRITERS))
    write, content_type = _WRITERS[format]
    reveal = place.can(Permission.SMALL_CELLS_READ) and request.GET.get("visa") != "offentligt"
    response = HttpResponse(write(place.committee, reveal=reveal), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{place.committee.slug}-utfall.{format}"'
    response["Cache-Control"] = "private, no-cache"
    return response


@at_place
def files(request: HttpRequest, place: Place) -> HttpResponse:
    """The page: files to take out, and one to choose. A file that comes is shown; one that waits is taken or thrown away."""
    person = writer(request, place, Permission.OBSERVATION_EDIT)
    if request.method != "POST":
        return _shown(request, place, None, None)
    as_written = "as_written" in request.POST
    try:
        if "take" in request.POST:
            return _take(request, place, person, as_written=as_written)
        if "drop" in request.POST:
            drop(request)
            messages.success(request, _("Filen är bortkastad. Inget är ändrat."))
            return redirect(place.to("indikatorer/fil"))
        file = waiting(request, _PURPOSE) if "again" in request.POST else keep(request, _PURPOSE)
        compared = _compared(place, file, as_written=as_written)
    except Forbidden:
        raise
    except TertialError as error:
        return _shown(request, place, None, error)
    response = _shown(request, place, compared, None, as_written=as_written)
    # A file with doubtful numbers waits: it may be said that they are right.
    if compared.faults and not _doubtful(compared):
        drop(request)
    return response


def _compared(place: Place, file: Path, *, as_written: bool) -> Comparison:
    return compare_observations(
        place.committee,
        read_observations(file),
        reveal=place.can(Permission.SMALL_CELLS_READ),
        as_written=as_written,
    )


def _take(request: HttpRequest, place: Place, person: Person, *, as_written: bool) -> HttpResponse:
    done = import_observations(
        committee=place.committee,
        source=waiting(request, _PURPOSE),
        name=name_of(request),
        as_written=as_written,
        by=person,
    )
    drop(request)
    counted = ngettext("%(count)s nytt värde", "%(count)s nya värden", done.added) % {"count": done.added}
    messages.success(
        request,
        _("Filen är inläst: %(added)s, %(changed)s ändrade och %(same)s oförändrade.")
        % {"added": counted, "changed": done.changed, "same": done.unchanged},
    )
    return redirect(place.to("indikatorer"))


def _doubtful(compared: Comparison) -> bool:
    return any(isinstance(fault, Doubtful) for fault in compared.faults)


def _shown(
    request: HttpRequest,
    place: Place,
    compared: Comparison | None,
    error: TertialError | None,
    *,
    as_written: bool = False,
) -> HttpResponse:
    context = {
        "compared": compared,
        "preview": compared.preview(_SHOWN) if compared else None,
        "more": max(0, len(compared.changes) - _SHOWN) if compared else 0,
        "faults": compared.faults[:_SHOWN] if compared else (),
        "more_faults": max(0, len(compared.faults) - _SHOWN) if compared else 0,
        "doubtful": compared is not None and _doubtful(compared),
        "as_written": as_written,
        "reveals": place.can(Permission.SMALL_CELLS_READ),
        "file_name": name_of(request) if compared else "",
        "form": {"error": error, "faults": getattr(error, "faults", ())} if error else {},
    }
    wrong = error is not None or (compared is not None and bool(compared.faults))
    return render(request, "indicators/files.html", context, status=400 if wrong else 200)
