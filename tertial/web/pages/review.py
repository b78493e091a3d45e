"""The review of a report: what was found, what is accepted and why, how it has gone, and the protocol for the committee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.common.errors import NotFound, Refused
from tertial.organisation.permissions import Permission
from tertial.reports.actions import mend as mend_text
from tertial.reports.protocol import protocol
from tertial.reports.queries import report as opened_report
from tertial.reports.reviewing import Reviewed
from tertial.review.actions import accept as accept_finding
from tertial.review.actions import take_back
from tertial.review.finding import Finding, Severity
from tertial.review.models import KeptReview
from tertial.review.queries import kept_reviews
from tertial.review.rules import BY_ID
from tertial.web.place import Place, at_place
from tertial.web.reading import blocks_html
from tertial.web.review_content import Content, keep, left_or_made, review_content
from tertial.web.review_filters import asked_for, chosen, filters_of, query_of
from tertial.web.review_items import grouped, items_of

_MOST_KEPT = 12


@at_place
def review(request: HttpRequest, place: Place) -> HttpResponse:
    """The findings with filters, gravest sums first; a report that can't be built says why instead."""
    return _page(request, place, left_or_made(request, place), {})


@at_place
@require_POST
def accept(request: HttpRequest, place: Place, identity: str) -> HttpResponse:
    """Let a finding stand, with the reason that was written."""
    content = review_content(request, place)
    finding = content.reviewed.finding(identity) if content.reviewed else None
    if finding is None:
        raise NotFound("Anmärkningen", identity)
    reason = request.POST.get("reason", "")
    try:
        accept_finding(
            committee=place.committee,
            occasion=place.occasion,
            finding=finding,
            reason=reason,
            by=request.user,  # type: ignore[arg-type]  # the action refuses who is not logged in
        )
    except Refused as error:
        if error.place != "reason":
            raise
        return _page(request, place, content, {"identity": identity, "error": error, "reason": reason}, status=400)
    keep(request, place, content)
    return redirect(_back(request, place, just=identity))


@at_place
@require_POST
def reopen(request: HttpRequest, place: Place, identity: str) -> HttpResponse:
    """Take back that a finding was accepted."""
    take_back(committee=place.committee, occasion=place.occasion, identity=identity, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Anmärkningen är öppen igen."))
    keep(request, place)
    return redirect(_back(request, place))


@at_place
@require_POST
def mend(request: HttpRequest, place: Place, identity: str) -> HttpResponse:
    """Change the text as a finding proposes."""
    report = opened_report(place.committee, place.occasion)
    mend_text(report=report, identity=identity, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Texten är ändrad och sparad."))
    keep(request, place)
    return redirect(_back(request, place))


@at_place
def protocol_page(request: HttpRequest, place: Place) -> HttpResponse:
    """The protocol as it stands, or would stand, last in the decided report."""
    content = review_content(request, place)
    chapter = protocol(content.reviewed) if content.reviewed else None
    context = {
        "content": content,
        "title": chapter.title if chapter else "",
        "body": blocks_html(chapter.blocks, place, level=1) if chapter else "",
    }
    return render(request, "review/protocol.html", context)


def _page(
    request: HttpRequest, place: Place, content: Content, form: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"content": content, "form": form}
    if content.reviewed is not None:
        reviewed = content.reviewed
        asked = asked_for(request.GET)
        findings = chosen(reviewed, asked)
        items = items_of(reviewed, findings, place, content.places, open_for_text=content.is_open)
        kept = kept_reviews(place.committee, place.occasion)
        still_open = reviewed.open
        context |= {
            "filters": filters_of(reviewed, asked),
            "groups": grouped(zip(findings, items, strict=True)),
            "shown": len(findings),
            "all": len(reviewed.review.findings),
            "counts": [(severity, sum(one.severity is severity for one in still_open)) for severity in Severity],
            "accepted": len(reviewed.let_stand),
            "gone": reviewed.gone,
            "numbers": reviewed.review.numbers + reviewed.review.values,
            "bound": reviewed.review.bound + reviewed.review.values,
            "rules": len(reviewed.review.rules),
            "off": len(reviewed.review.off),
            "kept": kept[-_MOST_KEPT:][::-1],
            "trend": _trend(kept[-_MOST_KEPT:]),
            "may_accept": content.is_open and place.can(Permission.REVIEW_ACCEPT),
            "back": query_of(asked),
            "just": _just_accepted(request, reviewed, findings),
        }
    return render(request, "review/review.html", context, status=status)


def _trend(kept: list[KeptReview]) -> list[Decimal]:
    """The errors and warnings of each kept review, oldest first."""
    return [Decimal(row.errors + row.warnings) for row in kept]


def _back(request: HttpRequest, place: Place, *, just: str = "") -> str:
    """The list as it was filtered; what is asked for is read again, so that nobody is sent elsewhere. `just` was accepted now."""
    told = [query_of(asked_for(QueryDict(request.POST.get("back", "")))), urlencode({"nyss": just}) if just else ""]
    query = "&".join(filter(None, told))
    return place.to("rapport/granskning") + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class _Just:
    """What was accepted a moment ago, so that it can be undone, and the finding in the list to go on with."""

    identity: str
    title: str
    next: str


def _just_accepted(request: HttpRequest, reviewed: Reviewed, findings: Sequence[Finding]) -> _Just | None:
    identity = request.GET.get("nyss", "")
    one = reviewed.finding(identity)
    if one is None or identity not in reviewed.accepted:
        return None
    order = {finding.identity: place for place, finding in enumerate(reviewed.review.findings)}
    after = next((other for other in findings if order[other.identity] > order[identity]), None)
    return _Just(identity, BY_ID[one.rule].title.said(get_language() or "sv"), after.identity if after else "")
