"""A fault planted in a clean report, and whether a review points at it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.review_corpus.clean import Clean
from benchmarks.review_corpus.script import Spot
from tertial.document.document import Document
from tertial.review.facts import Facts
from tertial.review.finding import Finding, Place
from tertial.review.subject import Subject


@dataclass(frozen=True, slots=True)
class Planted:
    """A clean report with one fault.

    `spots` are the places that a reader who sees the fault would point at: where it was planted, and what it contradicts. `values` are
    planted texts that a finding may quote instead. `own` says that the report was made here.
    """

    kind: str
    clean: Clean
    document: Document
    spots: tuple[Spot, ...]
    told: str
    values: tuple[str, ...] = ()
    own: bool = False
    facts: Facts | None = None

    @property
    def subject(self) -> Subject:
        """Ready for review."""
        return self.clean.own_subject(self.document, self.facts) if self.own else self.clean.subject(self.document)

    def found_in(self, findings: Iterable[Finding], before: Iterable[Finding]) -> Finding | None:
        """The first finding that points at the fault and was not there in the clean report."""
        known = {_told(one) for one in before}
        for one in findings:
            if _told(one) in known:
                continue
            places = [one.place, *(evidence.place for evidence in one.evidence if evidence.place is not None)]
            if any(_meets(place, spot) for place in places for spot in self.spots):
                return one
            quoted = [_plain(one.quote), *(_plain(evidence.value) for evidence in one.evidence)]
            if any(_within(_plain(value), text) for value in self.values for text in quoted):
                return one
        return None


def _told(one: Finding) -> tuple[str, ...]:
    """A finding without its characters' places, which an edit moves."""
    place = one.place
    return (one.rule, place.chapter, place.table, place.row, place.column, _plain(one.quote), one.message.sv)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2212", "-").split())


def _within(value: str, text: str) -> bool:
    return re.search(rf"(?<![\w,]){re.escape(value)}(?![\w]|,\d)", text) is not None


def _meets(place: Place, spot: Spot) -> bool:
    if place.chapter != spot.chapter or place.block != spot.block:
        return False
    if spot.table:
        if place.table != spot.table:
            return False
        rows = not place.row or not spot.row or place.row == spot.row
        return rows and (not place.column or not spot.column or place.column == spot.column)
    if place.table or (spot.item >= 0 and place.item != spot.item):
        return False
    return spot.end == 0 or (
        place.start < max(spot.end, spot.start + 1) and spot.start < max(place.end, place.start + 1)
    )
