"""Has a row slipped one column to the side, so that each value stands under another period's heading?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.grids import Cell, Grid, GridRow, Role
from tertial.review.reading.sexes import triples
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import name_of, number_of, only_value, short, slack
from tertial.review.rules.tables.deviations import formula
from tertial.review.rules.tables.twice import Placed, placed_values
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Flytta radens värden så att vart och ett står under sin period.",
    "Move the row's values so that each stands under its period.",
)
_says = Says("table-shifted", Severity.WARNING, _FIX)


@dataclass(frozen=True, slots=True)
class _Slipped:
    """A row one column to the `side` (1 right, -1 left) of where it belongs, by another table's value or by what stands in its own."""

    grid: Grid
    row: GridRow
    side: int
    other: Placed | None
    why: Words


def _check(subject: Subject) -> Iterable[Finding]:
    return [_finding(one.grid, one.row, one.side, one.other, one.why) for one in subject.beside_texts(_slipped)]


def slipped_rows(subject: Subject) -> frozenset[tuple[str, str]]:
    """The tables and rows, by their ids, whose values stand under another heading than they are of, so that nothing can be told by them."""
    return frozenset(
        (cell.place.table, cell.place.row) for one in subject.beside_texts(_slipped) for cell in one.row.cells[:1]
    )


def _slipped(subject: Subject) -> tuple[_Slipped, ...]:
    found: dict[tuple[int, int], _Slipped] = {}
    for number, index, other, side in _by_other_tables(subject):
        grid = subject.grids[number]
        found.setdefault((number, index), _Slipped(grid, grid.rows[index], side, other, _SEXES))
    for number, grid in enumerate(subject.grids):
        if not grid.of_chart and not grid.is_garbled:
            for index, side in _by_sexes(grid):
                found.setdefault((number, index), _Slipped(grid, grid.rows[index], side, None, _SEXES))
            for index, side in _by_deviation(grid):
                found.setdefault((number, index), _Slipped(grid, grid.rows[index], side, None, _DEVIATION))
    return tuple(found.values())


def _by_other_tables(subject: Subject) -> Iterator[tuple[int, int, Placed, int]]:
    """Rows with an empty cell at one end whose values stand one column further on in another table's row of the same name."""
    by_name: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    values: dict[tuple[int, int], dict[tuple[object, ...], Placed]] = {}
    for (words, part, sex, kind, span), places in subject.beside_texts(placed_values).items():
        for placed in places:
            at = (placed.grid, placed.row)
            values.setdefault(at, {})[kind, span] = placed
            name = (words, part, sex)
            if at not in by_name.setdefault(name, []) and len(by_name[name]) < 6:
                by_name[name].append(at)
    for rows in by_name.values():
        for number, index in rows:
            grid = subject.grids[number]
            side = _empty_end(grid, grid.rows[index])
            if not side:
                continue
            for other in rows:
                if other[0] == number:
                    continue
                matches = _moved(grid, index, values[number, index], values[other], side)
                if len(matches) >= 2:
                    yield number, index, matches[0], side


def _empty_end(grid: Grid, row: GridRow) -> int:
    """1 where the first of the row's cells for values is empty and the last is not, -1 the other way round, else 0."""
    cells = [cell for column, cell in zip(grid.columns, row.cells, strict=False) if column.is_number]
    if len(cells) < 3 or bool(cells[0].text) == bool(cells[-1].text):
        return 0
    return 1 if not cells[0].text else -1


def _moved(
    grid: Grid,
    index: int,
    own: dict[tuple[object, ...], Placed],
    others: dict[tuple[object, ...], Placed],
    side: int,
) -> list[Placed]:
    """The other row's values that stand here under the next heading, none where any stands under its own."""
    places = [place for place, column in enumerate(grid.columns) if column.is_number]
    at = {placed.column.id: key for key, placed in own.items()}
    row, found = grid.rows[index], []
    for key, placed in others.items():
        if key in own and own[key].value.number == placed.value.number:
            return []
    for before, after in pairwise(places):
        here, home = (after, before) if side > 0 else (before, after)
        value = only_value(row.cells[here]) if here < len(row.cells) else None
        home_key = at.get(grid.columns[home].id) or _key_of(grid, home, others)
        if value is None or home_key is None or home_key not in others:
            continue
        if others[home_key].value.number == value.number:
            found.append(others[home_key])
    return found


def _key_of(grid: Grid, place: int, others: dict[tuple[object, ...], Placed]) -> tuple[object, ...] | None:
    span = grid.columns[place].span
    return next((key for key, placed in others.items() if span is not None and placed.column.span == span), None)


