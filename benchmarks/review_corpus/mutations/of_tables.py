"""Faults in tables: digits, sums, deviations, signs, exchanged rows, columns and sexes, notes, impossible values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from random import Random

from benchmarks.review_corpus.clean import Clean
from benchmarks.review_corpus.mutations.cells import (
    cell_at,
    pointing,
    row_of,
    table_at,
    with_cell,
    with_number,
    with_table,
)
from benchmarks.review_corpus.mutations.digits import read, slip_by
from benchmarks.review_corpus.planted import Planted
from benchmarks.review_corpus.script import Entry, Spot
from tertial.document.blocks import Table
from tertial.document.inline import NoteMark, Text, plain

D = Decimal
_TERMS = 12


def _cells(clean: Clean, *roles: str) -> list[Entry]:
    return [one for one in clean.entries if one.role in roles and one.value is not None]


def _digit(kind: str, *roles: str) -> Callable[[Clean, Random], Iterator[Planted]]:
    """A slip that is more than the rounding of all the terms together."""

    def mutation(clean: Clean, lot: Random) -> Iterator[Planted]:
        for one in _cells(clean, *roles):
            step = D(1).scaleb(-one.decimals)
            changed = slip_by(one.text, lot, step * _TERMS / 2 + step)
            if changed is not None:
                document = with_number(clean.typed, one.spot, changed)
                yield Planted(kind, clean, document, pointing(clean, one), f"{one.text} → {changed}", (changed,))

    return mutation


def sign(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A minus lost, or one too many, before a deviation."""
    for one in _cells(
        clean, "line:deviation", "line:forecast_deviation", "total:forecast_deviation", "project:deviation"
    ):
        if abs(read(one.text)) >= D(1).scaleb(-one.decimals) * 4:
            changed = one.text.removeprefix("-") if one.text.startswith("-") else f"-{one.text}"
            document = with_number(clean.typed, one.spot, changed)
            yield Planted(
                "minus in a table", clean, document, pointing(clean, one), f"{one.text} → {changed}", (changed,)
            )


