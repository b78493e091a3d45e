"""Assessments beside what is measured: judged without a value, or in two ways at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.document.inline import Status
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.goals import Goal, Mark
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

JUDGED = (Status.MET, Status.PARTLY, Status.NOT_MET)

_UNMEASURED = Says(
    "assessment-unmeasured",
    Severity.WARNING,
    Words(
        "Skriv i motiveringen vad bedömningen vilar på när inget är mätt, eller bedöm målet som ”Kan ej bedömas”.",
        "Write in the motivation what the assessment rests on when nothing is measured, or judge the goal as not possible to assess.",
    ),
)
_CANNOT = Says(
    "assessment-cannot-be-measured-but-judged",
    Severity.WARNING,
    Words(
        "Välj ”Kan ej bedömas”, eller skriv tydligt vilket annat underlag som räcker för bedömningen.",
        "Choose that the goal can't be assessed, or write clearly which other grounds are enough for the assessment.",
    ),
)
_DIFFERS = Says(
    "assessment-word-differs",
    Severity.WARNING,
    Words("Låt bedömningen vara densamma överallt.", "Let the assessment be the same everywhere."),
)

_NOT_MEASURABLE = re.compile(
    r"(?:indikator(?:n|er|erna)?|nämndindikator(?:n|er|erna)?|mätvärden(?:a)?|utfall(?:et)?)\b[^.]{0,60}?"
    r"(?:(?:går|kan|har)\s+(?:ännu\s+|i\s+nuläget\s+)?(?:inte|ej)\s+(?:att\s+|kunnat\s+|ännu\s+)?(?:mätas?|mäts|följas?\s+upp|redovisas?)"
    r"|(?:är|har)\s+(?:ännu\s+)?(?:inte|ej)\s+(?:ännu\s+)?(?:mätta|mätts|mätbara|tillgängliga|uppmätta)"
    r"|saknar\s+(?:ännu\s+)?(?:utfall|värden?)|saknas\s+(?:ännu\s+)?(?:utfall|värden?)|mäts\s+(?:först|inte)"
    r"|blir\s+(?:tillgängliga|klara)\s+(?:först|senare|under|i)\b)"
    r"|(?:går|kan)\s+(?:inte|ej)\s+(?:att\s+)?mätas?\b[^.]{0,40}\bindikator"
    r"|(?:enkät|brukarundersökning|undersökning|mätning|resultat)(?:en|er|erna)?\b[^.]{0,50}?\b(?:är|har)\s+(?:ännu\s+)?(?:inte|ej)\s+(?:ännu\s+)?"
    r"(?:redovisade?|genomförts?|genomförd|klar|besvarad|tillgänglig|sammanställd)",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\b(?:vissa|en del|någon|några|en av|flera av|indikatorn)\b", re.IGNORECASE)


def _unmeasured(subject: Subject) -> Iterator[Finding]:
    for goal in subject.goals:
        if goal.status not in JUDGED or not _has_no_value(goal) or _admission(goal) is not None:
            continue
        names = _names(goal)
        yield _UNMEASURED(
            goal.mark_place,
            goal.word,
            Words(
                f"Målet ”{goal.name}” bedöms som ”{goal.word}”, men ingen av dess indikatorer har något värde: {names}.",
                f"The goal “{goal.name}” is judged “{goal.word}”, but none of its indicators has a value: {names}.",
            ),
            Evidence(goal.word, Words("Bedömningen", "The assessment"), goal.mark_place),
            *(
                Evidence("I.U." if one.missing else "inget värde", Words(one.label, one.label), one.place)
                for one in goal.series[:3]
            ),
        )


def _cannot_be_measured(subject: Subject) -> Iterator[Finding]:
    for goal in subject.goals:
        found = _admission(goal)
        if goal.status not in JUDGED or found is None:
            continue
        passage, start, end = found
        # With values in the tables the sentence is about one of the indicators, and the others carry the assessment.
        if goal.series and not _has_no_value(goal):
            continue
        if not goal.series and _ONE_OF.search(passage.sentence_at(start).text):
            continue
        said = passage.text[start:end]
        yield _CANNOT(
            passage.at(start, end),
            said,
            Words(
                f"Motiveringen säger att det inte går att mäta än, men målet ”{goal.name}” bedöms som ”{goal.word}”.",
                f"The motivation says that it can't be measured yet, but the goal “{goal.name}” is judged “{goal.word}”.",
            ),
            Evidence(said, Words("Motiveringen", "The motivation"), passage.at(start, end)),
            Evidence(goal.word, Words("Bedömningen", "The assessment"), goal.mark_place),
        )


def _has_no_value(goal: Goal) -> bool:
    """Whether it has indicators, and the report says of each that it has no value now. An empty cell says nothing."""
    return (
        bool(goal.series)
        and all(one.now is None for one in goal.series)
        and any(one.missing or goal.fact is not None for one in goal.series)
    )


def _admission(goal: Goal) -> tuple[Passage, int, int] | None:
    """Where the motivation says that the indicators can't be measured now."""
    for passage in goal.motivation:
        match = _NOT_MEASURABLE.search(passage.text)
        if match:
            return passage, match.start(), match.end()
    return None


