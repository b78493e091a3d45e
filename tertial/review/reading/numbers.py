"""Find the numbers in a Swedish text, and tell quantities from years, references, codes and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tertial.review.reading.number_words import spelled
from tertial.review.reading.times import Time

_SPACE = "[ \u00a0\u202f\u2009]"
_DIGITS = re.compile(rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_SIGNS = "-\u2212\u2013+±"
_UNIT = re.compile(
    rf"{_SPACE}*(?P<unit>%|‰|(?:procentenheter?|procentenheterna|procent|promille|miljarder kronor|miljoner kronor"
    r"|tusen kronor|miljoner|miljarder|mdkr|mnkr|mkr|tkr|kkr|kronor|kr)(?![^\W\d_]))(?P<per>/[^\W\d_]+| per [^\W\d_]+)?",
    re.IGNORECASE,
)
_UNITS = {
    "%": "%", "procent": "%", "‰": "‰", "promille": "‰", "procentenhet": "procentenheter",
    "procentenheter": "procentenheter", "procentenheterna": "procentenheter", "kr": "kr", "kronor": "kr", "tkr": "tkr",
    "kkr": "tkr", "tusen kronor": "tkr", "mnkr": "mnkr", "mkr": "mnkr", "miljoner kronor": "mnkr", "miljoner": "miljoner",
    "mdkr": "mdkr", "miljarder kronor": "mdkr", "miljarder": "miljarder",
}  # fmt: skip
MONEY = {"kr": Decimal(1), "tkr": Decimal(1000), "mnkr": Decimal(10**6), "mdkr": Decimal(10**9)}
_NOUN = re.compile(r"[ \u00a0]+((?:[^\W\d_]|[-/])+(?:[ \u00a0]+(?:[^\W\d_]|[-/])+){0,3})")
_WEB = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?:§+\s*|\bdnr\.?\s*|\bdiarienr\w*\.?\s*|\bSFS\s*|\bprop\.\s*|\bkap\.?\s*|\bkapitel\s+|\bbilaga\s+|\bbil\.\s*|\btabell\s+"
    r"|\bdiagram\s+|\bfigur\s+|\bavsnitt\s+|\bsida\s+|\bsid\.?\s*|\bs\.\s*|\bnr\.?\s*|\bnummer\s+|\bpunkt(?:en)?\s+|\bsteg\s+"
    r"|\bfas\s+|\bmål\s+|\buppdrag\s+|\bstudieväg\s+|\bårskurs\s+|\bnivå\s+|\bversion\s+|\bISO\s*|\bart\.?\s*|\bartikel\s+|\bnot\s+"
    r"|\btel\.?\s*|\btelefon:?\s*|\bkl\.?\s*|\bklockan\s+|\bAgenda\s+|\bprio\w*\s+|\bvecka\s+|\bv\.\s*"
    r"|\b(?-i:[A-ZÅÄÖ])[\w-]*(?:gatan|vägen|torget|gränd|allén?|plan|stigen)\s+)$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"[ \u00a0]?(?:%|procent\b)", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:^|[\s(])(?P<word>drygt|knappt|cirka|ca\.?|omkring|ungefär|nästan|närmare|runt|uppemot|över|under|mer än|mindre än"
    r"|fler än|färre än|minst|högst|upp till|som mest|som lägst|lite mer än|lite över|strax under|strax över|i storleksordningen)"
    r"(?:\s+med)?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrån\s+(?:\w{2,5}\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bmellan\s+$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PHONE = re.compile(r"\b0\d{1,3}-\d{2,3}(?: \d{2})*\s$")
_FARTHEST = 14
_VERSION = re.compile(r"\b[A-ZÅÄÖ][\w-]+\s$")
_WORD_BEFORE = re.compile(r"(\S+)\s*$")


class NumberKind(StrEnum):
    """What a number is. Only quantities can be right or wrong against data."""

    QUANTITY = "quantity"
    TIME = "time"
    REFERENCE = "reference"
    CODE = "code"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text. `start` and `end` span its sign, digits and unit; `digits` spans the digits with their sign only.

    `value` has the sign that stands before it and the decimals as written; `unit` is one of `kr tkr mnkr mdkr % ‰ procentenheter
    miljoner miljarder` or empty, also where only the next number has it (`från 80 till 82 procent`), `per` what stands after a stroke (`år`); `noun` the words that follow. `about` is the word before it
    that makes it inexact (`drygt`), in small letters. `spelled` is for words such as `tolv`; `ranged` for both ends of `10–12` and of
    `mellan 10 och 12`.
    """

    start: int
    end: int
    digits: tuple[int, int]
    text: str
    value: Decimal
    kind: NumberKind
    unit: str = ""
    per: str = ""
    noun: str = ""
    about: str = ""
    signed: bool = False
    spelled: bool = False
    ranged: bool = False

    @property
    def decimals(self) -> int:
        """How many decimals it is written with."""
        return max(0, -int(self.value.as_tuple().exponent))

    @property
    def is_money(self) -> bool:
        """Whether it is an amount."""
        return self.unit in MONEY

    @property
    def kronor(self) -> Decimal | None:
        """The amount in kronor, None for what is not money."""
        return self.value * MONEY[self.unit] if self.unit in MONEY else None


