"""Write a committee's observations as a file: CSV or a workbook, with keys by which every row is known again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tertial.common.numbers import swedish
from tertial.common.table_files.cells import as_lines
from tertial.common.table_files.table import Column
from tertial.common.table_files.workbook import CellValue, Heading, workbook
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.entry_text import REASONS
from tertial.measurement.exchange.columns import (
    COLUMNS,
    CONTENT,
    HIDDEN,
    NATURES,
    SEXES,
    STATES,
    guarded,
    unguarded,
    words_of,
)
from tertial.measurement.exchange.keys import RowKey
from tertial.measurement.figures import exact
from tertial.measurement.models import Observation
from tertial.measurement.queries.targets import latest_targets
from tertial.organisation.models import Unit
from tertial.steering.models import Target

_MADE_OF = ("numerator", "denominator", "rule")
_OPEN = frozenset(
    [
        "value",
        "reason",
        "explanation",
        "expected",
        "numerator",
        "denominator",
        "measured_on",
        "state",
        "source",
        "note",
        "reported_as",
        "reference",
    ]
)
_KINDS = {
    "key": "key",
    "decimals": "key",
    "definition": "year",
    "note": "long",
    "rule": "long",
    "expected": "date",
    "measured_on": "date",
}
_KINDS |= dict.fromkeys(("value", "numerator", "denominator"), "number")
_WIDTHS = {
    "indicator": 44,
    "slug": 22,
    "note": 50,
    "rule": 40,
    "explanation": 36,
    "source": 26,
    "reason": 20,
    "measure": 12,
}
_TARGETS = "Målvärden"
_HELP = (
    "En rad är ett värde: en indikator, en period och en del. Skriv i de vita kolumnerna; de grå säger vad värdet är ett värde av.",
    "Saknas ett värde, skriv I.U. och välj varför i kolumnen Orsak. En tom cell tar inte bort något.",
    "Nya rader läggs till sist: töm Nyckel och skriv indikatorns kod, period och del.",
    "Där det står dolt handlar värdet om för få personer för att visas. Det står kvar när filen läses in.",
    "Bladet Målvärden är till för läsning och läses inte in.",
)
_AT_A_TIME = 2_000


def write_csv(committee: Unit, *, reveal: bool) -> bytes:
    """The observations as CSV: semicolons and decimal commas, as Excel in Swedish opens it; UTF-8 with its mark.

    `reveal` shows values about too few people. Without it they are `dolt`, and what values are made of is left out altogether.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    columns = [column for column in _columns(reveal=reveal) if column.name != "decimals"]
    writer.writerow(column.heading for column in columns)
    for row in _rows(committee, reveal=reveal):
        writer.writerow([_plain(row[column.name]) for column in columns])
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(committee: Unit, *, reveal: bool) -> bytes:
    """The observations as a workbook to work in, with the targets beside them for reading; `reveal` as in `write_csv`."""
    columns = _columns(reveal=reveal)
    choices = {"reason": tuple(REASONS.values()), "state": tuple(STATES)}
    return workbook(
        CONTENT,
        [
            Heading(
                column.heading,
                _KINDS.get(column.name, "text"),
                _WIDTHS.get(column.name, 14),
                open=column.name in _OPEN or column.name in ("key", "decimals"),
                choices=choices.get(column.name, ()),
            )
            for column in columns
        ],
        [[_as_text(row[column.name]) for column in columns] for row in _rows(committee, reveal=reveal)],
        facts=[("Innehåll", CONTENT), ("Nämnd", committee.slug), ("Dolda värden", "visas" if reveal else "visas inte")],
        help_text=_HELP,
        may_add_rows=True,
        lists=[(_TARGETS, [("Kod", "Indikator", "År", "Del", "Målvärde", "Beslut", "Not"), *_targets(committee)])],
    )


def _columns(*, reveal: bool) -> tuple[Column, ...]:
    """What values are made of could give away those that are hidden; and a column that is not there changes nothing."""
    return COLUMNS if reveal else tuple(column for column in COLUMNS if column.name not in _MADE_OF)


