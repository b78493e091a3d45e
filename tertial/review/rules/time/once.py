"""Say one thing of each time: of findings of one rule at the same words the first stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tertial.review.finding import Finding


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those whose words overlap an earlier one's in the same passage; tables' own are all kept."""
    told: dict[tuple[str, int, int, bool], list[tuple[int, int]]] = defaultdict(list)
    for finding in findings:
        place = finding.place
        if place.table and not place.in_note:
            yield finding
            continue
        spans = told[place.chapter, place.block, place.item, place.in_note]
        if not any(start < place.end and place.start < end for start, end in spans):
            spans.append((place.start, place.end))
            yield finding
