"""Who may give an indicator's values: its committee's people, and those of the unit that answers for it."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from tertial.organisation.access import can, require
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.steering.models import DefinitionVersion


def may_give(person: Person | AnonymousUser, definition: DefinitionVersion) -> bool:
    """Whether the person may give values by the definition: with the right at the committee, or at the definition's owner."""
    if can(person, Permission.OBSERVATION_EDIT, unit=definition.indicator.committee):
        return True
    owner = definition.owner
    return owner is not None and can(person, Permission.OBSERVATION_EDIT, unit=owner)


def require_giving(person: Person | AnonymousUser, definition: DefinitionVersion) -> None:
    """Raise `Forbidden` with a sentence where the person may not give values by the definition."""
    if not may_give(person, definition):
        require(person, Permission.OBSERVATION_EDIT, unit=definition.indicator.committee)
