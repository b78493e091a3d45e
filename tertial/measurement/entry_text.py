"""What people write in a cell for a value: a number, words, or that the value is missing and why. Plain Python.

    12,5 · 12,5 % · −3 · Vissa skillnader ·
    I.U. mäts senare · I.U. mäts senare 2023-12-31 · I.U. annat: Enkäten blev inte av · – ej aktuellt

A missing value is written with its reason in one go: the mark, the reason (its first letters are enough), the day it is
expected where that is known, and after a colon what more there is to say. It is printed back the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tertial.common.errors import Refused
from tertial.common.numbers import read_number, swedish
from tertial.common.periods import MONTHS
from tertial.document.figure import Missing, MissingReason

REASONS: dict[MissingReason, str] = {
    MissingReason.MEASURED_LATER: "mäts senare",
    MissingReason.NOT_MEASURED: "inte mätt",
    MissingReason.TOO_FEW_ANSWERS: "för få svar",
    MissingReason.NEW_INDICATOR: "ny indikator",
    MissingReason.NEW_SOURCE_SYSTEM: "nytt verksamhetssystem",
    MissingReason.NO_EVENT: "ingen händelse",
    MissingReason.NOT_APPLICABLE: "ej aktuellt",
    MissingReason.SUPPRESSED: "för få personer",
    MissingReason.OTHER: "annat",
}
"""The reasons as they are written in a cell, in the order they are offered."""

LONGEST_WORDS = 300
LONGEST_REASON = 500
_DAYS = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2})|(?P<day>\d{1,2}) (?P<month>[a-zåäö]{3,9})\.? (?P<year>\d{4})", re.IGNORECASE
)
_MARK = re.compile(
    r"(?P<mark>i\. ?u\.?|i\.u|iu|saknas|[-‐-―−])(?=[ :;,]|$)[ :;,]*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_LETTERS_ENOUGH = 3


class NeedsReason(Refused):
    """A value is said to be missing, but not why."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How an indicator is measured, as far as reading asks: its unit, and whether its values are words."""

    unit: str
    words: bool = False


def read_entry(text: str, measured: Measured) -> Decimal | str | Missing | None:
    """The value that the text says, None for an empty cell.

    A percent sign is read where the indicator is measured in percent, its own unit anywhere. Raises `NeedsReason` for a
    bare mark like `I.U.` or `-`, `Refused` for what is no value, with what was found and what to write instead.
    """
    plain = " ".join(text.split())
    if not plain:
        return None
    missing = _read_missing(plain, measured)
    if missing is not None:
        return missing
    if measured.words:
        if len(plain) > LONGEST_WORDS:
            raise Refused(
                f"Värdet är {len(plain)} tecken långt. Högst {LONGEST_WORDS} får plats; skriv resten som not."
            )
        return plain
    return read_number(_without_unit(plain, measured.unit))


def read_reason(text: str) -> MissingReason:
    """The reason that the words begin; raises `Refused` naming the reasons."""
    wanted = " ".join(text.casefold().split())
    exact = [reason for reason, words in REASONS.items() if words == wanted]
    begun = [reason for reason, words in REASONS.items() if words.startswith(wanted) and len(wanted) >= _LETTERS_ENOUGH]
    found = exact or begun
    if len(found) != 1:
        raise Refused(
            f"”{text}” är ingen orsak. Skriv en av: {_listed()}. Egna ord skrivs så här: I.U. annat: orsaken."
        )
    return found[0]


def read_day(text: str) -> date | None:
    """A day as `2023-12-31` or `31 december 2023`, None for an empty cell; raises `Refused` for anything else."""
    plain = " ".join(text.split())
    if not plain:
        return None
    match = _DAYS.fullmatch(plain)
    if match:
        try:
            return _day(match)
        except ValueError:
            pass
    raise Refused(f"”{text}” är ingen dag. Skriv till exempel 2023-12-31.")


def written_entry(value: Decimal | str | Missing | None) -> str:
    """The value as it is edited: what `read_entry` reads as the same value again. Thousands are not apart."""
    match value:
        case None:
            return ""
        case Decimal():
            return swedish(value, group=False)
        case Missing():
            day = f" {value.expected.isoformat()}" if value.expected else ""
            words = f": {' '.join(value.text.split())}" if value.text.strip() else ""
            return f"{value.mark} {REASONS[value.reason]}{day}{words}"
        case str():
            return value


def _read_missing(plain: str, measured: Measured) -> Missing | None:
    """The missing value that the text says, None where it says something else."""
    match = _MARK.fullmatch(plain)
    if match is None:
        return None
    rest = match["rest"].strip()
    if not rest:
        raise NeedsReason(
            f"Säg varför värdet saknas: välj en orsak eller skriv den efter, till exempel I.U. mäts senare. Orsakerna är: {_listed()}."
        )
    if match["mark"][0].casefold() != "i" and not _begins_with_reason(rest):
        # "- 14" is a number and "– bättre än väntat" may be words: a dash alone says nothing about the rest.
        return None
    about, _colon, words = rest.partition(":")
    if len(words.strip()) > LONGEST_REASON:
        raise Refused(f"Förklaringen är längre än {LONGEST_REASON} tecken. Korta den.")
    about = about.strip(" ,;")
    expected = None
    days = list(_DAYS.finditer(about))
    if days and days[-1].end() == len(about):
        expected = read_day(days[-1][0])
        about = about[: days[-1].start()].strip(" ,;")
    return Missing(read_reason(about), words.strip(), expected)


def _begins_with_reason(text: str) -> bool:
    about = re.split(r"[:,;]|\d", text.casefold())[0].strip()
    return len(about) >= _LETTERS_ENOUGH and any(words.startswith(about) for words in REASONS.values())


def _without_unit(plain: str, unit: str) -> str:
    """The number without the unit after it, where that is the indicator's own."""
    for ending in {unit, unit.removeprefix("antal "), "procent" if unit == "%" else unit}:
        if ending and plain.casefold().endswith(ending.casefold()) and len(plain) > len(ending):
            return plain[: -len(ending)].strip()
    if plain.endswith("%"):
        raise Refused(f"”{plain}” är i procent, men indikatorn mäts i {unit}. Skriv talet utan procenttecken.")
    return plain


def _day(match: re.Match[str]) -> date:
    if match["iso"]:
        return date.fromisoformat(match["iso"])
    months = [number for number, name in enumerate(MONTHS, 1) if name.startswith(match["month"].casefold())]
    if len(months) != 1:
        raise ValueError(match["month"])
    return date(int(match["year"]), months[0], int(match["day"]))


def _listed() -> str:
    return ", ".join(REASONS.values())
