"""Part Swedish text into sentences. A full stop after an abbreviation, an ordinal or within a number ends nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"[.!?…][”\"')\]]*(?=\s|$)|\n{2,}")
ABBREVIATIONS = frozenset(
    """
    bl.a bl dvs d.v.s etc ex t.ex t.o.m fr.o.m f.d f.n fr.o.m m.a.o m.fl m.m mfl mm o.d o.dyl osv p.g.a pga resp s.k sk
    tex tom ca cirka kap nr s sid st tel tfn tkr mnkr jan feb mar apr jun jul aug sep sept okt nov dec jmf jfr jmfr kl
    max min milj inkl exkl ev avs ang enl fig bil dr prof red förf e.d e.kr f.kr f.o.m i.s.f o.s.v p.s s.a.s und vol våren
    """.split()  # noqa: SIM905 - a list of some sixty words reads better as one text
) - {"våren"}
_WORD_BEFORE = re.compile(r"[\w.]+$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands in its passage; its text has no space around it."""

    start: int
    end: int
    text: str


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order. What stands between two ends is one, whatever it looks like."""
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        if match[0].startswith(".") and _goes_on(text, match.start(), match.end()):
            continue
        found.extend(_trimmed(text, start, match.end()))
        start = match.end()
    found.extend(_trimmed(text, start, len(text)))
    return tuple(found)


def _goes_on(text: str, stop: int, after: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, stop - 20), stop)
    word = before[0].casefold() if before else ""
    rest = text[after : after + 3].lstrip()
    if word in ABBREVIATIONS or word.rstrip(".") in ABBREVIATIONS:
        return bool(rest) and not (
            rest[0].isupper() and word in ("m.m", "mm", "m.fl", "mfl", "etc", "osv", "o.s.v", "o.d")
        )
    if len(word) == 1 and word.isalpha():
        return True  # an initial
    # "31. augusti", "1. Mål": a number at the beginning of a line or before a small letter
    return word.isdigit() and bool(rest) and (rest[0].islower() or stop <= 3)


def _trimmed(text: str, start: int, end: int) -> list[Sentence]:
    piece = text[start:end]
    words = piece.strip()
    if not words:
        return []
    begin = start + len(piece) - len(piece.lstrip())
    return [Sentence(begin, begin + len(words), words)]
