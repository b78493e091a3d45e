"""Does a sentence's own arithmetic hold: parts and whole, from and to, outcome and budget?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from tertial.common.numbers import swedish
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.matching.amounts import POINTS
from tertial.review.matching.claims import Claim
from tertial.review.reading.grids import Role
from tertial.review.reading.numbers import MONEY
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.numbers.of_people import people
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "number-sum",
    Severity.WARNING,
    Words(
        "Räkna om och rätta det tal som är fel. Ska delarna inte bli hela summan, skriv vad som fattas.",
        "Add up again and correct the number that is wrong. If the parts are not the whole sum, say what is left out.",
    ),
)
_OF_WHICH = re.compile(r"\b(?:varav|därav)\b", re.IGNORECASE)
_SPLIT = re.compile(r"\b(?:fördela[dt]e? på|uppdela[dt]e? på|uppdelat i|bestående av)\b|\([^()]{0,20}$", re.IGNORECASE)
_WOMEN = re.compile(r"\b(?:kvinnor|flickor|tjejer)\b", re.IGNORECASE)
_MEN = re.compile(r"\b(?:män|pojkar|killar)\b", re.IGNORECASE)
_AND = re.compile(r"(?:,|\boch\b|\bsamt\b|\brespektive\b)", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:totalt|sammanlagt|tillsammans|summerar till|summa|det ger totalt|vilket (?:ger|blir) (?:totalt|sammanlagt))\b",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[.;:]|\b(?:men|medan|jämfört|mot|från|budget\w*|medel)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrån\s+(?:drygt|knappt|cirka|ca\.?|omkring)?\s*[-−–+]?$", re.IGNORECASE)
_UNTIL = re.compile(r"^[^.;]{0,45}?\btill\s+(?:nuvarande|dagens)?\s*[-−–+]?$", re.IGNORECASE)
_MOST_PARTS = 8
_FAR = 90
_FAR_OFF = 10


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    if passage.is_written:
        yield from people(passage, _says)
    for _, group in groupby(subject.claims(passage), key=lambda claim: claim.sentence.start):
        claims = list(group)
        if len(claims) >= 3 and not all(claim.is_bound for claim in claims):
            yield from _parts(passage, claims)
            yield from _together(passage, claims)
            yield from _difference(passage, claims)
            yield from _triple(passage, claims)


def _parts(passage: Passage, claims: list[Claim]) -> Iterator[Finding]:
    """A whole and what it consists of: `36 personer (13 kvinnor och 23 män)`, `5,6 mnkr, varav 2,3 på … och 7,9 på …`."""
    for place, whole in enumerate(claims[:-2]):
        between = passage.text[whole.number.end : claims[place + 1].number.start]
        of_which = bool(_OF_WHICH.search(between))
        if len(between) > _FAR or not (of_which or _SPLIT.search(between)):
            continue
        parts = _listed(passage, whole, claims[place + 1 : place + 1 + _MOST_PARTS], closed="(" in between)
        if len(parts) < 2:
            continue
        values = [_signed(part, whole) for part in parts]
        total = _signed(whole, whole)
        text = passage.text[whole.number.start : parts[-1].number.end + 30]
        sexes = len(parts) == 2 and bool(_WOMEN.search(text)) and bool(_MEN.search(text))
        mixed = any(value < 0 for value in values) and any(value > 0 for value in values)
        if not mixed:
            values, total = [abs(value) for value in values], abs(total)
        off = sum(values, Decimal(0)) - total
        slack = (whole.amount.slack + sum((part.amount.slack for part in parts), Decimal(0))) + Decimal("0.0001")
        if sexes and all(one.amount.is_whole for one in (whole, *parts)):
            slack = Decimal(0)  # people are counted, not rounded
        whole_is_told = sexes or mixed or not of_which
        if abs(off) > slack and (whole_is_told or off > 0):
            yield _found(passage, whole, parts, sum(values, Decimal(0)))
            return


def _listed(passage: Passage, whole: Claim, following: list[Claim], *, closed: bool) -> list[Claim]:
    """The parts: numbers of the whole's unit, one after the other with `och` or a comma between."""
    parts: list[Claim] = []
    stop = passage.text.find(")", following[0].number.start) if closed else -1
    for claim in following:
        before = parts[-1].number.end if parts else claim.number.start
        between = passage.text[before : claim.number.start]
        if closed and stop >= 0 and claim.number.start > stop:
            break
        if parts and (len(between) > _FAR or not _AND.search(between) or re.search(r"[.;:]|\bav\b", between)):
            break
        if claim.amount.unit != whole.amount.unit and not (claim.amount.unit == "" and whole.number.unit in MONEY):
            break
        if claim.number.spelled and claim.amount.unit != whole.amount.unit:
            break
        parts.append(claim)
    return parts


