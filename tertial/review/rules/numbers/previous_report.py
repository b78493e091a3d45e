"""Is a number for an earlier period another than the one the previous report printed?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tertial.common.errors import Refused
from tertial.common.periods import Period
from tertial.document.document import figures_in
from tertial.document.figure import Figure
from tertial.document.printing import Form, printed
from tertial.review.facts import PreviousReport
from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.numbers.previous_in_texts import REVISED, told_otherwise
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "number-previous-report",
    Severity.WARNING,
    Words(
        "Har värdet rättats eller räknats om, skriv det i en not eller i texten. Annars är ett av dem fel.",
        "If the value has been corrected or worked out anew, say so in a note or in the text. Otherwise one of them is wrong.",
    ),
)
# What is expected or decided may change from one report to the next; what has happened may not.
_OPEN = ("forecast", "target", "budget")


def _check(subject: Subject) -> Iterator[Finding]:
    previous = subject.facts.previous if subject.facts else None
    if previous is None:
        return
    before = figures_in(previous.document)
    told: set[str] = set()
    noted: set[str] = set()
    for grid in subject.grids:
        for row, _column, cell, value in grid.values():
            figure = value.figure
            if figure is None or figure.number is None or figure.key in told or not _is_closed(figure, previous):
                continue
            known = before.get(figure.key)
            if cell.notes or (row.cells and row.cells[0].notes):
                noted.add(figure.key)
            elif known is not None and _is_other(figure, known):
                told.add(figure.key)
                yield _finding(cell.place, value.text, figure, known, previous)
    closed = {
        key: figure
        for key, figure in before.items()
        if figure.number is not None and key not in told and key not in noted and _is_closed(figure, previous)
    }
    yield from _in_texts(subject, closed, previous)


def _in_texts(subject: Subject, closed: dict[str, Figure], previous: PreviousReport) -> Iterator[Finding]:
    """What the texts tell of a time that the previous report printed: bound to the data as it is now, or typed."""
    for passage in subject.passages:
        if not passage.is_written or not passage.bound or REVISED.search(passage.text):
            continue
        for bound in passage.bound:
            known = closed.get(bound.figure.key) if bound.figure is not None else None
            if bound.figure is not None and known is not None and _is_other(bound.figure, known):
                quote = passage.text[bound.start : bound.end]
                yield _finding(passage.at(bound.start, bound.end), quote, bound.figure, known, previous)
    for one in told_otherwise(subject, closed):
        claim, known = one.claim, one.before
        place = claim.passage.at(claim.number.start, claim.number.end)
        now = subject.figures.get(known.key)
        yield _finding(place, claim.quote, now or known, known, previous)


def _is_closed(figure: Figure, previous: PreviousReport) -> bool:
    """Whether the figure is of something that had happened when the previous report was written."""
    end = _end(figure.period)
    return end is not None and end <= previous.period.end and not any(word in figure.key for word in _OPEN)


def _end(period: str) -> date | None:
    try:
        return Period.parse(period).end
    except Refused:
        return None


def _is_other(figure: Figure, before: Figure) -> bool:
    """Whether the two print otherwise: what differs in decimals that nobody sees is left alone."""
    if before.number is None or before.number == figure.number:
        return False
    if before.unit != figure.unit or before.period != figure.period:
        return False
    # The two reports may print in different units, and revenue with and without its minus: both are printed as here, without sign.
    form = Form(absolute=True)
    return printed(replace(before, wording="", shown_in=figure.shown_in, decimals=figure.decimals), form) != printed(
        replace(figure, wording=""), form
    )


def _finding(place: Place, quote: str, figure: Figure, before: Figure, previous: PreviousReport) -> Finding:
    was = printed(before)
    return _says(
        place,
        quote,
        Words(
            f"{figure.label} är {quote} här, men var {was} i {previous.name}.",
            f"{figure.label} is {quote} here, but was {was} in {previous.name}.",
        ),
        Evidence(quote, Words("den här rapporten", "this report"), place, figure.key),
        Evidence(was, Words(previous.name, previous.name), None, before.key),
    )


RULE = Rule(
    id=_says.rule,
    family=Family.NUMBERS,
    severity=Severity.WARNING,
    title=Words("Ett tidigare värde har ändrats", "An earlier value has changed"),
    explanation=Words(
        "Rapporten ger i en tabell eller text ett annat värde för en tidigare period än det som stod i förra rapporten. Ibland är det en rättelse eller en ny "
        "definition, men då ska en not eller texten säga det: läsaren jämför rapporterna med varandra.",
        "In a table or text the report gives another value for an earlier period than the previous report did. Sometimes it is a correction or a new "
        "definition, but then a note or the text must say so: readers lay the reports side by side.",
    ),
    example=Words(
        "Förra rapporten hade 2 385 hushåll för 2022. I den här står 2 412 för samma år, utan not.",
        "The previous report had 2,385 households for 2022. This one has 2,412 for the same year, without a note.",
    ),
    fix=_says.fix,
    whole=_check,
    needs_facts=True,
)