def _rows(committee: Unit, *, reveal: bool) -> Iterator[dict[str, CellValue]]:
    rows = (
        Observation.objects.filter(indicator__committee=committee)
        .select_related("indicator", "definition", "unit", "part")
        .order_by("indicator__kind", "indicator__slug", "period", "definition__valid_from", "nature", "part_key")
    )
    for row in rows.iterator(_AT_A_TIME):
        yield _of_what(row) | _content(row, hidden=bool(row.hidden) and not reveal)


def _of_what(row: Observation) -> dict[str, CellValue]:
    version = row.definition
    key = RowKey(row.indicator.kind, row.indicator.slug, version.valid_from, row.period, row.nature, row.part_key)
    return {
        "key": str(key),
        "slug": row.indicator.slug,
        "indicator": version.name,
        "definition": version.valid_from,
        "unit": row.unit.short_name if row.unit else "",
        "part": row.part.name if row.part else "",
        "sex": words_of(SEXES, row.sex),
        "period": row.period,
        "nature": words_of(NATURES, row.nature),
        "measure": version.unit,
    }


def _content(row: Observation, *, hidden: bool) -> dict[str, CellValue]:
    if hidden:
        empty: dict[str, CellValue] = dict.fromkeys((column.name for column in COLUMNS), None)
        kept = {name: value for name, value in empty.items() if name in _OPEN or name == "rule"}
        return kept | {"value": HIDDEN, "decimals": None, "state": words_of(STATES, row.state)}
    value: CellValue = row.text_value
    if row.value is not None:
        value = exact(row.value, row.decimals)
    elif row.missing_reason:
        value = Missing(MissingReason(row.missing_reason)).mark
    return {
        "value": value,
        "decimals": None if row.value is None else str(row.decimals),
        "reason": REASONS[MissingReason(row.missing_reason)] if row.missing_reason else None,
        "explanation": row.missing_text,
        "expected": row.expected_on,
        "numerator": _whole(row.numerator),
        "denominator": _whole(row.denominator),
        "measured_on": row.measured_on,
        "reference": row.reference_period,
        "state": words_of(STATES, row.state),
        "source": row.source,
        "note": as_lines(row.note),
        "reported_as": row.reported_as,
        "rule": as_lines(row.rule),
    }


def _targets(committee: Unit) -> Iterator[Sequence[str]]:
    """The targets that count, as they were decided."""
    found = (
        Target.objects.filter(indicator__committee=committee)
        .select_related("unit", "part", "decision", "indicator")
        .prefetch_related("indicator__definitions")
    )
    latest = [target for some in latest_targets(found).values() for target in some]
    for target in sorted(latest, key=lambda one: (one.indicator.slug, one.year, one.part_key)):
        versions = [one for one in target.indicator.definitions.all() if one.valid_from <= target.year]
        name = versions[-1].name if versions else target.indicator.slug
        of = [target.unit.short_name if target.unit else "", target.part.name if target.part else ""]
        part = ", ".join(word for word in (*of, words_of(SEXES, target.sex)) if word)
        decision = target.decision.reference.text or target.decision.title
        yield target.indicator.slug, name, str(target.year), part, target.text, decision, target.note


def _whole(number: Decimal | None) -> Decimal | None:
    """A number without the zeros that its column pads it with."""
    if number is None:
        return None
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _as_text(value: CellValue) -> CellValue:
    """A cell of a workbook, where texts are no formulas; one that begins as if it were guarded is guarded."""
    return guarded(value) if isinstance(value, str) and unguarded(value.strip()) != value.strip() else value


def _plain(value: Any) -> str:
    """A cell of a CSV file: numbers as a program for sheets reads them, and no text that it would take for a formula."""
    match value:
        case None:
            return ""
        case Decimal():
            return swedish(value, group=False).replace("\u2212", "-")
        case date():
            return value.isoformat()
        case str():
            return guarded(value)
        case _:
            return str(value)
