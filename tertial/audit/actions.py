"""Write events. Only other rooms' actions call this, inside their own transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from django.db import models, transaction

from tertial.audit.models import Event


class Actor(Protocol):
    """Whoever does something: a person, seen only as far as the log needs."""

    @property
    def pk(self) -> Any:
        """The person's key."""

    def get_full_name(self) -> str:
        """The person's name as it was when it happened."""


def snapshot(instance: models.Model) -> dict[str, Any]:
    """The row's fields as plain JSON values, foreign keys as ids."""
    return {field.attname: _plain(getattr(instance, field.attname)) for field in instance._meta.concrete_fields}


def record(
    *,
    action: str,
    subject: models.Model,
    by: Actor,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Event:
    """Log one change. Raises when there is no transaction: a change without its event must not be possible."""
    _require_transaction()
    return Event.objects.create(**_columns(action, subject, by), before=before, after=after, reason=reason)


def record_many(
    *,
    action: str,
    changes: Sequence[tuple[models.Model, Mapping[str, Any], Mapping[str, Any]]],
    by: Actor,
) -> None:
    """Log many changes of the same kind, each a subject with what it was before and is after, as `record` would one by one."""
    _require_transaction()
    Event.objects.bulk_create(
        Event(**_columns(action, subject, by), before=before, after=after) for subject, before, after in changes
    )


def _require_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is recorded in the transaction of its change")


def _columns(action: str, subject: models.Model, by: Actor) -> dict[str, str]:
    return {
        "person_id": str(by.pk),
        "person_name": by.get_full_name()[:200],
        "action": action,
        "subject_type": subject._meta.label_lower,
        "subject_id": str(subject.pk),
        "subject_label": str(subject)[:300],
    }


def _plain(value: Any) -> Any:
    match value:
        case date():  # also a datetime
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return value
