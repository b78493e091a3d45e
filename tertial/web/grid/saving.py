"""Save what somebody wrote in some cells: all of it or, when anything is wrong, nothing.

Half a pasted column would give a sum that is neither the old nor the new one, for everybody to read. So a block waits in the
page until its last cell is right, and is then saved as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from django.db import transaction

from tertial.common.errors import Conflict, Faults, Forbidden, TertialError
from tertial.web.grid.cells import Cell, CellConflict, CellFault, Change, Key, Outcome


class Sheet(Protocol):
    """A table that can be written in: it knows its cells, and which action stores a row."""

    def cells(self) -> dict[Key, Cell]:
        """Every cell that can be written in, as it is in the database now."""

    def write(self, row: str, changes: Mapping[str, Change]) -> None:
        """Store what was written in a row, by field, if it still is as `cells` last said; else raises `Conflict`."""

    def who(self, row: str) -> str:
        """The name of who last changed the row, empty when nobody knows."""


def save(sheet: Sheet, changes: Sequence[Change]) -> Outcome:
    """Carry out the changes in one transaction; the outcome holds the cells of the changed rows as they are after it.

    Two people who write in different cells of one row do not meet: only a cell that no longer holds what its writer saw is
    a conflict. Raises `Forbidden` for who may not write at all.
    """
    faults: list[CellFault] = []
    with transaction.atomic():
        before = sheet.cells()
        conflicts = _conflicts(sheet, before, changes)
        if not conflicts:
            for row, of_row in _by_row(changes).items():
                _write(sheet, row, of_row, before, faults, conflicts)
        if faults or conflicts:
            transaction.set_rollback(True)
    if faults or conflicts:
        return Outcome(faults=tuple(faults), conflicts=tuple(conflicts))
    rows = {change.row for change in changes}
    return Outcome(cells=tuple(cell for cell in sheet.cells().values() if cell.row in rows))


def _write(
    sheet: Sheet,
    row: str,
    changes: dict[str, Change],
    before: dict[Key, Cell],
    faults: list[CellFault],
    conflicts: list[CellConflict],
) -> None:
    try:
        # Of its own, so that what a refused row began is gone before the next is tried.
        with transaction.atomic():
            sheet.write(row, changes)
    except Conflict:
        # Somebody came between the reading and the writing.
        now = sheet.cells()
        conflicts.extend(
            CellConflict(row, change.field, change.text, now.get(change.key, before[change.key]), sheet.who(row))
            for change in changes.values()
        )
    except Forbidden:
        raise
    except TertialError as error:
        for one in error.faults if isinstance(error, Faults) else (error,):
            place = one.place if one.place in changes else next(iter(changes))
            faults.append(CellFault(row, place, changes[place].text, one.message))


def _conflicts(sheet: Sheet, before: dict[Key, Cell], changes: Sequence[Change]) -> list[CellConflict]:
    return [
        CellConflict(change.row, change.field, change.text, before[change.key], sheet.who(change.row))
        for change in changes
        if change.key in before and before[change.key].exact not in (change.was, change.text)
    ]


def _by_row(changes: Sequence[Change]) -> dict[str, dict[str, Change]]:
    rows: dict[str, dict[str, Change]] = {}
    for change in changes:
        rows.setdefault(change.row, {})[change.field] = change
    return rows
