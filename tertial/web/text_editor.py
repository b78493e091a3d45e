"""The page that a text of the report is written on: what its form holds, figures to pick, how it reads, what the review says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.common.errors import Conflict, Faults, Forbidden, TertialError
from tertial.document.blocks import Block, Heading
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.reports.models import Report
from tertial.reports.queries import book
from tertial.reports.queries import report as opened_report
from tertial.reports.tables.standard import STANDARD_TABLES, insertable
from tertial.reports.texts.markup import blocks
from tertial.web import forms
from tertial.web.figure_search import picks
from tertial.web.place import Place
from tertial.web.reading import blocks_html
from tertial.web.review_items import Item

Form = dict[str, Any]
"""What the fields hold: `body`, `version`, and a page's own; `error`, `faults` or `conflict` when it was not saved."""


@dataclass(frozen=True, slots=True)
class Editor:
    """A text's page: its address, and where one goes that leaves it."""

    path: str
    back: str


def writable(request: HttpRequest, place: Place) -> Report:
    """The open report here, for who may write in it. Raises `Forbidden`, and `NotFound` before it is opened."""
    require(request.user, Permission.REPORT_TEXT, unit=place.committee)
    return opened_report(place.committee, place.occasion)


def body_of(request: HttpRequest) -> str:
    """The text as it was sent."""
    return request.POST.get("body", "").replace("\r\n", "\n").rstrip()


def is_saving(request: HttpRequest) -> bool:
    """Whether the form was sent to be kept, and not to be looked at or searched from."""
    return request.method == "POST" and "preview" not in request.POST and "find" not in request.POST


def saved(request: HttpRequest, form: Form, write: Callable[[int | None], object]) -> int:
    """Carry out the form: 302 when it was saved, else the status to answer with and what is wrong in `form`.

    `write` does it, given the version that the writer saw.
    """
    version = request.POST.get("version", "")
    try:
        write(forms.version(request))
    except Conflict as conflict:
        form["conflict"], form["version"] = conflict, conflict.current_version
        return 409
    except Forbidden:
        raise
    except TertialError as error:
        form["error"], form["faults"], form["version"] = error, getattr(error, "faults", ()), version
        return 400
    return 302


def page(
    request: HttpRequest,
    template: str,
    place: Place,
    report: Report,
    editor: Editor,
    form: Form,
    *,
    remarks: Callable[[], list[Item]],
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The form, with the text below it as it reads in the report; what is decided is shown without a form."""
    frozen = getattr(report, "frozen", None)
    query = request.POST.get("q", request.GET.get("q", ""))
    shows = form["body"] and "error" not in form and not frozen
    context = {
        "editor": editor,
        "form": form,
        "frozen": frozen,
        "picks": picks(book(place.committee, place.occasion), query),
        "pick_query": query,
        "tables": STANDARD_TABLES.values(),
        "preview": reads(place, form["body"], remarks, title=form.get("title", "")) if shows else None,
        **more,
    }
    return render(request, template, context, status=409 if frozen and status == 200 else status)


def preview(
    request: HttpRequest, place: Place, body: str, remarks: Callable[[], list[Item]], *, title: str = ""
) -> HttpResponse:
    """The text as it will stand in the report, for the page that is being written on."""
    return render(request, "report/preview.html", {"preview": reads(place, body, remarks, title=title)})


def figures(request: HttpRequest, place: Place) -> HttpResponse:
    """Figures to pick from that match what is searched for."""
    query = request.GET.get("q", "")
    found = picks(book(place.committee, place.occasion), query)
    return render(request, "report/picks.html", {"picks": found, "pick_query": query})


def reads(place: Place, body: str, remarks: Callable[[], list[Item]], *, title: str = "") -> dict[str, Any]:
    """The text as blocks with what the review says of it, or what is wrong with it. A `title` is its heading in the report."""
    headings: list[Block] = [Heading(2, title, "forhandsvisad-rubrik")] if title else []
    try:
        tables = insertable(place.committee, place.occasion)
        figures = book(place.committee, place.occasion)
        found = blocks(body, figures, heading_level=3 if title else 2, tables=tables)
    except Faults as error:
        return {"error": error, "faults": error.faults}
    return {"html": blocks_html([*headings, *found], place, level=2), "items": _unless_hidden(place, remarks)}


def _unless_hidden(place: Place, remarks: Callable[[], list[Item]]) -> list[Item] | None:
    """What the review finds; None where the reader may not see it or another text stops the report."""
    if not place.can(Permission.REVIEW_READ):
        return None
    try:
        return remarks()
    except TertialError:
        return None
