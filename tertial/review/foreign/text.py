"""Read a text into parts: headings, paragraphs, lists and tables, with lines joined that were broken by the page's width."""

from __future__ import annotations

import re

from tertial.review.foreign import aligned, headings, placed, tabbed
from tertial.review.foreign.finishing import Raw, finished
from tertial.review.foreign.footnotes import with_notes
from tertial.review.foreign.hyphens import Words
from tertial.review.foreign.lines import Line, without_contents, without_furniture
from tertial.review.foreign.markup import marks_in
from tertial.review.foreign.parts import Part, RawTable

_BULLET = re.compile(r"^\s*(?:[•●▪◦‣·]\s*|[-–—*]\s+|-(?=[^\W\d_]))(?=\S)")
_ORDERED = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-zåäö]\))\s+(?=\S)")
_STROKE = re.compile(r"^\s*(?:[-_*=–—]\s?){3,}\s*$")
_FINISHED = re.compile(r"[.!?:;…][”\"')\]]*(?:<sup>\d+</sup>)?$")


def parts_of(lines: list[Line], unread: list[str]) -> list[Part]:
    """The parts of a text, in order. What could not be read is added to `unread`."""
    lines = without_furniture(lines)
    lines, titles = without_contents(lines)
    words = Words(line.text for line in lines)
    lines, notes = with_notes(lines, words)
    flow = _Flow(lines, titles, words, unread)
    found = flow.read()
    used = {mark for line in lines if "<" in line.text or "[^" in line.text for mark in marks_in(line.text)}
    return finished(found, words, notes, used, unread)


class _Flow:
    def __init__(self, lines: list[Line], titles: dict[str, int], words: Words, unread: list[str]) -> None:
        self.lines, self.titles, self.words, self.unread = lines, titles, words, unread
        self.width = _width(lines)
        self.found: list[Raw | RawTable] = []
        self._open: Raw | None = None
        # A text that marks its headings needs no guesses.
        self._guesses = sum(line.text.startswith("#") for line in lines) < 3

    def read(self) -> list[Raw | RawTable]:
        """Every run of text and every table, in order."""
        # A line that is part of a table by its places is no longer one of a table by its order.
        tables: dict[int, tuple[RawTable | None, int]] = self._placed()
        tables |= aligned.tables_in(self.lines, self.words, self.width, self.unread)
        place = 0
        while place < len(self.lines):
            if place in tables:
                raw, end = tables[place]
                self._close()
                if raw is not None:
                    self.found.append(raw)
                place = end
            elif (table := tabbed.tabbed_at(self.lines, place)) is not None:
                self._close()
                self._tabbed(table[0])
                place = table[1]
            else:
                self._line(place)
                place += 1
        self._close()
        return self.found

    def _placed(self) -> dict[int, tuple[RawTable | None, int]]:
        """The tables whose cells stand under one another, by the line that they begin on. Their lines are taken out."""
        found: dict[int, tuple[RawTable | None, int]] = {}
        place = 0
        while place < len(self.lines):
            table = (
                placed.placed_at(self.lines, place, self.words, self.unread)
                if placed.is_row(self.lines[place])
                else None
            )
            if table is None:
                place += 1
                continue
            raw, top, end = table
            found[top] = (raw, end)
            self.lines[top:end] = [line.blanked for line in self.lines[top:end]]
            place = end
        for start, end in placed.columns_of_words(self.lines):
            span = self.lines[start].span.to(self.lines[end - 1].span)
            self.unread.append(
                f"{span.words.capitalize()} står i spalter eller är en tabell med text, och har inte lästs."
            )
            self.lines[start:end] = [line.blanked for line in self.lines[start:end]]
        return found

    def _tabbed(self, raw: RawTable) -> None:
        last = self.found[-1] if self.found else None
        whole = tabbed.continued(last, raw) if isinstance(last, RawTable) else None
        if whole is not None:
            self.found[-1] = whole
        else:
            self.found.append(raw)

    def _line(self, place: int) -> None:
        line = self.lines[place]
        if line.is_blank or _STROKE.match(line.text):
            self._close()
            return
        if heading := headings.marked(line):
            self._close()
            self.found.append(Raw("heading", [heading[1]], line.span, heading[0]))
            return
        bullet = _BULLET.match(line.text)
        goes_on = self._open is not None and self._goes_on(place)
        if item := bullet or (None if goes_on else _ORDERED.match(line.text)):
            self._close()
            self._open = Raw("item" if bullet else "numbered", [line.text[item.end() :].strip()], line.span)
            return
        if self._open is not None and goes_on:
            self._open.pieces.append(line.words)
            self._open.span = self._open.span.to(line.span)
            return
        above = self.lines[place - 1] if place else None
        below = self.lines[place + 1] if place + 1 < len(self.lines) else None
        level = headings.guessed(line, above, below, width=self.width, titles=self.titles) if self._guesses else None
        if level is not None:
            self._close()
            self.found.append(Raw("guessed" if level == 3 else "heading", [line.words], line.span, level))
            return
        self._close()
        self._open = Raw("paragraph", [line.words], line.span)

    def _goes_on(self, place: int) -> bool:
        """Whether a line goes on with the one above it: that was full, or ended in the middle of a sentence."""
        above, line = self.lines[place - 1], self.lines[place]
        if above.is_blank or not line.words:
            return False
        if line.begins_page and not line.words[0].islower() and _FINISHED.search(above.words):
            return False
        if len(above.text.strip()) >= 0.8 * self.width or above.words[-1] in "-\u2010\u00ad":
            return True
        if line.words[0].islower() or line.text.startswith("  "):
            return not _FINISHED.search(above.words) or line.words[0].islower()
        return False

    def _close(self) -> None:
        if self._open is not None:
            self.found.append(self._open)
            self._open = None


def _width(lines: list[Line]) -> int:
    """How wide the lines are set: what one in fifty is longer than. Very wide where paragraphs are not broken."""
    lengths = sorted(len(line.words) for line in lines if not line.is_blank and "\t" not in line.text)
    return max(40, lengths[len(lengths) * 49 // 50]) if lengths else 80
