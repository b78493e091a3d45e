"""Is an assignment that was decided not followed up?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.goals import plain_name
from tertial.review.reading.printed_names import Named, chapter_of, printed_names
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "assignment-missing",
    Severity.WARNING,
    Words(
        "Ta med det i rapporten, eller skriv när och av vem det togs bort.",
        "Take it into the report, or write when and by whom it was removed.",
    ),
)


def _assignment_missing(subject: Subject) -> Iterator[Finding]:
    """Assignments whose words stand in no row or heading, in a report that follows up most of them."""
    given = subject.facts.assignments if subject.facts else ()
    if len(given) < 2:
        return
    named = [(text, _without_number(plain), place) for text, plain, place in printed_names(subject)]
    missing = [one for one in given if not _is_told(one.text, named)]
    if len(missing) * 2 > len(given):
        return
    for one in missing:
        short = one.text if len(one.text) <= 120 else one.text[:119].rsplit(" ", 1)[0] + " …"
        yield _says(
            chapter_of(subject, r"uppdrag"),
            short,
            Words(
                f"Uppdraget ”{short}” följs inte upp i rapporten.",
                f"The assignment “{short}” is not followed up in the report.",
            ),
            Evidence(short, Words(one.decision or "De beslutade uppdragen", one.decision or "The decided assignments")),
        )


def _without_number(plain: str) -> str:
    return re.sub(r"^\d{1,3}\W*\s*", "", plain)


def _is_told(text: str, named: Iterable[Named]) -> bool:
    """Whether the assignment stands there, also cut short, or with words after it."""
    plain = plain_name(text)
    beginning = plain[:60]
    return any(
        one.startswith(beginning) or (len(one) > 30 and plain.startswith(one)) or _alike(plain, one)
        for _, one, _ in named
    )


def _alike(plain: str, other: str) -> bool:
    words = set(plain.split())
    shared = len(words & set(other[: len(plain) + 60].split()))
    return bool(words) and shared * 5 >= len(words) * 4


RULE = Rule(
    id="assignment-missing",
    family=Family.STEERING,
    severity=Severity.WARNING,
    title=Words("Beslutat uppdrag saknas", "Decided assignment missing"),
    explanation=Words(
        "Uppdrag från kommunfullmäktige ska följas upp och återrapporteras. Regeln gäller rapporter som följer upp minst hälften av uppdragen: "
        "ett som då inte nämns i någon tabell eller rubrik har troligen fallit bort.",
        "Assignments from the council must be followed up and reported back. The rule is for reports that follow up at least half of them: one "
        "that no table or heading names then has probably been lost.",
    ),
    example=Words(
        "Nämnden har fyra uppdrag, men tabellen över uppdrag har tre rader.",
        "The committee has four assignments, but the table of assignments has three rows.",
    ),
    fix=_says.fix,
    whole=_assignment_missing,
    needs_facts=True,
)
