"""The tables that were published, and the tables that are built, as cells by the same keys.

A key is the table, the row's own names from the outermost in, the unit of the organisation where the row or the cell names
one, and the column. `tests/data/published/` holds what the two interim reports printed, a file per kind of table.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from tertial.document.blocks import RowKind, Table
from tertial.document.document import Document
from tertial.document.inline import Content, Text, plain

PUBLISHED = Path(__file__).parents[2] / "data" / "published"
Key = tuple[str, ...]
Cells = dict[Key, str]

HEADINGS: dict[str, dict[str, str]] = {
    # What the reports called their columns, and what ours are called.
    "2021-08": {
        "Prognos helår": "Prognos helår",
        "Redovisat jan-aug 2021": "Redovisat jan–aug 2021",
        "Budget jan-aug 2021": "Budget jan–aug 2021",
        "Redovisat samma period föregående år": "Redovisat jan–aug 2020",
        "Redovisat jan-aug 2021 Utgifter": "Redovisat jan–aug 2021 utgifter",
        "Redovisat jan-aug 2021 Inkomster": "Redovisat jan–aug 2021 inkomster",
        "Prognos 2021 Utgifter": "Prognos 2021 utgifter",
        "Prognos 2021 Inkomster": "Prognos 2021 inkomster",
        "Prognos 2021 Netto": "Prognos 2021 netto",
        "2019": "Helår 2019",
        "2020": "Helår 2020",
        "Aug 2021": "Augusti 2021",
        "Målvärde": "Målvärde 2021",
        "Målvärde helår": "Målvärde 2021",
    },
    "2023-08": {
        "Redovisat jan.-aug. 2023": "Redovisat jan–aug 2023",
        "Budget jan.-aug. 2023": "Budget jan–aug 2023",
        "Redovisat samma period föregående år": "Redovisat jan–aug 2022",
        "Målvärde": "Målvärde 2023",
    },
}
_IN_ONE_TABLE = {("2021-08", "volymer", "Prognos helår"): "Prognos 2021"}
_TABLES = {
    "ekonomi-i-sammandrag": "sammandrag",
    "driftsammandrag-period": "period",
    "driftsammandrag-helar": "helar",
    "investeringar-tabell": "investeringar",
    "volymer-tabell": "volymer",
    "personal-tabell": "personal",
    "strategiska-uppdrag-tabell": "uppdrag",
    "internkontroll-tabell": "internkontroll",
    "bedomning-av-mal": "bedomning",
}
_KINDS = {"Kommungemensamma uppdrag": "kommungemensam", "Nämndspecifika uppdrag": "nämndspecifik"}
_SEXES = ("Kvinnor", "Män")
_UNITS = ("SOF", "UAF", "AMC", "AMF", "OSA", "IAF", "UTB (vux)", "UTB", "Leanlink (AMS)", "SOF (hela)", "UAF (hela)")


def normalised(text: str) -> str:
    """A printed text without its spaces and with one kind of dash."""
    return re.sub(r"\s+", "", text.replace("\u2212", "-").replace("\u2013", "-"))


def name(text: str) -> str:
    """A row's name as it is compared: normalised, without a closing stop."""
    return normalised(text).rstrip(".")


def published(occasion: str) -> Cells:
    """Every cell of the report's tables as it was printed."""
    return {tuple(name(word) for word in key): text for key, text in _published(occasion)}


def _published(occasion: str) -> Iterator[tuple[Key, str]]:
    for row in _rows("economy", occasion):
        yield (row["table"], row["row"], _heading(occasion, row["table"], row["column"])), row["printed"]
    for row in _rows("volumes", occasion):
        yield ("volymer", row["measure"], _heading(occasion, "volymer", row["column"])), row["printed"]
    for row in _rows("personnel", occasion):
        yield ("personal", row["measure"], row["unit"], _heading(occasion, "personal", row["column"])), row["printed"]
    for row in _rows("indicators", occasion):
        names = (row["goal"], row["section"], row["indicator"], row["part"], row["sex"], row["unit"])
        yield ("indikatorer", *names, _heading(occasion, "indikatorer", row["column"])), row["printed"]
    for row in _rows("assignments", occasion):
        for column, name in (("Uppdrag", "text"), ("Status", "status"), ("Kommentar", "comment")):
            yield ("uppdrag", row["kind"], row["number"], column), row[name]
    for row in _rows("internal_control", occasion):
        # The report of 2023 printed the result only; the state is the result's own first words.
        cells = {"Kontrollmoment": row["point"], "Status": row["status"], "När": row["frequency"]}
        if normalised(row["result"]) != normalised(row["status"]):
            cells["Resultat"] = row["result"]
        for column, printed in cells.items():
            yield ("internkontroll", row["number"], column), printed
    for row in _rows("assessments", occasion):
        yield ("bedomning", row["goal"], "Bedömning"), row["assessment"]


def built(document: Document) -> Cells:
    """Every cell of the same tables as they are built, empty ones too."""
    cells: Cells = {}
    for chapter in document.chapters:
        for block in chapter.blocks:
            if isinstance(block, Table):
                table = "indikatorer" if block.id.startswith("indikatorer-") else _TABLES.get(block.id)
                if table:
                    cells.update((tuple(name(word) for word in key), text) for key, text in _cells(table, block))
    return cells


def _cells(kind: str, table: Table) -> Iterator[tuple[Key, str]]:
    group = section = measure = ""
    for row in table.rows:
        label = plain(row.cells[0])
        if row.kind is RowKind.GROUP:
            is_section = row.id.startswith("del-")
            group, section = (group, label) if is_section else (_strong(row.cells[0]) or label, "")
            continue
        if row.indent == 0:
            measure = label
        keys: Key
        match kind:
            case "indikatorer":
                named, sex, unit = _part(label if row.indent else "")
                keys = (kind, group, section, measure, named, sex, unit)
            case "personal":
                keys = (kind, measure, label if row.indent else "")
            case "uppdrag" | "internkontroll":
                number, _, text = label.partition(". ") if label[0].isdigit() else ("1", "", label)
                keys = (kind, _KINDS[group], number) if kind == "uppdrag" else (kind, number)
                yield (*keys, table.columns[0].label), text
            case _:
                keys = (kind, label)
        for column, cell in zip(table.columns[1:], row.cells[1:], strict=True):
            for unit, text in _lines(cell):
                at = (*keys[:-1], unit) if unit else keys
                yield (*at, column.label), text


def _part(label: str) -> tuple[str, str, str]:
    """A part row's label as named part, sex, unit."""
    words = label.split(", ") if label else []
    sex = next((word for word in words if word in _SEXES), "")
    unit = next((word for word in words if word in _UNITS), "")
    return next((word for word in words if word not in (sex, unit)), ""), sex, unit


def _lines(cell: Content) -> Iterator[tuple[str, str]]:
    """A cell's text, or its lines where each names a unit."""
    for line in plain(cell).split("\n"):
        unit, colon, text = line.partition(":\u00a0")
        yield (unit, text) if colon else ("", line)


def _strong(content: Content) -> str:
    return next((inline.text for inline in content if isinstance(inline, Text) and inline.strong), "")


def _heading(occasion: str, table: str, column: str) -> str:
    return _IN_ONE_TABLE.get((occasion, table, column)) or HEADINGS[occasion].get(column, column)


def _rows(name: str, occasion: str) -> list[dict[str, str]]:
    with (PUBLISHED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["occasion"] == occasion]
