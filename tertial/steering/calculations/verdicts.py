"""Whether a value meets a target, and what a goal's indicators say together. Plain Python; never overrules people's assessment."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from tertial.document.inline import Status
from tertial.steering.targets import ParsedTarget, TargetKind


class Verdict(StrEnum):
    """Whether a value meets a target."""

    MET = "met"
    ON_THE_WAY = "on_the_way"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


def verdict(*, value: Decimal | None, target: ParsedTarget | None, direction: str, base: Decimal | None) -> Verdict:
    """Compare a value with a target.

    `direction` (higher, lower, close, none) decides what a bare number asks for; `base` is the value that a direction
    target compares with. Without a value, a target, a direction or a base that is needed: cannot tell.
    """
    if value is None or target is None:
        return Verdict.CANNOT_TELL
    if direction == "close" and target.kind in (TargetKind.AT_MOST, TargetKind.BELOW):
        # A limit for how far off something may be counts both ways: −9 % misses "at most 1 %".
        value = abs(value)
    wanted = target.value
    met: bool | None = None
    match target.kind:
        case TargetKind.AT_LEAST if wanted is not None:
            met = value >= wanted
        case TargetKind.AT_MOST if wanted is not None:
            met = value <= wanted
        case TargetKind.ABOVE if wanted is not None:
            met = value > wanted
        case TargetKind.BELOW if wanted is not None:
            met = value < wanted
        case TargetKind.VALUE if wanted is not None:
            met = {"higher": value >= wanted, "lower": value <= wanted, "close": value == wanted}.get(direction)
        case TargetKind.INCREASE if base is not None:
            met = value > base
        case TargetKind.DECREASE if base is not None:
            met = value < base
        case TargetKind.NOT_INCREASE if base is not None:
            met = value <= base
        case TargetKind.NOT_DECREASE if base is not None:
            met = value >= base
        case _:
            met = None
    if met is None:
        return Verdict.CANNOT_TELL
    return Verdict.MET if met else Verdict.NOT_MET


def evidence(verdicts: Iterable[Verdict]) -> Status:
    """What a goal's indicators together would say: all met, some met or on the way, none, or nothing that can be told."""
    told = [one for one in verdicts if one is not Verdict.CANNOT_TELL]
    if not told:
        return Status.CANNOT_BE_ASSESSED
    if all(one is Verdict.MET for one in told):
        return Status.MET
    return Status.NOT_MET if all(one is Verdict.NOT_MET for one in told) else Status.PARTLY
