"""What a file says of itself, and whether that is what was asked for: type, financial year, currency."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial

from tertial.economy.importers.sie.book import Book, Fault
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.importers.sie.records import Record, Wrong

_TYPES = {"1": 1, "2": 2, "3": 3, "4": 4, "4E": 4, "4I": 4}


@dataclass(frozen=True, slots=True)
class FinancialYear:
    """A #RAR: year 0 is the file's own, -1 the one before. Both days are inclusive."""

    line: int
    index: int
    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first.isoformat()}–{self.last.isoformat()}"


@dataclass(slots=True)
class Header:
    """The file's kind and the financial year that is read.

    `first` and `last` bound the days that rows may have; None where the file names no year. `covers` is the last day
    that the balances take in. With any fault the rest of the file is not looked at.
    """

    type: int = 1
    index: int = 0
    first: date | None = None
    last: date | None = None
    covers: date | None = None
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def span(self) -> str:
        """The financial year in words."""
        return f"{self.first.isoformat()}–{self.last.isoformat()}" if self.first and self.last else "okänt"


def header(book: Book, profile: SieProfile, year: int | None) -> Header:
    """Read the identification; `year` is the calendar year that the wanted financial year ends in, None takes the file's."""
    found = Header()
    for step in (_type, _currency, partial(_year, wanted=year), _covers, _facts, _contents):
        try:
            step(book, profile, found)
        except Wrong as wrong:
            found.faults.append(Fault(wrong.line, wrong.message))
    return found


def _only(book: Book, label: str) -> Record | None:
    records = book.records.get(label)
    return records[-1] if records else None


def _type(book: Book, profile: SieProfile, found: Header) -> None:
    record = _only(book, "#SIETYP")
    text = record.text("type").upper() if record else "1"
    if text not in _TYPES:
        raise Wrong(record.line if record else 1, f"#SIETYP är ”{text[:20]}”. De typer som finns är 1, 2, 3 och 4.")
    found.type = _TYPES[text]
    if found.type != 4 and book.first_voucher:
        said = f"Filen säger att den är av typ {text}" if record else "Filen saknar #SIETYP och räknas därför som typ 1"
        raise Wrong(book.first_voucher, f"{said}, men har verifikationer. Exportera den som typ 4.")


def _currency(book: Book, profile: SieProfile, found: Header) -> None:
    record = _only(book, "#VALUTA")
    currency = record.text("currency").upper() if record else "SEK"
    if record and currency not in ("", "SEK"):
        found.faults.append(
            Fault(record.line, f"Filen är i valutan {currency[:10]}. Bara kronor (SEK) läses in: exportera i kronor.")
        )


def _years(book: Book) -> list[FinancialYear]:
    years: dict[int, FinancialYear] = {}
    for record in book.records.get("#RAR", ()):
        first, last = record.day("first"), record.day("last")
        if first is None or last is None:
            continue  # files of vouchers only leave the days out
        index = record.number("year")
        if first > last:
            raise Wrong(record.line, f"Räkenskapsåret slutar {last} men börjar {first}.")
        known = years.setdefault(index, FinancialYear(record.line, index, first, last))
        if (known.first, known.last) != (first, last):
            raise Wrong(record.line, f"Räkenskapsår {index} står två gånger med olika dagar, även på rad {known.line}.")
    return list(years.values())


def _year(book: Book, profile: SieProfile, found: Header, *, wanted: int | None) -> None:
    years = _years(book)
    chosen = next((one for one in years if (one.index == 0 if wanted is None else one.last.year == wanted)), None)
    only_this = found.type == 4 and profile.content == "outcome"
    if chosen and only_this and chosen.index != 0:
        chosen = None
    if chosen:
        found.index, found.first, found.last = chosen.index, chosen.first, chosen.last
    elif years:
        own = next((one for one in years if one.index == 0), years[0])
        asked = f"men {wanted} skulle läsas in" if wanted else "och räkenskapsår 0 saknas"
        raise Wrong(own.line, f"Filen gäller räkenskapsåret {own}, {asked}. Exportera rätt år eller välj det.")
    elif found.type != 4 or profile.content == "budget":
        raise Wrong(1, "Filen saknar #RAR 0, räkenskapsårets första och sista dag. Exportera den på nytt.")
    elif wanted:
        found.first, found.last = date(wanted, 1, 1), date(wanted, 12, 31)


def _covers(book: Book, profile: SieProfile, found: Header) -> None:
    record = _only(book, "#OMFATTN")
    if not record or found.index != 0:
        return
    day = record.day("date")
    if day and found.type != 4 and found.first and found.last and not found.first <= day <= found.last:
        raise Wrong(record.line, f"Saldona gäller till {day} (#OMFATTN), utanför räkenskapsåret {found.span}.")
    found.covers = day


def _facts(book: Book, profile: SieProfile, found: Header) -> None:
    """Say what the file is. Contact persons and signatures are left out; so is the name of a sole trader."""
    if (flag := _only(book, "#FLAGGA")) and flag.text("flag") == "1":
        found.notes.append("Filen är märkt som redan inläst i ett annat program (#FLAGGA 1).")
    facts = found.facts
    if program := _only(book, "#PROGRAM"):
        facts["Program"] = f"{program.text('name')} {program.text('version')}".strip()
    number = _only(book, "#ORGNR")
    digits = "".join(filter(str.isdigit, number.text("number"))) if number else ""
    if (name := _only(book, "#FNAMN")) and len(digits) == 10 and digits[2] >= "2":
        facts["Organisation"] = name.text("name")
    facts["SIE-typ"] = str(found.type)
    if found.first:
        facts["Räkenskapsår"] = found.span
    try:
        written = _only(book, "#GEN")
        day = written.day("date") if written else None
    except Wrong:
        day = None
    if day:
        facts["Skapad"] = day.isoformat()


def _contents(book: Book, profile: SieProfile, found: Header) -> None:
    if profile.content == "budget":
        if not book.records.get("#PBUDGET"):
            raise Wrong(1, "Filen har ingen periodbudget (#PBUDGET). Välj utfall, eller exportera budgeten.")
    elif found.type in (2, 3) and not book.first_voucher and not book.records.get("#PSALDO"):
        raise Wrong(1, f"Filen är av typ {found.type} men har inga periodsaldon (#PSALDO). Exportera den på nytt.")
