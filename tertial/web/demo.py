"""The demo's way in: one click per role instead of a password. Off wherever the setting is not on."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertial.organisation.models import Person, RoleAssignment
from tertial.organisation.roles import ROLES

DUTIES: dict[str, str | Promise] = {
    "secretary": _("Skriver, sammanställer och låser rapporten"),
    "controller": _("Svarar för siffror och ekonomitexter"),
    "unit-manager": _("Bedömer mål och lämnar värden"),
    "developer": _("Följer upp mål, uppdrag och kontroller"),
    "hr": _("Svarar för personalens siffror"),
    "politician": _("Läser och beslutar"),
    "auditor": _("Läser allt, också händelseloggen"),
}


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the demo that a visitor can be for a while."""

    username: str
    name: str
    role: str | Promise
    duty: str | Promise


def demo_people() -> list[DemoPerson]:
    """One person for each role of the demo, in the order above; nobody outside demo mode. One query."""
    if not settings.TERTIAL_DEMO:
        return []
    given = RoleAssignment.objects.filter(role__in=DUTIES, person__is_active=True).select_related("person")
    first: dict[str, Person] = {}
    for assignment in given.order_by("pk"):
        first.setdefault(assignment.role, assignment.person)
    return [
        DemoPerson(first[role].username, first[role].get_full_name(), ROLES[role].name, duty)
        for role, duty in DUTIES.items()
        if role in first
    ]
