"""Change the organisation: units with history, people and their roles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.common.errors import NotFound, Refused
from tertial.organisation.access import require
from tertial.organisation.models import Municipality, Person, RoleAssignment, Unit, UnitKind
from tertial.organisation.permissions import Permission
from tertial.organisation.roles import ROLES

SYSTEM = "tertial"


@transaction.atomic
def found_municipality(*, code: str, name: str, public_reading: bool = False, notice: str = "") -> tuple[Unit, Person]:
    """Start an installation: the municipality, the root of its tree, and the program's own administrator.

    The program's own person has no password and can't log in; it acts when a command loads data. Asks for no permission,
    for before this nobody has any; refused when a municipality is there already.
    """
    if Municipality.objects.exists():
        raise Refused("Kommunen är redan upplagd. Varje installation har en kommun.")
    body = Municipality.objects.create(code=code, name=name, public_reading=public_reading, notice=notice)
    root = Unit.objects.create(
        municipality=body, kind=UnitKind.MUNICIPALITY, slug="kommunen", name=name, short_name=name
    )
    system = Person(username=SYSTEM, first_name="Tertial", last_name="")
    system.set_unusable_password()
    system.save()
    RoleAssignment.objects.create(person=system, role="administrator", unit=root)
    record(action="organisation.found", subject=body, by=system, after=snapshot(body))
    return root, system


@transaction.atomic
def add_unit(
    *,
    parent: Unit,
    kind: UnitKind,
    slug: str,
    name: str,
    short_name: str,
    by: Person,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Unit:
    """Add a unit below another."""
    require(by, Permission.ORGANISATION_EDIT, unit=parent)
    unit = Unit(
        municipality=parent.municipality,
        kind=kind,
        slug=slug,
        name=name,
        short_name=short_name,
        parent=parent,
        valid_to=valid_to,
    )
    if valid_from:
        unit.valid_from = valid_from
    unit.save()
    record(action="organisation.add_unit", subject=unit, by=by, after=snapshot(unit))
    return unit


@transaction.atomic
def succeed(*, unit: Unit, successors: Sequence[Unit], by: Person) -> None:
    """Note which units took over from a unit that has ended."""
    require(by, Permission.ORGANISATION_EDIT, unit=unit)
    before = sorted(unit.successors.values_list("slug", flat=True))
    after = sorted({*before, *(other.slug for other in successors)})
    if after != before:
        unit.successors.add(*successors)
        record(
            action="organisation.succeed",
            subject=unit,
            by=by,
            before={"successors": before},
            after={"successors": after},
        )


@transaction.atomic
def add_person(*, username: str, first_name: str, last_name: str, unit: Unit, by: Person, password: str = "") -> Person:
    """Add somebody who may log in; without a password only demo mode lets them in."""
    require(by, Permission.ORGANISATION_EDIT, unit=unit)
    person = Person(username=username, first_name=first_name, last_name=last_name)
    if password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    person.save()
    record(action="organisation.add_person", subject=person, by=by, after={"username": username})
    return person


@transaction.atomic
def give_role(*, person: Person, role: str, unit: Unit, by: Person) -> RoleAssignment:
    """Give a person a role at a unit and everything below it."""
    require(by, Permission.ORGANISATION_EDIT, unit=unit)
    if role not in ROLES:
        raise NotFound("Rollen", role, sorted(ROLES))
    assignment, created = RoleAssignment.objects.get_or_create(person=person, role=role, unit=unit)
    if created:
        record(action="organisation.give_role", subject=assignment, by=by, after=snapshot(assignment))
    return assignment
