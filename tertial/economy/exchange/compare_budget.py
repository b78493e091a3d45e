"""Lay a budget file beside the budget: what would change, and in which posts.

A file is the whole budget as it is to be. What is decided stays as it was decided, so a difference becomes a post of the
proposal: the file's amount minus what the decided versions give already. In a year without decided versions that is the
file's amount itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tertial.common.errors import Refused, TertialError
from tertial.common.table_files.differences import Difference, Kind, about_faults, fault, repeated
from tertial.common.table_files.table import FileRow, Table
from tertial.economy.calculations.spreading import Months
from tertial.economy.exchange.asked_post import asked_post
from tertial.economy.exchange.finding_lines import Lines
from tertial.economy.exchange.plan_preview import Comparison, PlanPreview
from tertial.economy.exchange.whole_posts import Identity, Whole, wholes
from tertial.economy.importers.plan_files.budget import CONTENT, MONTH_COLUMNS
from tertial.economy.models import Block, LineKind, OperatingLine
from tertial.economy.queries.answered_for import answered_for
from tertial.economy.queries.budget import budget
from tertial.economy.queries.frame import frame_and_budget, sentence
from tertial.organisation.models import Unit

NOTHING: Months = (0,) * 12
_SUMS = (LineKind.TOTAL, LineKind.GRAND_TOTAL)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A post of the proposal as it has to be; None takes it out of the proposal. `order` is its place in the file."""

    identity: Identity
    post: Whole | None
    order: int


def compare_budget(committee: Unit, year: int, table: Table) -> Comparison[Wanted]:
    """What a budget file would change in the committee's budget for a year. Reads, and changes nothing."""
    lines = list(OperatingLine.objects.filter(committee=committee, year=year).select_related("committee__municipality"))
    read = budget(committee, year)
    now, decided = wholes(read), wholes(read, decided_only=True)
    faults: list[TertialError] = [
        *table.faults,
        *about_faults(
            table,
            Innehåll=(CONTENT, "en budget"),
            Nämnd=(committee.slug, committee.name),
            År=(str(year), f"budgeten för {year}"),
        ),
    ]
    by_code = {line.code: line for line in lines}
    rows = _meant(table.rows, Lines(lines), year, now, faults)
    if not faults:
        faults.extend(repeated([(identity, row) for identity, _, row in rows], "Samma rad, år, post och konto"))
    wanted: dict[Identity, Whole] = {}
    known_as: dict[Identity, Identity] = {}
    places: dict[Identity, FileRow] = {}
    taken = {identity for identity, _, _ in rows}
    for identity, earlier, row in rows:
        before = now.get(identity)
        if before is None and earlier is not None and earlier not in taken and earlier not in known_as.values():
            before, known_as[identity] = now[earlier], earlier
        try:
            wanted[identity] = asked_post(row, by_code[identity.line], identity, before, decided.get(identity))
        except Refused as refused:
            faults.append(fault(row, refused.message, refused.place or "amount"))
        places[identity] = row
    if faults:
        return Comparison(PlanPreview(faults=tuple(faults)), ())
    differences = _differences(now, wanted, known_as, places, {line.code: line for line in lines})
    preview = PlanPreview(
        tuple(differences),
        unchanged=sum(now.get(identity) == post for identity, post in wanted.items()),
        sum_ore=sum(post.amount_ore for identity, post in wanted.items() if identity.year == year),
        check=_check(committee, year, wanted, lines),
    )
    return Comparison(preview, tuple(_posts(now, decided, wanted)))