def _signed(claim: Claim, whole: Claim) -> Decimal:
    """With the sign that is written or said; a part without a unit is in the whole's."""
    size = claim.amount.size
    if claim.amount.unit == "" and whole.number.unit in MONEY:
        size *= MONEY[whole.number.unit]
    if claim.number.signed:
        return size if claim.number.value >= 0 else -size
    return -size if claim is whole and claim.sign < 0 else size


def _together(passage: Passage, claims: list[Claim]) -> Iterator[Finding]:
    """`2,3 mnkr för … och 7,9 mnkr för …, totalt 10,2 mnkr`."""
    for place in range(2, len(claims)):
        whole, last = claims[place], claims[place - 1]
        between = passage.text[last.number.end : whole.number.start]
        if len(between) > _FAR or not _TOGETHER.search(between) or _STOPS.search(between):
            continue
        parts = [last]
        for claim in reversed(claims[: place - 1]):
            gap = passage.text[claim.number.end : parts[0].number.start]
            if (
                claim.amount.unit != whole.amount.unit
                or len(gap) > _FAR
                or not _AND.search(gap)
                or _STOPS.search(gap)
                or _OF_WHICH.search(gap)
            ):
                break
            parts.insert(0, claim)
        if (
            len(parts) < 2
            or last.amount.unit != whole.amount.unit
            or any(part.is_change != whole.is_change for part in parts)
        ):
            continue
        total = sum((part.amount.size for part in parts), Decimal(0))
        slack = whole.amount.slack + sum((part.amount.slack for part in parts), Decimal(0))
        if not whole.amount.unit and whole.amount.size > total * _FAR_OFF:
            continue  # "14 skolor och 23 förskolor har tillsammans 168 000 kvadratmeter"
        if abs(total - whole.amount.size) > slack:
            yield _found(passage, whole, parts, total)


def _difference(passage: Passage, claims: list[Claim]) -> Iterator[Finding]:
    """`från 120 till 135 mnkr, en ökning med 20 mnkr`."""
    for place in range(len(claims) - 1):
        first, last = claims[place], claims[place + 1]
        before = passage.text[max(0, first.number.start - 30) : first.number.start]
        if not _FROM.search(before) or not _UNTIL.match(passage.text[first.number.end : last.number.start]):
            continue
        unit = last.amount.unit
        size = first.amount.size
        if first.amount.unit == "" and last.number.unit in MONEY:
            size *= MONEY[last.number.unit]
        elif first.amount.unit not in ("", unit):
            continue
        nearby = [
            claim
            for claim in (*claims[max(0, place - 1) : place], *claims[place + 2 : place + 3])
            if claim.is_change and not claim.amount.rough and _is_close(claim, first, last)
        ]
        if len(nearby) != 1 or first.amount.rough or last.amount.rough:
            continue
        change = nearby[0]
        off = abs(last.amount.size - size)
        slack = (first.amount.step + last.amount.step + change.amount.step) / 2
        if change.amount.unit == "%" and unit != "%":
            if not size:
                continue
            share = off / size * 100
            slack = change.amount.step / 2 + (first.amount.step + last.amount.step) / size * 100
            if abs(share - change.amount.size) > slack:
                yield _differs(passage, change, first, last, share, "%")
        elif change.amount.unit in (unit, POINTS, ""):
            relative = off / size * 100 if size and unit == "%" else None
            agrees = abs(off - change.amount.size) <= slack
            agrees = agrees or (change.amount.unit == "" and unit == "kr")
            if not agrees and not (
                relative is not None and change.amount.unit == "%" and abs(relative - change.amount.size) <= slack + 1
            ):
                yield _differs(passage, change, first, last, off, change.number.unit)


def _is_close(change: Claim, first: Claim, last: Claim) -> bool:
    return 0 <= change.number.start - last.number.end < _FAR or 0 <= first.number.start - change.number.end < 30


