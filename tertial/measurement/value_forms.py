"""Values as municipal reports print them: a number with unit and part, a mark that it is missing, or words. Plain Python.

    2 996 · -9,0 · 86% · 100,0 % · 244 tkr/år · 18 dagar · 47p · 1 p (K) · 45% (M) · 4 arbete · 88,3, tertial 1 ·
    IU · I.U. · Saknas · - · I.U Utfall redovisas i årets sista rapport · Resultat i höst. · Vissa skillnader kan utläsas.

`read_form` reads one, `written` prints it; what was read is printed the same, save that minus and spaces are the typographer's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tertial.common.errors import Refused
from tertial.common.numbers import NBSP, read_number, swedish
from tertial.document.figure import MissingReason

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_SIGN = "+\\-\u2212\u2013\u2010\u2011"
_NUMBER = re.compile(
    rf"(?P<number>[{_SIGN}]? ?(?:[0-9]{{1,3}}(?: [0-9]{{3}})+(?![0-9])|[0-9]+)(?:[.,][0-9]+)?)"
    rf"(?P<note>[{_SUPERSCRIPTS}]+\)?|\*+| [0-9]{{1,2}}\)| ?\[[0-9]{{1,2}}\])?"
    r"(?P<gap> ?)(?P<rest>.*)",
    re.DOTALL,
)
_REST = re.compile(r"(?P<unit>%|[^\W\d_][^(),;0-9]*?)?(?: ?\((?P<bracketed>[^()]+)\)|, (?P<after>[^,;]+))?")
_MARK = re.compile(
    r"(?P<mark>i\. ?u\.?|iu|basvärde saknas!?|saknas!?|ingen uppgift|[-\u2212\u2013\u2014])(?:[ :;,]+(?P<words>.+))?",
    re.I | re.S,
)
_LATER = re.compile(
    r"(?:(?:resultat|utfall|värde|årsuppgift|uppgift)\w* )?(?:(?:kan )?(?:tas|tar) fram |mäts |redovisas |kommer |presenteras |i höst|under hösten)[^,;]*",
    re.I,
)
_SEX_HINTS = {"k": "women", "kv": "women", "kvinnor": "women", "m": "men", "män": "men"}


class Number(NamedTuple):
    """A printed number: its unit where that stands by it, what it says of the part, and the number of its footnote.

    `spaced` says that the unit stands apart from the number, `bracketed` that the part stands in brackets, else after a comma,
    `grouped` that thousands stand apart.
    """

    value: Decimal
    unit: str = ""
    part: str = ""
    note: str = ""
    spaced: bool = True
    bracketed: bool = True
    grouped: bool = True

    @property
    def sex(self) -> str:
        """The sex that the part names: `women`, `men`, or nothing."""
        return _SEX_HINTS.get(self.part.casefold(), "")


@dataclass(frozen=True, slots=True)
class Absent:
    """A value that is said to be missing: as it was printed, the words after the mark, and the reason where they tell it."""

    printed: str
    words: str = ""
    reason: MissingReason | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A value in words."""

    printed: str


Form = Number | Absent | Words


def read_form(text: str) -> Form:
    """Read a printed value. Raises `Refused` for several numbers in one, and for one with both point and comma."""
    plain = " ".join(text.split())
    if not plain:
        raise Refused("Värdet är tomt. Skriv ett tal, ord eller varför värdet saknas.")
    match = _NUMBER.fullmatch(plain)
    if match:
        return _number(plain, match)
    mark = _MARK.fullmatch(plain)
    if mark:
        words = (mark["words"] or "").strip()
        return Absent(plain, words, MissingReason.MEASURED_LATER if _says_later(words) else None)
    if _says_later(plain):
        return Absent(plain, plain, MissingReason.MEASURED_LATER)
    return Words(plain)


def written(form: Form) -> str:
    """The form as it is printed, with a true minus and spaces that do not break."""
    match form:
        case Number():
            note = form.note.translate(str.maketrans("0123456789", _SUPERSCRIPTS))
            unit = (NBSP if form.spaced else "") + form.unit if form.unit else ""
            part = (f" ({form.part})" if form.bracketed else f", {form.part}") if form.part else ""
            return f"{swedish(form.value, group=form.grouped)}{note}{unit}{part}"
        case Absent() | Words():
            return form.printed


def _number(plain: str, match: re.Match[str]) -> Number:
    rest = _REST.fullmatch(match["rest"])
    if rest is None or (match["rest"] and match["number"][-1:] == "," and not match["gap"]):
        raise Refused(_not_one(plain))
    note = re.sub(r"[^0-9*]", "", (match["note"] or "").translate(_DIGITS))
    unit = (rest["unit"] or "").strip()
    return Number(
        value=read_number(match["number"]),
        unit=unit,
        part=(rest["bracketed"] or rest["after"] or "").strip(),
        note=note,
        spaced=bool(match["gap"]) if unit else True,
        bracketed=rest["after"] is None,
        grouped=not re.search("[0-9]{4}", match["number"].partition(",")[0].partition(".")[0]),
    )


def _not_one(plain: str) -> str:
    if (
        re.fullmatch(rf"[{_SIGN}]? ?[0-9]{{1,3}}(?:[.,][0-9]{{3}})*[.,][0-9]+\D*", plain)
        and "." in plain
        and "," in plain
    ):
        return (
            f"”{plain}” har både punkt och komma, och det går inte att veta vilket av dem som är decimaltecken. "
            f"Skriv utan tecken mellan tusental, till exempel 1234,5."
        )
    return f"”{plain}” är inte ett tal. Skriv till exempel 1{NBSP}234,5."


def _says_later(words: str) -> bool:
    return bool(words) and bool(_LATER.fullmatch(words.rstrip(".!")))
