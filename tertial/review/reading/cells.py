"""Read the values of a table's cell: numbers, missing values, limits, and cells that name several units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.errors import Refused
from tertial.common.numbers import read_number
from tertial.document.figure import Figure, Missing


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a cell: a cell that names units has several (`IAF: 6,7 UTB (vux): 6,1`).

    `number` is what is printed, as it is printed; `figure` the figure behind, where there is one. `missing` is for `I.U.` and its like.
    `limit` is the sign or word before a target such as `≤ 30`; `bracketed` the number in brackets after the value, by an earlier definition.
    """

    text: str
    number: Decimal | None
    unit: str = ""
    label: str = ""
    figure: Figure | None = None
    missing: bool = False
    limit: str = ""
    bracketed: Decimal | None = None

    @property
    def decimals(self) -> int:
        """How many decimals are printed."""
        return 0 if self.number is None else max(0, -int(self.number.as_tuple().exponent))


_MISSING = re.compile(
    r"^(?:(?:i\.?\s?u\.?|ingen uppgift|uppgift saknas|saknas|ej mätt|e\.?\s?t\.?|n/?a)(?=$|[\s,(:;]).*|[–—-]|\.\.|x|\*)$",
    re.IGNORECASE | re.DOTALL,
)
_LABELLED = re.compile(
    r"(?P<label>[A-ZÅÄÖ][\w-]*(?:\s\([^)]*\))?)\s?:\s*(?P<value>[^:]*?)(?=$|\s+[A-ZÅÄÖ][\w-]*(?:\s\([^)]*\))?\s?:|\n|,\s)"
)
_DIGITS = r"(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d{1,15})(?:[.,]\d{1,12})?"
_VALUE = re.compile(
    rf"^(?P<limit>[<>≤≥=][<>=]?|minst|högst|max|min|ca|cirka)?\s*(?P<number>[-−–+]?\s?{_DIGITS})\.?"
    r"\s*(?P<unit>%|tkr|kkr|mnkr|mkr|mdkr|kr|st|p|dagar|år|månader|mån|procent)?\.?"
    rf"(?:/\w+)?\s*(?:\((?:(?P<bracketed>[-−–]?{_DIGITS})\s?%?|[^()\d]{{1,60}})\))?\s*[*]{{0,3}}$",
    re.I,
)
_MARKS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_UNITS = {"procent": "%", "kkr": "tkr", "mkr": "mnkr", "mån": "månader"}


def values_of(text: str, figures: list[Figure]) -> tuple[Value, ...]:
    """The values of a cell's text; a figure goes with each where there are as many. A cell of more than a line or two is prose."""
    if len(text) > 300:
        return ()
    text = _MARKS.sub("", text).strip()
    labelled = list(_LABELLED.finditer(text))
    pieces = [(match["label"], match["value"].strip()) for match in labelled] or [("", " ".join(text.split()))]
    matched = figures if len(figures) == len(pieces) else [None] * len(pieces)
    return tuple(_value(piece, label, figure) for (label, piece), figure in zip(pieces, matched, strict=True) if piece)


def _value(text: str, label: str, figure: Figure | None) -> Value:
    if (figure is not None and isinstance(figure.value, Missing)) or _MISSING.match(text):
        return Value(text, None, label=label, figure=figure, missing=True)
    match = _VALUE.match(text)
    if not match:
        return Value(text, None, label=label, figure=figure)
    try:
        number = read_number(match["number"])
        bracketed = read_number(match["bracketed"]) if match["bracketed"] else None
    except Refused:
        return Value(text, None, label=label, figure=figure)
    unit = (match["unit"] or "").casefold()
    limit = (match["limit"] or "").casefold()
    return Value(text, number, _UNITS.get(unit, unit), label, figure, limit=limit, bracketed=bracketed)
