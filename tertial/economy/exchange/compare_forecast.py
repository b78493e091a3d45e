"""Lay a forecast file beside the forecasts of an occasion: what would change."""

from __future__ import annotations

from dataclasses import dataclass

from tertial.common.errors import Refused, TertialError
from tertial.common.table_files.cells import as_lines
from tertial.common.table_files.differences import Difference, Kind, about_faults, fault, repeated
from tertial.common.table_files.table import FileRow, Table
from tertial.cycle.models import Occasion
from tertial.economy.exchange.finding_lines import Lines
from tertial.economy.exchange.plan_preview import Comparison, PlanPreview
from tertial.economy.importers.plan_files.forecast import CONTENT
from tertial.economy.models import Block, LineKind, OperatingLine
from tertial.economy.queries.answered_for import summed_up
from tertial.economy.queries.forecast_entry import ForecastEntry, forecast_entries
from tertial.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line's forecast as it has to be; `amount_ore` None takes it back. Texts that are None stay as they are."""

    line: OperatingLine
    amount_ore: int | None
    comment: str | None
    cause: str | None


def compare_forecast(committee: Unit, occasion: Occasion, table: Table) -> Comparison[Wanted]:
    """What a forecast file would change at an occasion. Lines that it does not name stay as they are."""
    faults: list[TertialError] = [
        *table.faults,
        *about_faults(
            table,
            Innehåll=(CONTENT, "en prognos"),
            Nämnd=(committee.slug, committee.name),
            Tillfälle=(occasion.slug, str(occasion)),
        ),
    ]
    entries = {entry.line.pk: entry for entry in forecast_entries(committee, occasion).entries}
    sums = OperatingLine.objects.filter(
        committee=committee, year=occasion.year, kind__in=(LineKind.TOTAL, LineKind.GRAND_TOTAL)
    )
    lines = Lines([*(entry.line for entry in entries.values()), *sums])
    found: list[tuple[OperatingLine, FileRow]] = []
    for row in table.rows:
        try:
            line = lines.meant(row)
        except Refused as refused:
            # A sum that stands under the table, or a remark, is no line.
            if row.get("forecast") is not None and not row.get("title", row.get("line", "")).lower().startswith(
                "summa"
            ):
                faults.append(fault(row, refused.message, "line", "title"))
            continue
        if line.pk in entries:
            found.append((line, row))
    faults.extend(repeated([(line.pk, row) for line, row in found], "Samma rad"))
    for line, row in found:
        if row.get("forecast") is None and (row.get("comment") or row.get("cause")):
            faults.append(fault(row, f"Prognosen för {line.title} saknas, men det finns en text.", "forecast"))
    if faults:
        return Comparison(PlanPreview(faults=tuple(faults)), ())
    wanted, differences, unchanged = [], [], 0
    amounts = {pk: entry.forecast.amount_ore for pk, entry in entries.items() if entry.forecast}
    for line, row in found:
        want = Wanted(line, row.get("forecast"), row.get("comment"), row.get("cause"))
        difference = _difference(entries[line.pk], want, row)
        if difference:
            wanted.append(want)
            differences.append(difference)
        else:
            unchanged += 1
        if want.amount_ore is None:
            amounts.pop(line.pk, None)
        else:
            amounts[line.pk] = want.amount_ore
    everything = [*(entry.line for entry in entries.values()), *sums]
    return Comparison(
        PlanPreview(tuple(differences), unchanged, _notes(everything, amounts), sum_ore=summed_up(everything, amounts)),
        tuple(wanted),
    )


def _difference(entry: ForecastEntry, want: Wanted, row: FileRow) -> Difference[int] | None:
    place, title, stored = row.place("forecast"), entry.line.title, entry.forecast
    if stored is None:
        if want.amount_ore is None:
            return None
        return Difference(Kind.ADDED, title, None, want.amount_ore, place=place)
    if want.amount_ore is None:
        return Difference(Kind.REMOVED, title, stored.amount_ore, None, place=place)
    details = tuple(
        words
        for words, now, then in (
            ("kommentaren", want.comment, stored.comment),
            ("orsaken", want.cause, stored.cause),
        )
        if now is not None and now != as_lines(then)
    )
    if details or want.amount_ore != stored.amount_ore:
        return Difference(Kind.CHANGED, title, stored.amount_ore, want.amount_ore, details, place)
    return None


def _notes(lines: list[OperatingLine], amounts: dict[int, int]) -> tuple[str, ...]:
    without = [
        line.title
        for line in lines
        if line.kind == LineKind.PLAIN
        and line.block in (Block.OPERATIONS, Block.MUNICIPAL_UNITS)
        and line.pk not in amounts
    ]
    return (f"Utan prognos: {', '.join(without)}.",) if without else ()
