"""Set up the lines of the operating summary."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.economy.models import (
    Block,
    LineKind,
    OperatingLine,
)
from tertial.economy.selectors import parse
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def add_line(
    *,
    committee: Unit,
    year: int,
    code: str,
    label: str,
    order: int,
    by: Person,
    block: Block = Block.OPERATIONS,
    kind: LineKind = LineKind.PLAIN,
    printed_code: str = "",
    parent: OperatingLine | None = None,
    selector: str = "",
) -> OperatingLine:
    """Add a line to a committee's operating summary for a year. Refused: a selector that can't be read, or on a sum."""
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    selector = _readable(selector, kind)
    line = OperatingLine.objects.create(
        committee=committee,
        year=year,
        code=code,
        label=label,
        order=order,
        block=block,
        kind=kind,
        printed_code=printed_code,
        parent=parent,
        selector=selector,
    )
    record(action="economy.add_line", subject=line, by=by, after=snapshot(line))
    return line


@transaction.atomic
def change_line(
    *, line: OperatingLine, label: str, selector: str, by: Person, expected_version: int | None = None
) -> OperatingLine:
    """Change what a line is called and which ledger rows fall in it; its outcome follows at once, in every period.

    Refused: no label, a selector that can't be read, a selector on a sum (sums are computed of the lines).
    """
    require(by, Permission.ECONOMY_EDIT, unit=line.committee)
    label = " ".join(label.split())
    if not label:
        raise Refused("Skriv vad raden heter.")
    if len(label) > 200:
        raise Refused(f"Radens namn har {len(label)} tecken. Högst 200 får plats.")
    save_change(
        line,
        changes={"label": label, "selector": _readable(selector, LineKind(line.kind))},
        expected_version=expected_version,
        action="economy.change_line",
        by=by,
        shown="selector",
    )
    return line


@transaction.atomic
def copy_lines(*, committee: Unit, from_year: int, to_year: int, by: Person) -> list[OperatingLine]:
    """Begin a year with the lines of another: the same codes, names, order and selectors, no amounts.

    Refused: a year that has lines already, a year to copy from that has none.
    """
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    if OperatingLine.objects.filter(committee=committee, year=to_year).exists():
        raise Refused(f"{committee.name} har redan rader för {to_year}. De ändras en och en.")
    lines = list(OperatingLine.objects.filter(committee=committee, year=from_year))
    if not lines:
        raise Refused(f"{committee.name} har inga rader för {from_year} att kopiera.")
    copies: dict[int, OperatingLine] = {}
    # A line stands after its parent: parents first.
    for line in sorted(lines, key=lambda one: one.parent_id is not None):
        copies[line.pk] = OperatingLine.objects.create(
            committee=committee,
            year=to_year,
            block=line.block,
            kind=line.kind,
            code=line.code,
            printed_code=line.printed_code,
            label=line.label,
            selector=line.selector,
            parent=copies[line.parent_id] if line.parent_id else None,
            order=line.order,
        )
    made = sorted(copies.values(), key=lambda one: one.order)
    after = {"from_year": from_year, "year": to_year, "lines": [line.code for line in made]}
    record(action="economy.copy_lines", subject=committee, by=by, after=after)
    return made


def _readable(selector: str, kind: LineKind) -> str:
    """The selector as it is printed back; refused when it can't be read, is too long, or stands on a sum."""
    text = str(parse(selector))
    if text and kind in (LineKind.TOTAL, LineKind.GRAND_TOTAL):
        raise Refused("En summa räknas av raderna och har inget urval.")
    if len(text) > 500:
        raise Refused(f"Urvalet har {len(text)} tecken. Högst 500 får plats; använd 71* eller 50-59 för flera koder.")
    return text
