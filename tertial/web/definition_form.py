"""The form of a definition: what stands in its fields, and what they say when they come back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tertial.common.errors import Faults, Refused, TertialError
from tertial.organisation.models import Unit
from tertial.steering.actions import Definition
from tertial.steering.models import DefinitionVersion, Direction, Frequency, Quantity
from tertial.web import forms
from tertial.web.place import Place


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice among several."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class DefinitionForm:
    """The fields as they are written in the form. `seen` marks what the form was made from, where it corrects."""

    name: str = ""
    unit: str = ""
    quantity: str = Quantity.COUNT.value
    direction: str = Direction.HIGHER.value
    numerator: str = ""
    denominator: str = ""
    population: str = ""
    owner: str = ""
    source: str = ""
    frequency: str = Frequency.OCCASION.value
    measured_on: str = ""
    lag_years: str = "0"
    comparable: bool = True
    prints_unit: bool = False
    about_people: bool = False
    smallest_count: str = "5"
    smallest_denominator: str = "20"
    notes: str = ""


def of_version(version: DefinitionVersion) -> DefinitionForm:
    """The form with what the definition says."""
    values: dict[str, str | bool] = {}
    for field in fields(DefinitionForm):
        value = getattr(version, field.name)
        values[field.name] = value if isinstance(value, bool) else str(value)
    values["owner"] = version.owner.slug if version.owner else ""
    return DefinitionForm(**values)  # type: ignore[arg-type]  # each by its own name


def sent(request: HttpRequest) -> DefinitionForm:
    """The form as it came back."""
    values: dict[str, str | bool] = {}
    for field in fields(DefinitionForm):
        there = field.name in request.POST
        values[field.name] = there if isinstance(field.default, bool) else forms.words(request, field.name)
    return DefinitionForm(**values)  # type: ignore[arg-type]  # each by its own name


def seen(version: DefinitionVersion) -> str:
    """A mark of what the definition says now: another one when the form comes back means that somebody changed it."""
    return hashlib.sha256(repr(of_version(version)).encode()).hexdigest()[:16]


def understood(form: DefinitionForm, units: Sequence[Unit]) -> Definition:
    """What the form says; raises `Faults` with each field that can't be read."""
    faults: list[TertialError] = []
    if not form.name:
        faults.append(Refused(_("Skriv vad indikatorn heter."), place=_("Namn")))
    if not form.unit:
        faults.append(Refused(_("Skriv enheten, till exempel antal, % eller dagar."), place=_("Enhet")))
    owner = next((unit for unit in units if unit.slug == form.owner), None)
    if form.owner and owner is None:
        faults.append(Refused(_("Enheten ”%(slug)s” finns inte.") % {"slug": form.owner}, place=_("Ansvarig enhet")))
    numbers = {
        "lag_years": _number(form.lag_years, _("Eftersläpning i år"), 0, 10, faults),
        "smallest_count": _number(form.smallest_count, _("Minsta antal"), 1, 1_000, faults),
        "smallest_denominator": _number(form.smallest_denominator, _("Minsta nämnare"), 1, 10_000, faults),
    }
    known = {"quantity": Quantity, "direction": Direction, "frequency": Frequency}
    for name, values in known.items():
        if getattr(form, name) not in values.values:
            faults.append(Refused(_("Välj ett av alternativen."), place=name))
    if faults:
        raise Faults(_("Definitionen är inte sparad."), faults)
    return Definition(
        name=form.name,
        unit=form.unit,
        quantity=Quantity(form.quantity),
        direction=Direction(form.direction),
        numerator=form.numerator,
        denominator=form.denominator,
        population=form.population,
        owner=owner,
        source=form.source,
        frequency=Frequency(form.frequency),
        measured_on=form.measured_on,
        comparable=form.comparable,
        prints_unit=form.prints_unit,
        about_people=form.about_people,
        notes=form.notes,
        **numbers,
    )


def year(text: str) -> int:
    """The year that a definition or a target is for."""
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise Refused(_("”%(found)s” är inget år. Skriv till exempel 2024.") % {"found": text})
    return int(text)


def choices(place: Place, form: DefinitionForm) -> dict[str, list[Choice]]:
    """What can be chosen in the fields that are chosen in; an owner that has ended can be kept. One query."""
    units = [
        Choice(unit.slug, unit.name)
        for unit in units_of(place)
        if unit.valid_on(place.occasion.period_end) or unit.slug == form.owner
    ]
    return {
        "owners": [Choice("", _("Ingen enhet")), *units],
        "quantities": [Choice(*pair) for pair in Quantity.choices],
        "directions": [Choice(*pair) for pair in Direction.choices],
        "frequencies": [Choice(*pair) for pair in Frequency.choices],
    }


def units_of(place: Place) -> list[Unit]:
    """The municipality's units in the order of its tree. One query."""
    return list(Unit.objects.filter(municipality=place.committee.municipality_id).order_by("path"))


def _number(text: str, what: str, least: int, most: int, faults: list[TertialError]) -> int:
    if text.isascii() and text.isdigit() and least <= int(text) <= most:
        return int(text)
    sentence = _("”%(found)s” kan inte vara här. Skriv ett helt tal från %(least)d till %(most)d.")
    faults.append(Refused(sentence % {"found": text, "least": least, "most": most}, place=what))
    return least
