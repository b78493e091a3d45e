"""Decided goals and indicators beside what the report calls them: missing, or reworded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from unicodedata import normalize

from tertial.review.facts import IndicatorFact
from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.reading.goals import Goal, plain_name
from tertial.review.reading.printed_names import Named, chapter_of, printed_names
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

ALIKE = 0.72
"""From how alike two names are taken for one that has been reworded: a share of letters in common, in order."""

_LITTLE_MORE = 8

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
_INDICATOR_REWORDED = Says("indicator-reworded", Severity.WARNING, _DECIDED)


def _sorted(named: Iterable[Named]) -> list[str]:
    return sorted({plain for _, plain, _ in named})


def _standing(name: str, plains: list[str]) -> bool:
    """Whether the name is one of the sorted plain ones, or begins one."""
    plain = plain_name(name)
    first = bisect_left(plains, plain)
    begun = bisect_left(plains, plain + " ")
    return plains[first : first + 1] == [plain] or (begun < len(plains) and plains[begun].startswith(plain + " "))


def _nearest(name: str, named: Iterable[Named], taken: frozenset[str]) -> Named | None:
    """The name that is most like it, of those that are no other decided name; None where none is alike enough."""
    plain = plain_name(name)
    words = set(plain.split())
    best: tuple[float, Named] | None = None
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


def _goals(subject: Subject) -> Iterator[tuple[str, Named | None]]:
    facts = subject.facts
    if facts is None or not facts.goals:
        return
    named = printed_names(subject)
    plains = _sorted(named)
    if not any(_standing(goal.name, plains) for goal in facts.goals):
        return  # the report has no follow-up of goals: one finding per goal would say nothing more
    taken = frozenset(plain_name(goal.name) for goal in facts.goals)
    for goal in facts.goals:
        if not _standing(goal.name, plains):
            yield goal.name, _nearest(goal.name, named, taken)


def _goal_missing(subject: Subject) -> Iterator[Finding]:
    for name, nearest in _goals(subject):
        if nearest is None:
            yield _GOAL_MISSING(
                chapter_of(subject, r"\bmål"),
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
            if _only_broken(plain, own):
                continue
            if len(plain.split()) > 1 and plain != short and SequenceMatcher(None, plain, short).ratio() >= 0.9:
                named = (_as_long_as(head.name, goal.name), own, goal.place)
                yield _reworded(_GOAL_REWORDED, "Målet", "The goal", head.name, named, decided=False)


def _only_broken(plain: str, other: str) -> bool:
    """Whether a name is only broken by the file it was read from: a gap within a word and dots that were lost, and all other letters alike."""
    letters, others = _letters(plain), _letters(other)
    gaps = sum(not sign.isalnum() for sign in other[: len(plain) + 1]) != sum(not sign.isalnum() for sign in plain)
    return gaps and others.startswith(letters)


def _letters(name: str) -> str:
    return "".join(sign for sign in normalize("NFKD", name.casefold()) if sign.isalnum())


def _as_long_as(name: str, other: str) -> str:
    """The words of another name that are as many letters as a name, for a cell may go on with what the goal means or is measured by."""
    if len(other) <= len(name) + _LITTLE_MORE:
        return other
    stop = other.find(". ", max(0, len(name) - _LITTLE_MORE), len(name) + _LITTLE_MORE)
    if stop < 0:
        stop = other.find(" ", max(0, len(name) - 2))
    return other[:stop] if stop > 0 else other


def _reworded(says: Says, what: str, what_en: str, name: str, nearest: Named, *, decided: bool = True) -> Finding:
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


def _indicators(subject: Subject) -> Iterator[tuple[IndicatorFact, Named | None]]:
    facts = subject.facts
    if facts is None:
        return
    decided = {one.slug: one for one in facts.indicators if one.kind == "indicator"}
    named = printed_names(subject, rows_only=True)
    plains = _sorted(named)
    missing = [one for one in decided.values() if not _standing(one.name, plains)]
    if not decided or len(missing) == len(decided):
        return  # the report has no tables of indicators
    taken = frozenset(plain_name(one.name) for one in decided.values())
    for one in missing:
        yield one, _nearest(one.name, named, taken)


def _indicator_missing(subject: Subject) -> Iterator[Finding]:
    for one, nearest in _indicators(subject):
        if nearest is None:
            yield _INDICATOR_MISSING(
                chapter_of(subject, r"indikator"),
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
    rows = printed_names(subject, rows_only=True) if renamed else []
    for one in renamed:
        plain = plain_name(one.name)
        place = next((row[2] for row in rows if row[1].startswith(plain)), Place(described=f"indikatorn ”{one.name}”"))
        yield _reworded(_INDICATOR_REWORDED, "Indikatorn", "The indicator", one.decided_name, (one.name, plain, place))


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
