"""Join lines that were broken: `forts-` + `ätter` is `fortsätter`, `drift-` + `och` stays `drift- och`, `IT-` + `upphandling` keeps its hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ENDS = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010]$")
_BEGINS = re.compile(r"[^\W\d_]+")
_INLINE = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_BETWEEN = frozenset({"och", "eller", "samt", "respektive", "resp", "till", "men", "alternativt"})
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
        first, second = first.rstrip(), second.lstrip()
        if first.endswith("\u00ad"):
            return first[:-1] + second
        ends, begins = _ENDS.search(first), _BEGINS.match(second)
        if not ends or not begins:
            glue = "" if re.search(r"\w[-\u2010]$", first) and second[:1].isdigit() else " "
            return f"{first}{glue}{second}" if first and second else first + second
        before, after = ends[1], begins[0]
        if after.casefold() in _BETWEEN:
            return f"{first} {second}"
        last = before.rpartition("-")[2]
        if self._keeps_hyphen(last, after):
            return first + second
        return first[:-1] + second

    def joined(self, pieces: Iterable[str]) -> str:
        """All pieces as one text."""
        text = ""
        for piece in pieces:
            text = self.join(text, piece) if text else piece.strip()
        return text

    def _keeps_hyphen(self, before: str, after: str) -> bool:
        if (before + after).casefold() in self._whole:
            return False
        if f"{before}-{after}".casefold() in self._hyphened:
            return True
        return (
            not after[0].islower() or (before.isupper() and len(before) > 1) or len(before) == 1 or before[-1].isupper()
        )
