"""The council's frame beside the budget, as the rooms and as the report have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.reading.lines import Amount, Line
from tertial.review.reading.numbers import Number
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Parameter, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

ID = "economy-frame-differs"
_says = Says(
    ID,
    Severity.WARNING,
    Words(
        "Rätta budgeten eller ramen så att de är lika, eller skriv varför de skiljer sig och genom vilket beslut.",
        "Mend the budget or the frame so that they are equal, or write why they differ and by which decision.",
    ),
)
_FRAME = re.compile(
    r"\b(?:budgetram(?:en)?|driftram(?:en)?|ekonomiska\s+ram(?:en)?|nettoram(?:en)?|(?:tilldelade|beslutade|årets|nämndens|kommunbidrag\w*)\s+(?:budget)?ram(?:en)?)"
    r"(?:\s+för\s+(?:\w+\s+)?20\d\d)?\s+(?:är|uppgår\s+till|om|på|omfattar|blev|har\s+fastställts\s+till)\s+(?:totalt\s+|ca\s+|cirka\s+)?$",
    re.IGNORECASE,
)


def _check(subject: Subject) -> Iterator[Finding]:
    total = next((line for line in subject.lines if line.is_total), None)
    least = subject.limit(ID, "amount") * 1000
    facts = subject.facts
    if facts is not None and facts.frame is not None:
        yield from _in_rooms(subject, facts.frame, facts.budget, total, least)
    yield from _in_words(subject, total)


def _in_rooms(
    subject: Subject, frame: Decimal, budget: Decimal | None, total: Line | None, least: Decimal
) -> Iterator[Finding]:
    printed = total.year_budget if total is not None else None
    place = printed.place if printed is not None and printed.place is not None else _economy(subject)
    compared = budget if budget is not None else printed.value if printed is not None else None
    if compared is not None and abs(compared - frame) > least:
        yield _differ(
            place, Amount(compared, place), frame, Words("Internbudgeten som gäller", "The internal budget in force")
        )
    elif printed is not None and printed.value != compared and abs(printed.value - frame) > least:
        yield _differ(place, printed, frame, Words("Rapportens budget, totalt", "The report's budget, in all"))


def _differ(place: Place, budget: Amount, frame: Decimal, source: Words) -> Finding:
    apart = Amount(abs(budget.value - frame))
    more, more_en = ("större", "greater") if budget.value > frame else ("mindre", "less")
    return _says(
        place,
        budget.text,
        Words(
            f"Budgeten är {budget.text} och kommunfullmäktiges ram {Amount(frame).text}: budgeten är {apart.text} {more} än ramen.",
            f"The budget is {budget.text} and the council's frame {Amount(frame).text}: the budget is {apart.text} {more_en} than the frame.",
        ),
        budget.evidence(source.sv, source.en),
        Evidence(Amount(frame).text, Words("Ramen med justeringar", "The frame with its adjustments")),
    )


def _in_words(subject: Subject, total: Line | None) -> Iterator[Finding]:
    """A text that says how large the frame is, beside the total of the budget in the tables."""
    budget = total.year_budget if total is not None else None
    if budget is None or total is None:
        return
    totals = {line.year_budget.value for line in subject.lines if line.is_sum and line.year_budget is not None}
    for passage in subject.passages:
        if not passage.is_prose:
            continue
        for number in passage.numbers:
            if number.kronor is None or not _FRAME.search(passage.text, max(0, number.start - 90), number.start):
                continue
            if _is_this_year(passage, number, subject) and not any(_could_be(number, one) for one in totals):
                yield _said(passage, number, budget)


def _is_this_year(passage: Passage, number: Number, subject: Subject) -> bool:
    sentence = passage.sentence_at(number.start)
    year = subject.period.year if subject.period else None
    named = {
        time.year for time in passage.times if sentence.start <= time.start < sentence.end and time.year is not None
    }
    return not named or named == {year}


def _could_be(number: Number, exact: Decimal) -> bool:
    """Whether the number may be the amount rounded to what is written, with room for a table that is rounded too."""
    if number.kronor is None or not number.value:
        return False
    step = abs(number.kronor / number.value) * Decimal(1).scaleb(-number.decimals)
    return abs(number.kronor - exact) <= step


def _said(passage: Passage, number: Number, budget: Amount) -> Finding:
    place = passage.at(number.start, number.end)
    return _says(
        place,
        number.text,
        Words(
            f"Texten säger att ramen är {number.text}, men budgeten i tabellen är {budget.text}.",
            f"The text says that the frame is {number.text}, but the budget in the table is {budget.text}.",
        ),
        Evidence(number.text, Words("Texten", "The text"), place),
        budget.evidence("Budget, totalt", "Budget, in all"),
    )


def _economy(subject: Subject) -> Place:
    for chapter in subject.document.chapters:
        if re.search(r"ekonomi", chapter.title, re.IGNORECASE):
            return Place(chapter.id, chapter.title)
    return Place(described="rapporten")


RULES: tuple[Rule, ...] = (
    Rule(
        id=ID,
        family=Family.ECONOMY,
        severity=Severity.WARNING,
        title=Words("Ram och budget skiljer sig", "Frame and budget differ"),
        explanation=Words(
            "Internbudgetens summa ska vara lika med den ram som fullmäktige har beslutat, med justeringar. Regeln jämför dem, och rapportens budget "
            "med ramen; i en fil utifrån jämförs en mening om ramen med tabellens summa.",
            "The sum of the internal budget must equal the frame that the council has decided, with its adjustments. The rule compares them, and the "
            "report's budget with the frame; in a file from elsewhere a sentence about the frame is compared with the table's sum.",
        ),
        example=Words(
            "Ramen är 624,6 mnkr, men budgeten i driftsammandraget är 626,1 mnkr.",
            "The frame is 624.6 million, but the budget of the operating summary is 626.1 million.",
        ),
        fix=_says.fix,
        whole=_check,
        parameters={
            "amount": Parameter(
                Decimal(1), Decimal(0), Decimal(100_000),
                Words("Så många tusen kronor får de skilja sig", "They may differ by so many thousand kronor"),
            )
        },
    ),
)  # fmt: skip
