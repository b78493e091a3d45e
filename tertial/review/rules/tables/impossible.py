"""Is a value in a table possible at all: a share over 100, a count below 0, women and men who are not all?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tertial.review.finding import Finding, Severity
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Cell, Grid, GridColumn, GridRow, Measure, Role
from tertial.review.reading.measures import is_change
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import number_of, only_value, printed, shown, slack
from tertial.review.rules.tables.of_few import MOST_FEW, possible
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words("Kontrollera värdet mot källan och rätta det.", "Check the value against the source and correct it.")
_says = Says("table-impossible", Severity.ERROR, _FIX)
# Shares of people or cases can't be more than all of them; a degree of use or of cost coverage, or a share of a budget, can.
_SHARE_OF_ALL = re.compile(r"\bandel(?:en)?\b|sjukfrånvaro|svarsfrekvens|trohet\b", re.I)
_LEADING_NOUGHT = re.compile(r"[-−–]?0[\s\u00a0]?\d")
_CAN_PASS = re.compile(
    r"budget|\bram\b|kostnad|intäkt|täckning|belägg|nyttjande|av målet|av plan|jämfört|index|uppräkn|av föregående|norm",
    re.I,
)
_CAN_FALL = re.compile(r"resultat|överskott|underskott|saldo|marginal|kronor|\bkr\b|tkr|temperatur", re.I)
_ASKED = re.compile(
    r"antal (?:svar|svarande|granskade|kontrollerade|undersökta|ärenden i urvalet)|stickprov|urval", re.I
)


def _check(grid: Grid, subject: Subject) -> Iterable[Finding]:
    if grid.of_chart or grid.is_garbled:
        return
    for row, column, cell, value in grid.values():
        if value.number is None or column.role is Role.DEVIATION or is_change(row.label) or is_change(column.label):
            continue
        yield from _value(grid, row, column, cell, value)
    yield from _negative(grid)
    yield from _shares_of_the_sexes(grid)
    yield from _few(grid)


def _value(grid: Grid, row: GridRow, column: GridColumn, cell: Cell, value: Value) -> Iterator[Finding]:
    measure = grid.measure(row, column)
    number = number_of(value)
    if _LEADING_NOUGHT.match(value.text):
        yield _says(
            cell.place,
            cell.text,
            Words(
                f"{value.text} börjar med en nolla; en siffra är borta eller fel.",
                f"{value.text} begins with a nought; a digit is lost or wrong.",
            ),
            shown(row, column, cell, value),
        )
        return
    label = row.label if row.parent < 0 else f"{grid.rows[row.parent].label}, {row.label}"
    words = f"{label} {column.label}"
    if measure is Measure.SHARE and value.unit in ("", "%"):
        if number > 100 and _SHARE_OF_ALL.search(words) and not _CAN_PASS.search(words):
            yield _says(
                cell.place,
                cell.text,
                Words(
                    f"En andel kan inte vara {value.text}, mer än 100 procent.",
                    f"A share can't be {value.text}, over 100 per cent.",
                ),
                shown(row, column, cell, value),
            )
        elif number < 0 and _SHARE_OF_ALL.search(words):
            yield _below(row, column, cell, value, Words("En andel", "A share"))
    elif measure is Measure.COUNT and number < 0:
        yield _below(row, column, cell, value, Words("Ett antal", "A count"))


def _negative(grid: Grid) -> Iterator[Finding]:
    """One value below 0 among means and shares of a row that are all above it."""
    for row in grid.rows:
        if row.is_heading or is_change(row.label) or (row.parent >= 0 and is_change(grid.rows[row.parent].label)):
            continue
        values = [
            (column, cell, value)
            for column, cell in zip(grid.columns, row.cells, strict=False)
            if column.is_number and column.role is not Role.DEVIATION and grid.measure(row, column).lies_between
            for value in cell.values
            if value.number is not None
            and not _SHARE_OF_ALL.search(f"{row.label} {column.label}")
            and not is_change(column.label)
        ]
        below = [one for one in values if number_of(one[2]) < 0]
        if len(below) == 1 and len(values) >= 3 and not _CAN_FALL.search(row.label):
            column, cell, value = below[0]
            yield _says(
                cell.place,
                cell.text,
                Words(
                    f"{value.text} är mindre än 0, fast radens andra värden är större.",
                    f"{value.text} is below 0, though the row's other values are above.",
                ),
                shown(row, column, cell, value),
                severity=Severity.WARNING,
            )


def _below(row: GridRow, column: GridColumn, cell: Cell, value: Value, what: Words) -> Finding:
    return _says(
        cell.place,
        cell.text,
        Words(f"{what.sv} kan inte vara {value.text}, mindre än 0.", f"{what.en} can't be {value.text}, below 0."),
        shown(row, column, cell, value),
    )


_OF_WOMEN = re.compile(r"^(?:varav )?andel(?:en)? kvinnor\b(.*)$", re.I)


def _shares_of_the_sexes(grid: Grid) -> Iterator[Finding]:
    """`Andel kvinnor` and the row after, `Andel män`, of the same people make 100 together."""
    for women, men in zip(grid.rows, grid.rows[1:], strict=False):
        found = _OF_WOMEN.match(women.label)
        if not found or not re.match(rf"(?:varav )?andel(?:en)? män\b{re.escape(found[1])}$", men.label, re.I):
            continue
        if len(found[1].split()) > 4 or re.search(r"\bsom\b|\bmed\b", found[1]):
            continue  # "andel kvinnor som är nöjda" is a share of the women
        for column, one, other in zip(grid.columns, women.cells, men.cells, strict=False):
            first, second = only_value(one), only_value(other)
            if first is None or second is None or column.role in (Role.DEVIATION, Role.TARGET):
                continue
            total = number_of(first) + number_of(second)
            if abs(total - 100) > slack(first, second) and number_of(first) > 1:
                yield _says(
                    other.place,
                    other.text,
                    Words(
                        f"Andelen kvinnor ({first.text}) och andelen män ({second.text}) blir {printed(total, first, second)}, inte 100.",
                        f"The share of women ({first.text}) and of men ({second.text}) make {printed(total, first, second)}, not 100.",
                    ),
                    shown(women, column, one, first),
                    shown(men, column, other, second),
                )


def _few(grid: Grid) -> Iterator[Finding]:
    """A percent beside the few that were asked, in another column of the row."""
    asked = [place for place, column in enumerate(grid.columns) if column.is_number and _ASKED.search(column.label)]
    shares = [place for place, column in enumerate(grid.columns) if column.unit == "%" and not is_change(column.label)]
    if len(asked) != 1 or not shares:
        return
    for row in grid.rows:
        count = only_value(row.cells[asked[0]]) if asked[0] < len(row.cells) else None
        if count is None or count.decimals or not 0 < number_of(count) <= MOST_FEW:
            continue
        for place in shares:
            share = only_value(row.cells[place]) if place < len(row.cells) else None
            if share is not None and not possible(number_of(share), share.decimals, int(number_of(count))):
                yield _says(
                    row.cells[place].place,
                    row.cells[place].text,
                    Words(
                        f"Inget helt antal av {count.text} blir {share.text} procent.",
                        f"No whole number out of {count.text} gives {share.text} per cent.",
                    ),
                    shown(row, grid.columns[place], row.cells[place], share),
                    shown(row, grid.columns[asked[0]], row.cells[asked[0]], count),
                    severity=Severity.WARNING,
                )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-impossible",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title=Words("Värdet är omöjligt", "The value is impossible"),
        explanation=Words(
            "En andel av alla ligger mellan 0 och 100 procent, ett antal är aldrig mindre än 0, andelen kvinnor och andelen män blir 100, och av ett fåtal "
            "tillfrågade går bara vissa procenttal att få.",
            "A share of all lies between 0 and 100 per cent, a count is never below 0, the shares of women and men make 100, and only some "
            "percentages are possible out of a few who were asked.",
        ),
        example=Words(
            "Andel positiva svar 889 %, där 88,9 % är menat.", "Share of positive answers 889 %, where 88.9 % is meant."
        ),
        fix=_FIX,
        each_table=_check,
    ),
)
