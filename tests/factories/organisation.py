"""A municipality, its units and its people, made by the room's own actions."""

from __future__ import annotations

from tertial.organisation.actions import add_person, add_unit, found_municipality, give_role
from tertial.organisation.models import Person, Unit, UnitKind
from tertial.organisation.queries import person


def a_municipality(*, public_reading: bool = False, notice: str = "") -> Unit:
    """The root of the tree; the one that is there, if there is one."""
    root = Unit.objects.select_related("municipality").filter(parent=None).first()
    if root is None:
        root, _ = found_municipality(code="0999", name="Exempelkommunen", public_reading=public_reading, notice=notice)
    return root


def the_program() -> Person:
    """The program's own administrator, who may do everything."""
    a_municipality()
    return person("tertial")


def a_unit(
    slug: str = "iaf", *, parent: Unit | None = None, kind: UnitKind = UnitKind.ADMINISTRATION, short_name: str = ""
) -> Unit:
    """A unit of the organisation; the one with the slug, if there is one."""
    found = Unit.objects.select_related("municipality").filter(slug=slug).first()
    return found or add_unit(
        parent=parent or a_municipality(),
        kind=kind,
        slug=slug,
        name=slug.capitalize(),
        short_name=short_name or slug.upper(),
        by=the_program(),
    )


def a_committee(slug: str = "namnden") -> Unit:
    """A committee."""
    return a_unit(slug, kind=UnitKind.COMMITTEE)


def a_person(username: str = "nils.nyman", *, role: str = "", at: Unit | None = None, password: str = "") -> Person:
    """A person, with a role at a unit if one is named; without a role, somebody who may do nothing."""
    found = Person.objects.filter(username=username).first() or add_person(
        username=username,
        first_name=username.split(".")[0].capitalize(),
        last_name=username.split(".")[-1].capitalize(),
        unit=a_municipality(),
        by=the_program(),
        password=password,
    )
    if role:
        give_role(person=found, role=role, unit=at or a_committee(), by=the_program())
    return Person.objects.get(pk=found.pk)  # without the permissions that the object may have cached
