"""What kind of report it is: which of the year's interim reports, or a plan."""

from __future__ import annotations

import re
from collections import Counter

from tertial.review.reading.times import TimeKind
from tertial.review.subject import Subject

_TITLED = re.compile(r"\b(?:delår|tertial)\D{0,16}?\b(?P<number>[1-3])\b(?!\d)", re.IGNORECASE)

_PLAN = re.compile(r"budget|verksamhetsplan|\bplan\b|planering", re.IGNORECASE)
_FOLLOWED_UP = re.compile(r"rapport|berättelse|uppföljning|bokslut|redovisning", re.IGNORECASE)


def own_interim(subject: Subject) -> int | None:
    """1, 2 or 3 by the occasion's name or the title, else by what the text speaks of most; None for what is no interim report.

    The text counts from three mentions, and where no other number is half as common.
    """
    if subject.period is None or subject.period.month in (None, 12):
        return None
    meta = subject.document.meta
    for name in (meta.occasion, meta.title, meta.subtitle):
        if match := _TITLED.search(name[:200]):
            return int(match["number"])
    told = mentions(subject)
    common = told.most_common(2)
    if not common or common[0][1] < 3 or (len(common) > 1 and common[1][1] * 2 >= common[0][1]):
        return None
    return common[0][0]


def is_plan(subject: Subject) -> bool:
    """Whether the document is a plan or budget, written before its year: what it says of that year lies ahead."""
    meta = subject.document.meta
    told = " ".join((meta.title, meta.subtitle))[:300]
    return bool(_PLAN.search(told)) and not _FOLLOWED_UP.search(told)


def mentions(subject: Subject) -> Counter[int]:
    """How often the texts speak of each interim report of the report's own year."""
    year = subject.period.year if subject.period else None
    return Counter(
        time.number
        for passage in subject.passages
        for time in passage.times
        if time.kind is TimeKind.INTERIM and time.number is not None and time.year in (None, year)
    )
