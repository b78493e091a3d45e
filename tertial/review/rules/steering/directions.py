"""Words of direction against the numbers: said to have risen what fell, to lie above its target what lies below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.matching.compared import Compared, compared_in
from tertial.review.matching.pointed_out import pointed_out
from tertial.review.matching.saying import evidence_of, said
from tertial.review.matching.told_changes import WrongWay, wrong_ways
from tertial.review.reading.movements import Movement, Way, movements_in
from tertial.review.reading.passages import Passage
from tertial.review.reading.phrases import contradicted
from tertial.review.reading.series import Point, Series
from tertial.review.rule import Family, Parameter, Rule, Says
from tertial.review.rules.steering.beside_target import WrongSide, wrong_sides
from tertial.review.rules.steering.from_to import WrongEnds, wrong_ends
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


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    if not subject.series:
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
    meant = pointed_out(subject.names.meant(movement.words), passage, movement.start)
    told = [_compared(one, movement, limit) for one in meant]
    if not contradicted(meant, [answer[0] for answer in told]):
        return None
    # The first that tells: the same thing in another table may have nothing to compare with.
    one, (_, before) = next(pair for pair in zip(meant, told, strict=True) if pair[1][0])
    now = one.now
    if now is None:
        return None
    quote = passage.text[movement.start : movement.end]
    sv, en = _SAID[movement.way].sv, _SAID[movement.way].en
    if movement.negated:
        sv, en = sv.replace("har ", "inte har "), en.replace("has ", "has not ")
    beside = f"målvärdet är {one.target}" if before is None else f"{_when(before)} var det {before.text}"
    beside_en = f"the target is {one.target}" if before is None else f"{_when(before)} it was {before.text}"
    return _says(
        passage.at(movement.start, movement.end),
        quote,
        Words(
            f"Texten säger att ”{one.label}” {sv}, men värdet är {now.text} och {beside}.",
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


def _said(passage: Passage, subject: Subject) -> Iterator[Finding]:
    """What the sentence's own numbers tell first, then what the tables do; a place is spoken of once."""
    if not passage.is_prose:
        return
    told: list[tuple[int, int]] = []
    for finding in _all(passage, subject):
        start, end = finding.place.start, finding.place.end
        if not any(start < other_end and other_start < end for other_start, other_end in told):
            told.append((start, end))
            yield finding


def _all(passage: Passage, subject: Subject) -> Iterator[Finding]:
    yield from (_of_ends(passage, ends) for ends in wrong_ends(passage))
    yield from (_of_pair(passage, pair) for pair in compared_in(passage) if pair.is_wrong)
    yield from (_of_way(passage, wrong) for wrong in wrong_ways(passage, subject))
    yield from _check(passage, subject)
    yield from (_wrong_side(passage, wrong) for wrong in wrong_sides(passage, subject))


def _of_ends(passage: Passage, ends: WrongEnds) -> Finding:
    return _says(
        passage.at(ends.start, ends.end),
        passage.text[ends.start : ends.end],
        Words(
            f"Texten säger ”{ends.word}”, men {ends.second.text} är {'mindre' if ends.up else 'mer'} än {ends.first.text}.",
            f"The text says “{ends.word}”, but {ends.second.text} is {'less' if ends.up else 'more'} than {ends.first.text}.",
        ),
        Evidence(ends.first.text, Words("Från", "From"), passage.at(ends.first.start, ends.first.end)),
        Evidence(ends.second.text, Words("Till", "To"), passage.at(ends.second.start, ends.second.end)),
    )


def _of_pair(passage: Passage, pair: Compared) -> Finding:
    word = passage.text[pair.start : pair.end]
    return _says(
        passage.at(pair.start, pair.end),
        word,
        Words(
            f"Texten säger ”{word}”, men {pair.first.text} är {'mindre' if pair.up else 'mer'} än {pair.second.text}.",
            f"The text says “{word}”, but {pair.first.text} is {'less' if pair.up else 'more'} than {pair.second.text}.",
        ),
        Evidence(pair.first.text, Words("Det ena talet", "One number"), passage.at(pair.first.start, pair.first.end)),
        Evidence(
            pair.second.text,
            Words("Det andra talet", "The other number"),
            passage.at(pair.second.start, pair.second.end),
        ),
    )


def _of_way(passage: Passage, wrong: WrongWay) -> Finding:
    word, label = passage.text[wrong.start : wrong.end], wrong.now.label
    number = wrong.claim.number
    now, before = said(wrong.now.value, number, wrong.now), said(wrong.before.value, number, wrong.before)
    return _says(
        passage.at(wrong.start, wrong.end),
        word,
        Words(
            f"Texten säger ”{word}” om ”{label}”, men det är {now} och var {before}.",
            f"The text says “{word}” of “{label}”, but it is {now} and was {before}.",
        ),
        evidence_of(wrong.now, number),
        evidence_of(wrong.before, number),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id=ID,
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Riktningsord mot siffrorna", "Word of direction against the numbers"),
        explanation=Words(
            "Ord som ökat, minskat, högre, lägre, bättre, sämre, oförändrad och över eller under målvärdet ska stämma med tabellerna. Regeln "
            "jämför med den period som meningen nämner, annars med samma period förra året och med förra årets slut, och säger bara till när "
            "varje värde som kan menas gick åt andra hållet. Den ser också på meningens egna tal: ”från … till …”, ”48, högre än förra året då det var 52”.",
            "Words such as risen, fallen, higher, lower, better, worse, unchanged and above or below the target should agree with the tables. The rule "
            "compares with the period that the sentence names, else with the same period last year and the end of last year, and speaks only when "
            "every value that may be meant went the other way. It also looks at the sentence's own numbers: “from … to …”, “48, higher than last year when it was 52”.",
        ),
        example=Words(
            "”Sjukfrånvaron har minskat jämfört med föregående år”, när tabellen visar 6,1 i år och 3,9 förra året.",
            "“Sick leave has fallen since last year”, when the table shows 6.1 this year and 3.9 last year.",
        ),
        fix=_says.fix,
        each_passage=_said,
        parameters={
            "unchanged": Parameter(
                Decimal(5), Decimal(0), Decimal(50),
                Words("Så många procent får det ändras som kallas oförändrat", "What is called unchanged may change by so many percent"),
            )
        },
    ),
)  # fmt: skip
