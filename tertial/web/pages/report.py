"""The report to read on screen, set like print, with its downloads."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tertial.organisation.permissions import Permission
from tertial.reports import actions
from tertial.reports.chapters import INTERIM_REPORT, SLOT_TITLES, significant_events
from tertial.reports.formats import FORMATS, report_format
from tertial.reports.queries import built
from tertial.reports.queries import report as opened_report
from tertial.reports.renderers.wording import COLOPHON_TITLE, colophon_lines
from tertial.review.queries import latest_review
from tertial.web.pages.report_events import PAGE as EVENTS
from tertial.web.place import Place, at_place
from tertial.web.reading import contents_html, document_html
from tertial.web.remarks import remarks_in
from tertial.web.report_content import Content, content_of

_TITLES: dict[str, str | Promise] = {
    "html": gettext_lazy("Webbsida"),
    "outline": gettext_lazy("Ren text"),
}  # PDF, Word, Excel and JSON are called the same everywhere


@at_place
def report(request: HttpRequest, place: Place) -> HttpResponse:
    """The whole report: from its frozen content when it is decided, else as it would be now."""
    content = content_of(place)
    document = content.document
    looking = "granskning" in request.GET and document is not None and place.can(Permission.REVIEW_READ)
    remarks = remarks_in(place, document) if looking and document else None
    open_for_text = content.report is not None and content.frozen is None
    writes = open_for_text and place.can(Permission.REPORT_TEXT)
    may_review = document is not None and content.report is not None and place.can(Permission.REVIEW_READ)
    context = {
        "report": content.report,
        "frozen": content.frozen,
        "fault": content.fault,
        "document": document,
        "body": remarks.body if remarks else document_html(document, place) if document else "",
        "remarks": remarks,
        "may_review": may_review,
        # Shown as it was when somebody last changed something: a review takes longer than a page should.
        "reviewed": latest_review(place.committee, place.occasion) if may_review else None,
        "contents": contents_html(document, _("Innehåll")) if document else "",
        "colophon_title": COLOPHON_TITLE,
        "colophon": colophon_lines(document.meta) if document else (),
        "formats": [(name, _TITLES.get(name, one.title)) for name, one in FORMATS.items()],
        "texts": _texts(content) if writes else [],
        "may_write": writes,
        "may_freeze": open_for_text and place.can(Permission.REPORT_FREEZE),
        "may_open": content.report is None and place.can(Permission.REPORT_OPEN),
    }
    return render(request, "report/report.html", context)


@at_place
@require_POST
def open_report(request: HttpRequest, place: Place) -> HttpResponse:
    """Open the report so that its texts can be written."""
    actions.open_report(committee=place.committee, occasion=place.occasion, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Rapporten är öppnad. Nu kan texterna skrivas."))
    return redirect(place.to("rapport"))


@at_place
def download(request: HttpRequest, place: Place, format: str) -> HttpResponse:  # the word in the address
    """The report in a format, as a file."""
    wanted = report_format(format)
    opened_report(place.committee, place.occasion)
    finished = built(place.committee, place.occasion)
    response = HttpResponse(finished.render(wanted), content_type=wanted.media_type)
    response["Content-Disposition"] = f'attachment; filename="{wanted.file_name(finished.document)}"'
    response["Cache-Control"] = "private, no-cache"
    return response


def _texts(content: Content) -> list[tuple[str, str, bool]]:
    """The texts in the order of their chapters: where each is written, its title, and whether there is one.

    Whether there are events the document tells; without one they are taken to be there.
    """
    chapters = (
        {chapter.id for chapter in content.document.chapters} if content.document else {significant_events.CHAPTER}
    )
    found = []
    for chapter in INTERIM_REPORT:
        if chapter.id == significant_events.CHAPTER:
            found.append((EVENTS, chapter.title, chapter.id in chapters))
        for slot in chapter.slots:
            found.append((f"rapport/text/{slot}", SLOT_TITLES[slot], bool(content.texts.get(slot, "").strip())))
    return found