def _triple(passage: Passage, claims: list[Claim]) -> Iterator[Finding]:
    """`Kostnaden är 403,9 mnkr mot en budget på 408,5 mnkr, ett överskott på 5,6 mnkr`."""
    money = [claim for claim in claims if claim.amount.unit == "kr"]
    by_role = {claim.role: claim for claim in money if claim.tied and not claim.is_change and not claim.amount.rough}
    outcome = by_role.get(Role.OUTCOME) or by_role.get(Role.FORECAST)
    budget, deviation = by_role.get(Role.BUDGET), by_role.get(Role.DEVIATION)
    if len(money) != 3 or outcome is None or budget is None or deviation is None:
        return
    if outcome.near != budget.near and len(set(outcome.near)) > 1:
        return
    off = abs(budget.amount.size - outcome.amount.size)
    slack = (budget.amount.step + outcome.amount.step + deviation.amount.step) / 2
    if abs(off - deviation.amount.size) > slack and not deviation.is_bound:
        yield _differs(passage, deviation, outcome, budget, off, deviation.number.unit)


def _found(passage: Passage, whole: Claim, parts: list[Claim], total: Decimal) -> Finding:
    value = _written(total, whole)
    listed = " + ".join(" ".join(part.number.text.split()) for part in parts)
    return _says(
        passage.at(whole.number.start, whole.number.end),
        whole.quote,
        Words(
            f"Delarna ({listed}) blir {value}, men texten säger {whole.quote}.",
            f"The parts ({listed}) make {value}, but the text says {whole.quote}.",
        ),
        Evidence(
            whole.quote,
            Words("summan i texten", "the sum in the text"),
            passage.at(whole.number.start, whole.number.end),
        ),
        Evidence(
            value,
            Words("delarna sammanräknade", "the parts added up"),
            passage.at(parts[0].number.start, parts[-1].number.end),
        ),
    )


def _differs(passage: Passage, change: Claim, first: Claim, last: Claim, off: Decimal, unit: str) -> Finding:
    value = (
        f"{swedish(off, max(change.number.decimals, 1))} %"
        if unit == "%" and change.amount.unit == "%" and last.amount.unit != "%"
        else _written(off, change)
    )
    return _says(
        passage.at(change.number.start, change.number.end),
        change.quote,
        Words(
            f"Skillnaden mellan {first.quote} och {last.quote} är {value}, men texten säger {change.quote}.",
            f"The difference between {first.quote} and {last.quote} is {value}, but the text says {change.quote}.",
        ),
        Evidence(
            change.quote,
            Words("skillnaden i texten", "the difference in the text"),
            passage.at(change.number.start, change.number.end),
        ),
        Evidence(value, Words("uträknad", "worked out"), passage.at(first.number.start, last.number.end)),
    )


def _written(value: Decimal, like: Claim) -> str:
    """A sum in the unit of a number in the text."""
    unit = like.number.unit
    if unit in MONEY:
        return f"{swedish(value / MONEY[unit], like.number.decimals)} {unit}"
    if like.amount.unit == "kr":
        return f"{swedish(value / MONEY['mnkr'], max(like.number.decimals, 1))} mnkr"
    return f"{swedish(value, like.number.decimals)} {unit}".strip()


RULE = Rule(
    id=_says.rule,
    family=Family.NUMBERS,
    severity=Severity.WARNING,
    title=Words("Räkningen i meningen går inte ihop", "The sum in the sentence does not add up"),
    explanation=Words(
        "En mening ger både delar och summa, eller från, till och skillnad, och talen passar inte ihop. Avrundning med en halv enhet för "
        "varje tal godtas. Efter ”varav” behöver delarna inte bli hela summan, om de inte är kvinnor och män eller har olika tecken, men "
        "de kan inte bli mer än den.",
        "A sentence gives both parts and sum, or from, to and difference, and the numbers do not fit. Rounding by half a unit for each "
        "number is accepted. After ”of which” the parts need not make the whole sum unless they are women and men or have different "
        "signs, but they can't make more.",
    ),
    example=Words(
        "”36 personer har deltagit (13 kvinnor och 25 män).” ”Antalet ökade från 120 till 135, alltså med 20.”",
        "”36 people took part (13 women and 25 men).” ”The number rose from 120 to 135, that is by 20.”",
    ),
    fix=_says.fix,
    each_passage=_check,
)
