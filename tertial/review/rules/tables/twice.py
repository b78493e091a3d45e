"""Does the same quantity stand in two tables with two values?

Two rows are of the same quantity when their labels (with what stands above them and their part) say the same, and two columns when
they hold the same kind of value for the same months. Tables of different units share labels too, so a difference counts only where other
values of the two rows, or most of the two tables, agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tertial.review.finding import Finding, Severity
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Cell, Grid, GridColumn, GridRow, Role, Sex, Span
from tertial.review.reading.labels import stems
from tertial.review.reading.measures import whole_of
from tertial.review.reading.numbers import MONEY
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import in_base_unit, name_of, short, shown, unit_of
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Ta reda på vilket värde som gäller och skriv det i båda tabellerna, eller säg i etiketten vad som skiljer dem åt.",
    "Find out which value holds and write it in both tables, or say in the label what makes them different.",
)
_TARGET_FIX = Words(
    "Se efter i internbudgeten vilket målvärde som är beslutat och skriv det i båda tabellerna.",
    "Look in the internal budget for the target that was decided and write it in both tables.",
)
_says = Says("table-two-tables", Severity.WARNING, _FIX)
_says_target = Says("table-target-differs", Severity.WARNING, _TARGET_FIX)
_MOST_PLACES = 6
_LONG_LABEL = 20
_MOSTLY = 3
Key = tuple[frozenset[str], str, Sex, str, Span]
"""What a value is of: the stems of the label, the part, the sex, the kind of value, the months."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A value in its place. `amount` and `room` are in kronor for money."""

    grid: int
    row: int
    table: Grid
    line: GridRow
    column: GridColumn
    cell: Cell
    value: Value

    @property
    def unit(self) -> str:
        """The unit that it is printed in."""
        return unit_of(self.value, self.line, self.column, self.table)

    def agrees(self, other: Placed) -> bool | None:
        """Whether the two are the same number, each rounded as printed; None where they can't be compared."""
        if self.value.limit != other.value.limit:
            return None
        mine, theirs = self.unit, other.unit
        if mine != theirs and not (mine in MONEY and theirs in MONEY) and mine and theirs:
            return None
        if (mine in MONEY) != (theirs in MONEY):
            return None
        amount, room = in_base_unit(self.value, mine)
        second, other_room = in_base_unit(other.value, theirs)
        return abs(amount - second) <= room + other_room


def placed_values(subject: Subject) -> dict[Key, list[Placed]]:
    """Every value of the tables by what it is of. What a table says twice in itself, with two values, is of nothing certain."""
    found: dict[Key, list[Placed]] = defaultdict(list)
    uncertain: set[Key] = set()
    for number, grid in enumerate(subject.grids):
        if grid.of_chart or grid.is_garbled:
            continue
        own: dict[Key, Placed] = {}
        kinds = [_kind(grid, column, subject) for column in grid.columns]
        for index, row in enumerate(grid.rows):
            name = None if row.is_heading else _name(grid, row)
            if name is None:
                continue
            for column, kind, cell in zip(grid.columns, kinds, row.cells, strict=False):
                if kind is None:
                    continue
                for value in cell.values:
                    if value.number is None:
                        continue
                    key = (name[0], _part(value.label) if value.label else name[1], name[2], *kind)
                    placed = Placed(number, index, grid, row, column, cell, value)
                    if key in own and own[key].value.number != value.number:
                        uncertain.add(key)
                    own.setdefault(key, placed)
        for key, placed in own.items():
            if len(found[key]) < _MOST_PLACES:
                found[key].append(placed)
    return {key: places for key, places in found.items() if key not in uncertain}


_SOURCE = re.compile(r"\((?:källa|enhet)[^()]*\)|\(%\)", re.I)
_DIGITS = re.compile(r"\d+")
_PLAIN = re.compile(r"\s*\([^()]*\)")


def _name(grid: Grid, row: GridRow) -> tuple[frozenset[str], str, Sex] | None:
    """The stems of what a row is of, its part and its sex. A short row below another is a part of it."""
    label, part = row.label, ""
    if row.parent >= 0:
        label = grid.rows[row.parent].label
        part = whole_of(row.label) if row.sex is Sex.ALL else row.part
    elif row.sex is not Sex.ALL:
        return None
    label = _SOURCE.sub(" ", label)
    words = stems(label) | frozenset(_DIGITS.findall(label))
    return (words, _part(part), row.sex) if any(len(word) >= 4 for word in words) else None


def _part(words: str) -> str:
    return _PLAIN.sub("", words).strip().casefold()


def _kind(grid: Grid, column: GridColumn, subject: Subject) -> tuple[str, Span] | None:
    """What a column holds and for which months; None where nobody can say."""
    if not column.is_number or column.unit == "%" or column.sex is not Sex.ALL:
        return None
    span = column.span
    match column.role:
        case Role.OUTCOME | Role.YEAR_END | Role.VALUE:
            kind = "outcome"
        case Role.DEVIATION:
            kind = "deviation"
            beside = next(
                (one.span for one in grid.columns if one.role in (Role.OUTCOME, Role.FORECAST) and one.span), None
            )
            span = span or beside
            if any(one.role is Role.FORECAST for one in grid.columns) and any(
                one.role is Role.OUTCOME for one in grid.columns
            ):
                return None
        case _:
            kind = column.role.value
    if span is None and column.role in (Role.TARGET, Role.FORECAST):
        year = (
            subject.period.end.year
            if subject.period
            else max((one.span.year for one in grid.columns if one.span), default=0)
        )
        span = Span(year, 1, 12) if year else None
    return (kind, span) if span is not None else None


