"""Is a goal judged met although every target is missed, or the other way round, and nobody says why?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tertial.document.inline import Status
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.goals import Goal
from tertial.review.reading.series import Series
from tertial.review.rule import Family, Parameter, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words
from tertial.steering.calculations.verdicts import Verdict

_says = Says(
    "assessment-against-evidence",
    Severity.WARNING,
    Words(
        "Ändra bedömningen, eller skriv i motiveringen varför den ändå är en annan än målvärdena säger.",
        "Change the assessment, or write in the motivation why it still is another than the targets say.",
    ),
)
# A sentence that speaks of how the goal stands, and a word in it that says why that is not what the indicators say.
_OF_JUDGEMENT = re.compile(r"bedöm|\b(?:nämnd)?målet\b|uppnå|\bnås\b|indikator|målvärde|utfall", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:trots(?:\s+att)?|även\s+om|fastän|ändå|däremot|dock|eftersom|därför\s+att|på\s+grund\s+av|p\.g\.a|beror\s+på|förklaras\s+av"
    r"|sammanväg\w+|sammantag\w+|samlad\w*|helhet\w*|väger|vägs|prognos\w*|förväntas|väntas|beräknas|årets\s+slut)\b",
    re.IGNORECASE,
)
# What is done carries a judgement by itself only where it is not said to rest on the indicators too.
_DONE = re.compile(r"\b(?:aktivitet\w*|insats\w*|åtgärd\w*)\b", re.IGNORECASE)
_JUDGES = re.compile(r"\bbedömning\w*\b|\b(?:nämnd)?målet\b", re.IGNORECASE)
_ON_INDICATORS = re.compile(r"\bindikator|\bnämndindikator", re.IGNORECASE)


def _against(subject: Subject) -> Iterator[Finding]:
    least = int(subject.limit("assessment-against-evidence", "indicators"))
    for goal in subject.goals:
        told = [one for one in _wholes(goal) if one.verdict is not Verdict.CANNOT_TELL]
        if len(told) < max(1, least) or goal.status not in (Status.MET, Status.NOT_MET):
            continue
        met = goal.status is Status.MET
        against = Verdict.NOT_MET if met else Verdict.MET
        if any(one.verdict is not against for one in told):
            continue
        if any(_gives_reason(sentence.text) for passage in goal.motivation for sentence in passage.sentences):
            continue
        sv = "missar sitt målvärde" if met else "når sitt målvärde"
        en = "misses its target" if met else "reaches its target"
        yield _says(
            goal.mark_place,
            goal.word,
            Words(
                f"Målet ”{goal.name}” bedöms som ”{goal.word}”, men varje indikator som är mätt {sv} ({len(told)} av {len(told)}), och "
                "motiveringen säger inte varför bedömningen är en annan.",
                f"The goal “{goal.name}” is judged “{goal.word}”, but every indicator that is measured {en} ({len(told)} of {len(told)}), and the "
                "motivation does not say why the assessment is another.",
            ),
            Evidence(goal.word, Words("Bedömningen", "The assessment"), goal.mark_place),
            *(
                Evidence(
                    f"{one.now.text if one.now else ''} mot målvärdet {one.target}", Words(one.label, one.label), one.place,
                    one.now.key if one.now else "",
                )
                for one in told[:4]
            ),
        )  # fmt: skip


def _gives_reason(sentence: str) -> bool:
    """Whether a sentence says why the goal is judged otherwise than its indicators.

    That the judgement rests on the indicators and on activities is no such reason: it says that the indicators speak for it.
    """
    if not _OF_JUDGEMENT.search(sentence[:1000]):
        return False
    if _REASON.search(sentence[:1000]):
        return True
    if not _JUDGES.search(sentence[:1000]):
        return False
    return bool(_DONE.search(sentence[:1000])) and not _ON_INDICATORS.search(sentence[:1000])


def _wholes(goal: Goal) -> list[Series]:
    """The indicators as wholes; of one that has only parts, its parts."""
    found: list[Series] = []
    by_name: dict[str, list[Series]] = {}
    for one in goal.series:
        by_name.setdefault(one.slug or one.name, []).append(one)
    for many in by_name.values():
        whole = [one for one in many if not one.part and one.verdict is not Verdict.CANNOT_TELL]
        found.extend(whole or many)
    return found


RULE = Rule(
    id="assessment-against-evidence",
    family=Family.STEERING,
    severity=Severity.WARNING,
    title=Words("Bedömning mot alla målvärden", "Assessment against all targets"),
    explanation=Words(
        "Alla indikatorer som är mätta missar sina målvärden men målet bedöms uppnås, eller tvärtom. Bedömningen är människors, men då ska "
        "motiveringen säga varför; regeln är tyst när den gör det.",
        "Every indicator that is measured misses its target but the goal is judged met, or the other way round. The judgement is people's, but then "
        "the motivation should say why; the rule is silent when it does.",
    ),
    example=Words(
        "”Uppnås”, när målets enda indikator är 62 mot målvärdet 80 och motiveringen bara säger att arbetet pågår.",
        "“Met”, when the goal's only indicator is 62 against the target 80 and the motivation only says that work goes on.",
    ),
    fix=_says.fix,
    whole=_against,
    parameters={
        "indicators": Parameter(
            Decimal(1),
            Decimal(1),
            Decimal(20),
            Words("Minst så många indikatorer ska vara mätta", "At least so many indicators must be measured"),
        )
    },
)
