"""Compute what is kept about indicators that were there before it was kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tertial.measurement.consequences import settle

BEGAN_WITH = ("measurement", "0003_sources_and_parts")
"""The migration that brought what is computed."""


def settle_what_was_there(*, plan: Sequence[tuple[Any, bool]] = (), **_rest: object) -> None:
    """After the migration that brought it: what the public may see and how indicators stand, for every indicator in a plan.

    Django calls this after `migrate` with what was done, and without a plan after `flush`; `plan` holds migrations and whether each was
    undone.
    """
    done = {(migration.app_label, migration.name) for migration, undone in plan if not undone}
    if BEGAN_WITH not in done:
        return
    from tertial.steering.models import Placement

    settle(Placement.objects.order_by().values_list("indicator_id", flat=True))
