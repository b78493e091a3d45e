"""Words of direction against the numbers: said to have risen what fell, to lie above its target what lies below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.movements import Movement, Way, movements_in
from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.reading.phrases import contradicted
from tertial.review.reading.series import Point, Series
from tertial.review.rule import Family, Parameter, Rule, Says
from tertial.review.rules.steering.beside_target import WrongSide, wrong_sides
from tertial.review.subject import Subject
from tertial.review.words import Words

ID = "direction-against-numbers"
_says = Says(
    ID,
    Severity.WARNING,
    Words(
        "Kontrollera värdena och byt ordet om de stämmer; skriv annars vilken period eller vilken del texten menar.",
        "Check the values and change the word if they are right; else write which period or part the text means.",
    ),
)
_SAID = {
    Way.UP: Words("har ökat", "has risen"),
    Way.DOWN: Words("har minskat", "has fallen"),
    Way.SAME: Words("är oförändrat", "is unchanged"),
    Way.BETTER: Words("har blivit bättre", "has become better"),
    Way.WORSE: Words("har blivit sämre", "has become worse"),
    Way.ABOVE: Words("ligger över målvärdet", "lies above the target"),
    Way.BELOW: Words("ligger under målvärdet", "lies below the target"),
}
_FROM_TO = re.compile(r"\bfrån\s+(?:(?:drygt|knappt|cirka|ca)\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s+(?:[a-zåäö]+\s+){0,4}?till\s+(?:(?:drygt|knappt|cirka|ca|nu|totalt)\s+)?$", re.IGNORECASE)


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    if not passage.is_prose or not subject.series:
        return
    for movement in movements_in(passage, subject.period):
        if movement.negated and movement.way not in (Way.UP, Way.DOWN):
            continue
        finding = _against_series(passage, movement, subject)
        if finding is not None:
            yield finding


def _wrong_side(passage: Passage, wrong: WrongSide) -> Finding:
    way = Way.ABOVE if wrong.above else Way.BELOW
    label = f" om ”{wrong.label}”" if wrong.label else ""
    label_en = f" of “{wrong.label}”" if wrong.label else ""
    return _says(
        passage.at(wrong.start, wrong.end),
        passage.text[wrong.start : wrong.end],
        Words(
            f"Texten säger{label} att utfallet {_SAID[way].sv}, men {wrong.value} är inte {'över' if wrong.above else 'under'} {wrong.target}.",
            f"The text says{label_en} that the outcome {_SAID[way].en}, but {wrong.value} is not {'above' if wrong.above else 'below'} {wrong.target}.",
        ),
        Evidence(wrong.value, Words("utfallet", "the outcome")),
        Evidence(wrong.target, Words("målvärdet", "the target")),
    )


def _against_series(passage: Passage, movement: Movement, subject: Subject) -> Finding | None:
    limit = subject.limit(ID, "unchanged") / 100
    meant = subject.names.meant(movement.words)
    told = [_compared(one, movement, limit) for one in meant]
    if not contradicted(meant, [answer[0] for answer in told]):
        return None
    # The first that tells: the same thing in another table may have nothing to compare with.
    one, (_, before) = next(pair for pair in zip(meant, told, strict=True) if pair[1][0])
    now = one.now
    if now is None:
        return None
    quote = passage.text[movement.start : movement.end]
    said, en = _SAID[movement.way].sv, _SAID[movement.way].en
    if movement.negated:
        said, en = said.replace("har ", "inte har "), en.replace("has ", "has not ")
    beside = f"målvärdet är {one.target}" if before is None else f"{_when(before)} var det {before.text}"
    beside_en = f"the target is {one.target}" if before is None else f"{_when(before)} it was {before.text}"
    return _says(
        passage.at(movement.start, movement.end),
        quote,
        Words(
            f"Texten säger att ”{one.label}” {said}, men värdet är {now.text} och {beside}.",
            f"The text says that “{one.label}” {en}, but the value is {now.text} and {beside_en}.",
        ),
        Evidence(
            now.text, Words(f"{one.label}, {_when(now)}", f"{one.label}, {_when(now)}"), now.place or one.place, now.key
        ),
        Evidence(
            one.target if before is None else before.text,
            Words(
                f"{one.label}, {'målvärde' if before is None else _when(before)}",
                f"{one.label}, {'target' if before is None else _when(before)}",
            ),
            one.place if before is None else before.place,
            "" if before is None else before.key,
        ),
    )


def _compared(one: Series, movement: Movement, limit: Decimal) -> tuple[bool | None, Point | None]:
    """Whether the series contradicts the words, None where it can't tell; and the value that it was compared with."""
    now = one.now
    if now is None:
        return None, None
    if movement.way in (Way.ABOVE, Way.BELOW):
        wanted = one.parsed.value if one.parsed else None
        if wanted is None:
            return None, None
        return (now.value < wanted if movement.way is Way.ABOVE else now.value > wanted), None
    way = movement.way
    if way in (Way.BETTER, Way.WORSE):
        if one.wanted not in ("higher", "lower"):
            return None, None
        way = Way.UP if (way is Way.BETTER) == (one.wanted == "higher") else Way.DOWN
    earlier = _earlier(one, now, movement)
    if not earlier:
        return None, None
    if way is Way.SAME:
        return all(_moved(now, point) > limit for point in earlier), earlier[0]
    rising = (way is Way.UP) != movement.negated
    wrong = all(_size(now, point) < 0 if rising else _size(now, point) > 0 for point in earlier)
    return wrong, earlier[0]


