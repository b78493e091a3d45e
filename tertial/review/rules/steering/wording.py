"""Decided goals and indicators beside what the report calls them: missing, or reworded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from tertial.document.blocks import RowKind
from tertial.review.facts import IndicatorFact
from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.reading.goals import Goal, plain_name
from tertial.review.reading.passages import PassageKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

ALIKE = 0.72
"""From how alike two names are taken for one that has been reworded: a share of letters in common, in order."""

_DECIDED = Words(
    "Använd det beslutade namnet, eller låt ändringen beslutas.", "Use the decided name, or have the change decided."
)
_MISSING = Words(
    "Ta med det i rapporten, eller skriv när och av vem det togs bort.",
    "Take it into the report, or write when and by whom it was removed.",
)
_GOAL_MISSING = Says("goal-missing", Severity.WARNING, _MISSING)
_GOAL_REWORDED = Says("goal-reworded", Severity.WARNING, _DECIDED)
_INDICATOR_MISSING = Says("indicator-missing", Severity.WARNING, _MISSING)
_ASSIGNMENT_MISSING = Says("assignment-missing", Severity.WARNING, _MISSING)
_INDICATOR_REWORDED = Says("indicator-reworded", Severity.WARNING, _DECIDED)

_Named = tuple[str, str, Place]
"""A name as it stands, plain, and where."""


def _headings_and_labels(subject: Subject, *, rows_only: bool = False) -> list[_Named]:
    """What a report calls things by: headings, and the labels of rows; the name is what stands before a judgement or a note."""
    found: list[_Named] = []
    for passage in subject.passages if not rows_only else ():
        if passage.kind is PassageKind.HEADING:
            found.append((passage.text, plain_name(passage.text), passage.place))
    for grid in subject.grids:
        for row in grid.rows:
            if not row.cells or not row.label:
                continue
            cells = row.cells[:1] if row.kind is RowKind.GROUP else row.cells[:2]
            found.extend(
                (cell.text, plain_name(cell.text.partition(" · ")[0]), cell.place) for cell in cells if cell.text
            )
            if row.label != row.cells[0].text:
                found.append((row.label, plain_name(row.label), row.cells[0].place))
    return found


def _standing(name: str, named: Iterable[_Named]) -> bool:
    plain = plain_name(name)
    return any(one == plain or one.startswith(plain + " ") for _, one, _ in named)


def _nearest(name: str, named: Iterable[_Named], taken: frozenset[str]) -> _Named | None:
    """The name that is most like it, of those that are no other decided name; None where none is alike enough."""
    plain = plain_name(name)
    words = set(plain.split())
    best: tuple[float, _Named] | None = None
    for one in named:
        other = one[1][: len(plain) + 40]
        if not other or other in taken or len(words & set(other.split())) * 3 < len(words):
            continue
        like = max(
            SequenceMatcher(None, plain, other).ratio(), SequenceMatcher(None, plain, other[: len(plain)]).ratio()
        )
        if like >= ALIKE and (best is None or like > best[0]):
            best = (like, one)
    return best[1] if best else None


def _goals(subject: Subject) -> Iterator[tuple[str, _Named | None]]:
    facts = subject.facts
    if facts is None or not facts.goals:
        return
    named = _headings_and_labels(subject)
    if not any(_standing(goal.name, named) for goal in facts.goals):
        return  # the report has no follow-up of goals: one finding per goal would say nothing more
    taken = frozenset(plain_name(goal.name) for goal in facts.goals)
    for goal in facts.goals:
        if not _standing(goal.name, named):
            yield goal.name, _nearest(goal.name, named, taken)


def _goal_missing(subject: Subject) -> Iterator[Finding]:
    for name, nearest in _goals(subject):
        if nearest is None:
            yield _GOAL_MISSING(
                _chapter(subject, r"\bmål"),
                name,
                Words(
                    f"Det beslutade målet ”{name}” finns inte i rapporten.",
                    f"The decided goal “{name}” is not in the report.",
                ),
                Evidence(name, Words("Den beslutade planen", "The decided plan")),
            )


def _goal_reworded(subject: Subject) -> Iterator[Finding]:
    for name, nearest in _goals(subject):
        if nearest is not None:
            yield _reworded(_GOAL_REWORDED, "Målet", "The goal", name, nearest)
    if subject.facts is None:
        yield from _named_in_two_ways(subject)


def _named_in_two_ways(subject: Subject) -> Iterator[Finding]:
    """In a file from elsewhere: a goal whose heading and whose row in the tables are alike but not the same."""
    headed: dict[str, list[Goal]] = {}
    for goal in subject.goals:
        if goal.marks and not goal.place.table:
            headed.setdefault(plain_name(goal.name)[:6], []).append(goal)
    others = [goal for goal in subject.goals if goal.place.table]
    for goal in others:
        own = plain_name(goal.name)
        for head in headed.get(own[:6], ()):
            plain = plain_name(head.name)
            short = own[: len(plain)]
            if len(plain.split()) > 1 and plain != short and SequenceMatcher(None, plain, short).ratio() >= 0.9:
                named = (goal.name, own, goal.place)
                yield _reworded(_GOAL_REWORDED, "Målet", "The goal", head.name, named, decided=False)


def _reworded(says: Says, what: str, what_en: str, name: str, nearest: _Named, *, decided: bool = True) -> Finding:
    text, _, place = nearest
    text = text if len(text) <= 120 else text[:119].rsplit(" ", 1)[0] + " …"
    return says(
        place,
        text,
        Words(
            f"{what} heter ”{name}” {'i beslutet' if decided else 'på ett annat ställe'}, men här står ”{text}”.",
            f"{what_en} is called “{name}” {'in the decision' if decided else 'in another place'}, but here stands “{text}”.",
        ),
        Evidence(text, Words("Rapporten", "The report"), place),
        Evidence(
            name,
            Words("Den beslutade planen", "The decided plan")
            if decided
            else Words("Rapporten på ett annat ställe", "The report elsewhere"),
        ),
    )


def _indicators(subject: Subject) -> Iterator[tuple[IndicatorFact, _Named | None]]:
    facts = subject.facts
    if facts is None:
        return
    decided = {one.slug: one for one in facts.indicators if one.kind == "indicator"}
    named = _headings_and_labels(subject, rows_only=True)
    missing = [one for one in decided.values() if not _standing(one.name, named)]
    if not decided or len(missing) == len(decided):
        return  # the report has no tables of indicators
    taken = frozenset(plain_name(one.name) for one in decided.values())
    for one in missing:
        yield one, _nearest(one.name, named, taken)


def _indicator_missing(subject: Subject) -> Iterator[Finding]:
    for one, nearest in _indicators(subject):
        if nearest is None:
            yield _INDICATOR_MISSING(
                _chapter(subject, r"indikator"),
                one.name,
                Words(
                    f"Den beslutade indikatorn ”{one.name}” finns inte i rapporten.",
                    f"The decided indicator “{one.name}” is not in the report.",
                ),
                Evidence(one.name, Words("Den beslutade planen", "The decided plan")),
            )


def _indicator_reworded(subject: Subject) -> Iterator[Finding]:
    for one, nearest in _indicators(subject):
        if nearest is not None:
            yield _reworded(_INDICATOR_REWORDED, "Indikatorn", "The indicator", one.name, nearest)
    renamed = [
        one
        for one in (subject.facts.indicators if subject.facts else ())
        if one.decided_name and not one.notes and one.kind == "indicator"
    ]
    rows = _headings_and_labels(subject, rows_only=True) if renamed else []
    for one in renamed:
        plain = plain_name(one.name)
        place = next((row[2] for row in rows if row[1].startswith(plain)), Place(described=f"indikatorn ”{one.name}”"))
        yield _reworded(_INDICATOR_REWORDED, "Indikatorn", "The indicator", one.decided_name, (one.name, plain, place))


def _assignment_missing(subject: Subject) -> Iterator[Finding]:
    """Assignments whose words stand in no row or heading, in a report that follows up most of them."""
    given = subject.facts.assignments if subject.facts else ()
    if len(given) < 2:
        return
    named = [(text, _without_number(plain), place) for text, plain, place in _headings_and_labels(subject)]
    missing = [one for one in given if not _is_told(one.text, named)]
    if len(missing) * 2 > len(given):
        return
    for one in missing:
        short = one.text if len(one.text) <= 120 else one.text[:119].rsplit(" ", 1)[0] + " …"
        yield _ASSIGNMENT_MISSING(
            _chapter(subject, r"uppdrag"),
            short,
            Words(
                f"Uppdraget ”{short}” följs inte upp i rapporten.",
                f"The assignment “{short}” is not followed up in the report.",
            ),
            Evidence(short, Words(one.decision or "De beslutade uppdragen", one.decision or "The decided assignments")),
        )


def _without_number(plain: str) -> str:
    return re.sub(r"^\d{1,3}\W*\s*", "", plain)


def _is_told(text: str, named: Iterable[_Named]) -> bool:
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


def _chapter(subject: Subject, pattern: str) -> Place:
    """The chapter that should have it, else the report."""
    for chapter in subject.document.chapters:
        if re.search(pattern, chapter.title, re.IGNORECASE):
            return Place(chapter.id, chapter.title)
    return Place(described="rapporten")


RULES: tuple[Rule, ...] = (
    Rule(
        id="goal-missing",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Beslutat mål saknas", "Decided goal missing"),
        explanation=Words(
            "Nämnden ska svara för alla mål som är beslutade. Ett mål som inte nämns i någon rubrik eller tabell har fallit bort ur uppföljningen.",
            "The committee answers for all goals that are decided. A goal that no heading or table names has fallen out of the follow-up.",
        ),
        example=Words(
            "Planen har målet ”Hållbart resande”, men rapporten följer bara upp de andra fyra.",
            "The plan has the goal “Sustainable travel”, but the report follows up the other four only.",
        ),
        fix=_GOAL_MISSING.fix,
        whole=_goal_missing,
        needs_facts=True,
    ),
    Rule(
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
        fix=_ASSIGNMENT_MISSING.fix,
        whole=_assignment_missing,
        needs_facts=True,
    ),
    Rule(
        id="goal-reworded",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Mål med andra ord än de beslutade", "Goal in other words than the decided"),
        explanation=Words(
            "Ett mål är beslutat ord för ord. Står det annorlunda i rapporten vet läsaren inte om det är samma mål. I en fil utifrån jämförs "
            "rubrikerna med tabellerna.",
            "A goal is decided word for word. If the report words it otherwise the reader can't know whether it is the same goal. In a file from "
            "elsewhere the headings are compared with the tables.",
        ),
        example=Words(
            "Beslutat: ”Professionellt bemötande och hög tillgänglighet”. Rubriken: ”Professionellt bemötande och hög tillgängligt”.",
            "Decided: “Professional treatment and high accessibility”. The heading: “Professional treatment and high accessible”.",
        ),
        fix=_GOAL_REWORDED.fix,
        whole=_goal_reworded,
    ),
    Rule(
        id="indicator-missing",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Beslutad indikator saknas", "Decided indicator missing"),
        explanation=Words(
            "En indikator som är beslutad men inte finns i rapportens tabeller ser ut att ha valts bort. Har den inget värde ska den stå med I.U. "
            "och en not.",
            "An indicator that is decided but not in the report's tables looks as if it had been left out. If it has no value it should stand with I.U. "
            "and a note.",
        ),
        example=Words(
            "Planen har indikatorn ”Andel nyanställda kvar efter ett år”, men ingen tabell har den raden.",
            "The plan has the indicator “Share of new employees still here after a year”, but no table has the row.",
        ),
        fix=_INDICATOR_MISSING.fix,
        whole=_indicator_missing,
        needs_facts=True,
    ),
    Rule(
        id="indicator-reworded",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Indikator med andra ord än de beslutade", "Indicator in other words than the decided"),
        explanation=Words(
            "Ett annat namn kan vara ett annat mått. Regeln jämför tabellernas rader med planens indikatorer, och planens namn med det som gällde "
            "när den började om ingen not säger att definitionen har ändrats.",
            "Another name may be another measure. The rule compares the tables' rows with the plan's indicators, and the plan's name with that which "
            "was in force when it began if no note says that the definition has changed.",
        ),
        example=Words(
            "Beslutad: ”Väntetid från ansökan till beslut”. I tabellen: ”Väntetid från första kontakt till beslut”.",
            "Decided: “Waiting time from application to decision”. In the table: “Waiting time from first contact to decision”.",
        ),
        fix=_INDICATOR_REWORDED.fix,
        whole=_indicator_reworded,
        needs_facts=True,
    ),
)