def _check(subject: Subject) -> Iterable[Finding]:
    return (finding for finding in _findings(subject) if finding.rule == "table-two-tables")


def _check_targets(subject: Subject) -> Iterable[Finding]:
    return (finding for finding in _findings(subject) if finding.rule == "table-target-differs")


def _findings(subject: Subject) -> Iterator[Finding]:
    yield from _in_one_table(subject)
    pairs: list[tuple[Placed, Placed, bool]] = []
    for places in subject.beside_texts(placed_values).values():
        for other in places[1:]:
            agrees = places[0].agrees(other)
            if agrees is not None:
                pairs.append((places[0], other, agrees))
    rows: dict[tuple[int, int, int, int], list[int]] = defaultdict(lambda: [0, 0])
    tables: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    for first, second, agrees in pairs:
        rows[first.grid, first.row, second.grid, second.row][agrees] += 1
        tables[first.grid, second.grid][agrees] += 1
    for first, second, agrees in pairs:
        if agrees:
            continue
        differing, agreeing = rows[first.grid, first.row, second.grid, second.row]
        all_differing, all_agreeing = tables[first.grid, second.grid]
        alike = agreeing >= differing and all_agreeing >= all_differing
        mostly = all_agreeing >= 2 and all_agreeing >= 2 * all_differing
        if alike or mostly:
            yield _finding(first, second)


def _in_one_table(subject: Subject) -> Iterator[Finding]:
    """A row that stands twice in a table, alike in all but one value: one of them was mended, or both are left."""
    for number, grid in enumerate(subject.grids):
        if grid.of_chart or grid.is_garbled:
            continue
        seen: dict[str, tuple[int, GridRow]] = {}
        for index, row in enumerate(grid.rows):
            plain = " ".join(row.label.casefold().split())
            if row.is_heading:
                seen = {}  # the same question may be put to two groups
            if row.is_heading or row.parent >= 0 or len(plain) < _LONG_LABEL or row.sex is not Sex.ALL:
                continue
            if plain not in seen:
                seen[plain] = (index, row)
                continue
            at, other = seen[plain]
            apart = _apart(number, grid, (at, other), (index, row))
            if apart is not None:
                yield _finding(*apart)


def _apart(number: int, grid: Grid, one: tuple[int, GridRow], two: tuple[int, GridRow]) -> tuple[Placed, Placed] | None:
    """The only values that differ between two rows of which nearly all values are the same."""
    differing: list[tuple[Placed, Placed]] = []
    alike = 0
    for column, first, second in zip(grid.columns, one[1].cells, two[1].cells, strict=False):
        if len(first.values) != 1 or len(second.values) != 1 or not column.is_number:
            continue
        if first.values[0].number is None or second.values[0].number is None:
            continue
        if first.values[0].number == second.values[0].number:
            alike += 1
        else:
            differing.append(
                (
                    Placed(number, one[0], grid, one[1], column, first, first.values[0]),
                    Placed(number, two[0], grid, two[1], column, second, second.values[0]),
                )
            )
    return differing[0] if len(differing) == 1 and alike >= _MOSTLY else None


def _finding(first: Placed, second: Placed) -> Finding:
    is_target = second.column.role is Role.TARGET
    says = _says_target if is_target else _says
    what = (
        second.line.label
        if second.line.parent < 0
        else f"{second.table.rows[second.line.parent].label}, {second.line.label}"
    )
    if second.value.label:
        what = f"{what}, {second.value.label}"
    told = Words("målvärdet", "the target") if is_target else Words("värdet", "the value")
    earlier = name_of(first.table)
    return says(
        second.cell.place,
        second.value.text,
        Words(
            f"”{short(what, 110)}”: {told.sv} är {second.value.text} här men {first.value.text} i tabellen ”{earlier}” (”{second.column.label}”).",
            f"“{short(what, 110)}”: {told.en} is {second.value.text} here but {first.value.text} in the table “{earlier}” (“{second.column.label}”).",
        ),
        shown(second.line, second.column, second.cell, second.value, second.table),
        shown(first.line, first.column, first.cell, first.value, first.table),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-two-tables",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Olika värden i två tabeller", "Different values in two tables"),
        explanation=Words(
            "Samma mått för samma period ska ha samma värde överallt i rapporten. Regeln jämför rader med samma etikett i tabeller där de andra värdena "
            "stämmer överens.",
            "The same measure for the same period should have the same value all over the report. The rule compares rows with the same label in "
            "tables whose other values agree.",
        ),
        example=Words(
            "Antal hushåll i augusti 2 527 i volymtabellen och 2 257 i indikatortabellen.",
            "Households in August 2 527 in the table of volumes and 2 257 in the table of indicators.",
        ),
        fix=_FIX,
        whole=_check,
    ),
    Rule(
        id="table-target-differs",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Olika målvärden i två tabeller", "Different targets in two tables"),
        explanation=Words(
            "Ett målvärde är beslutat och har ett värde per år. Står det med två värden i rapporten går det inte att veta om målet är nått.",
            "A target is decided and has one value per year. If it stands with two values in the report, nobody can know whether it is reached.",
        ),
        example=Words(
            "Personalavgångar externt: målvärde 2,6 i personaltabellen och 2,4 bland indikatorerna.",
            "External staff turnover: target 2.6 in the personnel table and 2.4 among the indicators.",
        ),
        fix=_TARGET_FIX,
        whole=_check_targets,
    ),
)
