"""What is wrong with a claimed number, if anything: one fault at most, so that a number is reported once and by the rule that fits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from tertial.review.known import KnownValue
from tertial.review.matching.agreement import (
    direct,
    expected_of,
    is_explained,
    is_known_anywhere,
    spoken_of,
    told_apart,
)
from tertial.review.matching.altogether import wrong_sum
from tertial.review.matching.amounts import POINTS
from tertial.review.matching.claims import Claim
from tertial.review.matching.slips import is_slip_of
from tertial.review.matching.topics import Topics
from tertial.review.matching.turned import turned
from tertial.review.reading.grids import Role
from tertial.review.reading.labels import STOP_WORDS, stem

_SCALES = (Decimal(1000), Decimal("0.001"), Decimal(10**6), Decimal("0.000001"))
_SURE_DIGITS = 3
_SOME_DIGITS = 2
_LEAST_COUNT = 10
_MOST_LOOSE = 2
_OFFICE = re.compile(r"(?:förvaltning|kontor)(?:en|et)?$", re.IGNORECASE)
_UNITS = re.compile(
    r"\b(?:nämndens|förvaltning\w*|kontor\w*|kommunala?|interna|egna)\s+(?:enheter|utförare)\b|\begen regi\b",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(
    r"(?<!jämfört med )(?<!jämförelse med )(?<!än )(?<!mot )\b(?:föregående år|förra året|i fjol|fjolåret)\b",
    re.IGNORECASE,
)


class FaultKind(StrEnum):
    """How a number goes against the known value."""

    SIGN = "sign"
    UNIT = "unit"
    ROUNDING = "rounding"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Fault:
    """A number that goes against `values`, the nearest first. `certain` where what is spoken of leaves no room for another reading.

    `total` is what the values make together, where it is that which the number is.
    """

    kind: FaultKind
    values: tuple[KnownValue, ...]
    certain: bool
    total: Decimal | None = None


def fault_of(claim: Claim, topics: Topics) -> Fault | None:
    """What is wrong with the number; None for one that is right, or that nothing certain can be said of."""
    if claim.is_bound:
        # the number is right; the word beside it was typed
        right = [value for value in expected_of(claim) if claim.amount.is_known(value)]
        return _of_sign(claim, right) if right else _turned(claim, topics)
    if not _can_be_judged(claim):
        return None
    expected = expected_of(claim)
    right = [value for value in expected if claim.amount.is_known(value)]
    if right:
        return _of_sign(claim, right) or _of_side(claim, right)
    if opposite := _turned(claim, topics):
        return opposite
    if direct(claim, topics):
        return None
    if summed := wrong_sum(claim, topics):
        return Fault(FaultKind.VALUE, summed.values, certain=False, total=summed.right)
    if scaled := _scaled(claim, expected, topics):
        return Fault(FaultKind.UNIT, tuple(scaled), claim.sure)
    if not expected or not claim.sure or not _is_close_by(claim):
        return _of_slip(claim, expected, topics)
    if is_explained(claim, topics) or _may_be_with_units(claim, topics):
        return None
    nearest = sorted(told_apart(expected), key=lambda value: abs(abs(value.value) - claim.amount.size))
    if nearly := _nearly(claim, nearest):
        return Fault(FaultKind.ROUNDING, (nearly,), certain=False)
    if claim.amount.rough and any(_within(claim, value, Decimal("0.1")) for value in nearest):
        return None
    certain = claim.tied and claim.amount.unit == "kr" and len(nearest) == 1 and nearest[0].value != 0
    return Fault(FaultKind.VALUE, tuple(nearest), certain)


def _may_be_with_units(claim: Claim, topics: Topics) -> bool:
    """Whether it is the deviation of an administration, of which the tables have a row without its units: theirs stand in a row of their own."""
    if claim.role is not Role.DEVIATION or claim.topic is None or not _OFFICE.search(claim.topic.label):
        return False
    return any(
        value.role is Role.DEVIATION and value.unit == "kr" and _UNITS.search(value.label)
        for wanted in ("enhet", "regi", "utförar")
        for column in topics.alike(stem(wanted)).values()
        for value in column
    )


def _of_slip(claim: Claim, expected: list[KnownValue], topics: Topics) -> Fault | None:
    """A number that is nothing known, and but for one digit just what the sentence seems to say that it is: a slip of the finger."""
    if _digits(claim) < _SURE_DIGITS or claim.amount.rough or claim.number.spelled:
        return None
    if (claim.amount.unit == "kr" and not claim.tied) or not _is_named(claim, topics):
        return None
    slipped = [
        value
        for value in expected
        if is_slip_of(claim.number, value)
        and not (claim.sign and value.role is Role.DEVIATION and claim.sign * value.value < 0)
    ]
    if not slipped or is_explained(claim, topics) or is_known_anywhere(claim, topics):
        return None
    return Fault(FaultKind.VALUE, tuple(told_apart(slipped)), certain=False)


def _is_named(claim: Claim, topics: Topics) -> bool:
    """Whether the sentence or the one before it names what it is of, wholly or for the most part."""
    return bool(claim.near) or claim.refers or claim.topic in topics.resembling(claim.words)


def _can_be_judged(claim: Claim) -> bool:
    number = claim.number
    return not (
        claim.is_change
        or number.per
        or number.ranged
        or (number.spelled and not number.unit)
        or claim.amount.unit not in ("kr", "%", "")
        or (not claim.amount.unit and claim.amount.size < _LEAST_COUNT and not number.decimals)
    )


def _is_close_by(claim: Claim) -> bool:
    """Whether a number that is not money stands so close to what it is of that nothing else can be meant."""
    if claim.amount.unit == "kr":
        return claim.role is not None
    if claim.loose > _MOST_LOOSE or claim.role in (Role.DEVIATION, Role.BUDGET, Role.FORECAST):
        return False
    if claim.amount.unit == "%" or claim.role is Role.TARGET:
        return True
    noun = claim.number.noun.partition(" ")[0].casefold()
    names = {one for name in (claim.topic.names if claim.topic else ()) for one in name.stems}
    return not noun or noun in STOP_WORDS or stem(noun) in names


def _of_sign(claim: Claim, right: list[KnownValue]) -> Fault | None:
    sign = claim.told_sign
    if claim.role is not Role.DEVIATION or not sign or (claim.is_bound and not claim.sign):
        return None
    if _OF_BEFORE.search(claim.sentence.text, 0, claim.number.start - claim.sentence.start):
        return None  # a time that the tables' deviations are not for
    signed = [value for value in right if value.role is Role.DEVIATION and value.value]
    if not signed or any((value.value > 0) == (sign > 0) for value in signed):
        return None
    return Fault(FaultKind.SIGN, tuple(told_apart(signed)), claim.sure)


def _turned(claim: Claim, topics: Topics) -> Fault | None:
    found = turned(claim, topics)
    if found is None:
        return None
    values, total, certain = found
    is_sum = len(values) > 1 and all(value.value != total for value in values)
    return Fault(FaultKind.SIGN, values, certain, total if is_sum else None)


def _of_side(claim: Claim, right: list[KnownValue]) -> Fault | None:
    """`drygt 28` of 27,6, or `knappt 28` of 28,3."""
    side = claim.amount.side
    one_topic = claim.refers or len({id(topic) for topic in claim.near}) == 1
    plain = (claim.tied or claim.refers) and one_topic and len(told_apart(right)) == 1
    if not side or not (claim.sure or plain):
        return None
    size = claim.amount.size
    if any(side * (abs(value.value) - size) + value.half_step >= 0 for value in right):
        return None
    return Fault(FaultKind.ROUNDING, tuple(told_apart(right)), certain=False)


def _nearly(claim: Claim, nearest: list[KnownValue]) -> KnownValue | None:
    """A value that is known more exactly and that the number is but for its last digit: cut off, or rounded the wrong way."""
    amount = claim.amount
    if amount.rough or _digits(claim) < _SOME_DIGITS:
        return None
    return next(
        (
            value
            for value in nearest
            if value.half_step * 4 <= amount.step and abs(abs(value.value) - amount.size) < amount.step
        ),
        None,
    )


def _within(claim: Claim, value: KnownValue, part: Decimal) -> bool:
    return abs(abs(value.value) - claim.amount.size) <= abs(value.value) * part


def _scaled(claim: Claim, expected: list[KnownValue], topics: Topics) -> list[KnownValue]:
    """The values that the number is but for its unit: a thousand times off, or a share where a sum is known."""
    digits = _digits(claim)
    amount = claim.amount
    if amount.unit == "kr" and amount.size and not amount.rough:
        for scale in _SCALES:
            other = replace(amount, size=amount.size * scale, step=amount.step * scale)
            found = [value for value in expected if _tells(value) and other.is_known(value)]
            if found and digits >= _SOME_DIGITS and claim.sure:
                return told_apart(found)
            odd = claim.number.unit == "tkr" and claim.number.decimals > 0 and claim.tied
            least = _SOME_DIGITS if odd else _SURE_DIGITS
            if claim.role is not None and digits >= least and (odd or not topics.like(amount)):
                spoken = {id(value) for value in spoken_of(claim, topics)}
                found = [value for value in topics.like(other) if _tells(value) and id(value) in spoken]
                if found and not is_explained(claim, topics):
                    return told_apart(found)
    return []


def _tells(value: KnownValue) -> bool:
    """Whether the value is known well enough to be told by its digits: not one that is printed as nothing."""
    return abs(value.value) > 2 * value.half_step


def _digits(claim: Claim) -> int:
    """How many digits say something: 3 for 28,2 and 2 for 19 000."""
    digits = "".join(map(str, claim.number.value.as_tuple().digits)).lstrip("0")
    return len(digits if claim.number.decimals else digits.rstrip("0"))


def is_points(claim: Claim) -> bool:
    """Whether the number is written in percentage points."""
    return claim.amount.unit == POINTS
