"""From a book to rows: what follows when every line of a file has been taken, whichever way it was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from tertial.economy.importers.sie.balances import Sums, balances, disagreements, limit, uneven
from tertial.economy.importers.sie.book import Book, Fault
from tertial.economy.importers.sie.checksum import Checksum
from tertial.economy.importers.sie.dimensions import Dimensions, dimensions
from tertial.economy.importers.sie.header import Header, header
from tertial.economy.importers.sie.period_rows import of_periods, of_year
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.importers.sie.records import Wrong
from tertial.economy.importers.sie.rows import Row, of_voucher
from tertial.economy.importers.sie.source import Source


@dataclass(slots=True)
class Parsed:
    """A file that was read to its end: rows in the order of the file, faults in the order of their lines."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    dropped: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What must be known of a file before its vouchers become rows."""

    header: Header
    dimensions: Dimensions

    @classmethod
    def of(cls, book: Book, profile: SieProfile, year: int | None) -> Prepared:
        """Prepare with what the book has so far."""
        return cls(header(book, profile, year), dimensions(book, profile))

    @property
    def sound(self) -> bool:
        """Whether there is any use in reading vouchers."""
        return not self.header.faults and not self.dimensions.faults


def whole(source: Source, book: Book, checksum: Checksum, last_line: int, last_text: str) -> None:
    """Add the faults of a file that is cut off, after its last line that is not blank."""
    if book.closed and not source.ends_whole and last_text.strip() != "}" and not checksum.proven:
        message = "Filen är avkortad: sista raden saknar radslut. Exportera den på nytt. Är raden hel, lägg till en radbrytning efter den."
        book.faults.append(Fault(last_line, message))
    book.end(last_line)
    try:
        checksum.end(last_line)
    except Wrong as wrong:
        book.faults.append(Fault(wrong.line, wrong.message))


def conclude(
    source: Source,
    book: Book,
    prepared: Prepared,
    profile: SieProfile,
    *,
    other_sums: Callable[[date | None], Sums] = lambda _limit: Sums(),
) -> Parsed:
    """Make rows and judge the whole. `other_sums` are those of vouchers that were read elsewhere, given the last covered day."""
    parsed = Parsed(faults=list(book.faults))
    if not book.is_sie:
        shown = book.first_text[:40]
        said = f"Den börjar med ”{shown}”." if shown else "Den är tom."
        parsed.faults = [Fault(1, f"Filen är ingen SIE-fil. {said} Exportera bokföringen som SIE och försök igen.")]
        return parsed
    head, dims = prepared.header, prepared.dimensions
    parsed.facts = {**head.facts, "Teckenkodning": source.encoding.words}
    parsed.faults += head.faults + dims.faults
    if prepared.sound:
        _read_rows(parsed, book, prepared, profile, other_sums)
    parsed.notes[:0] = [*head.notes, *_book_notes(book)]
    if prepared.sound:
        parsed.notes += dims.notes
    parsed.faults.sort()
    if parsed.faults:
        parsed.rows = []
    return parsed


def _read_rows(
    parsed: Parsed,
    book: Book,
    prepared: Prepared,
    profile: SieProfile,
    other_sums: Callable[[date | None], Sums],
) -> None:
    head, dims = prepared.header, prepared.dimensions
    if profile.content == "budget":
        _take(parsed, book, prepared, profile, "#PBUDGET")
    elif head.type == 1:
        told = balances(book, head)
        parsed.faults += told.faults + uneven(told, head, profile)
        parsed.rows = of_year([(account, one.ore, one.line) for account, one in told.changes.items()], head)
        parsed.notes.append("Filen har saldon för året. Raderna får ingen annan månad än den saldona gäller till.")
        return
    elif head.type in (2, 3):
        _take(parsed, book, prepared, profile, "#PSALDO")
    else:
        for voucher in book.vouchers:
            rows, faults = of_voucher(voucher, head, dims, profile)
            parsed.rows += rows
            parsed.faults += faults
        if book.first_voucher and not profile.keep_text:
            parsed.dropped = ("radtext",)
    parsed.dropped += dims.dropped
    if profile.content == "outcome" and not parsed.faults:
        last_covered = limit(head)
        sums = other_sums(last_covered)
        sums.add(parsed.rows, last_covered)
        told = balances(book, head)
        faults, notes = disagreements(told, sums, head, profile)
        parsed.faults += told.faults + faults + uneven(told, head, profile)
        parsed.notes += notes


def _take(parsed: Parsed, book: Book, prepared: Prepared, profile: SieProfile, label: str) -> None:
    found = of_periods(book.records.get(label, ()), prepared.header, prepared.dimensions, profile)
    parsed.rows = found.rows
    parsed.faults += found.faults
    parsed.notes += found.notes


def _book_notes(book: Book) -> list[str]:
    notes = []
    if book.strange_lines:
        notes.append(f"{book.strange_lines} rader före den första posten är ingen SIE och hoppades över.")
    if book.broken_texts:
        notes.append(f"{book.broken_texts} texter är brutna över flera rader. Det som behövs av posterna är helt.")
    return notes
