"""The extracts as files, as a case system writes them: semicolon-separated text in UTF-8."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tertial.demo.extracts import households, participants, places, support

Rows = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Extract:
    """An extract: its headings and how its rows are made."""

    headings: tuple[str, ...]
    make: Callable[[], Rows]


EXTRACTS: Mapping[str, Extract] = {
    "treserva-hushall": Extract(households.HEADINGS, households.treserva),
    "treserva-avslutade": Extract(support.TIMES, support.treserva_ended),
    "treserva-ansokningar": Extract(support.APPLICATIONS, support.treserva_applications),
    "accorda-deltagare": Extract(participants.HEADINGS, participants.accorda),
    "accorda-inskrivna": Extract(participants.MONTHLY, participants.accorda_monthly),
    "accorda-utslussade": Extract(("Deltagare", "Enhet", "Ut", "Till"), participants.accorda_to_work),
    "lifecare-hushall": Extract(households.HEADINGS, households.lifecare),
    "lifecare-avslutade": Extract(support.TIMES, support.lifecare_ended),
    "lifecare-ansokningar": Extract(support.APPLICATIONS, support.lifecare_applications),
    "lifecare-deltagare": Extract(participants.HEADINGS, participants.lifecare),
    "lifecare-platser": Extract(places.HEADINGS, places.lifecare),
}
"""Every extract by the name of its file."""


def content(name: str) -> bytes:
    """An extract as bytes; the same every time."""
    extract = EXTRACTS[name]
    lines = [extract.headings, *extract.make()]
    return "".join(f"{';'.join(line)}\r\n" for line in lines).encode("utf-8-sig")


def write_files(folder: Path) -> list[Path]:
    """Write every extract, to try measures with."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in EXTRACTS:
        path = folder / f"{name}.csv"
        path.write_bytes(content(name))
        written.append(path)
    return written
