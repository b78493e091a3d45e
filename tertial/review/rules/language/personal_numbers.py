"""The rule for personal numbers and coordination numbers, which never belong in a report. The number itself is never quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "language-personal-number",
    Severity.ERROR,
    Words(
        "Ta bort numret ur texten, och ur källan om det står där. Var rapporten redan spridd: anmäl till dataskyddsombudet.",
        "Remove the number from the text, and from its source if it stands there. If the report has been spread: tell the data protection officer.",
    ),
)
# With a sign between, or twelve digits; ten digits in a row are as often something else, unless the words before say what it is.
_NUMBER = re.compile(r"(?<![\d-])(?P<century>18|19|20)?(?P<born>\d{6})(?P<sign>[-+−–]| - )?(?P<last>\d{4})(?![\d-])")
_SAID = re.compile(
    r"(?:person|samordnings)nummer\w*\s*:?\s*$|\bpnr\.?\s*:?\s*$|\bp\.nr\.?\s*:?\s*$|\bfödd\s*:?\s*$", re.I
)


def personal_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each valid number stands, and how it may be shown: the year and nothing else of it."""
    for match in _NUMBER.finditer(text):
        is_said = _SAID.search(text[max(0, match.start() - 30) : match.start()])
        if not (match["sign"] or match["century"] or is_said):
            continue
        if is_day(match["century"], match["born"]) and has_check_digit(match["born"] + match["last"]):
            year = (match["century"] or "") + match["born"][:2]
            yield match.start(), match.end(), f"{year}••••-••••"


def is_day(century: str | None, born: str) -> bool:
    """Whether the first six digits are a day of birth; of a coordination number the day has 60 added."""
    year, month, day = int(born[:2]), int(born[2:4]), int(born[4:])
    if day > 60:
        day -= 60
    years = [int(century) * 100 + year] if century else [1900 + year, 2000 + year]
    for one in years:
        try:
            date(one, month, day)
        except ValueError:
            continue
        return True
    return False


def has_check_digit(ten: str) -> bool:
    """Whether the last of ten digits is the check digit of the others: every second from the first doubled, the sum's digits added
    (Luhn; Skatteverket SKV 704)."""
    total = 0
    for place, digit in enumerate(ten):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _check(subject: Subject) -> Iterator[Finding]:
    for passage in subject.passages:
        for start, end, shown in personal_numbers(passage.text):
            yield _finding(passage.at(start, end), shown)
    for grid in subject.grids:
        for row in grid.rows:
            for column, cell in zip(grid.columns, row.cells, strict=False):
                # Cells of words are passages too.
                if column.is_number:
                    for _, _, shown in personal_numbers(cell.text):
                        yield _finding(cell.place, shown)


def _finding(place: Place, shown: str) -> Finding:
    return _says(
        place,
        shown,
        Words(
            f"Här står ett personnummer eller samordningsnummer ({shown}, resten visas inte).",
            f"Here stands a personal or coordination number ({shown}, the rest is not shown).",
        ),
        Evidence(shown, Words("kontrollsiffran stämmer", "the check digit is right"), place),
    )


PERSONAL_NUMBER = Rule(
    id="language-personal-number",
    family=Family.LANGUAGE,
    severity=Severity.ERROR,
    title=Words("Personnummer", "Personal number"),
    explanation=Words(
        "En rapport är en allmän handling som publiceras. Personnummer och samordningsnummer får inte stå i den. Regeln känner igen dem på "
        "datumet och kontrollsiffran, och återger aldrig själva numret.",
        "A report is a public document that is published. Personal and coordination numbers must not stand in it. The rule knows them by "
        "the date and the check digit, and never repeats the number itself.",
    ),
    example=Words(
        "”Beslutet gäller 19800101-0019.” (ett påhittat nummer)",
        "“The decision is for 19800101-0019.” (an invented number)",
    ),
    fix=_says.fix,
    whole=_check,
)
