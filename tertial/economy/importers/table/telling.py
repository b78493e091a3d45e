"""What a reading tells beside its rows: notes, what was left out, facts about the file."""

from __future__ import annotations

from tertial.economy.importers.profiles import WORDS, Profile
from tertial.economy.importers.reading import Reading
from tertial.economy.importers.table.layout import Layout
from tertial.economy.importers.table.placed import Result

_LISTED = 12


def told(result: Result, layout: Layout, profile: Profile, facts: dict[str, str]) -> Reading:
    """The reading of a file, in words a controller knows."""
    notes = []
    if layout.passed_over:
        listed = ", ".join(layout.passed_over[:_LISTED]) + (" …" if len(layout.passed_over) > _LISTED else "")
        notes.append(f"Kolumner som inte läses: {listed}.")
    if layout.absent:
        notes.append(f"Kolumner som filen saknar: {', '.join(WORDS[name] for name in layout.absent)}.")
    if result.sums and not result.faults:
        notes.append(
            "Filens summarad stämmer med raderna."
            if result.sums == 1
            else f"Filens {result.sums} summarader stämmer med raderna."
        )
    if result.ignored:
        notes.append(
            "En rad som inte hör till huvudboken hoppades över."
            if result.ignored == 1
            else f"{result.ignored} rader som inte hör till huvudboken hoppades över."
        )
    columns = {name: layout.headings[place] for name, place in layout.columns.items() if place < len(layout.headings)}
    shown = ", ".join(f"{WORDS[name]} = {heading}" for name, heading in columns.items())
    return Reading(
        rows=0 if result.faults else result.rows,
        faults=tuple(result.faults),
        fault_count=result.fault_count,
        notes=tuple(notes),
        dropped=layout.dropped,
        facts={"Profil": profile.name, **facts, **({"Kolumner": shown} if shown else {})},
    )
