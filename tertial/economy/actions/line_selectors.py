"""Say for several lines at once which ledger rows fall in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from tertial.common.errors import Conflict, Faults, Refused, TertialError
from tertial.economy.actions.lines import set_selector
from tertial.economy.models import OperatingLine
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@dataclass(frozen=True, slots=True)
class Wanted:
    """The selector that somebody wants a line to have, and the version of the line that they saw."""

    line: OperatingLine
    selector: str
    version: int | None = None


@transaction.atomic
def set_selectors(*, committee: Unit, wanted: Sequence[Wanted], by: Person) -> int:
    """Change the selectors of several lines of a committee, all or none; returns how many were not as wanted already.

    Raises `Faults` that name each line whose selector can't be had, and `Conflict` when somebody else changed one meanwhile.
    """
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    faults: list[TertialError] = []
    changed = 0
    for one in wanted:
        if one.line.committee_id != committee.pk:
            raise Refused(f"{one.line} hör till en annan nämnd.")
        before = one.line.version
        try:
            set_selector(line=one.line, selector=one.selector, by=by, expected_version=one.version)
        except Conflict:
            raise
        except Refused as fault:
            faults.append(Refused(str(fault), place=one.line.title))
        changed += one.line.version != before
    if faults:
        raise Faults("Ingenting är ändrat.", faults)
    return changed
