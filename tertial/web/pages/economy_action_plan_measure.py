"""One measure of the action plan: to read, and for who may to write, follow up, and take out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tertial.common.errors import Conflict, Faults, NotFound, Refused, TertialError
from tertial.cycle.models import Decision
from tertial.economy.actions.action_plan import (
    add_deficit_measure,
    edit_deficit_measure,
    remove_deficit_measure,
    remove_effect,
    set_effect,
    set_measure_status,
)
from tertial.economy.models import Block, DeficitMeasure, LineKind, MeasureStatus, OperatingLine
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.web import forms
from tertial.web.grid.answering import economist
from tertial.web.pages.economy_action_plan import PAGE, STATUSES
from tertial.web.pages.economy_action_plan_form import UNIT, MeasureForm, empty, of_measure, sent, understood
from tertial.web.place import Place, at_place


@at_place
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, place: Place) -> HttpResponse:
    """A form for a measure that is not there yet."""
    person = economist(request, place)
    if request.method == "GET":
        return _page(request, place, None, empty(place.occasion.year))
    form = sent(request)
    try:
        made = _save(place, None, form, person)
    except (Faults, Refused) as error:
        return _page(request, place, None, form, error=error)
    messages.success(request, _("”%(name)s” är tillagd i åtgärdsplanen.") % {"name": made.name})
    return redirect(place.to(PAGE))


@at_place
@require_http_methods(["GET", "POST"])
def measure(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """The measure: its form, or without the right to write what it says. Two queries beside the frame's; two more for who may write."""
    found = _measure(place, pk)
    if request.method == "GET":
        return _page(request, place, found, of_measure(found, place.occasion.year))
    person = economist(request, place)
    form = sent(request)
    try:
        saved = _save(place, found, form, person)
    except Conflict:
        now = of_measure(_measure(place, pk), place.occasion.year)
        return _page(request, place, found, form.over(now), theirs=form.differences(now), status=409)
    except (Faults, Refused) as error:
        return _page(request, place, found, form, error=error)
    messages.success(request, _("”%(name)s” är sparad.") % {"name": saved.name})
    return redirect(place.to(PAGE))


@at_place
@require_POST
def remove(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Take the measure out of the plan."""
    person = economist(request, place)
    found = _measure(place, pk)
    try:
        remove_deficit_measure(measure=found, by=person, expected_version=forms.version(request))
    except (Conflict, Refused) as error:
        form = of_measure(found, place.occasion.year)
        return _page(request, place, found, form, error=error, status=409 if isinstance(error, Conflict) else 400)
    messages.success(request, _("”%(name)s” är borttagen. Loggen har kvar den.") % {"name": found.name})
    return redirect(place.to(PAGE))


def _page(
    request: HttpRequest,
    place: Place,
    found: DeficitMeasure | None,
    form: MeasureForm,
    *,
    error: TertialError | None = None,
    theirs: list[tuple[str, str]] | None = None,
    status: int | None = None,
) -> HttpResponse:
    may_edit = place.can(Permission.ECONOMY_EDIT)
    mark, word = STATUSES[MeasureStatus(found.status)] if found else ("", "")
    context: dict[str, Any] = {
        "measure": found,
        "effects": list(found.effects.all()) if found else [],
        "mark": mark,
        "word": word,
        "values": form,
        "theirs": theirs or [],
        "unit": UNIT,
        "may_edit": may_edit,
        "lines": _lines(place, found) if may_edit else [],
        "statuses": [(value.value, label) for value, (_mark, label) in STATUSES.items()],
        "decisions": list(Decision.objects.filter(municipality=place.municipality)) if may_edit else [],
        "form": {"error": error, "faults": getattr(error, "faults", ())} if error else {},
    }
    return render(request, "economy/measure.html", context, status=status or (400 if error else 200))


@transaction.atomic
def _save(place: Place, found: DeficitMeasure | None, form: MeasureForm, person: Person) -> DeficitMeasure:
    """Carry out what the form means: all of it or nothing. Actions leave alone what is as it was."""
    wanted = understood(form, place, found)
    texts = {"name": form.name, "description": form.description, "responsible": form.responsible}
    about = {"due": wanted.due, "line": wanted.line, "decision": wanted.decision}
    seen: int | None = None
    if found is None:
        found = add_deficit_measure(committee=place.committee, **texts, **about, by=person)  # type: ignore[arg-type]
    else:
        version, seen = found.version, form.version
        edit_deficit_measure(measure=found, **texts, **about, by=person, expected_version=seen)  # type: ignore[arg-type]
        seen = seen if found.version == version else found.version
    set_measure_status(measure=found, status=wanted.status, comment=form.comment, by=person, expected_version=seen)
    for one in wanted.effects:
        if one.planned is None:
            remove_effect(measure=found, year=one.year, by=person, expected_version=one.version)
        else:
            set_effect(
                measure=found,
                year=one.year,
                planned_ore=one.planned,
                realised_ore=one.realised,
                in_forecast=one.in_forecast,
                by=person,
                expected_version=one.version,
            )
    return found


def _measure(place: Place, pk: int) -> DeficitMeasure:
    mine = DeficitMeasure.objects.filter(committee=place.committee).select_related(
        "committee__municipality", "line", "decision"
    )
    found = mine.filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Åtgärden"), str(pk), [str(one.pk) for one in mine])
    return found


def _lines(place: Place, found: DeficitMeasure | None) -> list[tuple[str, str]]:
    """The lines to choose among, by code: the year's own that are no sums, and the one that the measure has already."""
    own = OperatingLine.objects.filter(
        committee=place.committee, year=place.occasion.year, block__in=(Block.OPERATIONS, Block.MUNICIPAL_UNITS)
    ).exclude(kind__in=(LineKind.TOTAL, LineKind.GRAND_TOTAL, LineKind.OF_TOTAL))
    choices = {line.code: line.title for line in own}
    if found and found.line:
        choices.setdefault(found.line.code, f"{found.line.title} ({found.line.year})")
    return list(choices.items())
