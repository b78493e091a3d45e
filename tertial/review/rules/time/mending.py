"""The click that mends a time: the report's own year, date or period in its place, bound so that it follows to the next report."""

from __future__ import annotations

from tertial.common.periods import Period
from tertial.review.finding import Change
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.reading.times import Time, TimeKind
from tertial.review.words import Words


def with_own_year(passage: Passage, time: Time, period: Period) -> Change | None:
    """Put the report's year where the time has another; None where nobody wrote it as text."""
    at = time.text.find(str(time.year)) if time.year else -1
    if at < 0 or not _is_text(passage):
        return None
    return Change(
        passage.at(time.start + at, time.start + at + 4),
        "{@year}",
        Words(f"Skriv {period.year}, bundet till rapportens år", f"Write {period.year}, bound to the report's year"),
    )


def with_own_period(passage: Passage, time: Time, period: Period) -> Change | None:
    """Put the report's period, or its last day, where the time is another."""
    if not _is_text(passage):
        return None
    place = passage.at(time.start, time.end)
    if time.kind is TimeKind.DATE:
        return Change(place, "{@date}", Words("Skriv rapportens datum, bundet", "Write the report's date, bound"))
    if time.is_since_january:
        return Change(place, "{@period}", Words(f"Skriv {period.words}, bundet", "Write the report's period, bound"))
    return None


def _is_text(passage: Passage) -> bool:
    return passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM)
