"""How many goals a text says are met, beside how many are judged so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tertial.document.inline import Status
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.goals import Goal
from tertial.review.reading.measures import Sex, sex_of
from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.reading.sentences import Sentence
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words
from tertial.steering.calculations.verdicts import Verdict

_says = Says(
    "assessment-counts-differ",
    Severity.WARNING,
    Words(
        "Rätta antalet, eller bind det till bedömningarna så att det följer dem.",
        "Mend the number, or bind it to the assessments so that it follows them.",
    ),
)
_OF_GOALS = re.compile(r"\b(?:nämnd|verksamhets|process)?mål(?:en|ens)?\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:\w*indikator\w*|målvärde\w*|måltal\w*|aktivitet\w*|uppdrag\w*|kommunövergripande|kunskapsmål\w*|föregående|förra)\b",
    re.IGNORECASE,
)
_MET = r"(?:uppnå(?:s|dda|tts)?|uppnått|uppfyll(?:s|da|t|as)|nås)"
_STATES = re.compile(
    r"\s+(?:av\s+(?:målen|dem|nämndmålen|de\s+[^\W_]+\s+(?:nämnd)?mål(?:en)?(?:\s+som\s+nämnden\s+har\s+[^\W\d_]+)?)\s+)?(?:(?:nämnd)?mål(?:en)?\s+)?"
    r"(?:(?:bedöms|beräknas|väntas|är|som|vara|att|kommer)\s+){0,3}(?:"
    rf"(?P<partly>delvis\s+(?:kommer\s+att\s+)?{_MET}|{_MET}\s+delvis|{_MET}\s+till\s+viss\s+del)"
    rf"|(?P<not_met>(?:inte|ej)\s+(?:kunna\s+|kommer\s+att\s+)?{_MET}|{_MET}\s+(?:inte|ej)\b)"
    rf"|(?P<cannot>(?:kan|går)\s+(?:inte|ej)\s+(?:att\s+)?bedömas?)"
    rf"|(?P<met>(?:helt\s+)?{_MET}\b))",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\s+(?:nämnd|verksamhets)?mål(?:en)?\b", re.IGNORECASE)
_NAMES = {
    Status.MET: ("uppnås", "met"),
    Status.PARTLY: ("uppnås delvis", "partly met"),
    Status.NOT_MET: ("inte uppnås", "not met"),
    Status.CANNOT_BE_ASSESSED: ("kan inte bedömas", "can't be assessed"),
}


def _check(subject: Subject) -> Iterator[Finding]:
    yield from _indicators(subject)
    goals = [goal for goal in subject.goals if goal.fact is not None or goal.marks]
    if len(goals) < 3 or any(goal.status is None for goal in goals):
        return
    for passage in subject.passages:
        if passage.is_prose and not passage.place.table:
            for sentence in passage.sentences:
                if _OF_GOALS.search(sentence.text) and not _OF_OTHERS.search(sentence.text):
                    yield from _sentence(passage, sentence, goals)


def _indicators(subject: Subject) -> Iterator[Finding]:
    """`Av tre indikatorer når två sitt målvärde` under a goal's heading, beside its indicators."""
    for goal in subject.goals:
        if not goal.series:
            continue
        names = {one.name for one in goal.series}
        measured = {one.name for one in goal.series if one.now is not None}
        parts = [one for one in goal.series if sex_of(one.part)[0] is Sex.ALL]
        right = {len(names), len(measured), len(parts), sum(one.now is not None for one in parts)}
        for passage in goal.motivation:
            for match in (*_OF_INDICATORS.finditer(passage.text), *_OF_THEM.finditer(passage.text)):
                whole = _count(passage, match, "whole")
                part = _count(passage, match, "part")
                if whole is None:
                    continue
                if part is not None and part.value > whole.value:
                    yield _too_many(passage, part, whole)
                elif whole.value not in right:
                    yield _miscounted(passage, whole, len(names))
                elif (
                    part is not None and (reached := _reached(goal, whole.value)) is not None and part.value != reached
                ):
                    yield _misjudged(passage, part, reached)


