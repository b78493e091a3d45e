"""How many goals a text says are met, beside how many are judged so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.document.inline import Status
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.goals import Goal
from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.reading.sentences import Sentence
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

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
    r"\s+(?:av\s+(?:målen|dem|nämndmålen)\s+)?(?:(?:nämnd)?mål(?:en)?\s+)?(?:(?:bedöms|beräknas|väntas|är|som|vara|att)\s+){0,3}(?:"
    rf"(?P<partly>delvis\s+{_MET}|{_MET}\s+delvis|{_MET}\s+till\s+viss\s+del)"
    rf"|(?P<not_met>(?:inte|ej)\s+(?:kunna\s+)?{_MET}|{_MET}\s+(?:inte|ej)\b)"
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
        names = {one.name for one in goal.series}
        measured = {one.name for one in goal.series if one.now is not None}
        for passage in goal.motivation if names else ():
            for match in _OF_INDICATORS.finditer(passage.text):
                numbers = [
                    one for one in passage.numbers if match.start() <= one.start < match.end() + 25 and not one.unit
                ]
                whole = next((one for one in numbers if one.end <= match.start("noun") + 1), None)
                part = next((one for one in numbers if one.start >= match.end() and one.start - match.end() < 4), None)
                if whole is None:
                    continue
                if part is not None and part.value > whole.value:
                    yield _too_many(passage, part, whole)
                elif whole.value not in (len(names), len(measured)) and not any(one.part for one in goal.series):
                    yield _miscounted(passage, whole, len(names))


def _tells_all(passage: Passage, told: list[tuple[Number, Status]], goals: list[Goal]) -> bool:
    """Whether at least two of the counts are just those of all the goals, so that the sentence speaks of all."""
    right = sum(number.value == sum(goal.status is status for goal in goals) for number, status in told)
    return len(told) >= 2 and right == len(told)


_OF_INDICATORS = re.compile(
    r"\bav\s+(?:målets\s+|de\s+|totalt\s+)?[^\W_]+\s+(?P<noun>(?:nämnd)?indikatorer(?:na)?)\b(?:\s+som\s+(?:går\s+att\s+mäta|har\s+mätts|är\s+mätta))?\s+"
    r"(?:har\s+)?(?:når|nått|uppnår|uppnått|nådde)\s+",
    re.IGNORECASE,
)


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
