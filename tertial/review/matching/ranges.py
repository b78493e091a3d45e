"""Is a range that a text gives for several rows of one measure theirs: from the least of them to the greatest?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tertial.review.known import KnownValue
from tertial.review.matching.amounts import suits
from tertial.review.matching.claims import Claim
from tertial.review.matching.rows import rows_of
from tertial.review.matching.topics import Topic
from tertial.review.matching.whens import earlier_years
from tertial.review.reading.passages import Passage

_BETWEEN = re.compile(r"\b(?:mellan|från)\s+$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:och|till|upp till|som (?:lägst|mest|högst)|[–-])\s*", re.IGNORECASE)
_DASH = re.compile(r"\s*[–-]\s*")
_VARIES = re.compile(r"\b(?:mellan|varierar|varierade|spänner|skiljer)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrongEnd:
    """An end of a range that no row has, where the other end is the least or the greatest of them; `right` is that of the rows."""

    claim: Claim
    right: KnownValue
    topic: Topic


def wrong_ends(passage: Passage, claims: Sequence[Claim], year: int | None) -> Iterator[WrongEnd]:
    """`Sjukfrånvaron ligger mellan 4,9 och 7,3 procent`, where the greatest of the rows is 8,3."""
    if year is None:
        return
    for low, high in pairwise(claims):
        if low.sentence.start == high.sentence.start and _is_range(passage, low, high):
            yield from _wrong(passage, low, high, year)


def _is_range(passage: Passage, low: Claim, high: Claim) -> bool:
    before = passage.text[low.sentence.start : low.number.start]
    between = passage.text[low.number.digits[1] : high.number.start]
    return (
        low.topic is not None
        and low.topic is high.topic
        and (low.sure or low.loose == 0)
        and not (low.is_change or low.amount.rough or high.amount.rough)
        and bool(_AND.fullmatch(between))
        and (bool(_DASH.fullmatch(between)) or (bool(_BETWEEN.search(before[-12:])) and bool(_VARIES.search(before))))
    )


def _wrong(passage: Passage, low: Claim, high: Claim, year: int) -> Iterator[WrongEnd]:
    if low.topic is None or earlier_years(passage, low, year):
        return
    unit = high.amount.unit
    values = [
        value
        for row in rows_of(low.topic)
        for value in row.outcomes((year,))
        if value.horizon.year == year and suits(unit, value.unit)
    ]
    if len({abs(value.value) for value in values}) < 2:
        return
    if low.number.decimals != high.number.decimals or (
        not high.number.decimals and any(value.value != value.value.to_integral_value() for value in values)
    ):
        return  # "mellan 5 och 10 procent" tells roughly
    least, most = min(values, key=lambda value: value.value), max(values, key=lambda value: value.value)
    for end, right, other, its in ((low, least, high, most), (high, most, low, least)):
        if other.amount.is_known(its) and not end.is_bound and not any(end.amount.is_known(value) for value in values):
            yield WrongEnd(end, right, low.topic)
