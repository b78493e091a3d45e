"""What a cell holds, what somebody wrote in it, and what came of that."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tertial.common.errors import Refused
from tertial.web.grid.amount_text import exact, printed, read_amount

Kind = Literal["money", "entry", "text", "choice"]
Key = tuple[str, str]
"""A cell by its row and its field."""

LONGEST_BLOCK = 5_000
LONGEST_TEXT = 4_000


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell now: `exact` is what is edited and compared, `shown` how it is printed.

    `waits_for` names fields of the row, with spaces between: until one of them holds something, what is written here is not
    sent, for alone it would say nothing.
    """

    row: str
    field: str
    exact: str
    shown: str
    kind: Kind = "text"
    ore: int | None = None
    waits_for: str = ""

    @property
    def name(self) -> str:
        """Its name in a form sent without scripts."""
        return f"{self.field}.{self.row}"

    @property
    def key(self) -> Key:
        """Row and field."""
        return (self.row, self.field)

    def as_json(self) -> dict[str, Any]:
        """What the page needs to show it."""
        return {"row": self.row, "field": self.field, "exact": self.exact, "shown": self.shown, "ore": self.ore}


def money_cell(row: str, field: str, ore: int | None, unit: str) -> Cell:
    """A cell with an amount, printed and edited in the unit; empty for none."""
    return Cell(row, field, exact(ore, unit), printed(ore, unit), "money", ore)


def entry_cell(row: str, field: str, exact: str, shown: str, *, waits_for: str = "") -> Cell:
    """A cell with a value that is no money: a number, words, or a mark for what is missing."""
    return Cell(row, field, exact, shown, "entry", waits_for=waits_for)


def text_cell(row: str, field: str, text: str, *, waits_for: str = "") -> Cell:
    """A cell with words."""
    return Cell(row, field, text, text, waits_for=waits_for)


def choice_cell(row: str, field: str, value: str, *, waits_for: str = "") -> Cell:
    """A cell in which one of a few values is chosen."""
    return Cell(row, field, value, value, "choice", waits_for=waits_for)


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wrote in a cell, and what they saw there before (`was`, in the cell's exact form)."""

    row: str
    field: str
    text: str
    was: str

    @property
    def key(self) -> Key:
        """Row and field."""
        return (self.row, self.field)

    def ore(self, unit: str) -> int | None:
        """The amount that was written, None for an emptied cell; raises `Refused` when it is no amount."""
        return read_amount(self.text, unit) if self.text.strip() else None


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why a cell was not saved, with what was found in it."""

    row: str
    field: str
    found: str
    message: str


@dataclass(frozen=True, slots=True)
class CellConflict:
    """Somebody else changed the cell meanwhile: what I wrote, and the cell as it is now with who wrote that if known."""

    row: str
    field: str
    mine: str
    theirs: Cell
    who: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of some changes: either all are saved, or none is and it says why."""

    cells: tuple[Cell, ...] = ()
    faults: tuple[CellFault, ...] = ()
    conflicts: tuple[CellConflict, ...] = ()

    @property
    def saved(self) -> bool:
        """Whether the changes stand in the database."""
        return not self.faults and not self.conflicts

    @property
    def status(self) -> int:
        """The answer's status."""
        return 200 if self.saved else 409 if self.conflicts else 400

    def as_json(self) -> dict[str, Any]:
        """What the page needs to go on."""
        return {
            "saved": self.saved,
            "cells": [cell.as_json() for cell in self.cells],
            "faults": [
                {"row": one.row, "field": one.field, "found": one.found, "message": one.message} for one in self.faults
            ],
            "conflicts": [
                {
                    "row": one.row,
                    "field": one.field,
                    "mine": one.mine,
                    "who": one.who,
                    "theirs": one.theirs.as_json(),
                }
                for one in self.conflicts
            ],
        }


@dataclass(frozen=True)
class Written:
    """What stands in the fields of a form that was not saved, so that nobody loses what they wrote."""

    changes: Mapping[Key, Change] = field(default_factory=dict)
    outcome: Outcome = field(default_factory=Outcome)


def changes_by_script(request: HttpRequest) -> list[Change]:
    """The changes that the page's script sends; raises `Refused` for what it never would."""
    try:
        sent = json.loads(request.body)["changes"]
        changes = [Change(str(one["row"]), str(one["field"]), str(one["text"]), str(one["was"])) for one in sent]
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(_("Ändringarna gick inte att läsa. Ladda om sidan och försök igen.")) from error
    return _within_reason(changes)


def changes_by_form(request: HttpRequest, cells: Iterable[Cell]) -> list[Change]:
    """The fields of a form that differ from what stood in them; the rest nobody has touched.

    A field shows what is printed, so an amount that is left alone keeps the öre that the print does not show.
    """
    found = []
    for cell in cells:
        text = request.POST.get(cell.name)
        if text is None:
            continue
        text = text.replace("\r\n", "\n")
        was, shown = request.POST.get(f"was.{cell.name}", ""), request.POST.get(f"shown.{cell.name}", "")
        if text not in (shown, was):
            found.append(Change(cell.row, cell.field, text, was))
    return _within_reason(found)


def _within_reason(changes: list[Change]) -> list[Change]:
    if len(changes) > LONGEST_BLOCK:
        raise Refused(_("Det var fler än %(most)s ändringar på en gång. Dela upp dem.") % {"most": LONGEST_BLOCK})
    for change in changes:
        if len(change.text) > LONGEST_TEXT:
            raise Refused(_("Texten är längre än %(most)s tecken. Korta den.") % {"most": LONGEST_TEXT})
    return changes
