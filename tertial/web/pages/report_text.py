"""Write a chapter's text: figures are picked from a list, the text is previewed, and nobody overwrites anybody."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tertial.reports.actions import set_text
from tertial.reports.chapters import SLOT_TITLES, slot_chapter
from tertial.reports.queries import text
from tertial.web import text_editor
from tertial.web.place import Place, at_place
from tertial.web.remarks import remarks_on_text
from tertial.web.review_content import keep
from tertial.web.text_editor import Editor, Form, body_of


@at_place
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, place: Place, slot: str) -> HttpResponse:
    """The form, with the text below it as it reads in the report. A text with faults is not saved but shown again with the place of each; so is one that came second."""
    chapter = slot_chapter(slot)
    report = text_editor.writable(request, place)
    written = text(report, slot)
    form: Form = {"body": written.body, "version": written.version}
    back = f"{place.to('rapport')}#{chapter.id}"
    status = 200
    if request.method == "POST":
        form = {"body": body_of(request), "version": request.POST.get("version", "")}
    if text_editor.is_saving(request):
        status = text_editor.saved(
            request,
            form,
            lambda version: set_text(
                report=report,
                chapter=slot,
                body=form["body"],
                by=request.user,  # type: ignore[arg-type]  # the action refuses who is not logged in
                expected_version=version,
            ),
        )
        if status == 302:
            messages.success(request, _("Texten är sparad."))
            keep(request, place)
            return redirect(back)
    return text_editor.page(
        request,
        "report/text.html",
        place,
        report,
        Editor(place.to(f"rapport/text/{slot}"), back),
        form,
        remarks=lambda: remarks_on_text(place, slot, form["body"]),
        status=status,
        chapter=chapter,
        title=SLOT_TITLES[slot],
    )


@at_place
@require_POST
def preview(request: HttpRequest, place: Place, slot: str) -> HttpResponse:
    """The text as it will stand in the report, for the page that is being written on."""
    slot_chapter(slot)
    text_editor.writable(request, place)
    body = body_of(request)
    return text_editor.preview(request, place, body, lambda: remarks_on_text(place, slot, body))


@at_place
def figures(request: HttpRequest, place: Place, slot: str) -> HttpResponse:
    """Figures to pick from that match what is searched for."""
    slot_chapter(slot)
    text_editor.writable(request, place)
    return text_editor.figures(request, place)
