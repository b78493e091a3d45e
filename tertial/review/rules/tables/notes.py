"""Does each mark have its note, and each note its mark?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.reading.passages import PassageKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import short
from tertial.review.subject import Subject
from tertial.review.words import Words

_MARK_FIX = Words("Skriv noten, eller ta bort märket.", "Write the note, or take the mark away.")
_NOTE_FIX = Words(
    "Sätt märket vid det värde som noten gäller, eller ta bort noten.",
    "Put the mark at the value that the note is about, or take the note away.",
)
_says_mark = Says("table-mark-without-note", Severity.WARNING, _MARK_FIX)
_says_note = Says("table-note-without-mark", Severity.WARNING, _NOTE_FIX)

# Raised figures after a word or a value; not m² and km², nor CO₂e and the like.
_RAISED = re.compile(r"(?<![kdcm]m)(?<!\bm)(?<!\d\sm)(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?![⁰-⁹¹²³])")
_STARS = re.compile(r"(?<=[^\s*])\s?(?P<mark>\*{1,4})(?=$|[\s.,;:)])")
_NUMBERED = re.compile(r"(?<=[\w.%])\s(?P<mark>[1-9]\))\s*$")
# "I.U. [7]", "I.U.7", "84,6 <sup>7</sup>": as text files and web pages have them.
_BRACKETED = re.compile(r"(?<=[^\s\[])\s?(?P<mark>\[\^?\d{1,3}\]|<sup>\s?\d{1,3}\s?</sup>)", re.IGNORECASE)
_GLUED = re.compile(r"^(?:I\.?\s?U\.?|saknas|uppgift saknas)\s?(?P<mark>\d{1,3})$", re.IGNORECASE)
_STARTS = re.compile(
    r"^\s*(?P<mark>\[\^?\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,4}|[1-9]\))\s?(?P<note>[^\s*].{3,})", re.DOTALL
)
_MAY_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹*]|\d\)|\d\]|\d\s?</sup>|U\.?\s?\d|saknas\s?\d", re.IGNORECASE)
_NORMAL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark or the beginning of a note in the text: the chapter, the mark, where it stands."""

    chapter: str
    mark: str
    place: Place
    quote: str
    in_table: bool


def _marks(subject: Subject) -> Iterator[_Mark]:
    """Every mark that is written as text, in tables and in prose. A mark that is bound to its note needs no look."""
    for grid in subject.grids:
        if grid.of_chart:
            continue
        for row in grid.rows:
            for cell in row.cells:
                for mark in _written(cell.text, is_cell=True):
                    yield _Mark(cell.place.chapter, mark, cell.place, short(cell.text), True)
    for passage in subject.passages:
        if not passage.is_written or passage.kind is PassageKind.CELL:
            continue
        start = _STARTS.match(passage.text)
        for mark in _written(passage.text[start.end("mark") :] if start else passage.text, is_cell=False):
            place = passage.text.rfind(mark)
            yield _Mark(passage.place.chapter, mark, passage.at(place, place + len(mark)), short(passage.text), False)


def _written(text: str, *, is_cell: bool) -> Iterator[str]:
    if len(text) > 20_000 or not _MAY_MARK.search(text):
        return
    patterns = (_RAISED, _STARS, _NUMBERED, _BRACKETED, _GLUED) if is_cell else (_RAISED, _STARS)
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield match["mark"]


def _notes(subject: Subject) -> Iterator[_Mark]:
    """Every note that is written as a paragraph or an item that begins with its mark."""
    for passage in subject.passages:
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.NOTE):
            continue
        match = _STARTS.match(passage.text)
        if match:
            quote = short(passage.text)
            yield _Mark(passage.place.chapter, match["mark"], passage.at(0, len(quote)), quote, in_table=False)


def _without_note(subject: Subject) -> Iterable[Finding]:
    """Marks that no note begins with, in the chapter for stars and figures that are begun again, in the document for raised figures."""
    written = list(_notes(subject))
    notes = {(note.chapter, note.mark) for note in written}
    anywhere = {note.mark for note in written if note.mark[0] not in "*123456789"}
    told: set[tuple[str, str]] = set()
    for mark in _marks(subject):
        if (mark.chapter, mark.mark) in notes or mark.mark in anywhere or (mark.chapter, mark.mark) in told:
            continue
        if not mark.in_table and mark.mark.startswith("*"):
            continue  # a star in running text is as often a gap for a word or an asterisk of emphasis
        told.add((mark.chapter, mark.mark))
        name = mark.mark.translate(_NORMAL)
        yield _says_mark(
            mark.place,
            mark.quote,
            Words(f"Märket ”{name}” har ingen not.", f"The mark “{name}” has no note."),
            Evidence(mark.mark, Words("märket i texten", "the mark in the text"), mark.place),
        )
    for grid in subject.grids:
        for row in grid.rows:
            for cell in row.cells:
                if any(not note.strip() for note in cell.notes):
                    yield _says_mark(
                        cell.place,
                        cell.text or row.label,
                        Words("Märket har en tom not.", "The mark has an empty note."),
                    )


def _without_mark(subject: Subject) -> Iterable[Finding]:
    """Notes in a chapter where nothing carries their mark, in documents that mark notes in that way at all."""
    marked = {(mark.chapter, mark.mark) for mark in _marks(subject)}
    anywhere = {mark for _, mark in marked}
    chapters = {grid.place.chapter for grid in subject.grids if not grid.of_chart}
    lost = []
    for note in _notes(subject):
        if note.chapter not in chapters or (note.chapter, note.mark) in marked:
            continue
        if note.mark[0] not in "*123456789" and note.mark in anywhere:
            continue
        if note.mark[0] in "123456789":
            continue  # "1) …" begins a list as often as a note
        lost.append(note)
    bound = sum(len(cell.notes) for grid in subject.grids for row in grid.rows for cell in row.cells)
    if len(lost) > max(2, (bound + len(marked)) // 10):
        return  # so many are no slips of the writer's: the reader of the file could not see the marks
    for note in lost:
        name = note.mark.translate(_NORMAL)
        yield _says_note(
            note.place,
            note.quote,
            Words(
                f"Not {name} hör inte till någonting: inget värde och ingen text har märket.",
                f"Note {name} belongs to nothing: no value and no text carries its mark.",
            ),
            Evidence(note.mark, Words("notens märke", "the note's mark"), note.place),
        )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-mark-without-note",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Märke utan not", "A mark without a note"),
        explanation=Words(
            "En stjärna eller en upphöjd siffra lovar en not. Finns den inte får läsaren aldrig veta vad som är särskilt med värdet.",
            "A star or a raised figure promises a note. Without it the reader never learns what is special about the value.",
        ),
        example=Words(
            "”5,3*” i en tabell där ingenting under tabellen börjar med en stjärna.",
            "“5,3*” in a table where nothing below begins with a star.",
        ),
        fix=_MARK_FIX,
        whole=_without_note,
    ),
    Rule(
        id="table-note-without-mark",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Not utan märke", "A note without a mark"),
        explanation=Words(
            "En not som ingenting pekar på har ofta tappat sitt märke när en rad togs bort eller skrevs om, och läsaren vet inte vad den gäller.",
            "A note that nothing points at has often lost its mark when a row was removed or rewritten, and the reader can't know what it is about.",
        ),
        example=Words(
            "”* Exklusive tilläggsanslag.” under en tabell där inget värde har en stjärna.",
            "“* Exklusive tilläggsanslag.” below a table without a star.",
        ),
        fix=_NOTE_FIX,
        whole=_without_mark,
    ),
)
