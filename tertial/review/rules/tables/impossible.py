"""Is a value possible at all: a share over 100, a count below 0, a percent that no whole number of people gives?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.cells import Value
from tertial.review.reading.grids import Cell, Grid, GridColumn, GridRow, Measure, Role
from tertial.review.reading.measures import is_change
from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import number_of, only_value, printed, shown, slack
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words("Kontrollera värdet mot källan och rätta det.", "Check the value against the source and correct it.")
_says = Says("table-impossible", Severity.ERROR, _FIX)
_FEW_FIX = Words(
    "Räkna om procenttalet, eller rätta antalet som det räknas på.",
    "Work out the percentage again, or correct the number that it is of.",
)
_says_few = Says("table-percent-of-few", Severity.WARNING, _FEW_FIX)
# Shares of people or cases can't be more than all of them; a degree of use or of cost coverage, or a share of a budget, can.
_SHARE_OF_ALL = re.compile(r"\bandel(?:en)?\b|sjukfrånvaro|svarsfrekvens", re.I)
_CAN_PASS = re.compile(
    r"budget|\bram\b|kostnad|intäkt|täckning|belägg|nyttjande|av målet|av plan|jämfört|index|uppräkn|av föregående|norm",
    re.I,
)
_ASKED = re.compile(
    r"antal (?:svar|svarande|granskade|kontrollerade|undersökta|ärenden i urvalet)|stickprov|urval", re.I
)
_MOST_FEW = 60


def _check(grid: Grid, subject: Subject) -> Iterable[Finding]:
    if grid.of_chart:
        return
    for row, column, cell, value in grid.values():
        if value.number is None or column.role is Role.DEVIATION or is_change(row.label) or is_change(column.label):
            continue
        yield from _value(grid, row, column, cell, value)
    yield from _shares_of_the_sexes(grid)
    yield from _few(grid)


def _value(grid: Grid, row: GridRow, column: GridColumn, cell: Cell, value: Value) -> Iterator[Finding]:
    measure = grid.measure(row, column)
    number = number_of(value)
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
        if count is None or count.decimals or not 0 < number_of(count) <= _MOST_FEW:
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


def possible(percent: Decimal, decimals: int, of: int) -> bool:
    """Whether some whole number out of `of` gives a percent, printed with some decimals. A half may be rounded either way."""
    room = Decimal(1).scaleb(-decimals) / 2
    nearest = int((percent * of / 100).to_integral_value())
    return any(
        abs(Decimal(100 * part) / of - percent) <= room
        for part in (nearest - 1, nearest, nearest + 1)
        if 0 <= part <= of
    )


# A fourth of a post or of a week is nothing odd.
_DIVISIBLE = re.compile(
    r"tjänst|årsarb|timm|dag|vecko|månad|år|heltid|procent|mil|kron|budget|poäng|kvadrat|hektar|ton\b|liter", re.I
)
_OF = re.compile(
    r"\s+av\s+(?:de\s+|alla\s+|samtliga\s+|totalt\s+|våra\s+|kommunens\s+|nämndens\s+|de\s+totalt\s+)?$", re.I
)
_BRACKET = re.compile(r"[\s\w,-]{0,60}\(\s*(?:motsvarande\s+|dvs\.?\s+|ca\.?\s+)?$", re.I)
_MADE = re.compile(
    r"[\s\w-]{0,40}(?:,\s+|\s+)(?:vilket\s+(?:är|motsvarar|innebär|ger)|motsvarande|eller|det\s+vill\s+säga)\s+$", re.I
)


def _texts(passage: Passage, subject: Subject) -> Iterable[Finding]:
    if not passage.is_written or not passage.is_prose:
        return
    numbers = passage.numbers
    for place, number in enumerate(numbers[:-1]):
        following = numbers[place + 1]
        between = passage.text[number.end : following.start]
        if len(between) > 80 or not _OF.search(between) or between.strip().casefold().split()[0] != "av":
            continue
        if number.unit == "%" and _is_few(following) and not number.about and not following.about:
            if not possible(abs(number.value), number.decimals, int(following.value)):
                yield _texts_finding(passage, number, following, number)
        elif _is_whole(number) and _is_whole(following) and following.value and place + 2 < len(numbers):
            percent = numbers[place + 2]
            told = passage.text[following.end : percent.start]
            if (
                percent.unit != "%"
                or percent.about
                or number.value > following.value
                or not (_BRACKET.fullmatch(told) or _MADE.fullmatch(told))
            ):
                continue
            real = 100 * number.value / following.value
            if abs(real - percent.value) > Decimal(1).scaleb(-percent.decimals) * Decimal("1.01"):
                yield _share_finding(passage, number, following, percent, real)


def _is_whole(number: Number) -> bool:
    return number.kind is NumberKind.QUANTITY and not number.unit and number.decimals == 0 and 0 <= number.value < 10**9


def _is_few(number: Number) -> bool:
    whole = _is_whole(number) and 0 < number.value <= _MOST_FEW and not number.ranged
    return whole and not _DIVISIBLE.match(number.noun)


def _texts_finding(passage: Passage, percent: Number, count: Number, at: Number) -> Finding:
    quote = passage.text[percent.start : count.end]
    return _says_few(
        passage.at(percent.start, count.end),
        quote,
        Words(
            f"Inget helt antal av {count.value} blir {percent.text}.",
            f"No whole number out of {count.value} gives {percent.text}.",
        ),
        Evidence(
            percent.text, Words("procenttalet i texten", "the percentage in the text"), passage.at(at.start, at.end)
        ),
        Evidence(
            f"{count.value}",
            Words("antalet som det räknas på", "the number that it is of"),
            passage.at(count.start, count.end),
        ),
    )


def _share_finding(passage: Passage, part: Number, whole: Number, percent: Number, real: Decimal) -> Finding:
    told = printed(real, Value("", Decimal(1).scaleb(-percent.decimals)))
    return _says_few(
        passage.at(part.start, percent.end),
        passage.text[part.start : percent.end],
        Words(
            f"{part.value} av {whole.value} är {told} %, inte {percent.text}.",
            f"{part.value} out of {whole.value} is {told} %, not {percent.text}.",
        ),
        Evidence(
            percent.text,
            Words("procenttalet i texten", "the percentage in the text"),
            passage.at(percent.start, percent.end),
        ),
        Evidence(f"{told} %", Words("uträknat ur antalen i texten", "worked out from the counts in the text")),
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
    Rule(
        id="table-percent-of-few",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Procenttalet går inte ihop med antalet", "The percentage does not agree with the count"),
        explanation=Words(
            "Av ett fåtal går bara vissa procenttal att få: av 12 blir det 58 eller 67 men aldrig 62. Står både antalen och procenttalet i texten "
            "ska de ge varandra.",
            "Only some percentages are possible out of a few: of 12 one gets 58 or 67 but never 62. Where both the counts and the "
            "percentage stand in the text, they should agree.",
        ),
        example=Words("”62 % av 12 kontrollerade ärenden”.", "“62 % av 12 kontrollerade ärenden” (62 % of 12 cases)."),
        fix=_FEW_FIX,
        each_passage=_texts,
    ),
)
