"""Does a value leap from its neighbours as only another unit or a lost decimal comma makes it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Cell, Grid, GridColumn, GridRow, Measure, Role
from tertial.review.reading.measures import is_change
from tertial.review.reading.numbers import MONEY
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import number_of, short, shown
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Skriv värdet i samma enhet som de andra, och se efter att decimaltecknet står rätt.",
    "Write the value in the same unit as the others, and see that the decimal comma is in its place.",
)
_says = Says("table-unit-jump", Severity.WARNING, _FIX)
_DECIMALS_FIX = Words(
    "Skriv alla belopp i kolumnen med lika många decimaler.",
    "Write all amounts of the column with the same number of decimals.",
)
_says_decimals = Says("table-decimals-jump", Severity.HINT, _DECIMALS_FIX)
_LEAP_FIX = Words(
    "Jämför med källan. Stämmer värdet, förklara språnget i en not eller kommentar.",
    "Compare with the source. If the value is right, explain the leap in a note or comment.",
)
_says_leap = Says("table-leap", Severity.HINT, _LEAP_FIX)
_LEVELS = (Role.OUTCOME, Role.BUDGET, Role.FORECAST, Role.YEAR_END, Role.VALUE, Role.TARGET)
_Standing = tuple[GridColumn, Cell, Value]


def _check(grid: Grid, subject: Subject) -> Iterable[Finding]:
    if grid.of_chart or grid.is_garbled:
        return
    for row in grid.rows:
        if row.is_heading:
            continue
        by_label: dict[tuple[str, str], list[_Standing]] = {}
        for column, cell in zip(grid.columns, row.cells, strict=False):
            if column.role not in _LEVELS or (column.role is Role.VALUE and is_change(column.label)):
                continue
            for value in cell.values:
                if value.number:
                    by_label.setdefault((value.label, column.unit), []).append((column, cell, value))
        for values in by_label.values():
            yield from _row(row, values)


def _row(row: GridRow, values: list[_Standing]) -> Iterator[Finding]:
    """A row's values for other periods, budgets and targets are of one size. Two neighbours are enough for a factor of 1 000."""
    if not 3 <= len(values) <= 20:
        return
    for number, (column, cell, value) in enumerate(values):
        others = [abs(number_of(other)) for _, _, other in values[:number] + values[number + 1 :]]
        if value.unit in MONEY or any(other.unit != value.unit for _, _, other in values):
            continue
        low, high = min(others), max(others)
        middle = sorted(others)[len(others) // 2]
        ratio = abs(number_of(value)) / middle
        if high <= 3 * low and (
            Decimal(400) <= ratio <= Decimal(2500) or Decimal("0.0004") <= ratio <= Decimal("0.0025")
        ):
            yield _finding(row, column, cell, value, values, 1000 if ratio > 1 else -1000)
        elif high <= low * Decimal("1.35") and _is_slip(
            value, ratio, [other for one in values if (other := one[2]) is not value]
        ):
            yield _finding(row, column, cell, value, values, round(ratio) if ratio > 1 else -round(1 / ratio))


def _is_slip(value: Value, ratio: Decimal, others: list[Value]) -> bool:
    """Whether a decimal comma is lost or put in: ten or a hundred times the others, which all have another number of decimals."""
    near = any(
        Decimal("0.75") <= ratio / size <= Decimal("1.33")
        for size in (Decimal(10), Decimal(100), Decimal("0.1"), Decimal("0.01"))
    )
    return near and all(other.decimals != value.decimals for other in others)


def _finding(
    row: GridRow, column: GridColumn, cell: Cell, value: Value, values: list[_Standing], times: int
) -> Finding:
    beside_column, beside_cell, beside = next(one for one in values if one[2] is not value)
    sv = (
        f"ungefär {times} gånger"
        if times > 0
        else f"ungefär en {'tusendel' if times <= -1000 else 'hundradel' if times <= -50 else 'tiondel'} av"
    )
    en = f"about {times} times" if times > 0 else f"about one {-times}th of"
    return _says(
        cell.place,
        cell.text,
        Words(
            f"{value.text} i ”{column.label}” är {sv} radens andra värden, till exempel {beside.text} i ”{beside_column.label}”.",
            f"{value.text} in “{column.label}” is {en} the row's other values, such as {beside.text} in “{beside_column.label}”.",
        ),
        shown(row, column, cell, value),
        shown(row, beside_column, beside_cell, beside),
    )


def _leaps(grid: Grid, subject: Subject) -> Iterable[Finding]:
    """A value twice or half of a row's others, which are nearly the same. Sums of money have rules of their own."""
    if grid.of_chart or grid.is_garbled:
        return
    for row in grid.rows:
        if row.is_heading or is_change(row.label) or (row.parent >= 0 and is_change(grid.rows[row.parent].label)):
            continue
        by_label: dict[tuple[str, Measure], list[_Standing]] = {}
        for column, cell in zip(grid.columns, row.cells, strict=False):
            measure = grid.measure(row, column)
            if column.role in _LEVELS and measure not in (Measure.MONEY, Measure.UNKNOWN):
                for value in cell.values:
                    if value.number and not value.limit:
                        by_label.setdefault((value.label, measure), []).append((column, cell, value))
        for (_, measure), values in by_label.items():
            if (odd := _leaping(values, measure)) is not None and not list(_row(row, values)):
                yield _leap_finding(row, odd, values)


def _leaping(values: list[_Standing], measure: Measure) -> _Standing | None:
    """The value, neither a target nor small, that leaps from the others: from three within a sixth, or from two within a tenth.

    A count may be of a whole year in one column and of some months in another, so it must be too large for less than a year or too
    small for a year.
    """
    if not 3 <= len(values) <= 20:
        return None
    for number, one in enumerate(values):
        value = number_of(one[2])
        others = [other for _, _, other in values[:number] + values[number + 1 :]]
        low, high = min(map(number_of, others)), max(map(number_of, others))
        if one[0].role is Role.TARGET or low < 5 or value <= 0 or low < value < high:
            continue
        if sum(len(str(int(number_of(other)))) + other.decimals for other in others) < 6:
            continue
        alike = high <= low * (Decimal("1.16") if len(others) > 2 else Decimal("1.1"))
        too_large, too_small = value >= 2 * high, 2 * value <= low
        if measure is Measure.COUNT:
            is_year = one[0].span is None or one[0].span.is_year
            too_large, too_small = too_large and not is_year, too_small and is_year
        if alike and (too_large or too_small):
            return one
    return None


def _leap_finding(row: GridRow, odd: _Standing, values: list[_Standing]) -> Finding:
    column, cell, value = odd
    others = [one for one in values if one[2] is not value]
    told = ", ".join(other.text for _, _, other in others[:4])
    return _says_leap(
        cell.place,
        cell.text,
        Words(
            f"{value.text} i ”{column.label}” skiljer sig mycket från radens andra värden ({told}), som är nästan lika.",
            f"{value.text} in “{column.label}” is far from the row's other values ({told}), which are nearly the same.",
        ),
        shown(row, column, cell, value),
        *(shown(row, at, other_cell, other) for at, other_cell, other in others[:2]),
    )


def _decimals(grid: Grid, subject: Subject) -> Iterable[Finding]:
    """One amount of a money column with other decimals than all the rest. A bare 0 is written as people like."""
    if grid.of_chart or grid.is_garbled or grid.unit not in MONEY:
        return
    for number, column in enumerate(grid.columns):
        if column.role not in (*_LEVELS, Role.DEVIATION) or column.role is Role.TARGET or column.unit == "%":
            continue
        found = [
            (row, row.cells[number], row.cells[number].values[0])
            for row in grid.rows
            if number < len(row.cells) and len(row.cells[number].values) == 1
        ]
        told = [one for one in found if one[2].number and not one[2].unit and not one[2].limit]
        usual = Counter(value.decimals for _, _, value in told).most_common(2)
        if len(told) < 6 or len(usual) != 2 or usual[1][1] != 1:
            continue
        row, cell, value = next(one for one in told if one[2].decimals == usual[1][0])
        yield _says_decimals(
            cell.place,
            cell.text,
            Words(
                f"{value.text} har {_count(value.decimals)} men kolumnens andra belopp {_count(usual[0][0])}.",
                f"{value.text} has {value.decimals} decimals but the column's other amounts {usual[0][0]}.",
            ),
            shown(row, column, cell, value),
            Evidence(
                _count(usual[0][0]),
                Words(f"de andra beloppen i ”{short(column.label)}”", f"the other amounts in “{short(column.label)}”"),
            ),
        )


def _count(decimals: int) -> str:
    return "inga decimaler" if decimals == 0 else "1 decimal" if decimals == 1 else f"{decimals} decimaler"


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-unit-jump",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Värdet verkar stå i en annan enhet", "The value seems to be in another unit"),
        explanation=Words(
            "Ett värde som är tusen gånger sina grannar står ofta i tkr i en tabell med mnkr, och ett som är tio eller hundra gånger dem har ofta "
            "tappat sitt decimaltecken.",
            "A value a thousand times its neighbours is often in thousands in a table in millions, and one ten or a hundred times them has "
            "often lost its decimal comma.",
        ),
        example=Words(
            "Sjukfrånvaro 7,7, 67 och 6,5, där 6,7 är menat.", "Sick leave 7.7, 67 and 6.5, where 6.7 is meant."
        ),
        fix=_FIX,
        each_table=_check,
    ),
    Rule(
        id="table-leap",
        family=Family.TABLES,
        severity=Severity.HINT,
        title=Words("Värdet skiljer sig mycket från grannarna", "The value is far from its neighbours"),
        explanation=Words(
            "Ett värde som är mer än dubbelt eller mindre än hälften av radens andra, som är nästan lika, har ofta fått en felaktig första siffra. Är det "
            "riktigt vill läsaren ha en förklaring.",
            "A value more than twice or less than half of the row's others, which are nearly the same, has often got a wrong first digit. If it is "
            "right, the reader wants an explanation.",
        ),
        example=Words("Antal hushåll 2 535, 2 385, 7 160 och 2 200.", "Households 2 535, 2 385, 7 160 and 2 200."),
        fix=_LEAP_FIX,
        each_table=_leaps,
    ),
    Rule(
        id="table-decimals-jump",
        family=Family.TABLES,
        severity=Severity.HINT,
        title=Words("Ett belopp har andra decimaler", "One amount has other decimals"),
        explanation=Words(
            "Belopp i samma kolumn skrivs med lika många decimaler, så att de går att jämföra. Ett som skiljer sig har ofta tappat en siffra.",
            "Amounts in a column are written with the same number of decimals, so that they can be compared. One that differs has often lost a digit.",
        ),
        example=Words("15,1 – 25,0 – 28 – 41,8 i mnkr.", "15.1 – 25.0 – 28 – 41.8 in millions."),
        fix=_DECIMALS_FIX,
        each_table=_decimals,
    ),
)
