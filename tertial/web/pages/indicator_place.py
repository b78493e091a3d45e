"""Where in the plan an indicator stands: put it under a goal or beside the goals, and take it out again."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertial.common.errors import NotFound, Refused, TertialError
from tertial.cycle.models import Lock
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.reports.chapters import SLOT_TITLES
from tertial.reports.source import Source, read
from tertial.reports.written import texts_of_source
from tertial.steering.actions import place as give_place
from tertial.steering.actions import take_out
from tertial.steering.models import CommitteeGoal, Indicator, Placement
from tertial.web import forms
from tertial.web.find_indicator import indicator_of_any_kind, name_in
from tertial.web.grid.answering import writer
from tertial.web.place import Place, at_place
from tertial.web.review_items import edit_path


@at_place
@require_http_methods(["GET", "POST"])
def places(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """Where the indicator stands in the plan that is followed up here, and the form that gives it one more place."""
    person = writer(request, place, Permission.PLAN_EDIT)
    found = indicator_of_any_kind(place.committee, slug)
    if request.method == "GET":
        return _page(request, place, found)
    try:
        put_in_plan(
            found, place, goal=forms.words(request, "goal"), section=forms.words(request, "section")[:200], by=person
        )
    except Refused as error:
        return _page(request, place, found, error)
    messages.success(request, _("Indikatorn har en plats i planen."))
    return redirect(place.to(f"indikatorer/{slug}/plats"))


@at_place
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, place: Place, slug: str, pk: int) -> HttpResponse:
    """Ask whether the indicator shall leave the plan, with the texts that name its figures, and take it out."""
    person = writer(request, place, Permission.PLAN_EDIT)
    found = indicator_of_any_kind(place.committee, slug)
    own = _own(place, found)
    placement = next((one for one in own if one.pk == pk), None)
    if placement is None:
        raise NotFound(_("Platsen"), str(pk), [str(one.pk) for one in own])
    error: TertialError | None = None
    if request.method == "POST":
        try:
            take_out(placement=placement, occasion=place.occasion, by=person)
        except Refused as refused:
            error = refused
        else:
            messages.success(request, _("Indikatorn är tagen ur planen. Dess värden finns kvar."))
            return redirect(place.to(f"indikatorer/{slug}/plats"))
    locked = _locked(place)
    context = {
        "indicator": found,
        "name": name_in(found, place.occasion.year),
        "placement": placement,
        "plan": place.occasion.plan_period,
        "more": len(own) > 1,
        "locked": locked,
        "naming": naming(found, place) if len(own) == 1 and not locked else [],
        "form": {"error": error} if error else {},
    }
    return render(request, "indicators/place_remove.html", context, status=400 if error else 200)


def put_in_plan(found: Indicator, place: Place, *, goal: str, section: str, by: Person) -> Placement:
    """Give the indicator a place last under the goal with the slug, or beside the goals where it is empty."""
    plan = place.occasion.plan_period
    chosen = next((one for one in goals_here(place) if one.slug == goal), None)
    if goal and chosen is None:
        raise Refused(_("Målet ”%(slug)s” finns inte i planen.") % {"slug": goal})
    last = Placement.objects.filter(plan_period=plan, goal=chosen).order_by("-order").first()
    return give_place(
        indicator=found,
        plan_period=plan,
        goal=chosen,
        section=section,
        order=last.order + 1 if last else 1,
        by=by,
        occasion=place.occasion,
    )


def goals_here(place: Place) -> list[CommitteeGoal]:
    """The committee's goals in the plan that is followed up here, in the order of the chain. One query."""
    goals = CommitteeGoal.objects.filter(committee=place.committee, plan_period=place.occasion.plan_period)
    return list(goals.order_by("area__order", "order"))


def naming(found: Indicator, place: Place) -> list[tuple[str, str]]:
    """The report's texts that bind a figure of the indicator: title and where it is written. Without the figure they have a fault."""
    source = read(place.committee, place.occasion)
    bound = re.compile(rf"\{{[^{{}}]*\b{found.kind}/{re.escape(found.slug)}/[^{{}}]*\}}")
    titles = _titles(source)
    return [
        (titles[written.kind, written.name], edit_path(written, place))
        for written, body in texts_of_source(source).items()
        if bound.search(body)
    ]


def _titles(source: Source) -> dict[tuple[str, str], str]:
    return {
        **{("slot", slot): title for slot, title in SLOT_TITLES.items()},
        **{("goal", goal.slug): goal.name for goal in source.goals},
        **{("event", event.slug): event.title for event in source.events},
    }


def _own(place: Place, found: Indicator) -> list[Placement]:
    """The indicator's places in the plan that is followed up here."""
    rows = found.placements.filter(plan_period=place.occasion.plan_period)
    return list(rows.select_related("goal", "plan_period", "indicator__committee").order_by("goal__area__order", "pk"))


def _locked(place: Place) -> Lock | None:
    return Lock.objects.filter(committee=place.committee, occasion=place.occasion).first()


def _page(request: HttpRequest, place: Place, found: Indicator, error: TertialError | None = None) -> HttpResponse:
    own = _own(place, found)
    taken = {one.goal_id for one in own}
    context: dict[str, Any] = {
        "indicator": found,
        "name": name_in(found, place.occasion.year),
        "plan": place.occasion.plan_period,
        "places": own,
        "locked": _locked(place),
        "goals": [goal for goal in goals_here(place) if goal.pk not in taken],
        "beside": None not in taken,
        "goal": forms.words(request, "goal") or request.GET.get("mal", ""),
        "section": forms.words(request, "section"),
        "form": {"error": error} if error else {},
    }
    return render(request, "indicators/place.html", context, status=400 if error else 200)
