"""Say which parts of an indicator are to have values: take away, add many at once, and name parts that are new."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertial.common.errors import NotFound, Refused, TertialError
from tertial.measurement.queries.asked import part_label
from tertial.organisation.models import Person, Unit, UnitKind
from tertial.organisation.permissions import Permission
from tertial.steering.actions import WantedPart, add_named_part, expect_parts
from tertial.steering.models import DefinitionVersion, ExpectedPart, Indicator, NamedPart, Sex
from tertial.web import forms
from tertial.web.definition_form import units_of
from tertial.web.find_indicator import indicator_of_any_kind
from tertial.web.grid.answering import writer
from tertial.web.place import Place, at_place

_ABOVE = (UnitKind.MUNICIPALITY, UnitKind.COUNCIL, UnitKind.BOARD)
WHOLE = "-"
"""What stands for the whole among units and named parts."""


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part that is expected, as it is shown and kept."""

    key: str
    label: str


@at_place
@require_http_methods(["GET", "POST"])
def parts(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """The parts of the definition in force, with what can be added."""
    person = writer(request, place, Permission.PLAN_EDIT)
    found = indicator_of_any_kind(place.committee, slug)
    version = _in_force(found, place)
    error: TertialError | None = None
    if request.method == "POST":
        try:
            count = _save(request, place, found, version, person)
        except Refused as refused:
            error = refused
        else:
            messages.success(request, _("Nu väntas värden för %(n)d delar.") % {"n": count})
            return redirect(place.to(f"indikatorer/{slug}/delar"))
    expected = list(ExpectedPart.objects.filter(definition=version).select_related("unit", "part"))
    context = {
        "indicator": found,
        "version": version,
        "expected": [ShownPart(part.part_key or WHOLE, part_label(part) or _("alla")) for part in expected],
        "units": [
            unit
            for unit in units_of(place)
            if unit.valid_on(place.occasion.period_end) and unit.kind not in _ABOVE and unit != place.committee
        ],
        "named": list(NamedPart.objects.filter(indicator=found)),
        "sexes": [(sex.value or WHOLE, sex.label) for sex in Sex],
        "whole": WHOLE,
        "form": {"error": error} if error else {},
    }
    return render(request, "indicators/parts.html", context, status=400 if error else 200)


def _in_force(found: Indicator, place: Place) -> DefinitionVersion:
    versions = sorted(found.definitions.all(), key=lambda version: version.valid_from)
    if not versions:
        raise NotFound(_("Definitionen av"), found.slug)
    return next((one for one in reversed(versions) if one.valid_from <= place.occasion.year), versions[0])


@transaction.atomic
def _save(request: HttpRequest, place: Place, found: Indicator, version: DefinitionVersion, person: Person) -> int:
    """Keep those that are still ticked, and add every combination of what is chosen below. Returns how many there are."""
    kept = set(request.POST.getlist("keep"))
    wanted = [
        WantedPart(part.unit, part.part, Sex(part.sex))
        for part in ExpectedPart.objects.filter(definition=version).select_related("unit", "part")
        if (part.part_key or WHOLE) in kept
    ]
    new_name = forms.words(request, "new_part")
    if new_name:
        _name_part(found, new_name, person)
    units: dict[str, Unit | None] = {WHOLE: None, **{unit.slug: unit for unit in units_of(place)}}
    named: dict[str, NamedPart | None] = {
        WHOLE: None,
        **{part.slug: part for part in NamedPart.objects.filter(indicator=found)},
    }
    chosen_parts = request.POST.getlist("part") + ([slugify(new_name)] if new_name else [])
    there = {part.key for part in wanted}
    for unit, part, sex in product(request.POST.getlist("unit"), chosen_parts, request.POST.getlist("sex")):
        sex = "" if sex == WHOLE else sex
        if unit not in units or part not in named or sex not in Sex.values:
            raise Refused(_("Delen finns inte. Läs in sidan på nytt och välj igen."))
        one = WantedPart(units[unit], named[part], Sex(sex))
        if one.key not in there:
            there.add(one.key)
            wanted.append(one)
    expect_parts(version=version, parts=wanted, by=person)
    return len(wanted)


def _name_part(found: Indicator, name: str, person: Person) -> None:
    slug = slugify(name)
    if not slug:
        raise Refused(_("Delens namn måste ha bokstäver eller siffror."))
    existing = NamedPart.objects.filter(indicator=found)
    if not existing.filter(slug=slug).exists():
        add_named_part(indicator=found, slug=slug, name=name[:100], order=existing.count() + 1, by=person)
