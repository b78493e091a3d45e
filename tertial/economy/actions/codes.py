"""Keep the tables of codes: what each is called, while it is valid, and what it counts as."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Conflict, NotFound, Refused
from tertial.economy.models import Code, Part
from tertial.organisation.access import require
from tertial.organisation.models import Municipality, Person, Unit
from tertial.organisation.permissions import Permission

ALWAYS = date(1971, 1, 1)
"""The first day of what has always been valid."""


@transaction.atomic
def add_code(*, unit: Unit, part: Part, code: str, name: str, by: Person, valid_from: date = ALWAYS) -> Code:
    """Give a code a name from a day on. The code that bore the name until then ends the day before.

    Names are the municipality's: anyone who keeps the economy of one of its units may add one. Refused: an empty code or
    name, a code that has a name from that day or later.
    """
    require(by, Permission.ECONOMY_EDIT, unit=unit)
    code, name = _tidy(code, name)
    same = Code.objects.select_for_update().filter(municipality=unit.municipality, part=part, code=code)
    latest = same.order_by("valid_from").last()
    if latest and latest.valid_from >= valid_from:
        raise Refused(
            f"{Part(part).label.capitalize()} {code} heter redan ”{latest.name}” från {latest.valid_from}. Ändra namnet i stället."
        )
    counts_as = ""
    if latest:
        counts_as = latest.counts_as
        if latest.valid_to is None or latest.valid_to >= valid_from:
            end_code(code=latest, valid_to=date.fromordinal(valid_from.toordinal() - 1), unit=unit, by=by)
    row = Code.objects.create(
        municipality=unit.municipality, part=part, code=code, name=name, valid_from=valid_from, counts_as=counts_as
    )
    record(action="economy.add_code", subject=row, by=by, after=snapshot(row))
    return row


@transaction.atomic
def rename_code(*, unit: Unit, code: Code, name: str, by: Person, expected_version: int | None = None) -> Code:
    """Change what a code is called. Its amounts do not change."""
    require(by, Permission.ECONOMY_EDIT, unit=unit)
    _require_own(unit, code)
    _, name = _tidy(code.code, name)
    save_change(
        code,
        changes={"name": name},
        expected_version=expected_version,
        action="economy.rename_code",
        by=by,
        shown="name",
    )
    return code


@transaction.atomic
def end_code(*, unit: Unit, code: Code, valid_to: date | None, by: Person, expected_version: int | None = None) -> Code:
    """Say which day a code is used for the last time; None opens it again. Refused: a day before its first."""
    require(by, Permission.ECONOMY_EDIT, unit=unit)
    _require_own(unit, code)
    if valid_to is not None and valid_to < code.valid_from:
        raise Refused(f"{code} gäller från {code.valid_from} och kan inte sluta gälla {valid_to}.")
    save_change(
        code,
        changes={"valid_to": valid_to},
        expected_version=expected_version,
        action="economy.end_code",
        by=by,
        shown="valid_to",
    )
    return code


@transaction.atomic
def change_code(
    *,
    unit: Unit,
    code: Code,
    name: str,
    valid_to: date | None,
    counts_as: str,
    by: Person,
    expected_version: int | None = None,
) -> Code:
    """Change a code's name, last day and what it counts as, all or nothing; what is as before is left alone."""
    require(by, Permission.ECONOMY_EDIT, unit=unit)
    current = Code.objects.select_for_update().get(pk=code.pk)
    name, counts_as = _tidy(current.code, name)[1], counts_as.strip()
    if (current.name, current.valid_to, current.counts_as) == (name, valid_to, counts_as):
        return current
    if expected_version not in (None, current.version):
        raise Conflict(
            "Någon annan hann ändra samma kod. Dina ändringar är inte sparade.",
            mine=name,
            theirs=current.name,
            current_version=current.version,
        )
    rename_code(unit=unit, code=current, name=name, by=by)
    end_code(unit=unit, code=current, valid_to=valid_to, by=by)
    if counts_as != current.counts_as:
        return map_code(unit=unit, part=Part(current.part), code=current.code, counts_as=counts_as, by=by)
    return current


