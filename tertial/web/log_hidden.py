"""What the log does not tell who may not see values about few people: the values of indicators about people, all of them.

A value that is shown today may be the correction of one that was hidden, and the other way about, so that the log is no
place to tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertial.audit.models import Event
from tertial.measurement.queries import committees_of
from tertial.organisation.access import can
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission

OBSERVATION = "measurement.observation"
HIDDEN = _("dolt")
_OPEN = frozenset({"period", "nature", "sex", "part_key", "state", "measured_on", "expected_on", "demo", "hidden"})
"""Fields of a value that tell nothing about how large it is."""


def hidden_events(events: Iterable[Event], person: Person | AnonymousUser) -> frozenset[int]:
    """The events whose values the person may not see. No query where none is about a value, else two."""
    about = {event.pk: _indicator(event) for event in events if event.subject_type == OBSERVATION}
    if not about:
        return frozenset()
    known = committees_of(pk for pk in about.values() if pk is not None)

    def open_to(pk: int | None) -> bool:
        if pk is None or pk not in known:
            return False
        indicator, about_people = known[pk]
        return not about_people or can(person, Permission.SMALL_CELLS_READ, unit=indicator.committee)

    return frozenset(event for event, pk in about.items() if not open_to(pk))


def without_values(changes: Iterable[tuple[str, Any, Any]]) -> list[tuple[str, Any, Any]]:
    """The changed fields, with that they changed in place of what they were."""
    return [
        (name, before, after) if name in _OPEN else (name, _hidden(before), _hidden(after))
        for name, before, after in changes
    ]


def _hidden(value: Any) -> str | Promise | None:
    return None if value in (None, "") else HIDDEN


def _indicator(event: Event) -> int | None:
    found = (event.after or event.before or {}).get("indicator_id")
    return found if isinstance(found, int) else None