def rows_exchanged(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Two rows' values in one column change places."""
    for role in ("line:outcome", "line:forecast", "line:year_budget"):
        cells = _cells(clean, role)
        for one, two in pairwise(cells):
            yield from _exchanged(clean, one, two, "rows exchanged")


def _exchanged(clean: Clean, one: Entry, two: Entry, kind: str) -> Iterator[Planted]:
    step = D(1).scaleb(-one.decimals)
    if abs(read(one.text) - read(two.text)) > step * 4:
        document = with_number(with_number(clean.typed, one.spot, two.text), two.spot, one.text)
        yield Planted(kind, clean, document, (*pointing(clean, one), *pointing(clean, two)), f"{one.text} ↔ {two.text}")


def rows_shifted(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A column's values slip down one row."""
    for role in ("line:outcome", "line:budget", "line:forecast", "line:year_budget"):
        cells = _cells(clean, role)
        document = clean.typed
        for one, two in zip(cells, [cells[-1], *cells[:-1]], strict=True):
            document = with_number(document, one.spot, two.text)
        spots = tuple(spot for one in cells for spot in pointing(clean, one))
        yield Planted("column shifted one row", clean, document, spots, role)


def columns_exchanged(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Two columns change their headings."""
    seen: set[tuple[str, str]] = set()
    for one in _cells(clean, "line:outcome", "line:forecast", "project:forecast", "total:forecast"):
        table = table_at(clean.typed, one.spot)
        if (one.spot.chapter, table.id) in seen:
            continue
        seen.add((one.spot.chapter, table.id))
        first = next(number for number, column in enumerate(table.columns) if column.id == one.spot.column)
        second = first + 1 if first + 1 < len(table.columns) else first - 1
        labels = [column.label for column in table.columns]
        labels[first], labels[second] = labels[second], labels[first]
        columns = tuple(replace(column, label=label) for column, label in zip(table.columns, labels, strict=True))
        document = with_table(clean.typed, one.spot, lambda old, new=columns: replace(old, columns=new))  # type: ignore[misc]
        keys = {entry.key for entry in clean.entries if entry.spot.table == table.id}
        spots = (
            Spot(one.spot.chapter, one.spot.block, table=table.id),
            *(m.sentence for m in clean.marked if m.slot.key in keys),
        )
        yield Planted("columns exchanged", clean, document, spots, f"{labels[second]} ↔ {labels[first]}")


def sexes_exchanged(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Women's and men's values change places in a cell that the text tells too."""
    told = {one.slot.key for one in clean.marked if one.slot.role in ("women", "men")}
    for one in _cells(clean, "now"):
        if one.key.endswith("/women") and one.key in told:
            man = next(
                (
                    other
                    for other in _cells(clean, "now")
                    if other.key == one.key.removesuffix("women") + "men" and other.spot.table == one.spot.table
                ),
                None,
            )
            if man is not None and man.text != one.text:
                yield from _exchanged(clean, one, man, "women and men exchanged in a table")


def total_outside(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A share's whole that lies outside its parts."""
    for one in _cells(clean, "now", "last"):
        women = next(
            (w for w in _cells(clean, one.role) if w.key == f"{one.key}/women" and w.spot.table == one.spot.table), None
        )
        men = next(
            (m for m in _cells(clean, one.role) if m.key == f"{one.key}/men" and m.spot.table == one.spot.table), None
        )
        if women is None or men is None or one.decimals == 0:
            continue
        high = max(read(women.text), read(men.text)) + D(lot.randint(15, 60)) / 10
        if high < 99:
            changed = f"{high:.1f}".replace(".", ",")
            document = with_number(clean.typed, one.spot, changed)
            yield Planted(
                "whole outside its parts", clean, document, pointing(clean, one), f"{one.text} → {changed}", (changed,)
            )


def parts_of_count(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Women or men changed, so that they do not add up to the whole."""
    for one in _cells(clean, "now", "last"):
        if one.key.endswith(("/women", "/men")) and one.decimals == 0:
            changed = slip_by(one.text, lot, D(2))
            if changed is not None:
                document = with_number(clean.typed, one.spot, changed)
                yield Planted(
                    "parts that do not add up in a table",
                    clean,
                    document,
                    pointing(clean, one),
                    f"{one.text} → {changed}",
                    (changed,),
                )


def over_hundred(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A share whose comma is lost."""
    for one in _cells(clean, "now", "last", "before"):
        percent = any(mark in one.spot.row for mark in ("andel", "franvaro", "trohet", "omsattning"))
        if percent and "," in one.text and read(one.text) > 10:
            changed = one.text.replace(",", "")
            document = with_number(clean.typed, one.spot, changed)
            yield Planted(
                "share over 100 in a table",
                clean,
                document,
                pointing(clean, one),
                f"{one.text} → {changed}",
                (changed,),
            )


OTHER_UNIT = {
    "tkr": "mnkr", "mnkr": "tkr", "mkr": "tkr", "Mkr": "tkr", "tusen kronor": "miljoner kronor", "miljoner kronor": "tusen kronor",
}  # fmt: skip


def unit_of_table(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A table of tkr that says mnkr, or the other way."""
    for chapter in clean.typed.chapters:
        for number, block in enumerate(chapter.blocks):
            if not isinstance(block, Table):
                continue
            words = " ".join((block.unit, block.caption, *(column.label for column in block.columns)))
            unit = re.search(r"\b(tkr|mnkr|mkr|Mkr|tusen kronor|miljoner kronor)\b", words)
            if unit is not None:
                old, new = unit[0], OTHER_UNIT[unit[0]]
                columns = tuple(replace(one, label=one.label.replace(old, new)) for one in block.columns)
                other = new if block.unit else ""
                table = replace(block, unit=other, caption=block.caption.replace(old, new), columns=columns)
                spot = Spot(chapter.id, number, table=block.id)
                keys = {entry.key for entry in clean.entries if entry.spot.table == block.id}
                told = tuple(one.sentence for one in clean.marked if one.slot.key in keys)
                document = with_table(clean.typed, spot, lambda _old, made=table: made)  # type: ignore[misc]
                yield Planted("unit of a table", clean, document, (spot, *told), f"{old} → {new}")


def _notes(clean: Clean) -> Iterator[tuple[Spot, NoteMark, Table]]:
    for chapter in clean.typed.chapters:
        for number, block in enumerate(chapter.blocks):
            if isinstance(block, Table):
                for row in block.rows:
                    for column, cell in zip(block.columns, row.cells, strict=False):
                        for one in cell:
                            if isinstance(one, NoteMark):
                                yield Spot(chapter.id, number, table=block.id, row=row.id, column=column.id), one, block


def note_dropped(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A missing value that has lost the note with its reason."""
    for spot, _mark, _table in _notes(clean):
        missing = clean.voice.pen.no_value
        if plain(cell_at(clean.typed, spot)) == missing and "/" not in spot.row:
            document = with_cell(clean.typed, spot, (Text(missing),))
            yield Planted("missing value without its note", clean, document, (row_of(spot),), f"{missing} utan not")


def mark_without_note(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A mark that is left where its note is gone."""
    for place, (spot, mark, _table) in enumerate(_notes(clean), start=3):
        words = plain(cell_at(clean.typed, spot))
        text = (
            f"{words} [{place}]"
            if lot.random() < 0.5
            else f"{words}{place}"
            if words == clean.voice.pen.no_value and words[-1] != " "
            else f"{words} [{place}]"
        )
        document = with_cell(clean.typed, spot, (Text(text),))
        yield Planted("mark without its note", clean, document, (row_of(spot),), f"{text}; {mark.note[:40]}")


def two_tables(clean: Clean, lot: Random) -> Iterator[Planted]:
    """The same amount with two values in two tables."""
    for one in _cells(
        clean,
        "total:forecast",
        "total:year_budget",
        "costs:forecast",
        "costs:year_budget",
        "invested:forecast",
        "invested:budget",
    ):
        if one.kind == "summary":
            changed = slip_by(one.text, lot, D(1).scaleb(-one.decimals) * 7)
            if changed is not None:
                document = with_number(clean.typed, one.spot, changed)
                yield Planted(
                    "two tables differ", clean, document, pointing(clean, one), f"{one.text} → {changed}", (changed,)
                )


def _part(one: Entry) -> str:
    """Of whom a value is."""
    return one.key.rpartition("/")[2] if one.key.endswith(("/women", "/men")) else ""


def year_column(clean: Clean, lot: Random) -> Iterator[Planted]:
    """An exchanged pair of years in an indicator table where the text tells both."""
    told = {one.slot.key for one in clean.marked if one.slot.role == "measure"}
    for one in _cells(clean, "now"):
        last = next(
            (
                other
                for other in _cells(clean, "last")
                if other.spot.row == one.spot.row and other.spot.table == one.spot.table and _part(other) == _part(one)
            ),
            None,
        )
        if last is not None and one.key in told and last.key in told and last.text != one.text:
            yield from _exchanged(clean, one, last, "years exchanged in a table")


def told_value(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A measured value in a table, that the text tells, gets another digit."""
    told = {one.slot.key for one in clean.marked if one.slot.role in ("measure", "women", "men")}
    for one in _cells(clean, "now"):
        if one.key in told:
            changed = slip_by(one.text, lot, D(1).scaleb(-one.decimals))
            if changed is not None:
                document = with_number(clean.typed, one.spot, changed)
                yield Planted(
                    "digit in a table that the text tells",
                    clean,
                    document,
                    pointing(clean, one),
                    f"{one.text} → {changed}",
                    (changed,),
                )


MUTATIONS: dict[str, Callable[[Clean, Random], Iterator[Planted]]] = {
    "digit in a row": _digit(
        "digit in a row",
        "line:outcome",
        "line:budget",
        "line:forecast",
        "line:year_budget",
        "line:previous",
        "line:year_end",
        "kind:0",
        "kind:1",
        "project:outcome",
    ),
    "digit in a sum": _digit(
        "digit in a sum",
        "total:outcome",
        "total:budget",
        "total:previous",
        "total:forecast",
        "kindsum:0",
        "projectsum:forecast",
    ),
    "digit in an of-which row": _digit(
        "digit in an of-which row", "costs:outcome", "costs:budget", "revenue:forecast", "revenue:previous"
    ),
    "digit in a deviation": _digit(
        "digit in a deviation", "line:deviation", "line:forecast_deviation", "project:deviation", "total:deviation"
    ),
    "minus in a table": sign,
    "rows exchanged": rows_exchanged,
    "column shifted one row": rows_shifted,
    "columns exchanged": columns_exchanged,
    "women and men exchanged in a table": sexes_exchanged,
    "whole outside its parts": total_outside,
    "parts that do not add up in a table": parts_of_count,
    "share over 100 in a table": over_hundred,
    "unit of a table": unit_of_table,
    "missing value without its note": note_dropped,
    "mark without its note": mark_without_note,
    "two tables differ": two_tables,
    "years exchanged in a table": year_column,
    "digit in a table that the text tells": told_value,
}
