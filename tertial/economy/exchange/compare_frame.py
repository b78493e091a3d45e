"""Lay a frame file beside the frame of a budget year: what would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tertial.common.errors import Refused, TertialError
from tertial.common.table_files.differences import Difference, Kind, about_faults, fault
from tertial.common.table_files.table import FileRow, Table
from tertial.cycle.decision_text import parse
from tertial.cycle.models import Decision
from tertial.economy.exchange.plan_preview import Comparison, PlanPreview
from tertial.economy.importers.plan_files.frame import CONTENT
from tertial.economy.models import FrameItem
from tertial.economy.queries.frame import frame_and_budget, frame_items, sentence
from tertial.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part of the frame as it has to be: a change of `item`, a new one where that is None, gone where `label` is empty."""

    item: FrameItem | None
    year: int
    investment: bool
    label: str
    amount_ore: int
    decision: Decision | None


def compare_frame(committee: Unit, year: int, table: Table) -> Comparison[Wanted]:
    """What a frame file would change in the frame of a budget year. A file is the whole frame as it is to be."""
    faults: list[TertialError] = [
        *table.faults,
        *about_faults(
            table,
            Innehåll=(CONTENT, "en ram"),
            Nämnd=(committee.slug, committee.name),
            År=(str(year), f"ramen för {year}"),
        ),
    ]
    items = frame_items(committee, year)
    decisions = list(Decision.objects.filter(municipality=committee.municipality_id))
    left = {str(item.pk): item for item in items}
    by_label = {(item.year, item.investment, item.label.casefold()): item for item in items}
    rows: list[tuple[Wanted, FileRow]] = []
    for row in table.rows:
        if row.get("amount") is None or _is_sum(row):
            continue
        found = left.get(row.get("key", ""))
        of = row.get("year") or (found.year if found else year)
        asked = row.get("investment")
        investment = asked if asked is not None else found.investment if found else False
        if found is None:
            found = by_label.get((of, investment, row.get("label", "").casefold()))
        if found is None or str(found.pk) not in left or (found.year, found.investment) != (of, investment):
            found = None
        try:
            label = _label(row)
            if not year <= of <= year + 20:
                raise Refused(f"{of} hör inte till ramen för {year} med plan för åren därefter.", place="year")
            decision = found.decision if found and "decision" not in row.values else None
            decision = decision or _decision(row.get("decision", ""), decisions)
        except Refused as refused:
            faults.append(fault(row, refused.message, refused.place))
            continue
        if found:
            del left[str(found.pk)]
        rows.append((Wanted(found, of, investment, label, row.get("amount"), decision), row))
    if faults:
        return Comparison(PlanPreview(faults=tuple(faults)), ())
    gone = [Wanted(item, item.year, item.investment, "", 0, None) for item in left.values()]
    return _told(committee, year, rows, gone)


def _told(committee: Unit, year: int, rows: Sequence[tuple[Wanted, FileRow]], gone: list[Wanted]) -> Comparison[Wanted]:
    differences, changes = [], []
    for want, row in rows:
        difference = _difference(want, row.place("amount"))
        if difference:
            differences.append(difference)
            changes.append(want)
    for want in gone:
        if want.item:
            words = _words(want.item.label, want.year, want.investment)
            differences.append(Difference(Kind.REMOVED, words, want.item.amount_ore, None))
    parts = [want.amount_ore for want, _ in rows if want.year == year and not want.investment]
    total = sum(parts) if parts else None
    budget = frame_and_budget(committee, year).operations.budget(year)
    preview = PlanPreview(
        tuple(differences),
        unchanged=len(rows) - len(changes),
        sum_ore=total,
        check=sentence(year, total, budget),
    )
    # What goes makes room for what comes.
    return Comparison(preview, (*gone, *changes))


def _difference(want: Wanted, place: str) -> Difference[int] | None:
    words = _words(want.label, want.year, want.investment)
    item = want.item
    if item is None:
        return Difference(Kind.ADDED, words, None, want.amount_ore, place=place)
    details = []
    if item.label != want.label:
        details.append(f"hette {item.label}")
    if item.decision_id != (want.decision.pk if want.decision else None):
        details.append(f"beslutet är {want.decision.title}" if want.decision else "inget beslut")
    if not details and item.amount_ore == want.amount_ore:
        return None
    return Difference(Kind.CHANGED, words, item.amount_ore, want.amount_ore, tuple(details), place)


def _is_sum(row: FileRow) -> bool:
    return not row.get("key") and row.get("label", "").lower().startswith("summa")


def _label(row: FileRow) -> str:
    label: str = row.get("label", "")
    if not label:
        raise Refused("Benämningen saknas. Skriv vad beloppet är.", place="label")
    if len(label) > 300:
        raise Refused("Benämningen är på mer än 300 tecken. Skriv den kortare.", place="label")
    return label


def _decision(text: str, decisions: Sequence[Decision]) -> Decision | None:
    """The decision that a cell names: by its slug, its title or its reference (KF 2022-06-14 § 210)."""
    if not text:
        return None
    named: Mapping[str, list[Decision]] = {
        "slug": [one for one in decisions if one.slug == text],
        "title": [one for one in decisions if one.title.casefold() == text.casefold()],
    }
    for found in named.values():
        if len(found) == 1:
            return found[0]
    try:
        reference = parse(text)
    except Refused:
        reference = None
    same = [one for one in decisions if reference is not None and one.reference == reference]
    if len(same) == 1:
        return same[0]
    raise Refused(
        f"Beslutet ”{text}” är inte registrerat. Registrera det, eller skriv ett som finns, med sin kod eller rubrik.",
        place="decision",
    )


def _words(label: str, year: int, investment: bool) -> str:
    return f"{label}, {'investeringsram' if investment else 'ram'} {year}"