def _earlier(one: Series, now: Point, movement: Movement) -> list[Point]:
    """The values that the words may compare with: those of the years that are named, else those of the year before."""
    against = movement.against
    found: list[Point] = []
    counts = one.unit in ("antal", "st") or bool(re.match(r"antal(?:et)?\b", one.label, re.IGNORECASE))
    for year in against.years or (now.span.year - 1,):
        same, whole = one.at(year, now.span.last), one.at(year, 12)
        if same is not None:
            found.append(same)
        # What is counted up during a year can't be compared with a whole one unless the writer says so.
        if whole is not None and whole is not same and not against.same_period and not (against.any and counts):
            found.append(whole)
    return [point for point in found if point.end < now.end]


def _size(now: Point, before: Point) -> Decimal:
    """How much it has grown; revenue, which is negative, grows away from zero."""
    return abs(now.value) - abs(before.value) if now.value < 0 and before.value < 0 else now.value - before.value


def _moved(now: Point, before: Point) -> Decimal:
    """How much it has moved as a part of what it was."""
    return abs(now.value - before.value) / abs(before.value) if before.value else Decimal(0 if now.value == 0 else 1)


def _when(point: Point) -> str:
    return str(point.span.year) if point.span.is_year else f"{point.span.year}-{point.span.last:02d}"


def _from_to(passage: Passage, subject: Subject) -> Iterator[Finding]:
    if not passage.is_prose:
        return
    told: set[int] = set()
    for finding in _check(passage, subject):
        told.update(range(finding.place.start, finding.place.end))
        yield finding
    for wrong in wrong_sides(passage, subject):
        if wrong.start not in told:
            yield _wrong_side(passage, wrong)
    for first, second in zip(passage.numbers, passage.numbers[1:], strict=False):
        if not _are_ends(passage, first, second):
            continue
        sentence = passage.sentence_at(first.start)
        said = list(_WORD.finditer(passage.text, max(sentence.start, first.start - 60), first.start))
        if not said or re.search(r"[;:]|\b(?:och|men|medan)\b", passage.text[said[-1].end() : first.start]):
            continue
        word = said[-1]
        rising = word["up"] is not None
        if first.value == second.value or (second.value > first.value) is rising:
            continue
        bound = passage.bound_at(word.start(), word.end())
        if bound is not None and bound.figure is not None and bound.end - bound.start <= word.end() - word.start() + 2:
            continue
        yield _says(
            passage.at(word.start(), second.end),
            passage.text[word.start() : second.end],
            Words(
                f"Texten säger ”{word[0]}”, men {second.text} är {'mindre' if rising else 'mer'} än {first.text}.",
                f"The text says “{word[0]}”, but {second.text} is {'less' if rising else 'more'} than {first.text}.",
            ),
            Evidence(first.text, Words("Från", "From"), passage.at(first.start, first.end)),
            Evidence(second.text, Words("Till", "To"), passage.at(second.start, second.end)),
        )


_WORD = re.compile(
    r"\b(?:(?P<up>ökat|ökade|ökar|ökning(?:en)?|stigit|steg|stiger|höjts|höjdes|vuxit)"
    r"|(?P<down>minskat|minskade|minskar|minskning(?:en)?|sjunkit|sjönk|sjunker|sänkts|sänktes))\b",
    re.IGNORECASE,
)


def _are_ends(passage: Passage, first: Number, second: Number) -> bool:
    """Whether the numbers are the ends of a change: from the one to the other, of one unit, none of them below zero."""
    if first.kind is not NumberKind.QUANTITY or second.kind is not NumberKind.QUANTITY:
        return False
    if first.value < 0 or second.value < 0 or (first.unit and second.unit and first.unit != second.unit):
        return False
    if not _FROM_TO.search(passage.text, max(0, first.start - 14), first.start):
        return False
    between = passage.text[first.end : second.start]
    return len(between) < 40 and bool(_TO.match(between))


RULES: tuple[Rule, ...] = (
    Rule(
        id=ID,
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Riktningsord mot siffrorna", "Word of direction against the numbers"),
        explanation=Words(
            "Ord som ökat, minskat, högre, lägre, bättre, sämre, oförändrad och över eller under målvärdet ska stämma med tabellerna. Regeln "
            "jämför med den period som meningen nämner, annars med samma period förra året och med förra årets slut, och säger bara till när "
            "varje värde som kan menas gick åt andra hållet. Den ser också på ”från … till …” i meningen själv.",
            "Words such as risen, fallen, higher, lower, better, worse, unchanged and above or below the target should agree with the tables. The rule "
            "compares with the period that the sentence names, else with the same period last year and the end of last year, and speaks only when "
            "every value that may be meant went the other way. It also looks at “from … to …” in the sentence itself.",
        ),
        example=Words(
            "”Sjukfrånvaron har minskat jämfört med föregående år”, när tabellen visar 6,1 i år och 3,9 förra året.",
            "“Sick leave has fallen since last year”, when the table shows 6.1 this year and 3.9 last year.",
        ),
        fix=_says.fix,
        each_passage=_from_to,
        parameters={
            "unchanged": Parameter(
                Decimal(5), Decimal(0), Decimal(50),
                Words("Så många procent får det ändras som kallas oförändrat", "What is called unchanged may change by so many percent"),
            )
        },
    ),
)  # fmt: skip
