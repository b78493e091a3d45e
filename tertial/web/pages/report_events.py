"""The report's significant events: listed in their order, written, moved and taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tertial.common.errors import Conflict, Faults, Refused
from tertial.cycle.actions import drop_event, move_event
from tertial.cycle.models import SignificantEvent
from tertial.cycle.queries import significant_event, significant_events
from tertial.document.document import contents
from tertial.document.inline import plain
from tertial.reports.actions import write_event
from tertial.reports.actions.events import NEW
from tertial.reports.chapters.significant_events import anchor
from tertial.reports.queries import book
from tertial.reports.tables.standard import insertable
from tertial.reports.texts.markup import blocks
from tertial.web import forms, text_editor
from tertial.web.place import Place, at_place
from tertial.web.remarks import remarks_on_event
from tertial.web.review_content import keep
from tertial.web.text_editor import Editor, Form, body_of

PAGE = "rapport/handelser"
_BEGINNING = 36
"""Words."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """An event in the list: how its text begins as it is printed, and the numbers of the places beside its own, 0 for none."""

    event: SignificantEvent
    anchor: str
    begins: str
    faulty: bool
    above: int
    below: int


@at_place
def events(request: HttpRequest, place: Place) -> HttpResponse:
    """The events in their order. An event whose text has faults says so: it stops the report from being built."""
    report = text_editor.writable(request, place)
    return render(
        request,
        "report/events.html",
        {"events": _listed(place), "frozen": getattr(report, "frozen", None), "new": place.to(f"{PAGE}/{NEW}")},
    )


@at_place
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """The form of an event, or of a new one. What has faults is not saved but shown again; so is what came second, or what somebody took out."""
    report = text_editor.writable(request, place)
    event = _event(place, slug)
    if event is None and slug != NEW and request.method == "GET":
        significant_event(place.committee, place.occasion, slug)  # says what exists
    form: Form = (
        {"title": event.title, "body": event.text, "version": event.version}
        if event
        else {"title": "", "body": "", "version": 0}
    )
    status = 200
    if request.method == "POST":
        form = {
            "title": forms.words(request, "title"),
            "body": body_of(request),
            "version": request.POST.get("version", ""),
        }
    if text_editor.is_saving(request):
        kept: list[SignificantEvent] = []
        status = text_editor.saved(
            request,
            form,
            lambda version: kept.append(
                write_event(
                    report=report,
                    title=form["title"],
                    text=form["body"],
                    by=request.user,  # type: ignore[arg-type]  # the action refuses who is not logged in
                    slug="" if slug == NEW else slug,
                    expected_version=version,
                )
            ),
        )
        if status == 302:
            messages.success(request, _("Händelsen är sparad."))
            keep(request, place)
            return redirect(_in_list(place, kept[0].slug))
        if "conflict" in form:
            _show_both(form, significant_event(place.committee, place.occasion, slug))
    here = slug if event else NEW  # somebody's text whose event was taken out is saved as a new one
    return text_editor.page(
        request,
        "report/event.html",
        place,
        report,
        Editor(place.to(f"{PAGE}/{here}"), _in_list(place, slug) if event else place.to(PAGE)),
        form,
        remarks=lambda: remarks_on_event(place, event.slug if event else "", form["title"], form["body"]),
        status=status,
        event=event,
    )


@at_place
@require_POST
def preview(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """The event as it will stand in the report, for the page that is being written on."""
    text_editor.writable(request, place)
    title, body = forms.words(request, "title"), body_of(request)
    own = "" if slug == NEW else slug
    return text_editor.preview(request, place, body, lambda: remarks_on_event(place, own, title, body), title=title)


@at_place
def figures(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """Figures to pick from that match what is searched for."""
    text_editor.writable(request, place)
    return text_editor.figures(request, place)


@at_place
@require_POST
def move(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """Let the event stand at another place among the others."""
    text_editor.writable(request, place)
    event = significant_event(place.committee, place.occasion, slug)
    to = forms.words(request, "to")
    if not (to.isascii() and to.isdigit() and int(to)):
        raise Refused(_("Händelsen kan inte flyttas till plats ”%(found)s”. Den första platsen är 1.") % {"found": to})
    move_event(event=event, to=int(to), by=request.user)  # type: ignore[arg-type]
    keep(request, place)
    return redirect(_in_list(place, slug))


@at_place
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """Ask whether the event shall go, and take it out. One that somebody changed meanwhile is shown as it is now, and stays."""
    report = text_editor.writable(request, place)
    event = significant_event(place.committee, place.occasion, slug)
    context: dict[str, Any] = {"event": event, "frozen": getattr(report, "frozen", None)}
    if request.method == "GET":
        return render(request, "report/event_remove.html", context, status=409 if context["frozen"] else 200)
    try:
        drop_event(event=event, by=request.user, expected_version=forms.version(request))  # type: ignore[arg-type]
    except (Conflict, Refused) as error:
        context["form"] = {"error": error}
        return render(request, "report/event_remove.html", context, status=409 if isinstance(error, Conflict) else 400)
    messages.success(request, _("”%(title)s” är borttagen. Loggen har kvar den.") % {"title": event.title})
    keep(request, place)
    return redirect(place.to(PAGE))


def _event(place: Place, slug: str) -> SignificantEvent | None:
    return next((one for one in significant_events(place.committee, place.occasion) if one.slug == slug), None)


def _in_list(place: Place, slug: str) -> str:
    return f"{place.to(PAGE)}#{anchor(slug)}"


def _listed(place: Place) -> list[_Listed]:
    told = significant_events(place.committee, place.occasion)
    if not told:
        return []
    figures, tables = book(place.committee, place.occasion), insertable(place.committee, place.occasion)
    listed = []
    for number, event in enumerate(told, start=1):
        faulty = False
        try:
            read = blocks(event.text, figures, tables=tables)
            begins = " ".join(plain(content) for block in read for content in contents(block))
        except Faults as faults:
            faulty, begins = True, "; ".join(str(fault) for fault in faults.faults)
        listed.append(
            _Listed(
                event=event,
                anchor=anchor(event.slug),
                begins=Truncator(begins).words(_BEGINNING, truncate=" …"),
                faulty=faulty,
                above=number - 1,
                below=number + 1 if number < len(told) else 0,
            )
        )
    return listed


def _show_both(form: Form, now: SignificantEvent) -> None:
    """Title and text of both versions, for it may be either that somebody changed."""
    conflict = form["conflict"]
    conflict.mine = f"{form['title']}\n\n{form['body']}"
    conflict.theirs = f"{now.title}\n\n{now.text}"
