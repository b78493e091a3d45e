"""What the parts of a rendering share: options, note numbers, and an id for everything that can be pointed at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tertial.common.slugs import slug
from tertial.document.blocks import Chapter, Chart, Heading, Table
from tertial.document.document import number_notes

_SAFE_ID = re.compile(r"[A-Za-z][\w:.-]*", re.ASCII)
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Options:
    """How the document is to fit into the page around it.

    `figure_href` gives the address that tells where a figure comes from, by its key; None leaves figures as
    text. `chapter_level` is the heading level of chapter titles. `live_charts` adds to each chart what the page's script
    needs to draw it again in the browser. `chapter` renders that chapter only, with the numbers it has in the whole.
    """

    figure_href: Callable[[str], str | None] | None = None
    chapter_level: int = 2
    live_charts: bool = True
    chapter: str = ""


@dataclass(slots=True)
class Context:
    """One rendering of some chapters."""

    chapters: tuple[Chapter, ...]
    options: Options
    numbers: dict[str, int]
    anchors: dict[tuple[int, int], str]
    chapter_anchors: tuple[str, ...]
    _used: set[str] = field(default_factory=set)
    _heading: int = 0

    @classmethod
    def of(cls, chapters: tuple[Chapter, ...], options: Options) -> Context:
        """Number the notes and give every chapter, heading, table and chart its id, unique and always the same."""
        used: set[str] = set()
        heads = tuple(_take(used, chapter.id) for chapter in chapters)
        anchors = {
            (number, place): _take(used, wanted)
            for number, chapter in enumerate(chapters)
            for place, block in enumerate(chapter.blocks)
            if (wanted := _wanted(block))
        }
        return cls(chapters, options, number_notes(chapters), anchors, heads, used)

    def take(self, wanted: str) -> str:
        """An id that nothing else has."""
        return _take(self._used, wanted)

    def begin_chapter(self) -> str:
        """The tag of a chapter's title."""
        self._heading = min(self.options.chapter_level, _DEEPEST)
        return f"h{self._heading}"

    def heading(self, level: int) -> str:
        """The tag of a heading of a document level; never more than one step below the heading before it."""
        wanted = self.options.chapter_level + level - 1
        self._heading = min(wanted, self._heading + 1, _DEEPEST)
        return f"h{self._heading}"


def _wanted(block: object) -> str:
    match block:
        case Heading(id=identifier):
            return identifier
        case Table(id=identifier):
            return f"tabell-{identifier}"
        case Chart(id=identifier):
            return f"diagram-{identifier}"
    return ""


def _take(used: set[str], wanted: str) -> str:
    name = wanted if _SAFE_ID.fullmatch(wanted) else f"del-{slug(wanted)}".rstrip("-")
    found, number = name, 2
    while found in used:
        found, number = f"{name}-{number}", number + 1
    used.add(found)
    return found
