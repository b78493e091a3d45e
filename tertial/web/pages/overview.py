"""The overview: how the money looks, whether the goals are met, what differs most, what is left to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.organisation.permissions import Permission
from tertial.reports.source import read, report_of
from tertial.review.queries import latest_review
from tertial.web.overview import changes, goal_areas, goal_counts, left_to_do, lines_off, measured_off, values_given
from tertial.web.place import Place, at_place


@at_place
def overview(request: HttpRequest, place: Place) -> HttpResponse:
    """One screen about a committee at an occasion; the same number of queries whatever the number of goals."""
    source = read(place.committee, place.occasion, reveal=place.can(Permission.SMALL_CELLS_READ))
    report = report_of(place.committee, place.occasion)
    reviewed = latest_review(place.committee, place.occasion) if report and place.can(Permission.REVIEW_READ) else None
    context = {
        "report": report,
        "frozen": getattr(report, "frozen", None),
        "economy": source.economy,
        "headline": source.economy.headline,
        "counts": goal_counts(source),
        "areas": goal_areas(source),
        "lines": lines_off(source),
        "measures": measured_off(source),
        "values_given": values_given(source),
        "changes": changes(source),
        "to_do": left_to_do(source, report, place, reviewed=reviewed),
    }
    return render(request, "overview/overview.html", context)