def _count(passage: Passage, match: re.Match[str], name: str) -> Number | None:
    """The number that a part of a match is: in digits, or in words also those that are articles elsewhere (`når en`)."""
    start, end = match.span(name)
    found = next((one for one in passage.numbers if one.digits == (start, end)), None)
    if found is not None:
        return found if not passage.bound_at(start, end) else None
    value = _ONES.get(match[name].casefold())
    if value is None:
        return None
    return Number(start, end, (start, end), match[name], Decimal(value), NumberKind.QUANTITY, spelled=True)


def _reached(goal: Goal, counted: Decimal) -> int | None:
    """How many of a goal's indicators reach their targets; None where that can't be told of each, or others are counted."""
    verdicts: dict[str, Verdict] = {}
    for one in goal.series:
        is_counted = one.now is not None and (one.target or not one.part)
        if is_counted and verdicts.setdefault(one.name, one.verdict) is not one.verdict:
            return None
    judged = list(verdicts.values())
    if not judged or Verdict.CANNOT_TELL in judged or len(judged) != counted:
        return None
    return judged.count(Verdict.MET)


def _tells_all(passage: Passage, told: list[tuple[Number, Status]], goals: list[Goal]) -> bool:
    """Whether at least two of the counts are just those of all the goals, so that the sentence speaks of all."""
    right = sum(number.value == sum(goal.status is status for goal in goals) for number, status in told)
    return len(told) >= 2 and right == len(told)


_WORD_OR_DIGITS = r"[^\W_]+"
_OF_INDICATORS = re.compile(
    rf"\bav\s+(?:målets\s+|de\s+|totalt\s+)?(?P<whole>{_WORD_OR_DIGITS})\s+(?:mätta\s+)?(?:nämnd)?indikatorer(?:na)?\b"
    r"(?:\s+som\s+(?:går\s+att\s+mäta|har\s+mätts|är\s+mätta|kan\s+mätas|har\s+(?:ett\s+)?utfall))?\s+"
    rf"(?:har\s+)?(?:når|nått|uppnår|uppnått|nådde)\s+(?P<part>{_WORD_OR_DIGITS})\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    rf"\b(?P<part>{_WORD_OR_DIGITS})\s+av\s+(?:de\s+|målets\s+)?(?P<whole>{_WORD_OR_DIGITS})\s+(?:mätta\s+)?(?:nämnd)?indikatorer(?:na)?\b"
    r"(?=(?:\s+[^\W\d_]+){0,6}?\s+(?:når|nått|nådde|uppnår|uppnått|sitt\s+målvärde|sina\s+målvärden))",
    re.IGNORECASE,
)
_ONES = {"ingen": 0, "inga": 0, "inget": 0, "noll": 0, "en": 1, "ett": 1}


def _too_many(passage: Passage, part: Number, whole: Number) -> Finding:
    place = passage.at(whole.start, part.end)
    return _says(
        place,
        passage.text[whole.start : part.end],
        Words(f"{part.text} är fler än {whole.text}.", f"{part.text} is more than {whole.text}."),
        Evidence(part.text, Words("delen", "the part"), passage.at(part.start, part.end)),
        Evidence(whole.text, Words("alla", "all"), passage.at(whole.start, whole.end)),
        fix=Words("Räkna om och rätta det tal som är fel.", "Count again and correct the number that is wrong."),
    )


def _misjudged(passage: Passage, part: Number, reached: int) -> Finding:
    place = passage.at(part.start, part.end)
    return _says(
        place,
        part.text,
        Words(
            f"Texten säger att {part.text} av målets indikatorer når sitt målvärde, men enligt tabellerna är det {reached}.",
            f"The text says that {part.text} of the goal's indicators reach their targets, but by the tables it is {reached}.",
        ),
        Evidence(part.text, Words("Texten", "The text"), place),
        Evidence(str(reached), Words("Utfall och målvärden i tabellerna", "Outcomes and targets in the tables")),
        fix=Words("Räkna om och rätta talet.", "Count again and correct the number."),
    )


