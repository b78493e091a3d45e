"""Who else has a page open to write in it: told by the page itself every now and then, and forgotten soon after.

This is no log: what people changed stands in the event log, when they had a page open is nobody's business tomorrow.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from tertial.organisation.access import require
from tertial.organisation.models import Person, Presence, Unit
from tertial.organisation.permissions import Permission

SEEN_WITHIN = timedelta(minutes=1)
KEPT = timedelta(minutes=10)


@transaction.atomic
def be_seen(*, person: Person, page: str, unit: Unit, permission: Permission, at: datetime) -> None:
    """Note that somebody who may write there has the page open now, and forget who had any page open long ago.

    `page` is the page's address. Raises `Forbidden` for who lacks the permission at the unit.
    """
    require(person, permission, unit=unit)
    if not Presence.objects.filter(person=person, page=page).update(seen_at=at):
        # Two tabs of one person may come at the same moment; either row will do.
        Presence.objects.bulk_create([Presence(person=person, page=page, seen_at=at)], ignore_conflicts=True)
    Presence.objects.filter(seen_at__lt=at - KEPT).delete()


def others_here(*, person: Person, page: str, at: datetime) -> list[str]:
    """The names of others who had the page open within the last minute, in order of name. One query."""
    present = Presence.objects.filter(page=page, seen_at__gte=at - SEEN_WITHIN, person__is_active=True)
    return sorted(one.person.get_full_name() for one in present.exclude(person=person).select_related("person"))
