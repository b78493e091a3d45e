"""Write a chapter's text: figures are picked from a list, the text is previewed, and nobody overwrites anybody."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tertial.common.errors import Conflict, Faults, Forbidden, TertialError
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.reports.actions import set_text
from tertial.reports.chapters import SLOT_TITLES, slot_chapter
from tertial.reports.models import Report
from tertial.reports.queries import book, text
from tertial.reports.queries import report as opened_report
from tertial.reports.tables.standard import STANDARD_TABLES, insertable
from tertial.reports.texts.markup import blocks
from tertial.web.figure_search import picks
from tertial.web.place import Place, at_place
from tertial.web.reading import blocks_html
from tertial.web.remarks import remarks_on_text
from tertial.web.review_content import keep
from tertial.web.review_items import Item


def _writable(request: HttpRequest, place: Place) -> Report:
    require(request.user, Permission.REPORT_TEXT, unit=place.committee)
    return opened_report(place.committee, place.occasion)


@at_place
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, place: Place, slot: str) -> HttpResponse:
    """The form, with the text below it as it reads in the report. A text with faults is not saved but shown again with the place of each; so is one that came second."""
    chapter = slot_chapter(slot)
    report = _writable(request, place)
    frozen = getattr(report, "frozen", None)
    saved = text(report, slot)
    form: dict[str, Any] = {"body": saved.body, "version": saved.version}
    status = 200
    if request.method == "POST" and "preview" not in request.POST and "find" not in request.POST:
        status = _save(request, place, report, slot, form)
        if status == 302:
            return redirect(f"{place.to('rapport')}#{chapter.id}")
    elif request.method == "POST":
        form = {"body": _body(request), "version": request.POST.get("version", "")}
    query = request.POST.get("q", request.GET.get("q", ""))
    figures = book(place.committee, place.occasion)
    context = {
        "chapter": chapter,
        "slot": slot,
        "title": SLOT_TITLES[slot],
        "form": form,
        "frozen": frozen,
        "picks": picks(figures, query),
        "pick_query": query,
        "tables": STANDARD_TABLES.values(),
        "preview": _rendered(slot, form["body"], place)
        if form["body"] and "error" not in form and not frozen
        else None,
    }
    return render(request, "report/text.html", context, status=409 if frozen and status == 200 else status)


@at_place
@require_POST
def preview(request: HttpRequest, place: Place, slot: str) -> HttpResponse:
    """The text as it will stand in the report, for the page that is being written on."""
    slot_chapter(slot)
    _writable(request, place)
    return render(request, "report/preview.html", {"preview": _rendered(slot, _body(request), place)})


@at_place
def figures(request: HttpRequest, place: Place, slot: str) -> HttpResponse:
    """Figures to pick from that match what is searched for."""
    slot_chapter(slot)
    _writable(request, place)
    query = request.GET.get("q", "")
    found = picks(book(place.committee, place.occasion), query)
    return render(request, "report/picks.html", {"picks": found, "pick_query": query})


def _save(request: HttpRequest, place: Place, report: Report, slot: str, form: dict[str, Any]) -> int:
    """Carry out the form; 302 when it was saved, else the status to answer with and what is wrong in `form`."""
    form["body"] = _body(request)
    version = request.POST.get("version", "")
    try:
        set_text(
            report=report,
            chapter=slot,
            body=form["body"],
            by=request.user,  # type: ignore[arg-type]  # the action refuses who is not logged in
            expected_version=int(version) if version.isdecimal() else None,
        )
    except Conflict as conflict:
        form["conflict"], form["version"] = conflict, conflict.current_version
        return 409
    except Forbidden:
        raise
    except TertialError as error:
        form["error"], form["faults"], form["version"] = error, getattr(error, "faults", ()), version
        return 400
    messages.success(request, _("Texten är sparad."))
    keep(request, place)
    return 302


def _body(request: HttpRequest) -> str:
    return request.POST.get("body", "").replace("\r\n", "\n").rstrip()


def _rendered(slot: str, body: str, place: Place) -> dict[str, Any]:
    """The text as blocks with what the review says of it, or what is wrong with it."""
    try:
        tables = insertable(place.committee, place.occasion)
        found = blocks(body, book(place.committee, place.occasion), tables=tables)
    except Faults as error:
        return {"error": error, "faults": error.faults}
    return {"html": blocks_html(found, place, level=2), "items": _remarks(slot, body, place)}


def _remarks(slot: str, body: str, place: Place) -> list[Item] | None:
    """What the review finds in the text; None where the reader may not see it or another text stops the report."""
    if not place.can(Permission.REVIEW_READ):
        return None
    try:
        return remarks_on_text(place, slot, body)
    except TertialError:
        return None
