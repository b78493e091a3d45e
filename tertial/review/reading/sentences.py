"""Part Swedish text into sentences. A full stop after an abbreviation, an ordinal or within a number ends nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A footnote's mark may stand between the end and the space.
_END = re.compile(r"[.!?…]+[”\"'’)\]]*(?=\s|$)|\n{2,}|(?<=[^\W\d_])\.(?=[A-ZÅÄÖ][a-zåäö]{2,}\s[a-zåäö])")
# After these a sentence goes on, whatever comes.
ABBREVIATIONS = frozenset(
    """
    bl.a bl dvs d.v.s ex t.ex t.o.m fr.o.m f.d f.n m.a.o p.g.a pga resp s.k sk tex tom ca cirka kap nr s sid tel tfn
    jan feb febr mar apr jun jul aug sep sept okt nov dec jmf jfr jämf kl max min inkl exkl ev avs ang enl fig bil dr prof red
    e.kr f.kr i.s.f s.a.s dnr prop art el eg iom mao utb avd övr tot ordf bitr kom pkt gen exp tekn
    """.split()  # noqa: SIM905 - a list of some seventy words reads better as one text
)
# After these it goes on before a small letter or a number, and ends before a capital.
CLOSING = frozenset("st m.m mm m.fl mfl etc osv o.s.v o.d o.dyl e.d e.dyl tkr mnkr mkr kr tim min mån".split())  # noqa: SIM905
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
    word = before[0].casefold().strip(".") if before else ""
    rest = text[after : after + 40].lstrip()
    if not rest:
        return False
    if word in CLOSING:
        return rest[0].islower() or rest[0].isdigit() or rest[0] in "(–-,;"
    if word in ABBREVIATIONS:
        return True
    if len(word) == 1 and word.isalpha():
        return True  # an initial
    if not word.isdigit():
        return False
    # "31. augusti", "den 3. i månaden", and "1. Mål" where a line or sentence begins
    before_number = text[max(0, stop - len(word) - 40) : stop - len(word)].rstrip(" ")
    return rest[0].islower() or not before_number or before_number[-1] in "\n.!?:"


def _trimmed(text: str, start: int, end: int) -> list[Sentence]:
    piece = text[start:end]
    words = piece.strip()
    if not words:
        return []
    begin = start + len(piece) - len(piece.lstrip())
    return [Sentence(begin, begin + len(words), words)]
