"""Is an assignment that was decided not followed up?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.goals import plain_name
from tertial.review.reading.printed_names import chapter_of, printed_names
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
    named = _Printed(_without_number(plain) for _, plain, _ in printed_names(subject))
    missing = [one for one in given if not named.tell(one.text)]
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


class _Printed:
    """The names of rows and headings, to be asked whether an assignment stands there."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self._names):
            for word in set(name.split()):
                self._by_word[word].append(place)

    def tell(self, text: str) -> bool:
        """Whether the assignment is there, also cut short, or with words after it, or with a word or two changed."""
        plain = plain_name(text)
        words, beginning = set(plain.split()), plain[:60]
        if any(one.startswith(beginning) or (len(one) > 30 and plain.startswith(one)) for one in self._names):
            return True
        met = Counter(place for word in words for place in self._by_word.get(word, ()))
        return any(
            count * 5 >= len(words) * 4
            and len(words & set(self._names[place][: len(plain) + 60].split())) * 5 >= len(words) * 4
            for place, count in met.items()
        )


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
