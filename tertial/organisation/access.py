"""May this person do this here? Asked by every action and by every query that shows unpublished things."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from tertial.common.errors import Forbidden
from tertial.organisation.models import Person, Unit, path_ids
from tertial.organisation.permissions import Permission
from tertial.organisation.roles import ROLES


def _grants(person: Person) -> list[tuple[list[int], frozenset[Permission]]]:
    """The person's permissions, each with its unit's ids from the root; read once per person object, that is once per request."""
    cached: list[tuple[list[int], frozenset[Permission]]] | None = getattr(person, "_grants", None)
    if cached is None:
        cached = [
            (path_ids(path), ROLES[role].permissions if role in ROLES else frozenset())
            for path, role in person.role_assignments.values_list("unit__path", "role")
        ]
        person._grants = cached  # type: ignore[attr-defined]
    return cached


def can(person: Person | AnonymousUser, permission: Permission, *, unit: Unit) -> bool:
    """Whether the person has the permission at the unit or anywhere above it.

    Reading is open to everyone where the municipality has chosen so, and to who has a role anywhere below the unit: a
    unit's manager reads what the unit is part of.
    """
    if permission is Permission.READ and unit.municipality.public_reading:
        return True
    if not isinstance(person, Person) or not person.is_active:
        return False
    if permission is Permission.READ and can_somewhere(person, permission, unit=unit):
        return True
    above = set(unit.path_ids)
    return any(ids[-1] in above and permission in permissions for ids, permissions in _grants(person))


def can_somewhere(person: Person | AnonymousUser, permission: Permission, *, unit: Unit) -> bool:
    """Whether the person has the permission at the unit, above it, or at a unit below it: whether to show a way there."""
    if not isinstance(person, Person) or not person.is_active:
        return False
    above = set(unit.path_ids)
    return any(
        (unit.pk in ids or ids[-1] in above) and permission in permissions for ids, permissions in _grants(person)
    )


def require(person: Person | AnonymousUser, permission: Permission, *, unit: Unit) -> None:
    """Raise `Forbidden` with a sentence when the person lacks the permission."""
    if not can(person, permission, unit=unit):
        who = person.get_full_name() if isinstance(person, Person) else "Den som inte är inloggad"
        raise Forbidden(f"{who} har inte behörigheten ”{permission}” för {unit.name}.")