def numbers_in(text: str, times: Sequence[Time]) -> tuple[Number, ...]:
    """Every number in a text, in order: digits, and words for two to a hundred and more."""
    if not text:
        return ()
    web = _marked(text, (match.span() for match in _WEB.finditer(text)))
    in_time = _marked(text, ((time.start, time.end) for time in times))
    found = list(_written(text, in_time, web))
    taken = _marked(text, [(one.start, one.end) for one in found] + [(time.start, time.end) for time in times])
    for start, end, value in spelled(text):
        if taken.find(1, start, end) < 0:
            noun, unit, per, stop = _after(text, end)
            found.append(
                Number(
                    start, stop, (start, end), text[start:stop], value, NumberKind.QUANTITY, unit, per, noun,
                    _about(text, start), spelled=True,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda number: number.start))


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> bytearray:
    """One byte for each character, 1 within a span: looked up in the time of a span, however many there are."""
    marks = bytearray(len(text))
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return marks


def _written(text: str, times: bytearray, web: bytearray) -> Iterator[Number]:
    matches = list(_DIGITS.finditer(text))
    closes = False
    for place, match in enumerate(matches):
        start, end = match.span()
        signed = _sign_before(text, start)
        begin = start - 1 if signed else start
        ranged = _joined(text, matches[place - 1].end() if place else -1, start) or (
            place + 1 < len(matches) and _joined(text, end, matches[place + 1].start())
        )
        kind = _kind(text, start, end, times, web)
        noun, unit, per, stop = _after(text, end)
        goes_on = place + 1 < len(matches) and _goes_on(text, begin, end, matches[place + 1].start())
        if not unit and place + 1 < len(matches) and (ranged or goes_on):
            noun, unit, per, _ = _after(text, matches[place + 1].end())
        is_first = goes_on and _is_between(text, begin)
        ranged, closes = ranged or is_first or closes, is_first
        digits = "".join(sign for sign in match[0] if sign.isdigit() or sign in ",.").replace(",", ".")
        value = Decimal(digits)
        if signed and text[begin] not in "+±":
            value = -value
        yield Number(
            begin, stop, (begin, end), text[begin:stop], value, kind, unit, per, noun, _about(text, begin), signed,
            ranged=ranged,
        )  # fmt: skip


def _sign_before(text: str, start: int) -> bool:
    """Whether the sign before the digits belongs to the number: not a hyphen in a word or the dash of a range."""
    if start == 0 or text[start - 1] not in _SIGNS:
        return False
    before = text[start - 2] if start > 1 else " "
    return before.isspace() or before in '(:;=/”"'


def _goes_on(text: str, begin: int, end: int, following: int) -> bool:
    """Whether the next number has the unit of this one: `från 80,1 till 82,3 procent`, `mellan 4 och 6 mnkr`."""
    between = text[end:following].rstrip(_SIGNS).strip(" \u00a0").casefold()
    if between not in ("till", "och", "respektive") or following - end > _FARTHEST:
        return False
    if between == "respektive":
        return True
    return _is_between(text, begin) if between == "och" else bool(_FROM.search(text, max(0, begin - 12), begin))


def _is_between(text: str, begin: int) -> bool:
    return bool(_BETWEEN.search(text, max(0, begin - 10), begin))


def _joined(text: str, end: int, start: int) -> bool:
    return 0 <= end <= start and text[end:start].strip(" \u00a0") in ("-", "–", "—", "−") and start - end <= 3


def _kind(text: str, start: int, end: int, times: bytearray, web: bytearray) -> NumberKind:
    if times.find(1, start, end) >= 0:
        return NumberKind.TIME
    if web.find(1, start, end) >= 0:
        return NumberKind.REFERENCE
    before, after = text[max(0, start - 30) : start], text[end : end + 3]
    if _YEAR.fullmatch(text, start, end) and before[-1:].isspace() and before[-2:-1].isdigit():
        return NumberKind.TIME  # "(15,3 2023)": a value and its year
    if (
        (_REFERENCE.search(before) and not _SHARE.match(text, end))
        or (before[-1:] == ":" and before[-2:-1].isdigit())
        or re.match(r":\d", after)
    ):
        return NumberKind.REFERENCE
    if before[-1:].isalpha() or (before[-1:] in "-_/." and before[-2:-1].isalpha()):
        return NumberKind.CODE
    if after[:1].isalpha() or re.match(r"[-:–][^\W\d_]", after):
        return NumberKind.CODE  # 10-årig, 1:a, 3D
    if _PHONE.search(before):
        return NumberKind.CODE
    if _VERSION.search(before) and re.fullmatch(r"\d{1,2}\.\d", text[start:end]):
        return NumberKind.CODE  # Samordningsbron 2.0
    if not before.strip() and re.match(r"[.)]\s|\s?[-–]\s", after + " "):
        return NumberKind.LIST  # "1. ", "575 - Ekonomiskt bistånd"
    return NumberKind.QUANTITY


def _after(text: str, end: int) -> tuple[str, str, str, int]:
    """The noun, the unit, what it is per, and where the number with its unit ends."""
    unit, per, stop = "", "", end
    if match := _UNIT.match(text, end):
        unit = _UNITS[" ".join(match["unit"].casefold().split())]
        per = (match["per"] or "").strip(" /").removeprefix("per ")
        stop = match.end("unit")
    noun = _NOUN.match(text, stop)
    return (noun[1] if noun else ""), unit, per, stop


def _about(text: str, start: int) -> str:
    match = _ABOUT.search(text[max(0, start - 25) : start])
    return match["word"].casefold() if match else ""