@transaction.atomic
def map_code(*, unit: Unit, part: Part, code: str, counts_as: str, by: Person, name: str = "") -> Code:
    """Let a code count as another one from now on, in every period; an empty `counts_as` lets it count as itself again.

    A code that is not in the table yet is added, by `name` or by the other's. What a code counts as changes amounts, so
    whoever decides it must hold the right at every committee that has a ledger. Refused: a code as itself, a target that
    has no name or itself counts as another, a code that others count as.
    """
    for committee in _concerned(unit):
        require(by, Permission.ECONOMY_EDIT, unit=committee)
    code, counts_as = code.strip(), counts_as.strip()
    table = Code.objects.select_for_update().filter(municipality=unit.municipality, part=part)
    word, target = Part(part).label, None
    if counts_as:
        if counts_as == code:
            raise Refused(f"{word.capitalize()} {code} kan inte räknas som sig självt.")
        target = table.filter(code=counts_as).last()
        if target is None:
            raise Refused(f"{word.capitalize()} {counts_as} finns inte i kodtabellen. Ge koden ett namn först.")
        if target.counts_as:
            raise Refused(
                f"{word.capitalize()} {counts_as} räknas i sin tur som {target.counts_as}. Välj den i stället."
            )
        leaning = table.filter(counts_as=code).first()
        if leaning is not None:
            raise Refused(f"{word.capitalize()} {leaning.code} räknas som {code}. Ändra det först.")
    rows = list(table.filter(code=code))
    if not rows:
        if target is None:
            raise NotFound(word.capitalize(), code)
        return _added_as_another(unit, part, code, name or target.name, counts_as, by)
    for row in rows:
        save_change(
            row,
            changes={"counts_as": counts_as},
            expected_version=None,
            action="economy.map_code",
            by=by,
            shown="counts_as",
        )
    return rows[-1]


@transaction.atomic
def import_codes(*, unit: Unit, part: Part, names: Mapping[str, str], by: Person) -> tuple[int, int]:
    """Take in a municipality's own list: new codes are added, others renamed. Returns how many of each.

    Codes that are not in the list stay as they are. The same list again changes nothing.
    """
    require(by, Permission.ECONOMY_EDIT, unit=unit)
    table = Code.objects.select_for_update().filter(municipality=unit.municipality, part=part).order_by("valid_from")
    known = {row.code: row for row in table}
    new = [
        Code(municipality=unit.municipality, part=part, code=code, name=name)
        for code, name in (_tidy(*pair) for pair in names.items())
        if code not in known
    ]
    renamed = [(known[code], name) for code, name in names.items() if code in known and known[code].name != name]
    before = {row.code: row.name for row, _ in renamed}
    for row, name in renamed:
        row.name, row.version = name, row.version + 1
    Code.objects.bulk_create(new, batch_size=500)
    Code.objects.bulk_update([row for row, _ in renamed], ["name", "version"], batch_size=200)
    if new or renamed:
        after = {row.code: row.name for row in (*new, *(row for row, _ in renamed))}
        subject: Municipality = unit.municipality
        record(action="economy.import_codes", subject=subject, by=by, before=before, after=after)
    return len(new), len(renamed)


def _added_as_another(unit: Unit, part: Part, code: str, name: str, counts_as: str, by: Person) -> Code:
    code, name = _tidy(code, name)
    row = Code.objects.create(
        municipality=unit.municipality, part=part, code=code, name=name, valid_from=ALWAYS, counts_as=counts_as
    )
    record(action="economy.map_code", subject=row, by=by, after=snapshot(row))
    return row


def _concerned(unit: Unit) -> list[Unit]:
    """The unit, and every committee of its municipality that has a ledger."""
    others = Unit.objects.filter(municipality=unit.municipality, ledger_batches__isnull=False).exclude(pk=unit.pk)
    return [unit, *others.select_related("municipality").distinct()]


def _require_own(unit: Unit, code: Code) -> None:
    if code.municipality_id != unit.municipality_id:
        raise NotFound("Koden", code.code)


def _tidy(code: str, name: str) -> tuple[str, str]:
    """Code and name without spaces around them; refused when one is empty, too long, or the code no single word."""
    code, name = code.strip(), " ".join(name.split())
    if not code or " " in code or len(code) > 40:
        raise Refused(f"”{code[:60]}” är ingen kod. Skriv högst 40 tecken utan mellanslag.")
    if not name:
        raise Refused(f"Skriv vad {code} heter.")
    if len(name) > 200:
        raise Refused(f"Namnet har {len(name)} tecken. Högst 200 får plats.")
    return code, name