def _miscounted(passage: Passage, whole: Number, count: int) -> Finding:
    place = passage.at(whole.start, whole.end)
    return _says(
        place,
        whole.text,
        Words(
            f"Texten säger {whole.text} indikatorer, men målet har {count}.",
            f"The text says {whole.text} indicators, but the goal has {count}.",
        ),
        Evidence(whole.text, Words("Texten", "The text"), place),
        Evidence(str(count), Words("Målets indikatorer i tabellerna", "The goal's indicators in the tables")),
        fix=Words("Räkna om och rätta talet.", "Count again and correct the number."),
    )


def _sentence(passage: Passage, sentence: Sentence, goals: list[Goal]) -> Iterator[Finding]:
    told: list[tuple[Number, Status]] = []
    total: Number | None = None
    for number in passage.numbers:
        if number.kind is not NumberKind.QUANTITY or not sentence.start <= number.start < sentence.end or number.unit:
            continue
        bound = passage.bound_at(number.start, number.end)
        match = _STATES.match(passage.text, number.end)
        if match and match.end() <= sentence.end + 1:
            name = next(key for key, said in match.groupdict().items() if said)
            status = Status.CANNOT_BE_ASSESSED if name == "cannot" else Status(name)
            if bound is None or bound.figure is None:
                told.append((number, status))
        elif _TOTAL.match(passage.text, number.end):
            total = number
    # Of some of the goals, an area's: then the text and we do not count the same.
    if total is not None and total.value != len(goals) and _tells_all(passage, told, goals):
        place = passage.at(total.start, total.end)
        yield _says(
            place,
            total.text,
            Words(
                f"Texten säger {total.text} mål, men {len(goals)} är bedömda.",
                f"The text says {total.text} goals, but {len(goals)} are judged.",
            ),
            Evidence(total.text, Words("Texten", "The text"), place),
            Evidence(str(len(goals)), Words("Bedömningarna", "The assessments")),
        )
        return
    if not told or (total is not None and total.value != len(goals)):
        return
    if total is None and not re.search(
        r"\b(?:nämnd(?:en|ens)?|samtliga|alla|totalt)\b|\bav\s+(?:målen|nämndmålen)\b", sentence.text, re.IGNORECASE
    ):
        return
    for number, status in told:
        counted = [goal for goal in goals if goal.status is status]
        if number.value == len(counted):
            continue
        sv, en = _NAMES[status]
        names = ", ".join(f"”{goal.name}”" for goal in counted[:4]) or "inget mål"
        place = passage.at(number.start, number.end)
        yield _says(
            place,
            number.text,
            Words(
                f"Texten säger att {number.text} mål {sv}, men {len(counted)} är bedömda så.",
                f"The text says that {number.text} goals are {en}, but {len(counted)} are judged so.",
            ),
            Evidence(number.text, Words("Texten", "The text"), place),
            Evidence(str(len(counted)), Words(f"Bedömningarna: {names}", f"The assessments: {names}")),
        )


RULES: tuple[Rule, ...] = (
    Rule(
        id="assessment-counts-differ",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Fel antal mål", "Wrong number of goals"),
        explanation=Words(
            "Sammanfattningen säger hur många mål som uppnås. När en bedömning ändras sent glöms antalet lätt. Regeln räknar bedömningarna och "
            "jämför; antal av en del av målen låter den vara.",
            "The summary says how many goals are met. When an assessment is changed late the number is easily forgotten. The rule counts the "
            "assessments and compares; it leaves counts of some of the goals alone.",
        ),
        example=Words(
            "”Av nämndens 12 mål bedöms 6 uppnås och 6 uppnås delvis”, när fem är bedömda som uppnådda och sju som delvis uppnådda.",
            "“Of the committee's 12 goals 6 are met and 6 partly met”, when five are judged met and seven partly met.",
        ),
        fix=_says.fix,
        whole=_check,
    ),
)
