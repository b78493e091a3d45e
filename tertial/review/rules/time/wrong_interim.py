"""The rule for interim reports that are called by another's number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.common.periods import Period
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.reading.times import Time, TimeKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.time.about_itself import REPORT, names_itself
from tertial.review.rules.time.by_sentence import times_by_sentence
from tertial.review.rules.time.own_interim import mentions, own_interim
from tertial.review.rules.time.wrong_time_of_value import interim_findings
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "time-wrong-interim",
    Severity.WARNING,
    Words(
        "Skriv den här rapportens delår, eller skriv i förfluten tid om det tidigare delåret avses.",
        "Write this report's interim number, or use the past tense if the earlier one is meant.",
    ),
)
_NOW = re.compile(
    r"\b(?:observeras|noteras|pågår|fortgår|fortlöper|fortsätter|bedöms|prognost?i[sc]era[sr]|redovisas|redovisar|visar|är|ses|finns|uppgår)\b",
    re.I,
)
_PERFECT = re.compile(r"^(?:\s+[\w-]+){0,6}?\s+har\b", re.I)
_HISTORY = re.compile(
    r"\b(?:jämfört|jämförelse|sedan|än|var|hade|skedde|tidigare|föregående|förra|inför|nästa|kommande|kommer|efter|från|då|ska|visade"
    r"|redan|både|samt|respektive)\b",
    re.I,
)
_PAST = re.compile(r"\b(?:jämfört|jämförelse|sedan|var|hade|tidigare|föregående|förra|inför|redan|visade)\b", re.I)
_HEADED = re.compile(
    r"\b(?:resultat|utfall|uppföljning|redovisning|delårsrapport|ekonomi|måluppfyllelse|verksamhet)\w*\b", re.I
)


def _check(subject: Subject) -> Iterator[Finding]:
    yield from interim_findings(subject, _says)
    own = own_interim(subject)
    if own is None or subject.period is None:
        return
    told = mentions(subject)
    for passage in subject.passages:
        if not passage.is_written:
            continue
        for sentence, times in times_by_sentence(passage):
            spoken = [time for time in times if time.kind is TimeKind.INTERIM]
            if len(spoken) != 1 or spoken[0].number in (own, None) or spoken[0].year not in (None, subject.period.year):
                continue
            time = spoken[0]
            words = sentence.text[:2_000]
            if passage.is_prose and any(
                _is_of_report(one, subject.period) and names_itself(passage, sentence, time, one) for one in times
            ):
                yield _finding(passage, time, own)
                continue
            if passage.kind is PassageKind.HEADING:
                if _HEADED.search(words) and not _HISTORY.search(words):
                    yield _finding(passage, time, own)
                continue
            if not passage.is_prose or _PAST.search(words):
                continue
            # "Delår 1 har präglats av …" is odd in Swedish of a time that is over; it is told from history by standing alone.
            alone = told[time.number or 0] <= 2 and told[own] >= 3
            if REPORT.match(words) and not _HISTORY.search(words[: time.end - sentence.start]):
                yield _finding(passage, time, own)
                continue
            if (_NOW.search(words) and not _HISTORY.search(words)) or (
                alone and _PERFECT.match(passage.text[time.end : time.end + 80])
            ):
                yield _finding(passage, time, own)


def _is_of_report(time: Time, period: Period) -> bool:
    return (time.year, time.last) == (period.year, period.month)


def _finding(passage: Passage, time: Time, own: int) -> Finding:
    sentence = passage.sentence_at(time.start).text
    return _says(
        passage.at(time.start, time.end),
        sentence if len(sentence) <= 120 else f"{sentence[:117]}…",
        Words(
            f"Texten talar om delår {time.number} som om det pågick, men rapporten är delår {own}.",
            f"The text speaks of interim report {time.number} as the present one, but this is interim report {own}.",
        ),
        Evidence(time.text, Words("texten", "the text"), passage.at(time.start, time.end)),
        Evidence(f"delår {own}", Words("rapporten", "the report")),
    )


WRONG_INTERIM = Rule(
    id="time-wrong-interim",
    family=Family.TIME,
    severity=Severity.WARNING,
    title=Words("Fel delår", "Wrong interim report"),
    explanation=Words(
        "Rapporten har ett nummer, delår 1 eller delår 2. Talar en mening om ett annat delår i nutid, eller ger det ett tal som är "
        "den här periodens, är numret troligen kvar från en tidigare rapport. Jämförelser och tillbakablickar lämnas i fred.",
        "The report has a number, interim report 1 or 2. Where a sentence speaks of another in the present tense, or gives it a number "
        "that is this period's, the number is probably left from an earlier report. Comparisons and history are left alone.",
    ),
    example=Words(
        "I delår 2: ”Under delår 1 observeras inga avvikelser från verksamhetsplanen.”",
        "In interim report 2: “During interim report 1 no deviations from the activity plan are observed.”",
    ),
    fix=_says.fix,
    whole=_check,
)
