"""Set up the lines of the operating summary, and say which ledger rows fall in each."""

from __future__ import annotations

from django.db import transaction
from django.db.models import ProtectedError

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.economy.actions.refusals import require_not_a_sum, tidy
from tertial.economy.models import (
    Block,
    LineKind,
    OperatingLine,
)
from tertial.economy.selectors import parse
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission

_LONGEST_SELECTOR = 500


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
    """Add a line to a committee's operating summary for a year.

    Refused: a code that the year has already, and a selector that can't be read or stands on a sum.
    """
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    code = tidy(code, "Koden", longest=40, required=True)
    if OperatingLine.objects.filter(committee=committee, year=year, code=code).exists():
        raise Refused(f"{committee.name} har redan en rad med koden {code} {year}. Välj en annan kod.")
    line = OperatingLine(
        committee=committee,
        year=year,
        code=code,
        label=tidy(label, "Benämningen", longest=200, required=True),
        order=order,
        block=block,
        kind=kind,
        printed_code=tidy(printed_code, "Den tryckta koden", longest=20),
        parent=_parent(parent, committee, year),
        selector=read_selector(selector),
    )
    if line.selector:
        require_not_a_sum(line)
    line.save(force_insert=True)
    record(action="economy.add_line", subject=line, by=by, after=snapshot(line))
    return line


@transaction.atomic
def edit_line(
    *,
    line: OperatingLine,
    label: str,
    printed_code: str,
    order: int,
    parent: OperatingLine | None,
    by: Person,
    expected_version: int | None = None,
) -> OperatingLine:
    """Change what a line is called and where it stands. Its code stays: figures and texts are bound to it."""
    require(by, Permission.ECONOMY_EDIT, unit=line.committee)
    if parent and line.pk in (parent.pk, parent.parent_id):
        raise Refused(f"{line.title} kan inte stå under sig själv.")
    above = _parent(parent, line.committee, line.year)
    changes = {
        "label": tidy(label, "Benämningen", longest=200, required=True),
        "printed_code": tidy(printed_code, "Den tryckta koden", longest=20),
        "order": order,
        "parent_id": above.pk if above else None,
    }
    save_change(
        line, changes=changes, expected_version=expected_version, action="economy.edit_line", by=by, shown="label"
    )
    return line


@transaction.atomic
def set_selector(
    *, line: OperatingLine, selector: str, by: Person, expected_version: int | None = None
) -> OperatingLine:
    """Say which ledger rows fall in a line, or with an empty text that its outcome is given by hand.

    The selector is kept in the grammar's own form. Refused with the reason when it can't be read.
    """
    require(by, Permission.ECONOMY_EDIT, unit=line.committee)
    require_not_a_sum(line)
    save_change(
        line,
        changes={"selector": read_selector(selector)},
        expected_version=expected_version,
        action="economy.set_selector",
        by=by,
        shown="selector",
    )
    return line


@transaction.atomic
def remove_line(*, line: OperatingLine, by: Person) -> None:
    """Take a line out of the operating summary. Refused while anything hangs on it."""
    require(by, Permission.ECONOMY_EDIT, unit=line.committee)
    if line.amounts.exists():
        raise Refused(f"{line.title} har belopp eller prognoser och kan inte tas bort.")
    record(action="economy.remove_line", subject=line, by=by, before=snapshot(line))
    try:
        line.delete()
    except ProtectedError as error:
        kinds = sorted({str(one._meta.verbose_name) for one in error.protected_objects})
        known = {"budget post": "budgetposter", "operating line": "varav-rader", "deficit measure": "åtgärder"}
        held_by = ", ".join(known.get(kind, kind) for kind in kinds)
        raise Refused(f"{line.title} har {held_by} och kan inte tas bort.") from error


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


def read_selector(text: str) -> str:
    """A selector in the grammar's own form; raises `Refused` when it can't be read or is too long to keep."""
    written = str(parse(text))
    if len(written) > _LONGEST_SELECTOR:
        raise Refused(f"Urvalet är {len(written)} tecken; högst {_LONGEST_SELECTOR} får plats. Skriv det kortare.")
    return written


def _parent(parent: OperatingLine | None, committee: Unit, year: int) -> OperatingLine | None:
    if parent and (parent.committee_id, parent.year) != (committee.pk, year):
        raise Refused(f"Raden {parent} hör till en annan nämnd eller ett annat år och kan inte vara överordnad.")
    return parent
