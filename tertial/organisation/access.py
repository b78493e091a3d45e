"""May this person do this here? Asked by every action and by every query that shows unpublished things."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from tertial.common.errors import Forbidden
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission
from tertial.organisation.roles import ROLES


def _grants(person: Person) -> list[tuple[int, frozenset[Permission]]]:
    """The person's permissions per unit id; read once per person object, that is once per request."""
    cached: list[tuple[int, frozenset[Permission]]] | None = getattr(person, "_grants", None)
    if cached is None:
        cached = [
            (unit_id, ROLES[role].permissions if role in ROLES else frozenset())
            for unit_id, role in person.role_assignments.values_list("unit_id", "role")
        ]
        person._grants = cached  # type: ignore[attr-defined]
    return cached


def can(person: Person | AnonymousUser, permission: Permission, *, unit: Unit) -> bool:
    """Whether the person has the permission at the unit or anywhere above it.

    Reading is open to everyone where the municipality has chosen so.
    """
    if permission is Permission.READ and unit.municipality.public_reading:
        return True
    if not isinstance(person, Person) or not person.is_active:
        return False
    above = set(unit.path_ids)
    return any(unit_id in above and permission in permissions for unit_id, permissions in _grants(person))


def require(person: Person | AnonymousUser, permission: Permission, *, unit: Unit) -> None:
    """Raise `Forbidden` with a sentence when the person lacks the permission."""
    if not can(person, permission, unit=unit):
        who = person.get_full_name() if isinstance(person, Person) else "Den som inte är inloggad"
        raise Forbidden(f"{who} har inte behörigheten ”{permission}” för {unit.name}.")
