"""Internal control: the year's control points and what the checks showed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.control.queries import control_rows
from tertial.web.place import Place, at_place


@at_place
def control(request: HttpRequest, place: Place) -> HttpResponse:
    """The plan as a table. Two queries beside the frame's."""
    rows = control_rows(place.committee, place.occasion)
    reported = sum(row.status is not None for row in rows)
    return render(request, "control/control.html", {"rows": rows, "reported": reported})
