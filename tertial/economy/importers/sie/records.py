"""Every record of the standard: which fields it has, in order, and each field as what it is.

A record's fields are read when they are asked for, so that a fault in a record that nobody needs stops nothing. A
record whose label is not here is unknown and passed over, and so are fields beyond those named here.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tertial.economy.importers.sie.tokens import Field, Line

MOST_DIGITS = 13
"""Digits before the decimal point of the largest amount. More than that is a mistake, and sums must fit the ledger."""
LONGEST_CODE = 40

_BALANCE = ("year", "account", "amount", "quantity")
_OBJECT_BALANCE = ("year", "account", "objects", "amount", "quantity")
_PERIOD_BALANCE = ("year", "month", "account", "objects", "amount", "quantity")
_ROW = ("account", "objects", "amount", "date", "text", "quantity", "sign")

SHAPES: dict[str, tuple[str, ...]] = {
    "#FLAGGA": ("flag",),
    "#KSUMMA": ("sum",),
    "#PROGRAM": ("name", "version"),
    "#FORMAT": ("format",),
    "#GEN": ("date", "sign"),
    "#SIETYP": ("type",),
    "#PROSA": ("text",),
    "#FTYP": ("type",),
    "#FNR": ("number",),
    "#ORGNR": ("number", "acquisition", "activity"),
    "#BKOD": ("code",),
    "#ADRESS": ("contact", "street", "town", "telephone"),
    "#FNAMN": ("name",),
    "#RAR": ("year", "first", "last"),
    "#TAXAR": ("assessment",),
    "#OMFATTN": ("date",),
    "#KPTYP": ("type",),
    "#VALUTA": ("currency",),
    "#KONTO": ("account", "name"),
    "#KTYP": ("account", "type"),
    "#ENHET": ("account", "unit"),
    "#SRU": ("account", "code"),
    "#DIM": ("dimension", "name"),
    "#UNDERDIM": ("dimension", "name", "parent"),
    "#OBJEKT": ("dimension", "code", "name"),
    "#IB": _BALANCE,
    "#UB": _BALANCE,
    "#RES": _BALANCE,
    "#OIB": _OBJECT_BALANCE,
    "#OUB": _OBJECT_BALANCE,
    "#PSALDO": _PERIOD_BALANCE,
    "#PBUDGET": _PERIOD_BALANCE,
    "#VER": ("series", "number", "date", "text", "registered", "sign"),
    "#TRANS": _ROW,
    "#RTRANS": _ROW,
    "#BTRANS": _ROW,
}
"""The names of the fields of each record, in the order of the standard."""

Pairs = tuple[tuple[int, str], ...]

_AMOUNT = re.compile(r"(-?)([0-9]*)(?:\.([0-9]*))?")
_DATE = re.compile(r"[0-9]{8}")
_MONTH = re.compile(r"[0-9]{6}")
_INTEGER = re.compile(r"-?[0-9]{1,9}")
_ACCOUNT = re.compile(r"[0-9]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Wrong(Exception):
    """A record that does not say what it must; carries the line and a Swedish sentence."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class Record(NamedTuple):
    """A line with a known label. Each method reads one field by its name and raises `Wrong` when it can't be read."""

    line: int
    label: str
    fields: tuple[Field, ...]

    @classmethod
    def of(cls, line: Line) -> Record:
        """The record on a line with a known label."""
        return cls(line.number, line.label, line.fields)

    def _raw(self, name: str) -> Field:
        place = SHAPES[self.label].index(name)
        return self.fields[place] if place < len(self.fields) else ""

    def _wrong(self, name: str, found: str, wanted: str) -> Wrong:
        shown = f"”{_shortened(found)}”" if found else "tomt"
        field = _FIELD_WORDS.get(name, "Ett fält")
        return Wrong(self.line, f"{field} i {self.label} är {shown}. {wanted}")

    def text(self, name: str) -> str:
        """A text; empty when it is left out. Control characters become spaces."""
        raw = self._raw(name)
        if isinstance(raw, tuple):
            raise self._wrong(name, f"{{{' '.join(raw)}}}", "Där ska inte stå någon objektlista.")
        return _CONTROL.sub(" ", raw).strip()

    def number(self, name: str) -> int:
        """A whole number, as of a dimension or a year (0, -1, …)."""
        text = self.text(name)
        if not _INTEGER.fullmatch(text):
            raise self._wrong(name, text, "Det ska vara ett heltal.")
        return int(text)

    def account(self) -> str:
        """The account: digits only."""
        text = self.text("account")
        if not _ACCOUNT.fullmatch(text) or len(text) > LONGEST_CODE:
            raise self._wrong(
                "account", text, "Ett konto skrivs med siffror: rätta i ekonomisystemet och exportera på nytt."
            )
        return text

    def ore(self) -> int:
        """The amount in öre, debit and cost positive."""
        text = self.text("amount")
        parts = _AMOUNT.fullmatch(text)
        if not parts or not (parts[2] or parts[3]) or (parts[3] or "").rstrip("0")[2:]:
            raise self._wrong("amount", text, "Ett belopp skrivs med siffror, punkt och högst två decimaler: -1250.50.")
        kronor = parts[2].lstrip("0") or "0"
        if len(kronor) > MOST_DIGITS:
            raise self._wrong("amount", text, "Ett så stort belopp går inte att läsa in.")
        ore = int(kronor) * 100 + int((parts[3] or "")[:2].ljust(2, "0"))
        return -ore if parts[1] else ore

    def day(self, name: str) -> date | None:
        """A date; None when it is left out."""
        text = self.text(name)
        if not text:
            return None
        try:
            found = date(int(text[:4]), int(text[4:6]), int(text[6:])) if _DATE.fullmatch(text) else None
        except ValueError:
            found = None
        if found is None or not 1900 <= found.year <= 2999:
            raise self._wrong(name, text, "Ett datum skrivs ÅÅÅÅMMDD.")
        return found

    def month(self) -> int:
        """The period, as 202308."""
        text = self.text("month")
        if not _MONTH.fullmatch(text) or not 1 <= int(text[4:]) <= 12 or not 1900 <= int(text[:4]) <= 2999:
            raise self._wrong("month", text, "En period skrivs ÅÅÅÅMM.")
        return int(text)

    def pairs(self) -> Pairs:
        """The objects: each dimension with its code, in the order of the file. An empty code is no object."""
        raw = self._raw("objects")
        if not isinstance(raw, tuple):
            raise self._wrong("objects", raw, 'Där ska stå en objektlista: {} eller {1 "711"}.')
        if len(raw) % 2:
            shown = f"{{{' '.join(raw)}}}"
            raise self._wrong("objects", shown, 'Där ska stå par av dimension och objekt: {1 "711"}.')
        read = ((self._dimension(number), self._code(code)) for number, code in zip(raw[::2], raw[1::2], strict=True))
        return tuple((number, code) for number, code in read if code)

    def _dimension(self, text: str) -> int:
        if not _INTEGER.fullmatch(text) or int(text) < 0:
            raise self._wrong("objects", text, "En dimension är ett nummer.")
        return int(text)

    def _code(self, text: str) -> str:
        if _CONTROL.search(text) or len(text.strip()) > LONGEST_CODE:
            raise self._wrong("objects", text, f"Ett objekt är högst {LONGEST_CODE} tecken, utan styrtecken.")
        return text.strip()


_FIELD_WORDS = {
    "account": "Kontot",
    "amount": "Beloppet",
    "date": "Datumet",
    "dimension": "Dimensionen",
    "first": "Första dagen",
    "last": "Sista dagen",
    "month": "Perioden",
    "objects": "Objektlistan",
    "parent": "Dimensionen ovanför",
    "year": "Årsnumret",
}


def _shortened(text: str) -> str:
    shown = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
