"""Read the organisation."""

from __future__ import annotations

from datetime import date

from tertial.common.errors import NotFound
from tertial.organisation.models import Municipality, Person, Unit, UnitKind


def municipality() -> Municipality:
    """The municipality of this installation; raises `NotFound` before any is loaded."""
    found = Municipality.objects.order_by("code").first()
    if found is None:
        raise NotFound("Kommunen", "?", ())
    return found


def committees() -> list[Unit]:
    """All committees by name."""
    return list(Unit.objects.filter(kind=UnitKind.COMMITTEE).select_related("municipality").order_by("name"))


def committee(slug: str) -> Unit:
    """The committee with the slug; raises `NotFound` naming those that exist."""
    everyone = committees()
    for unit in everyone:
        if unit.slug == slug:
            return unit
    raise NotFound("Nämnden", slug, [unit.slug for unit in everyone])


def unit(slug: str) -> Unit:
    """The unit with the slug, of any kind and time."""
    found = Unit.objects.select_related("municipality").filter(slug=slug).first()
    if found is None:
        raise NotFound("Enheten", slug, list(Unit.objects.order_by("slug").values_list("slug", flat=True)))
    return found


def units_on(day: date, *, kind: UnitKind | None = None) -> list[Unit]:
    """The units that exist that day, in the order of the tree."""
    units = Unit.objects.select_related("municipality")
    if kind:
        units = units.filter(kind=kind)
    return [unit for unit in units if unit.valid_on(day)]


def person(username: str) -> Person:
    """The person with the user name."""
    found = Person.objects.filter(username=username).first()
    if found is None:
        raise NotFound(
            "Personen", username, list(Person.objects.order_by("username").values_list("username", flat=True))
        )
    return found