def _by_sexes(grid: Grid) -> Iterator[tuple[int, int]]:
    """Rows for all whose values are the women and men together of the column beside, at least twice, and never of their own."""
    rows: dict[str, list[tuple[Cell, Cell, Cell]]] = {}
    heads: dict[str, str] = {}
    for triple in triples(grid):
        if triple.in_rows and triple.role is not Role.TARGET:
            rows.setdefault(triple.series, []).append((triple.whole.cell, triple.women.cell, triple.men.cell))
            heads[triple.series] = triple.whole.row.id
    indexes = {row.id: index for index, row in enumerate(grid.rows)}
    for series, cells in rows.items():
        totals = [only_value(whole) for whole, _, _ in cells]
        sums = [
            number_of(one) + number_of(other) if (one := only_value(women)) and (other := only_value(men)) else None
            for _, women, men in cells
        ]
        whole = [number_of(value) if value else None for value in totals]
        if any(one is not None and one == total for one, total in zip(sums, whole, strict=True)):
            continue
        for side in (1, -1):
            shifted = whole[side:] if side > 0 else whole[:side]
            beside = sums[:-side] if side > 0 else sums[-side:]
            if sum(bool(one) and one == total for one, total in zip(beside, shifted, strict=True)) >= 2:
                yield indexes[heads[series]], side
                break


def _by_deviation(grid: Grid) -> Iterator[tuple[int, int]]:
    """Rows with an empty cell at one end whose deviation is right one column to the side, in a table where two rows or more teach it."""
    for number, column in enumerate(grid.columns):
        if column.role is not Role.DEVIATION or column.unit == "%" or len(grid.columns) > 14:
            continue
        learnt = formula(grid, number)
        if learnt is None or sum(one.fits and one.tells for one in learnt[2]) < 2:
            continue
        minuend, subtrahend, _ = learnt
        for index, row in enumerate(grid.rows):
            side = 0 if row.is_heading else _empty_end(grid, row)
            places = [place + side for place in (minuend, subtrahend, number)]
            if not side or min(places) < 1 or max(places) >= len(row.cells):
                continue
            first, second, deviation = (only_value(row.cells[place]) for place in places)
            if first is None or second is None or deviation is None or not number_of(deviation):
                continue
            difference = number_of(first) - number_of(second) - number_of(deviation)
            if abs(difference) <= slack(first, second, deviation):
                yield index, side


_SEXES = Words("summan av kvinnor och män stämmer i kolumnen bredvid", "women and men make the values one column away")
_DEVIATION = Words(
    "avvikelsen stämmer om värdena flyttas ett steg", "the deviation is right if the values are moved one step"
)


def _finding(grid: Grid, row: GridRow, side: int, other: Placed | None, why: Words = _SEXES) -> Finding:
    cells = [cell for column, cell in zip(grid.columns, row.cells, strict=False) if column.is_number and cell.text]
    quote = " | ".join(cell.text for cell in cells)
    way, way_en = ("höger", "right") if side > 0 else ("vänster", "left")
    evidence: tuple[Evidence, ...] = ()
    if other is not None:
        name = name_of(other.table)
        why = Words(
            f"i tabellen ”{name}” står samma värden en kolumn åt sidan, till exempel {other.value.text} i ”{other.column.label}”",
            f"in the table “{name}” the same values stand one column to the side, such as {other.value.text} in “{other.column.label}”",
        )
        evidence = (
            Evidence(other.value.text, Words(other.cell.place.described, other.cell.place.described), other.cell.place),
        )
    return _says(
        cells[0].place if cells else row.cells[0].place,
        quote or row.label,
        Words(
            f"Värdena i raden ”{short(row.label, 110)}” ser ut att ha hamnat en kolumn för långt åt {way}: {why.sv}.",
            f"The values of the row “{short(row.label, 110)}” seem to stand one column too far to the {way_en}: {why.en}.",
        ),
        *evidence,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-shifted",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Raden har hamnat en kolumn fel", "The row stands one column off"),
        explanation=Words(
            "När en cell saknas glider radens värden åt sidan, så att augusti står under bokslut och utfallet under målvärdet. Regeln säger till när "
            "en annan tabell, eller kvinnor och män tillsammans, visar var värdena hör hemma.",
            "When a cell is missing, the row's values slide to the side, so that August stands under last year and the outcome under the target. The "
            "rule tells when another table, or women and men together, show where the values belong.",
        ),
        example=Words(
            "En rad med tom cell under 2021, 2 917 under augusti 2023 och 2 527 under målvärde, där volymtabellen har 2 917 för 2022.",
            "A row with an empty cell under 2021, 2 917 under August 2023 and 2 527 under target, where the volumes have 2 917 for 2022.",
        ),
        fix=_FIX,
        whole=_check,
    ),
)
