"""Does a percentage agree with the few people or cases that it is a percentage of?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.cells import Value
from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import printed
from tertial.review.subject import Subject
from tertial.review.words import Words

_FEW_FIX = Words(
    "Räkna om procenttalet, eller rätta antalet som det räknas på.",
    "Work out the percentage again, or correct the number that it is of.",
)
_says_few = Says("table-percent-of-few", Severity.WARNING, _FEW_FIX)
MOST_FEW = 60
"""More than so many give nearly every whole percentage."""


def possible(percent: Decimal, decimals: int, of: int) -> bool:
    """Whether some whole number out of `of` gives a percent, printed with some decimals. A half may be rounded either way."""
    room = Decimal(1).scaleb(-decimals) / 2
    nearest = int((percent * of / 100).to_integral_value())
    return any(
        abs(Decimal(100 * part) / of - percent) <= room
        for part in (nearest - 1, nearest, nearest + 1)
        if 0 <= part <= of
    )


# A fourth of a post or of a week is nothing odd.
_DIVISIBLE = re.compile(
    r"tjänst|årsarb|timm|dag|vecko|månad|år|heltid|procent|mil|kron|budget|poäng|kvadrat|hektar|ton\b|liter", re.I
)
_OF = re.compile(
    r"\s+av\s+(?:de\s+|alla\s+|samtliga\s+|totalt\s+|våra\s+|kommunens\s+|nämndens\s+|de\s+totalt\s+)?$", re.I
)
_BRACKET = re.compile(r"[\s\w,-]{0,60}\(\s*(?:motsvarande\s+|dvs\.?\s+|ca\.?\s+)?$", re.I)
_MADE = re.compile(
    r"[\s\w-]{0,40}(?:,\s+|\s+)(?:vilket\s+(?:är|motsvarar|innebär|ger)|motsvarande|eller|det\s+vill\s+säga)\s+$", re.I
)


def _texts(passage: Passage, subject: Subject) -> Iterable[Finding]:
    if not passage.is_written or not passage.is_prose:
        return
    numbers = passage.numbers
    for place, number in enumerate(numbers[:-1]):
        following = numbers[place + 1]
        between = passage.text[number.end : following.start]
        if len(between) > 80 or not _OF.search(between) or between.strip().casefold().split()[0] != "av":
            continue
        if number.unit == "%" and _is_few(following) and not number.about and not following.about:
            if not possible(abs(number.value), number.decimals, int(following.value)):
                yield _texts_finding(passage, number, following, number)
        elif _is_whole(number) and _is_whole(following) and following.value and place + 2 < len(numbers):
            percent = numbers[place + 2]
            told = passage.text[following.end : percent.start]
            if (
                percent.unit != "%"
                or percent.about
                or number.value > following.value
                or not (_BRACKET.fullmatch(told) or _MADE.fullmatch(told))
            ):
                continue
            real = 100 * number.value / following.value
            if abs(real - percent.value) > Decimal(1).scaleb(-percent.decimals) * Decimal("1.01"):
                yield _share_finding(passage, number, following, percent, real)


def _is_whole(number: Number) -> bool:
    return number.kind is NumberKind.QUANTITY and not number.unit and number.decimals == 0 and 0 <= number.value < 10**9


def _is_few(number: Number) -> bool:
    whole = _is_whole(number) and 0 < number.value <= MOST_FEW and not number.ranged
    return whole and not _DIVISIBLE.match(number.noun)


def _texts_finding(passage: Passage, percent: Number, count: Number, at: Number) -> Finding:
    quote = passage.text[percent.start : count.end]
    return _says_few(
        passage.at(percent.start, count.end),
        quote,
        Words(
            f"Inget helt antal av {count.value} blir {percent.text}.",
            f"No whole number out of {count.value} gives {percent.text}.",
        ),
        Evidence(
            percent.text, Words("procenttalet i texten", "the percentage in the text"), passage.at(at.start, at.end)
        ),
        Evidence(
            f"{count.value}",
            Words("antalet som det räknas på", "the number that it is of"),
            passage.at(count.start, count.end),
        ),
    )


def _share_finding(passage: Passage, part: Number, whole: Number, percent: Number, real: Decimal) -> Finding:
    told = printed(real, Value("", Decimal(1).scaleb(-percent.decimals)))
    return _says_few(
        passage.at(part.start, percent.end),
        passage.text[part.start : percent.end],
        Words(
            f"{part.value} av {whole.value} är {told} %, inte {percent.text}.",
            f"{part.value} out of {whole.value} is {told} %, not {percent.text}.",
        ),
        Evidence(
            percent.text,
            Words("procenttalet i texten", "the percentage in the text"),
            passage.at(percent.start, percent.end),
        ),
        Evidence(f"{told} %", Words("uträknat ur antalen i texten", "worked out from the counts in the text")),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-percent-of-few",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Procenttalet går inte ihop med antalet", "The percentage does not agree with the count"),
        explanation=Words(
            "Av ett fåtal går bara vissa procenttal att få: av 12 blir det 58 eller 67 men aldrig 62. Står både antalen och procenttalet i texten "
            "ska de ge varandra.",
            "Only some percentages are possible out of a few: of 12 one gets 58 or 67 but never 62. Where both the counts and the "
            "percentage stand in the text, they should agree.",
        ),
        example=Words("”62 % av 12 kontrollerade ärenden”.", "“62 % av 12 kontrollerade ärenden” (62 % of 12 cases)."),
        fix=_FEW_FIX,
        each_passage=_texts,
    ),
)
