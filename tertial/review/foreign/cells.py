"""Tell what a cell of a foreign table is: a value, a status, a part's value with its label."""

from __future__ import annotations

import re

from tertial.document.inline import Status

VALUE = re.compile(
    r"^(?:[<>≤≥=]{0,2}\s?)?[-−–+±]?\s?\d[\d \u00a0\u202f\u2009]*(?:[.,]\d+)?\.?\s?"
    r"(?:%|‰|procent|tkr|kkr|mnkr|mkr|kr|kronor|st|p|dagar|månader|år)?(?:/\w{1,10})?\s*"
    r"(?:\([-−–]?\d[\d \u00a0]*(?:[.,]\d+)?\s?%?\)|\([^\W\d_][^()]{0,30}\))?\.?$",
    re.IGNORECASE,
)
MISSING = re.compile(
    r"^(?:i\.?\s?u\.?|ingen uppgift|saknas|uppgift saknas|e\.?\s?t\.?|n/?a|-|–|—|−|\.\.|x)$", re.IGNORECASE
)
LABELLED = re.compile(r"^(?P<label>[A-ZÅÄÖ][\w-]{0,40}(?:\s\([^()]{1,40}\))?)\s?:\s*(?P<value>\S.{0,40}|)$", re.DOTALL)
LABELS = re.compile(r"([A-ZÅÄÖ][\w-]{0,40}(?:\s\([^()]{1,40}\))?)\s?:")
_ONE = r"[A-ZÅÄÖ][\w-]{0,40}(?:\s\([^()]{1,40}\))?\s?:\s*(?:[<>≤≥]=?\s?)?(?:[-−–]?\d[\d \u00a0]{0,12}(?:[.,]\d+)?\s?%?|I\.?U\.?|-|–)\.?"
_PARTS = re.compile(rf"{_ONE}(?:[\s,;]+{_ONE}){{0,8}}")
_TARGET = re.compile(
    r"^(?:ska(?:ll)? (?:inte )?(?:öka|minska|bibehållas)|ökar?|minskar?|stabiliseras|inga signifikanta skillnader|målvärde sätts under \d{4}"
    r"|basvärde.{0,20}|bibehåll\w*)\.?$",
    re.IGNORECASE,
)
_STATUS: tuple[tuple[Status, re.Pattern[str]], ...] = tuple(
    (status, re.compile(rf"(?:{words})\.?", re.IGNORECASE))
    for status, words in (
        (
            Status.PARTLY,
            r"delvis|(?:bedöms )?(?:delvis (?:uppnås|uppnått|uppfyllt|uppfylls)|(?:uppnås|uppfylls|uppnått|uppfyllt) delvis)",
        ),
        (
            Status.NOT_MET,
            r"nej|(?:uppnås|uppfylls|uppnått|uppfyllt) (?:ej|inte)|(?:ej|inte) (?:uppnås|uppnått|uppfyllt)",
        ),
        (Status.CANNOT_BE_ASSESSED, r"kan (?:ej|inte) (?:bedömas|mätas)|(?:ej|inte) (?:bedömt|bedömd|mätbart)"),
        (Status.MET, r"ja|uppnås|uppnått|uppfylls|uppfyllt"),
        (Status.LATER, r"genomförs senare(?: under året)?|redovisas senare|(?:ej|inte) påbörja[dt]"),
        (Status.ONGOING, r"pågår(?: enligt plan| löpande)?|pågående|påbörja[dt]|löpande"),
        (Status.DONE, r"klar|klart|genomför[dt]|avsluta[dt]|färdig|slutför[dt]"),
        (Status.REMAINS, r"kvarstår"),
        (Status.DEVIATION, r"avvikelse"),
    )
)


def status_of(words: str) -> Status | None:
    """The state that some words are, None for other words."""
    plain = state_words(words)
    if not plain or len(plain) > 40:
        return None
    return next((status for status, pattern in _STATUS if pattern.fullmatch(plain)), None)


def state_words(words: str) -> str:
    """The words of a state without the sign that may stand before them."""
    return re.sub(r"^[^\w]+", "", " ".join(words.split()))


def is_value(words: str) -> bool:
    """Whether a cell holds a number, a limit, or says that a value is missing."""
    plain = " ".join(words.split())
    return len(plain) <= 60 and bool(VALUE.match(plain) or MISSING.match(plain))


def is_number(words: str) -> bool:
    """Whether a cell holds digits that are a value."""
    plain = " ".join(words.split())
    return len(plain) <= 60 and bool(VALUE.match(plain))


def is_year(words: str) -> bool:
    """Whether a cell is a year and nothing else: `2023` heads a column more often than it is a value."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", words.strip()))


def counts_as_value(words: str) -> bool:
    """Whether a cell stands for a value in whatever form: also `IAF: 6,7` and `Ska öka`."""
    plain = " ".join(words.split())
    if is_value(plain) or _TARGET.match(plain):
        return True
    return bool(_PARTS.fullmatch(plain))
