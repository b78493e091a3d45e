"""Freeze a report by the committee's decision, after a page that says what it means."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Conflict, Forbidden, TertialError
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.reports.actions import freeze_report
from tertial.reports.models import Report
from tertial.reports.queries import report as opened_report
from tertial.reports.source import read
from tertial.web.overview import Task, left_to_do
from tertial.web.place import Place, at_place
from tertial.web.review_content import review_content


@at_place
@require_http_methods(["GET", "POST"])
def freeze(request: HttpRequest, place: Place) -> HttpResponse:
    """Ask for the decision, say what is left to do, and freeze."""
    require(request.user, Permission.REPORT_FREEZE, unit=place.committee)
    report = opened_report(place.committee, place.occasion)
    decision = request.POST.get("decision", "").strip()
    form: dict[str, object] = {}
    if request.method == "POST":
        try:
            freeze_report(report=report, decision=decision, by=request.user)  # type: ignore[arg-type]
        except (Forbidden, Conflict):
            raise
        except TertialError as error:
            form = {"error": error, "faults": getattr(error, "faults", ())}
        else:
            messages.success(request, _("Rapporten är låst. Det som beslutades kan inte längre ändras."))
            return redirect(place.to("rapport"))
    frozen = getattr(report, "frozen", None)
    review = None if frozen else review_content(request, place)
    context = {
        "report": report,
        "review": review.reviewed if review else None,
        "frozen": frozen,
        "decision": decision,
        "form": form,
        "to_do": [] if frozen else _left(report, place),
    }
    return render(request, "report/freeze.html", context, status=400 if form else 200)


def _left(report: Report, place: Place) -> list[Task]:
    """What is left to write and assess; that nothing is would only lead here."""
    tasks = left_to_do(read(place.committee, place.occasion), report, place)
    return [task for task in tasks if task.path != place.to("rapport/las")]
