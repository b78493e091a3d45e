"""Join lines that were broken: `forts-` + `ätter` is `fortsätter`, `drift-` + `och` stays `drift- och`, `IT-` + `upphandling` keeps its hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ENDS = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010]$")
_BEGINS = re.compile(r"[^\W\d_]+")
_INLINE = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_BETWEEN = frozenset({"och", "eller", "samt", "respektive", "resp", "alternativt"})
_LONGEST_WORD = 80
_WORD = re.compile(r"[^\W\d_]{3,}")


class Words:
    """The words of a document: they tell whether a hyphen at the end of a line belongs to the word."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._hyphened: set[str] = set()
        self._whole: set[str] = set()
        for line in lines:
            self._whole.update(word.casefold() for word in _WORD.findall(line))
            if "-" in line:
                self._hyphened.update(word.casefold() for word in _INLINE.findall(line))

    def join(self, first: str, second: str) -> str:
        """Two pieces of text on following lines as one."""
        return self.joined((first, second))

    def joined(self, pieces: Iterable[str]) -> str:
        """All pieces, one line after another, as one text."""
        text: list[str] = []
        for piece in pieces:
            words = piece.strip()
            if not words:
                continue
            if text:
                last = text[-1]
                cut, glue = self._between(last[-_LONGEST_WORD:], words[:_LONGEST_WORD])
                text[-1] = last[: len(last) - cut]
                text.append(glue)
            text.append(words)
        return "".join(text)

    def _between(self, first: str, second: str) -> tuple[int, str]:
        """How many signs go from the end of a line, and what comes between it and the next."""
        if first.endswith("\u00ad"):
            return 1, ""
        ends, begins = _ENDS.search(first), _BEGINS.match(second)
        if not ends or not begins:
            is_open = re.search(r"\w[-\u2010]$", first) and second[:1].isdigit()
            return 0, "" if is_open or (re.search(r"\w\u2013$", first) and second[:1].isalnum()) else " "
        if begins[0].casefold() in _BETWEEN:
            return 0, " "
        return (0, "") if self._keeps_hyphen(ends[1].rpartition("-")[2], begins[0]) else (1, "")

    def _keeps_hyphen(self, before: str, after: str) -> bool:
        if (before + after).casefold() in self._whole:
            return False
        if f"{before}-{after}".casefold() in self._hyphened:
            return True
        return (
            not after[0].islower() or (before.isupper() and len(before) > 1) or len(before) == 1 or before[-1].isupper()
        )
