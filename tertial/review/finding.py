"""What the reviewer found: which rule, exactly where, what was said against what, and what to do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tertial.review.words import Words


class Severity(StrEnum):
    """How much a finding weighs. An error stops freezing until it is mended or accepted with a reason."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)

    @property
    def label(self) -> Words:
        """The severity on screen."""
        return {
            Severity.ERROR: Words("Fel", "Error"),
            Severity.WARNING: Words("Varning", "Warning"),
            Severity.HINT: Words("Tips", "Hint"),
        }[self]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document: a span of a passage, a cell, or a whole block, chapter or document (then with the rest empty).

    `block` counts the chapter's blocks from 0, `item` a list's items; -1 where there is none. `start` and `end` are characters
    of the passage's plain text. `table`, `row` and `column` are the ids of the document's table; `in_note` says that the
    passage is a note's. `origin` is where it
    stands in a file that was not made here: `rad 245`, `sida 3`.
    """

    chapter: str = ""
    chapter_title: str = ""
    block: int = -1
    item: int = -1
    start: int = 0
    end: int = 0
    table: str = ""
    row: str = ""
    column: str = ""
    in_note: bool = False
    described: str = ""
    origin: str = ""

    @property
    def words(self) -> str:
        """The place for people: `Ekonomi, tabellen Driftsammandrag, raden Ekonomiskt bistånd, kolumnen Avvikelse`."""
        return ", ".join(part for part in (self.chapter_title, self.described, self.origin) if part)

    def span(self, start: int, end: int) -> Place:
        """Other characters of the same passage."""
        return replace(self, start=start, end=end)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A value that a finding rests on, as it is printed, with where it comes from in words.

    `place` is where it stands in the document, `key` the figure's key; either may be empty.
    """

    value: str
    source: Words
    place: Place | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A mend by one click: the span's characters are replaced by `replacement`, which is markup (`{line/575/@year/forecast}`).

    `words` says what the click does.
    """

    place: Place
    replacement: str
    words: Words


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `message` says what is wrong with the values in it, `fix` what to do, `quote` is what stands there.

    `repeat` tells apart findings that are alike in every other way, counted from 1 in reading order.
    """

    rule: str
    severity: Severity
    place: Place
    quote: str
    message: Words
    fix: Words
    evidence: tuple[Evidence, ...] = ()
    change: Change | None = None
    repeat: int = field(default=1)

    @property
    def identity(self) -> str:
        """The same for the same finding after a rebuild, another when what stands there or what speaks against it is another.

        Characters and blocks are left out, for they move when something is written above.
        """
        place = self.place
        told = "\x1f".join(
            (
                self.rule,
                place.chapter,
                place.table,
                place.row,
                place.column,
                " ".join(self.quote.split()),
                *(f"{one.key}={one.value}" for one in self.evidence),
                str(self.repeat),
            )
        )
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def told_apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with `repeat` set, so that each has an identity of its own."""
    seen: dict[str, int] = {}
    result = []
    for finding in findings:
        identity = finding.identity
        seen[identity] = seen.get(identity, 0) + 1
        result.append(finding if seen[identity] == 1 else replace(finding, repeat=seen[identity]))
    return result
