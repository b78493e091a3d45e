"""Is a table in the unit that it says, beside the other tables that print the same amounts?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Cell, Grid, GridColumn, GridRow
from tertial.review.reading.numbers import MONEY
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import name_of, number_of, short, shown, unit_of
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Rätta enheten i tabellens rubrik, eller räkna om beloppen till den enhet som står där.",
    "Correct the unit in the table's heading, or convert the amounts to the unit that stands there.",
)
_says = Says("table-unit-differs", Severity.WARNING, _FIX)
_LEAST_DIGITS = 3
_LEAST_SHARED = 2
_MOST_TABLES = 8
# No municipality in Sweden has accounts of so many kronor; those of the largest are some hundred thousand million.
_IMPOSSIBLE = Decimal(300_000_000_000)
_Printed = tuple[Decimal, int]


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount in its table."""

    table: int
    unit: str
    row: GridRow
    column: GridColumn
    cell: Cell
    value: Value


def _check(subject: Subject) -> Iterable[Finding]:
    amounts: dict[_Printed, dict[int, _Amount]] = defaultdict(dict)
    for number, grid in enumerate(subject.grids):
        if not grid.of_chart and not grid.is_garbled:
            for one in _amounts(number, grid):
                found = amounts[abs(number_of(one.value)), one.value.decimals]
                if len(found) < _MOST_TABLES:
                    found.setdefault(number, one)
    shared: dict[tuple[int, int], list[tuple[_Amount, _Amount]]] = defaultdict(list)
    agreeing: dict[int, int] = defaultdict(int)
    for places in amounts.values():
        standing = list(places.values())
        for at, one in enumerate(standing):
            for other in standing[at + 1 :]:
                if one.unit == other.unit:
                    agreeing[one.table] += 1
                    agreeing[other.table] += 1
                elif _tells(one, other):
                    shared[one.table, other.table].append((one, other))
    told = {pair: both for pair, both in shared.items() if len(both) >= _LEAST_SHARED}
    doubted: set[int] = set()
    for (first, second), both in told.items():
        if doubted & {first, second}:
            continue
        wrong = _wrong(first, second, told, agreeing)
        doubted.add(wrong)
        mine, theirs = (both[0][0], both[0][1]) if wrong == first else (both[0][1], both[0][0])
        yield _finding(subject.grids[wrong], mine, subject.grids[theirs.table], theirs, len(both))
    for number, grid in enumerate(subject.grids):
        if number not in doubted and not grid.of_chart and not grid.is_garbled:
            yield from _too_large(number, grid)


def _amounts(number: int, grid: Grid) -> Iterator[_Amount]:
    """The amounts of a table that tell something: of three digits or more, zeros at the ends not counted."""
    for row, column, cell, value in grid.values():
        if value.number is None or value.limit or not column.is_number:
            continue
        unit = unit_of(value, row, column, grid)
        digits = str(abs(value.number)).replace(".", "").strip("0")
        if unit in MONEY and len(digits) >= _LEAST_DIGITS:
            yield _Amount(number, unit, row, column, cell, value)


def _tells(one: _Amount, other: _Amount) -> bool:
    """Whether the same digits are more than chance: many of them, decimals, or rows that are called alike."""
    digits = str(abs(number_of(one.value))).replace(".", "").strip("0")
    return len(digits) > _LEAST_DIGITS or one.value.decimals > 0 or bool(one.row.words & other.row.words)


def _wrong(
    first: int,
    second: int,
    told: dict[tuple[int, int], list[tuple[_Amount, _Amount]]],
    agreeing: dict[int, int],
) -> int:
    """Which of two tables has the wrong unit: the one that more tables speak against, else that fewer amounts agree with."""

    def against(table: int) -> tuple[int, int]:
        return sum(table in pair for pair in told), -agreeing[table]

    return first if against(first) > against(second) else second


def _finding(grid: Grid, mine: _Amount, other: Grid, theirs: _Amount, count: int) -> Finding:
    return _says(
        grid.place,
        mine.unit,
        Words(
            f"Tabellen ”{name_of(grid)}” är i {mine.unit} och tabellen ”{name_of(other)}” i {theirs.unit}, men samma siffror står i båda: "
            f"{mine.value.text} är ”{short(mine.row.label)}” här och ”{short(theirs.row.label)}” där ({count} belopp är lika).",
            f"The table “{name_of(grid)}” is in {mine.unit} and the table “{name_of(other)}” in {theirs.unit}, but the same digits stand in both: "
            f"{mine.value.text} is “{short(mine.row.label)}” here and “{short(theirs.row.label)}” there ({count} amounts are alike).",
        ),
        shown(mine.row, mine.column, mine.cell, mine.value, grid),
        shown(theirs.row, theirs.column, theirs.cell, theirs.value, other),
    )


def _too_large(number: int, grid: Grid) -> Iterator[Finding]:
    """A table of millions with amounts that no municipality has."""
    large = max(
        (one for one in _amounts(number, grid) if abs(number_of(one.value)) * MONEY[one.unit] >= _IMPOSSIBLE),
        key=lambda one: abs(number_of(one.value)),
        default=None,
    )
    if large is not None and not large.value.unit:
        yield _says(
            grid.place,
            large.unit,
            Words(
                f"Tabellen ”{name_of(grid)}” är i {large.unit}, men {large.value.text} {large.unit} är mer än någon kommun omsätter.",
                f"The table “{name_of(grid)}” is in {large.unit}, but {large.value.text} {large.unit} is more than any municipality turns over.",
            ),
            shown(large.row, large.column, large.cell, large.value),
            Evidence(
                "300 mdkr",
                Words("mer än de största kommunernas omsättning", "more than the largest municipalities turn over"),
            ),
        )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-unit-differs",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Tabellen är i en annan enhet än den säger", "The table is in another unit than it says"),
        explanation=Words(
            "Samma siffror i två tabeller, varav den ena är i tkr och den andra i mnkr, kan inte båda vara rätt: den ena rubriken har fel enhet. Regeln "
            "jämför belopp med minst tre siffror, och säger också till om beloppen är större än någon kommuns.",
            "The same digits in two tables, one in thousands and the other in millions, cannot both be right: one of the headings has the wrong unit. "
            "The rule compares amounts of at least three digits, and also speaks where the amounts are larger than any municipality's.",
        ),
        example=Words(
            "”Sammandrag, mnkr” med nettokostnaden 412 300, när driftredovisningen i tkr har samma 412 300.",
            "“Summary, millions” with a net cost of 412 300, when the accounts in thousands have the same 412 300.",
        ),
        fix=_FIX,
        whole=_check,
    ),
)