def _meant(
    rows: Sequence[FileRow], lines: Lines, year: int, now: Mapping[Identity, Whole], faults: list[TertialError]
) -> list[tuple[Identity, Identity | None, FileRow]]:
    """Each row's identity, and the one it had when the file was written. Rows without an amount and sums are left out."""
    found: list[tuple[Identity, Identity | None, FileRow]] = []
    keys = {identity.key: identity for identity in now}
    for row in rows:
        if row.get("amount") is None:
            if any(row.get(name) for name in MONTH_COLUMNS):
                faults.append(fault(row, "Beloppet saknas, men månader är angivna.", "amount"))
            continue
        if not row.get("line") and row.get("title", "").lower().startswith("summa"):
            continue
        try:
            line = lines.meant(row)
        except Refused as refused:
            faults.append(fault(row, refused.message, "line", "title"))
            continue
        if line.kind in _SUMS:
            continue
        if line.kind != LineKind.PLAIN or line.block not in (Block.OPERATIONS, Block.MUNICIPAL_UNITS):
            faults.append(fault(row, f"{line.title} räknas av andra rader och har inga egna poster.", "line", "title"))
            continue
        of = row.get("year") or year
        if not year <= of <= year + 20:
            faults.append(fault(row, f"{of} hör inte till budgeten för {year} med plan för åren därefter.", "year"))
            continue
        account = row.get("account", "")
        if not (account.isalnum() or not account) or len(account) > 20:
            faults.append(fault(row, f"”{account}” är inget konto. Skriv ett konto eller dess början.", "account"))
            continue
        if len(row.get("label", "")) > 200:
            faults.append(fault(row, "Posten har ett namn på mer än 200 tecken. Skriv det kortare.", "label"))
            continue
        found.append((Identity(line.code, of, row.get("label", ""), account), keys.get(row.get("key", "")), row))
    return found


def _differences(
    now: Mapping[Identity, Whole],
    wanted: Mapping[Identity, Whole],
    known_as: Mapping[Identity, Identity],
    places: Mapping[Identity, FileRow],
    lines: Mapping[str, OperatingLine],
) -> list[Difference[int]]:
    found = []
    for identity, post in wanted.items():
        earlier = known_as.get(identity, identity)
        before = now.get(earlier)
        details = _details(before, post) if before else ()
        if earlier != identity:
            details = (f"hette {_words(earlier, lines)}", *details)
        place = places[identity].place("amount")
        if before is None:
            found.append(Difference(Kind.ADDED, _words(identity, lines), None, post.amount_ore, place=place))
        elif details or before.amount_ore != post.amount_ore:
            amounts = before.amount_ore, post.amount_ore
            found.append(Difference(Kind.CHANGED, _words(identity, lines), *amounts, details, place))
    still = set(wanted) | set(known_as.values())
    for identity, before in now.items():
        if identity not in still and (before.amount_ore or any(before.months)):
            found.append(Difference(Kind.REMOVED, _words(identity, lines), before.amount_ore, None))
    return found


def _details(before: Whole, after: Whole) -> tuple[str, ...]:
    return tuple(
        words
        for words, differs in (
            ("månaderna", before.months != after.months and before.amount_ore == after.amount_ore),
            ("sättet att fördela", before.method != after.method),
            ("kommentaren", before.comment != after.comment),
        )
        if differs
    )


def _posts(
    now: Mapping[Identity, Whole], decided: Mapping[Identity, Whole], wanted: Mapping[Identity, Whole]
) -> list[Wanted]:
    """The posts of the proposal that make the budget what the file says, of those that are not so already."""
    posts = []
    for order, (identity, post) in enumerate(wanted.items(), start=1):
        if now.get(identity) != post:
            posts.append(Wanted(identity, _change(decided.get(identity), post), order))
    for identity in now:
        if identity not in wanted:
            base = decided.get(identity)
            gone = Whole(NOTHING, base.method, "") if base else None
            posts.append(Wanted(identity, _change(base, gone) if gone else None, 0))
    return posts


def _change(base: Whole | None, post: Whole) -> Whole | None:
    """What a version must add to the decided ones; None when they say it all."""
    if base is None:
        return post
    months = tuple(after - before for before, after in zip(base.months, post.months, strict=True))
    if not any(months) and (base.method, base.comment) == (post.method, post.comment or base.comment):
        return None
    return Whole(months, post.method, "" if post.comment == base.comment else post.comment)


def _check(committee: Unit, year: int, wanted: Mapping[Identity, Whole], lines: list[OperatingLine]) -> str:
    counted = {line.code for line in answered_for(lines)}
    whole = sum(post.amount_ore for key, post in wanted.items() if key.year == year and key.line in counted)
    return sentence(year, frame_and_budget(committee, year).operations.frame(year), whole)


def _words(identity: Identity, lines: Mapping[str, OperatingLine]) -> str:
    parts = [f"{lines[identity.line].title} {identity.year}", identity.label]
    return ", ".join(part for part in (*parts, f"konto {identity.account}" if identity.account else "") if part)