def _differs(subject: Subject) -> Iterator[Finding]:
    for goal in subject.goals:
        first = goal.marks[0] if goal.marks else None
        status = goal.status
        if status is None or first is None:
            continue
        reported: set[Status] = {status}
        for mark in goal.marks:
            if mark.status in reported:
                continue
            reported.add(mark.status)
            other = next((one for one in goal.marks if one.status is status), first)
            yield _DIFFERS(
                mark.place,
                mark.text,
                Words(
                    f"Målet ”{goal.name}” bedöms på två sätt: ”{goal.word}” på ett ställe och ”{mark.text}” på ett annat.",
                    f"The goal “{goal.name}” is judged in two ways: “{goal.word}” in one place and “{mark.text}” in another.",
                ),
                Evidence(mark.text, Words(*_where(mark)), mark.place),
                Evidence(goal.word, Words(*_where(other)), other.place),
            )


def _where(mark: Mark) -> tuple[str, str]:
    if mark.told:
        return "Motiveringen", "The motivation"
    return (
        ("Tabellen", "The table")
        if mark.place.table
        else ("Bedömningen under målets rubrik", "The mark under the goal's heading")
    )


def _names(goal: Goal) -> str:
    names = list(dict.fromkeys(one.name for one in goal.series))
    shown = [name if len(name) <= 60 else name[:59].rsplit(" ", 1)[0] + " …" for name in names[:3]]
    return ", ".join(f"”{name}”" for name in shown) + (f" och {len(names) - 3} till" if len(names) > 3 else "")


RULES: tuple[Rule, ...] = (
    Rule(
        id="assessment-unmeasured",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Bedömt utan något mätt", "Judged with nothing measured"),
        explanation=Words(
            "Målet är bedömt, men ingen av dess indikatorer har något värde för perioden, och motiveringen säger inget om det. Läsaren tror "
            "då att siffror ligger bakom.",
            "The goal is judged, but none of its indicators has a value for the period, and the motivation says nothing of it. The reader then "
            "believes that there are figures behind it.",
        ),
        example=Words(
            "”Uppnås”, och i indikatortabellen står I.U. på alla rader för augusti.",
            "“Met”, while the table of indicators says I.U. on every row for August.",
        ),
        fix=_UNMEASURED.fix,
        whole=_unmeasured,
    ),
    Rule(
        id="assessment-cannot-be-measured-but-judged",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Går inte att mäta, men bedöms ändå", "Can't be measured, but is judged"),
        explanation=Words(
            "Motiveringen säger själv att indikatorerna inte går att mäta än, och ändå är målet bedömt. Det kan vara riktigt, men då behöver "
            "underlaget vara tydligt.",
            "The motivation itself says that the indicators can't be measured yet, and still the goal is judged. That may be right, but then the "
            "grounds must be clear.",
        ),
        example=Words(
            "”Målet bedöms uppnås delvis. Indikatorerna går inte att mäta förrän i höst.”",
            "“The goal is judged partly met. The indicators can't be measured until the autumn.”",
        ),
        fix=_CANNOT.fix,
        whole=_cannot_be_measured,
    ),
    Rule(
        id="assessment-word-differs",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Målet bedöms på två sätt", "The goal is judged in two ways"),
        explanation=Words(
            "Märket under rubriken, orden i motiveringen och tabellerna ska säga samma sak om målet. Ofta har bedömningen ändrats på ett ställe "
            "och glömts på ett annat.",
            "The mark under the heading, the words of the motivation and the tables should say the same of the goal. Often the assessment was "
            "changed in one place and forgotten in another.",
        ),
        example=Words(
            "Under rubriken står ”Uppnås”, men motiveringen börjar ”Nämndmålet bedöms delvis uppnås”.",
            "Under the heading stands “Met”, but the motivation begins “The goal is judged partly met”.",
        ),
        fix=_DIFFERS.fix,
        whole=_differs,
    ),
)  # fmt: skip
