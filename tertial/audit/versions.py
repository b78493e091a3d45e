"""Optimistic locking: a change says which version it was made from, and loses if somebody was first."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from tertial.audit.actions import Actor, record, snapshot
from tertial.audit.models import Versioned
from tertial.common.errors import Conflict


def save_change(
    row: Versioned,
    *,
    changes: dict[str, Any],
    expected_version: int | None,
    action: str,
    by: Actor,
    shown: str,
    reason: str = "",
) -> bool:
    """Change a row if it is still at `expected_version` (None: whatever it is at), and log it.

    Returns False when every value already is as wanted; then nothing is written. `shown` names the field that is
    shown side by side when somebody else was first; that raises `Conflict` and changes nothing.
    """
    before = snapshot(row)
    if all(getattr(row, name) == value for name, value in changes.items()):
        return False
    manager = type(row)._default_manager
    guard = manager.filter(pk=row.pk, version=row.version if expected_version is None else expected_version)
    if not guard.update(**changes, version=F("version") + 1):
        current = manager.get(pk=row.pk)
        raise Conflict(
            "Någon annan hann ändra samma sak. Dina ändringar är inte sparade.",
            mine=str(changes.get(shown, "")),
            theirs=str(getattr(current, shown)),
            current_version=current.version,
        )
    row.refresh_from_db()
    record(action=action, subject=row, by=by, before=before, after=snapshot(row), reason=reason)
    return True
