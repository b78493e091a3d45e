"""The goal chain, and a goal with its assessment first and the evidence beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Conflict, Forbidden, NotFound, TertialError
from tertial.cycle.models import Lock
from tertial.document.inline import Status
from tertial.measurement.queries import measured
from tertial.organisation.permissions import Permission
from tertial.reports.source import Source, read
from tertial.reports.texts.markup import blocks
from tertial.steering.actions import assess
from tertial.steering.models import IndicatorKind
from tertial.steering.queries import GoalNode, committee_goal, goal_chain, scale_words
from tertial.web.evidence import AssessedGoal, evidence_of
from tertial.web.place import Place, at_place
from tertial.web.reading import blocks_html


@dataclass(frozen=True, slots=True)
class CouncilBranch:
    """A council goal with the committee goals that serve it; the name is empty for those that serve none."""

    name: str
    goals: list[AssessedGoal]


@dataclass(frozen=True, slots=True)
class AreaBranch:
    """A goal area with its council goals."""

    name: str
    slug: str
    branches: list[CouncilBranch]


@at_place
def chain(request: HttpRequest, place: Place) -> HttpResponse:
    """Area → council goal → committee goal, with assessments now and before. Nine queries beside the frame's."""
    goals = goal_chain(place.committee, place.occasion)
    reveal = place.can(Permission.SMALL_CELLS_READ)
    everything = measured(place.committee, place.occasion, [IndicatorKind.INDICATOR], reveal=reveal)
    now = str(place.occasion.period)
    areas = []
    for (area, slug), within in groupby(goals, key=lambda goal: (goal.area, goal.area_slug)):
        branches = [
            CouncilBranch(name, [AssessedGoal(goal, evidence_of(goal, everything, now)) for goal in members])
            for name, members in groupby(within, key=lambda goal: goal.council_goal)
        ]
        areas.append(AreaBranch(area, slug, branches))
    return render(request, "goals/chain.html", {"areas": areas, "count": len(goals)})


@at_place
@require_http_methods(["GET", "POST"])
def goal(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """One goal: the assessment, its motivation, the evidence; and the form for those who assess."""
    source = read(place.committee, place.occasion, reveal=place.can(Permission.SMALL_CELLS_READ))
    node = next((one for one in source.goals if one.slug == slug), None)
    if node is None:
        raise NotFound("Nämndmålet", slug, [one.slug for one in source.goals])
    form: dict[str, Any] = {"status": node.status, "motivation": node.motivation, "version": node.version}
    status = 200
    if request.method == "POST":
        status = _assess(request, place, source, node, form)
        if status == 302:
            return redirect(place.to(f"mal/{slug}"))
    locked = Lock.objects.filter(committee=place.committee, occasion=place.occasion).first()
    assessed = AssessedGoal(
        node, evidence_of(node, source.measured[IndicatorKind.INDICATOR], str(place.occasion.period))
    )
    context = {
        "goal": node,
        "assessed": assessed,
        "motivation": _motivation(source, node, place),
        "states": scale_words(place.committee).items(),
        "form": form,
        "locked": locked,
        "may_assess": locked is None and place.can(Permission.GOAL_ASSESS),
    }
    return render(request, "goals/goal.html", context, status=status)


def _assess(request: HttpRequest, place: Place, source: Source, node: GoalNode, form: dict[str, Any]) -> int:
    """Carry out the form; 302 when it was saved, else the status to answer with and what is wrong in `form`."""
    form["status"] = request.POST.get("status", "")
    form["motivation"] = request.POST.get("motivation", "").replace("\r\n", "\n").strip()
    try:
        if form["status"] not in {state.value for state in Status}:
            raise TertialError("Ingen bedömning är vald. Välj en av de fyra.")
        blocks(form["motivation"], source.book)
        assess(
            goal=committee_goal(place.committee, place.occasion, node.slug),
            occasion=place.occasion,
            status=Status(form["status"]),
            motivation=form["motivation"],
            by=request.user,  # type: ignore[arg-type]  # the action refuses who is not logged in
            expected_version=_version(request),
        )
    except Conflict as conflict:
        form["conflict"], form["version"] = conflict, conflict.current_version
        return 409
    except TertialError as error:
        form["error"], form["faults"] = error, getattr(error, "faults", ())
        form["version"] = request.POST.get("version", "")
        return 403 if isinstance(error, Forbidden) else 400
    messages.success(request, _("Bedömningen är sparad."))
    return 302


def _version(request: HttpRequest) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else None


def _motivation(source: Source, node: GoalNode, place: Place) -> str:
    return blocks_html(source.blocks(node.motivation, name=f"mal-{node.slug}", heading_level=3), place)
