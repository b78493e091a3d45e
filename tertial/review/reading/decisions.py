"""Find the decisions that a text refers to: who decided, which day and under what paragraph, in figures or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tertial.review.reading.passages import Passage
from tertial.review.reading.times import Time, TimeKind

_BODY = r"[A-ZÅÄÖ]{2,6}|(?:kommun|region)?fullmäktige|(?:kommun|region)?styrelsen|[A-ZÅÄÖa-zåäö]*nämnden|[A-ZÅÄÖa-zåäö]+utskottet"
_PARAGRAPH = r"§§?\s*(?P<paragraph>\d{1,4})"
_ISO = re.compile(
    rf"(?:\b(?P<body>{_BODY})[,\s]+)?(?<![\d-])(?P<date>(?:19|20)\d\d-\d\d-\d\d)(?![\d-])(?:,?\s*(?P<after>{_BODY})\b)?,?\s*(?:{_PARAGRAPH})?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:\b(?P<body>{_BODY})(?:s\s+(?:beslut|sammanträde))?[,\s]+)?(?:(?:den|av|vid)\s+)*$", re.IGNORECASE
)
_AFTER = re.compile(rf"[,\s]*(?:(?P<after>{_BODY})\b[,\s]*)?{_PARAGRAPH}", re.IGNORECASE)
_SHORT = {"kommunfullmäktige": "KF", "fullmäktige": "KF", "kommunstyrelsen": "KS"}
_FAR = 60


@dataclass(frozen=True, slots=True)
class Reference:
    """A decision that a text refers to: `KS 2023-05-09 § 148`, `nämnden den 9 maj 2023, § 148`.

    `body` is short for the council and the board, `""` where it is not told; `paragraph` too may be `""`. `on` is the day as `2023-05-09`,
    which need not exist; `said` is where it stands. `in_words` for a day with its month's name.
    """

    start: int
    end: int
    body: str
    on: str
    paragraph: str
    said: tuple[int, int]
    in_words: bool = False

    @property
    def day(self) -> date | None:
        """The day, None for one that does not exist."""
        try:
            return date.fromisoformat(self.on)
        except ValueError:
            return None


def references_in(passage: Passage) -> Iterator[Reference]:
    """Every reference with a body or a paragraph beside a day in figures, or a paragraph beside one in words; those in figures first."""
    text = passage.text
    if "-" in text:
        for match in _ISO.finditer(text):
            body = _known_as(match["body"] or match["after"])
            if body or match["paragraph"]:
                yield Reference(*match.span(), body, match["date"], match["paragraph"] or "", match.span("date"))
    if "§" in text:
        for time in passage.times:
            if time.kind is TimeKind.DATE and time.day and time.text[-3:-2] != "-":
                yield from _in_words(text, time)


def _in_words(text: str, time: Time) -> Iterator[Reference]:
    after = _AFTER.match(text, time.end)
    if after is None or not time.year or not time.last:
        return
    begin = max(0, time.start - _FAR)
    before = _BEFORE.search(text[begin : time.start])
    body = (before["body"] if before else None) or after["after"]
    start = begin + before.start() if before else time.start
    day = f"{time.year:04}-{time.last:02}-{time.day:02}"
    yield Reference(start, after.end(), _known_as(body), day, after["paragraph"], (time.start, time.end), in_words=True)


def _known_as(body: str | None) -> str:
    if not body:
        return ""
    return _SHORT.get(body.casefold(), body if body.isupper() else body.casefold())
