"""The words that renderers add to a document, so that PDF, Word and Excel say the same in the same order.

Order on paper: cover (`cover_lines`, then the notice), chapters, colophon (`COLOPHON_TITLE`, `colophon_lines`).
A chapter is its title and its blocks. A table is its caption (`caption_line`), rows, and notes. A chart is
its title, the picture, its sentence, and its table. Nothing else is added: no "Tabell 1", no "Källa".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from tertial.common.money import is_money
from tertial.common.numbers import NBSP
from tertial.common.periods import MONTHS, swedish_date
from tertial.document.blocks import Table
from tertial.document.document import Meta
from tertial.document.figure import Missing, MissingReason, Origin
from tertial.document.inline import Status

COLOPHON_TITLE = "Om dokumentet"
NOTES_TITLE = "Noter"
CONTENTS_DEPTH = 2  # the table of contents lists chapters (level 1) and their headings down to this level

_FORBIDDEN = dict.fromkeys(
    [code for code in range(32) if code not in (0x09, 0x0A, 0x0D)]
    + [*range(0x7F, 0xA0), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)]
)

_DATE = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")


class CoverRole(StrEnum):
    """What a line on the cover is, for its size and weight."""

    MUNICIPALITY = "municipality"
    COMMITTEE = "committee"
    TITLE = "title"
    SUBTITLE = "subtitle"
    OCCASION = "occasion"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A line on the cover."""

    role: CoverRole
    text: str


def cover_lines(meta: Meta) -> tuple[CoverLine, ...]:
    """The cover from top to bottom without its notice; what the document does not have is left out.

    A date in the title is kept on one line.
    """
    lines = (
        CoverLine(CoverRole.MUNICIPALITY, meta.municipality),
        CoverLine(CoverRole.COMMITTEE, meta.committee),
        CoverLine(CoverRole.TITLE, _DATE.sub(rf"\1{NBSP}\2{NBSP}\3", meta.title)),
        CoverLine(CoverRole.SUBTITLE, meta.subtitle),
        CoverLine(CoverRole.OCCASION, meta.occasion),
        CoverLine(CoverRole.DECISION, f"Beslutad {meta.decision.text}" if meta.decision else ""),
    )
    return tuple(line for line in lines if line.text)


def running_head(meta: Meta) -> str:
    """What stands at the head of every page but the cover."""
    return " · ".join(part for part in (meta.committee, meta.title) if part)


def colophon_lines(meta: Meta) -> tuple[str, ...]:
    """Sentences that say whose document it is, whether it is decided, what made it, and its fingerprint with how to check it."""
    lines = [f"{meta.committee} i {meta.municipality} svarar för innehållet, som avser {meta.occasion}."]
    if meta.decision:
        lines.append(f"Dokumentet är beslutat: {meta.decision.text}.")
    else:
        lines.append("Dokumentet är inte beslutat och kan ändras.")
    lines.append(f"Framställt med Tertial {meta.program_version}, daterat {swedish_date(meta.dated)}.")
    if meta.fingerprint:
        lines.append(f"Fingeravtryck (SHA-256) för innehållet: {meta.fingerprint}")
        lines.append(
            f"Så kontrolleras det: räkna SHA-256 på den låsta rapportens JSON-fil ({meta.file_stem}.json) med fältet "
            "”fingerprint” tomt. Samma fingeravtryck betyder att ingenting är ändrat sedan beslutet."
        )
    return tuple(lines)


def caption_line(table: Table) -> str:
    """The caption with the table's unit, once: `Driftsammandrag, belopp i mnkr`."""
    unit = table.unit
    if not unit or unit.casefold() in table.caption.casefold().replace("(", " ").replace(")", " ").split():
        return table.caption
    return f"{table.caption}, belopp i{NBSP}{unit}" if is_money(unit) else f"{table.caption}, {unit}"


def printable(text: str) -> str:
    """The text without the characters that XML cannot hold and that have no printed form; new lines become `\\n`."""
    return text.translate(_FORBIDDEN).replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """How a state looks on paper: a shape, and the ink of shape and word."""

    shape: str
    ink: str


_MET, _PARTLY, _NOT_MET, _MUTED, _ACCENT = "#17693c", "#8a5a00", "#a8201a", "#566270", "#0b5cad"


DEFICIT = Mark("▼", _NOT_MET)
"""Stands before a deviation that is a deficit: shape and colour, beside the minus sign."""


def mark(status: Status) -> Mark:
    """The mark of a state; every shape differs from the others that can stand in the same table."""
    match status:
        case Status.MET | Status.DONE:
            return Mark("●", _MET)
        case Status.PARTLY:
            return Mark("◐", _PARTLY)
        case Status.NOT_MET:
            return Mark("○", _NOT_MET)
        case Status.CANNOT_BE_ASSESSED:
            return Mark("◌", _MUTED)
        case Status.ONGOING:
            return Mark("◐", _ACCENT)
        case Status.LATER:
            return Mark("◌", _MUTED)
        case Status.DEVIATION:
            return Mark("▲", _NOT_MET)
        case Status.REMAINS:
            return Mark("○", _PARTLY)
    assert_never(status)


ORIGINS: dict[Origin, str] = {
    Origin.OBSERVATION: "Mätning",
    Origin.LEDGER: "Bokföring",
    Origin.DECISION: "Beslut",
    Origin.FORECAST: "Prognos",
    Origin.CALCULATION: "Beräkning",
    Origin.DEMO_SERIES: "Demoserie",
}

_REASONS: dict[MissingReason, str] = {
    MissingReason.MEASURED_LATER: "Mäts senare",
    MissingReason.TOO_FEW_ANSWERS: "För få svar",
    MissingReason.NEW_INDICATOR: "Ny indikator",
    MissingReason.NEW_SOURCE_SYSTEM: "Nytt verksamhetssystem",
    MissingReason.NO_EVENT: "Ingen händelse att mäta",
    MissingReason.NOT_MEASURED: "Mäts inte",
    MissingReason.NOT_APPLICABLE: "Ej tillämpligt",
    MissingReason.SUPPRESSED: "Får inte visas, för få personer",
    MissingReason.OTHER: "Annan orsak",
}


def missing_reason(missing: Missing) -> str:
    """Why a value is missing and when it is expected: `Nytt verksamhetssystem, väntas 31 oktober 2023`."""
    reason = missing.text or _REASONS[missing.reason]
    return f"{reason}, väntas {swedish_date(missing.expected)}" if missing.expected else reason
