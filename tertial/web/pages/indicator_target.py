"""Register a target with the decision it came from, read while it is written; take away one that was registered by mistake."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Conflict, NotFound, Refused, TertialError
from tertial.cycle.models import Decision
from tertial.measurement.queries import definitions_in
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.steering.actions import remove_target, set_target
from tertial.steering.models import Indicator, Sex, Target
from tertial.steering.targets import TargetKind, parse, reads_as
from tertial.web import forms
from tertial.web.definition_form import units_of, year
from tertial.web.find_indicator import indicator_of_any_kind, name_in
from tertial.web.grid.answering import writer
from tertial.web.place import Place, at_place


@at_place
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """A target for a year and a part. One that is corrected is a new one with a decision of its own."""
    person = writer(request, place, Permission.PLAN_EDIT)
    found = indicator_of_any_kind(place.committee, slug)
    if request.method == "GET":
        return _page(request, place, found, {"year": str(place.occasion.year)})
    try:
        target = _save(request, place, found, person)
    except (Refused, NotFound) as error:
        return _page(request, place, found, request.POST.dict(), error)
    messages.success(
        request, _("Målvärdet för %(year)s är registrerat: %(text)s.") % {"year": target.year, "text": target.text}
    )
    return redirect(place.to(f"indikatorer/{slug}"))


@at_place
def reading(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """How what is written is understood, for the form while somebody writes."""
    writer(request, place, Permission.PLAN_EDIT)
    found = indicator_of_any_kind(place.committee, slug)
    context = _reading(found, request.GET.get("text", ""), request.GET.get("year", ""), place)
    return render(request, "indicators/target_reading.html", context)


@at_place
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, place: Place, slug: str, pk: int) -> HttpResponse:
    """Ask why a target is taken away, and take it away."""
    person = writer(request, place, Permission.PLAN_EDIT)
    found = indicator_of_any_kind(place.committee, slug)
    target = found.targets.select_related("decision", "unit", "part", "indicator__committee").filter(pk=pk).first()
    if target is None:
        raise NotFound(_("Målvärdet"), str(pk), [str(one.year) for one in found.targets.all()])
    error: TertialError | None = None
    if request.method == "POST":
        try:
            remove_target(
                target=target,
                reason=forms.words(request, "reason"),
                by=person,
                expected_version=forms.version(request),
            )
        except (Conflict, Refused) as refused:
            error = refused
        else:
            messages.success(request, _("Målvärdet är borttaget. Loggen har kvar det."))
            return redirect(place.to(f"indikatorer/{slug}"))
    context = {
        "indicator": found,
        "name": name_in(found, target.year),
        "target": target,
        "form": {"error": error} if error else {},
    }
    status = 409 if isinstance(error, Conflict) else 400 if error else 200
    return render(request, "indicators/target_remove.html", context, status=status)


def _save(request: HttpRequest, place: Place, found: Indicator, person: Person) -> Target:
    decision = forms.decision(request, place.municipality)
    if decision is None:
        raise Refused(_("Välj det beslut som målvärdet kommer från."))
    unit_slug, part_slug, sex = (forms.words(request, name) for name in ("unit", "part", "sex"))
    unit = next((one for one in units_of(place) if one.slug == unit_slug), None)
    part = next((one for one in found.named_parts.all() if one.slug == part_slug), None)
    if (unit_slug and unit is None) or (part_slug and part is None) or sex not in Sex.values:
        raise Refused(_("Delen finns inte. Läs in sidan på nytt och välj igen."))
    return set_target(
        indicator=found,
        year=year(forms.words(request, "year")),
        text=forms.words(request, "text"),
        decision=decision,
        unit=unit,
        part=part,
        sex=Sex(sex),
        note=forms.words(request, "note"),
        by=person,
    )


def _page(
    request: HttpRequest,
    place: Place,
    found: Indicator,
    written: dict[str, str],
    error: TertialError | None = None,
) -> HttpResponse:
    decisions = list(Decision.objects.filter(municipality=place.municipality))
    context: dict[str, Any] = {
        "indicator": found,
        "name": name_in(found, place.occasion.year),
        "written": written,
        "units": [unit for unit in units_of(place) if unit.valid_on(place.occasion.period_end)],
        "parts": list(found.named_parts.all()),
        "sexes": Sex.choices,
        "decisions": decisions,
        "chosen": next((one for one in decisions if one.slug == written.get("decision")), None),
        "form": {"error": error} if error else {},
        **_reading(found, written.get("text", ""), written.get("year", ""), place),
    }
    return render(request, "indicators/target.html", context, status=400 if error else 200)


def _reading(found: Indicator, text: str, for_year: str, place: Place) -> dict[str, Any]:
    """How a target is understood, by the definition of its year."""
    if not text.strip():
        return {"reading": "", "weighed": False, "unread": ""}
    in_year = int(for_year) if for_year.isascii() and for_year.isdigit() and len(for_year) == 4 else place.occasion.year
    in_force = definitions_in([found.pk], in_year).get(found.pk)
    try:
        target = parse(text)
    except Refused as refused:
        return {"reading": "", "weighed": False, "unread": str(refused)}
    return {
        "reading": reads_as(target, in_force.definition.direction if in_force else "none"),
        "weighed": target.kind in (TargetKind.WORDS, TargetKind.STABLE),
        "unread": "",
    }
