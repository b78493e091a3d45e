"""The small grammar of targets: wanted values and directions as municipalities decide them.

    90 · >= 0 · ≤ 30 · <= 0,5 · < 1 % · Ska öka · Ska minska · Ska inte öka · Stabiliseras ·
    Inga signifikanta skillnader · Målvärde sätts under 2023 · I.U. · (nothing)

A bare number takes the indicator's direction. The decided wording is kept and printed as it was decided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tertial.common.errors import Refused
from tertial.common.numbers import NBSP, read_number, swedish


class TargetKind(StrEnum):
    """What a target asks for."""

    VALUE = "value"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"
    INCREASE = "increase"
    DECREASE = "decrease"
    NOT_INCREASE = "not_increase"
    NOT_DECREASE = "not_decrease"
    STABLE = "stable"
    WORDS = "words"
    NOT_SET = "not_set"


@dataclass(frozen=True, slots=True)
class ParsedTarget:
    """A target that can be compared with a value; `value` is in the indicator's unit and only for the numeric kinds.

    `text` is the decided wording, and `unit` what stood after the number.
    """

    kind: TargetKind
    value: Decimal | None = None
    text: str = ""
    unit: str = ""


_COMPARATORS = {
    ">=": TargetKind.AT_LEAST,
    "≥": TargetKind.AT_LEAST,
    "<=": TargetKind.AT_MOST,
    "≤": TargetKind.AT_MOST,
    ">": TargetKind.ABOVE,
    "<": TargetKind.BELOW,
}
# A unit has no digits and begins with no dash: "10–15 dagar" and "90 eller 95" are words, not the number 10 or 90.
_NUMERIC = re.compile(
    r"(?P<sign>>=|<=|≥|≤|>|<)?\s*(?P<number>[+\-−–]?\s*[0-9][0-9\s]*(?:[.,][0-9]+)?)\s*(?P<unit>[^\d,.\s\-−–]\D*)?"
)
_DIRECTIONS = (
    (re.compile(r"(ska )?(inte|ej) öka( .*)?"), TargetKind.NOT_INCREASE),
    (re.compile(r"(ska )?(inte|ej) minska( .*)?"), TargetKind.NOT_DECREASE),
    (re.compile(r"(ska )?öka( .*)?"), TargetKind.INCREASE),
    (re.compile(r"(ska )?minska( .*)?"), TargetKind.DECREASE),
    (re.compile(r"(ska )?stabiliseras( .*)?"), TargetKind.STABLE),
    (re.compile(r"(målvärde sätts|sätts) .*|i\.?u\.?|(basvärde )?saknas!?|-|–"), TargetKind.NOT_SET),
)


def parse(text: str) -> ParsedTarget:
    """Read a target. Words that are no number and no direction are a qualitative target.

    Refused: nothing at all, and several numbers where one is meant ("35 40").
    """
    plain = " ".join(text.split())
    if not plain:
        raise Refused("Målvärdet är tomt. Skriv ett tal, en riktning (Ska öka) eller låt bli att ange målvärde.")
    match = _NUMERIC.fullmatch(plain)
    if match:
        kind = _COMPARATORS[match["sign"]] if match["sign"] else TargetKind.VALUE
        return ParsedTarget(kind, read_number(match["number"]), text, (match["unit"] or "").strip())
    lowered = plain.lower().rstrip(".")
    for pattern, kind in _DIRECTIONS:
        if pattern.fullmatch(lowered):
            return ParsedTarget(kind, None, text)
    return ParsedTarget(TargetKind.WORDS, None, text)


_SIGNS = {
    TargetKind.VALUE: "",
    TargetKind.AT_LEAST: "≥",
    TargetKind.AT_MOST: "≤",
    TargetKind.ABOVE: ">",
    TargetKind.BELOW: "<",
}
_WORDS = {
    TargetKind.INCREASE: "Ska öka",
    TargetKind.DECREASE: "Ska minska",
    TargetKind.NOT_INCREASE: "Ska inte öka",
    TargetKind.NOT_DECREASE: "Ska inte minska",
    TargetKind.STABLE: "Ska stabiliseras",
    TargetKind.NOT_SET: "I.U.",
}


def written(target: ParsedTarget) -> str:
    """A target in the one way that Tertial would write it: `≥ 2,0`, `< 1 %`, `Ska öka`; words as they were decided.

    What is decided is printed as it was decided, `target.text`. This is for who writes a new one, and reads back as the same target.
    """
    if target.value is None:
        return _WORDS.get(target.kind, target.text)
    return NBSP.join(part for part in (_SIGNS[target.kind], swedish(target.value), target.unit) if part)


_READ = {
    TargetKind.INCREASE: "ska öka",
    TargetKind.DECREASE: "ska minska",
    TargetKind.NOT_INCREASE: "ska inte öka",
    TargetKind.NOT_DECREASE: "ska inte minska",
    TargetKind.STABLE: "ska stabiliseras",
    TargetKind.NOT_SET: "målvärdet är inte satt",
}
_LIMITS = {
    TargetKind.AT_LEAST: "minst",
    TargetKind.AT_MOST: "högst",
    TargetKind.ABOVE: "över",
    TargetKind.BELOW: "under",
}
_BARE = {"higher": "minst", "lower": "högst", "close": "precis"}


def reads_as(target: ParsedTarget, direction: str) -> str:
    """How a target is understood, in words: `minst 90`, `ska inte öka`; words as they are.

    `direction` is the indicator's, which decides what a bare number asks for.
    """
    if target.value is None:
        return _READ.get(target.kind, f"”{target.text.strip()}”")
    number = swedish(target.value)
    if target.kind is TargetKind.VALUE:
        return f"{_BARE[direction]} {number}" if direction in _BARE else number
    both = direction == "close" and target.kind in (TargetKind.AT_MOST, TargetKind.BELOW)
    return f"{_LIMITS[target.kind]} {number}" + (" åt endera hållet" if both else "")
