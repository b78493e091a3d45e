"""Define an indicator anew from a year on, correct a definition that was written wrong, or lay in an indicator that is new."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertial.common.errors import Conflict, Faults, NotFound, Refused, TertialError
from tertial.measurement.queries import definitions_in
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.steering.actions import (
    WantedPart,
    add_indicator,
    correct_definition,
    define,
    expect_parts,
)
from tertial.steering.models import (
    DefinitionVersion,
    ExpectedPart,
    Indicator,
    IndicatorKind,
    Sex,
)
from tertial.web import forms
from tertial.web.definition_form import DefinitionForm, choices, of_version, seen, sent, understood, units_of, year
from tertial.web.find_indicator import KINDS, indicator_of_any_kind
from tertial.web.grid.answering import writer
from tertial.web.indicator_filters import KIND_WORDS
from tertial.web.pages.indicator_place import goals_here, put_in_plan
from tertial.web.place import Place, at_place


@at_place
@require_http_methods(["GET", "POST"])
def new_version(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """A new definition from a year on. It begins with what the latest says, for most of it seldom changes."""
    person = writer(request, place, Permission.PLAN_EDIT)
    found = indicator_of_any_kind(place.committee, slug)
    latest = max(found.definitions.all(), key=lambda version: version.valid_from, default=None)
    extra = {"indicator": found, "called": latest.name if latest else slug, "heading": _("Ny definition")}
    if request.method == "GET":
        form = of_version(latest) if latest else DefinitionForm()
        return _page(request, place, form, {**extra, "valid_from": place.occasion.year + 1})
    form = sent(request)
    try:
        with transaction.atomic():
            version = define(
                indicator=found,
                valid_from=year(forms.words(request, "valid_from")),
                definition=understood(form, units_of(place)),
                by=person,
            )
            if latest:
                # The same parts as before, until somebody says otherwise.
                expect_parts(version=version, parts=_parts_of(latest), by=person)
    except (Faults, Refused) as error:
        return _page(request, place, form, {**extra, "valid_from": forms.words(request, "valid_from")}, error)
    messages.success(request, _("Indikatorn har en ny definition från %(year)s.") % {"year": version.valid_from})
    return redirect(place.to(f"indikatorer/{slug}") + "#definitioner")


@at_place
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, place: Place, slug: str, valid_from: int) -> HttpResponse:
    """Correct what a definition says; what changes what is measured is a new one."""
    person = writer(request, place, Permission.PLAN_EDIT)
    found = indicator_of_any_kind(place.committee, slug)
    version = _version(found, valid_from)
    extra = {
        "indicator": found,
        "called": version.name,
        "version": version,
        "heading": _("Rätta definitionen"),
        "seen": seen(version),
    }
    if request.method == "GET":
        return _page(request, place, of_version(version), extra)
    form = sent(request)
    try:
        with transaction.atomic():
            locked = DefinitionVersion.objects.select_for_update().get(pk=version.pk)
            if forms.words(request, "seen") != seen(locked):
                raise Conflict(
                    _("Någon annan hann ändra definitionen. Jämför med den på indikatorns sida och spara igen."),
                    mine=form.name,
                    theirs=locked.name,
                    current_version=0,
                )
            correct_definition(version=locked, definition=understood(form, units_of(place)), by=person)
    except (Conflict, Faults, Refused) as error:
        return _page(request, place, form, extra, error)
    messages.success(request, _("Definitionen är rättad."))
    return redirect(place.to(f"indikatorer/{slug}") + "#definitioner")


@at_place
@require_http_methods(["GET", "POST"])
def new_indicator(request: HttpRequest, place: Place) -> HttpResponse:
    """An indicator that is new, with its first definition and its place in the plan."""
    person = writer(request, place, Permission.PLAN_EDIT)
    extra: dict[str, Any] = {
        "heading": _("Ny indikator"),
        "goals": goals_here(place),
        "unplaced": _unplaced(place),
        "kinds": [(kind, KIND_WORDS[kind]) for kind in KINDS[:3]],
        "by_sex": "by_sex" in request.POST,
        "goal": forms.words(request, "goal") or request.GET.get("mal", ""),
        "kind": forms.words(request, "kind") or IndicatorKind.INDICATOR.value,
        "section": forms.words(request, "section"),
    }
    if request.method == "GET":
        return _page(request, place, DefinitionForm(), {**extra, "valid_from": place.occasion.year})
    form, first = sent(request), forms.words(request, "valid_from")
    try:
        made = _lay_in(request, place, form, extra, person)
    except (Faults, Refused) as error:
        return _page(request, place, form, {**extra, "valid_from": first}, error)
    messages.success(request, _("”%(name)s” är inlagd.") % {"name": form.name})
    return redirect(place.to(f"indikatorer/{made.slug}"))


@transaction.atomic
def _lay_in(
    request: HttpRequest, place: Place, form: DefinitionForm, extra: dict[str, Any], person: Person
) -> Indicator:
    """All of it or nothing: the indicator, its definition, what parts it expects, its place last under the goal."""
    definition = understood(form, units_of(place))
    if extra["kind"] not in dict(extra["kinds"]):
        raise Refused(_("Välj ett slag."))
    kind = IndicatorKind(extra["kind"])
    made = add_indicator(committee=place.committee, kind=kind, slug=_free_slug(place, form.name), by=person)
    version = define(
        indicator=made, valid_from=year(forms.words(request, "valid_from")), definition=definition, by=person
    )
    parts = [WantedPart(), *([WantedPart(sex=Sex.WOMEN), WantedPart(sex=Sex.MEN)] if extra["by_sex"] else [])]
    expect_parts(version=version, parts=parts, by=person)
    put_in_plan(made, place, goal=extra["goal"], section=extra["section"], by=person)
    return made


def _unplaced(place: Place) -> list[tuple[str, str]]:
    """Indicators that are there already but have no place in this plan, by slug and name. Two queries."""
    there = Indicator.objects.filter(committee=place.committee, kind__in=KINDS[:3])
    rows = list(there.exclude(placements__plan_period=place.occasion.plan_period).order_by("slug"))
    names = definitions_in([row.pk for row in rows], place.occasion.year) if rows else {}
    found = [(row.slug, names[row.pk].definition.name if row.pk in names else row.slug) for row in rows]
    return sorted(found, key=lambda one: one[1].casefold())


def _free_slug(place: Place, name: str) -> str:
    """A name for the address that nothing else has: pages find an indicator of any kind by it."""
    base = slugify(name)[:80] or "indikator"
    # Fixed words of the addresses are taken too.
    taken = {
        "lamna",
        "tackning",
        "fil",
        "ny",
        *Indicator.objects.filter(committee=place.committee, slug__startswith=base).values_list("slug", flat=True),
    }
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def _version(found: Indicator, valid_from: int) -> DefinitionVersion:
    for version in found.definitions.all():
        if version.valid_from == valid_from:
            return version
    raise NotFound(_("Definitionen från"), str(valid_from), [str(one.valid_from) for one in found.definitions.all()])


def _parts_of(version: DefinitionVersion) -> list[WantedPart]:
    rows = ExpectedPart.objects.filter(definition=version).select_related("unit", "part")
    return [WantedPart(row.unit, row.part, Sex(row.sex)) for row in rows]


def _page(
    request: HttpRequest,
    place: Place,
    form: DefinitionForm,
    extra: dict[str, Any],
    error: TertialError | None = None,
) -> HttpResponse:
    context = {
        **extra,
        **choices(place, form),
        "fields": form,
        "form": {"error": error, "faults": getattr(error, "faults", ())} if error else {},
    }
    status = 409 if isinstance(error, Conflict) else 400 if error else 200
    return render(request, "indicators/definition.html", context, status=status)
