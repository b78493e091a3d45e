"""What is asked of a file laid out by a profile: SQL for every cell that is read, and the ledger's columns made of them.

A cell that can't be read is NULL, and whatever ledger column it goes into becomes NULL with it: a finished file without NULL
was read without fault. `Cell.says` tells what is wrong with a cell that is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tertial.economy.importers.profiles import WORDS, Profile
from tertial.economy.importers.table import amounts, codes, dates
from tertial.economy.importers.table.layout import Layout
from tertial.economy.importers.table.sql import cell, exactly, pattern
from tertial.economy.ledger.schema import CODE_PARTS, COLUMNS, PART_NAMES

_NO_DAY = "DATE '0001-01-01'"
"""Stands for a date that may be missing and is: NULL would be a fault."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Something read from one column of a row. `sql` is NULL where it can't be read; `says` tells why, from the text found."""

    name: str
    place: int
    sql: str
    says: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Plan:
    """How rows become rows of the ledger. `sums` are the cells that a sum row tells the sum of, with what their sum is in SQL."""

    layout: Layout
    cells: tuple[Cell, ...]
    ledger: dict[str, str]
    sums: dict[str, tuple[str, ...]]

    def read(self, source: str, *also: str) -> str:
        """SELECT of all cells by name from a relation with columns c0, c1, …; `also` are columns to carry along."""
        return f"SELECT {', '.join([*also, *(f'{one.sql} AS {one.name}' for one in self.cells)])} FROM {source}"

    def rows(self, source: str) -> str:
        """SELECT of the ledger's rows, in the columns of `ledger.schema`, not sorted."""
        columns = ", ".join(f"{self.ledger[name]} AS {name}" for name in COLUMNS)
        read = f"({self.read(source)})"
        if not self.layout.months:
            return f"SELECT {columns} FROM {read}"
        months = ", ".join(str(month) for month in self.layout.months)
        values = ", ".join(_month_cell(month) for month in self.layout.months)
        unfolded = f"SELECT * EXCLUDE ({values}), unnest([{months}]) AS month, unnest([{values}]) AS amount FROM {read}"
        # An empty cell is read as nought, and nought is no row: the months to come are empty, and not covered.
        return f"SELECT {columns} FROM ({unfolded}) WHERE amount IS DISTINCT FROM 0"


def plan(layout: Layout, profile: Profile, *, guarded: bool = True) -> Plan:
    """The plan of a file's rows. `guarded` is for rows where sums may lie between: a sum is then no row, but a fault."""
    cells = [
        *_code_cells(layout, profile, guarded=guarded),
        *_time_cells(layout, profile),
        *_plain_cells(layout, profile),
    ]
    money, amount, sums = _amount_cells(layout, profile)
    cells += money
    names = {one.name for one in cells}
    ledger = {
        "month": _month(names, layout, profile),
        "series": "series" if "series" in names else "''",
        "number": "number" if "number" in names else "''",
        **{part: part if part in names else "''" for part in CODE_PARTS},
        "amount": f"-({amount})" if profile.credit_positive else amount,
        "text": "text" if "text" in names else "''",
    }
    last = dates.last_day("month" if layout.months else ledger["month"])
    if "day" not in names:
        ledger["day"] = last
    elif "period" in names:
        ledger["day"] = f"CASE WHEN day = {_NO_DAY} THEN {last} ELSE day END"
    else:
        ledger["day"] = "day"
    ledger = {name: f"CAST({ledger[name]} AS {kind})" for name, kind in COLUMNS.items()}
    return Plan(layout, tuple(cells), ledger, sums)


def _code_cells(layout: Layout, profile: Profile, *, guarded: bool) -> list[Cell]:
    cells = []
    found: dict[str, tuple[int, str]] = {
        part: (layout.columns[part], codes.code(cell(layout.columns[part]), then_name=profile.code_then_name))
        for part in CODE_PARTS
        if part in layout.columns
    }
    if profile.code_string and "code_string" in layout.columns:
        place = layout.columns["code_string"]
        found |= {part: (place, sql) for part, sql in codes.parts_of(cell(place), profile.code_string).items()}
    for part, (place, sql) in found.items():
        if part == "account":
            words = (*profile.sum_words, *profile.ignored_words)
            column = cell(place) if part in layout.columns else f"({sql})"
            read = codes.account(column, f"({sql})", words)
            if guarded and words:
                # Most rows begin with a digit, and one comparison tells; AND and OR would ask the rest all the same.
                begins = _first_text(layout)
                sums = f"regexp_matches({begins}, {pattern('(?i)' + words_pattern(words))})"
                read = f"CASE WHEN {cell(0)} >= '0' AND {cell(0)} < ':' THEN {read} WHEN NOT {sums} THEN {read} END"
            cells.append(Cell(part, place, read, _says_account))
        else:
            word = PART_NAMES[part]
            cells.append(Cell(part, place, sql, lambda found, word=word: _says_code(found, word)))  # type: ignore[misc]
    return cells


def _first_text(layout: Layout) -> str:
    """SQL for the first cell of a row that has a text: that of a sum says so."""
    texts = [f"nullif({codes.bare(cell(place))}, '')" for place in range(min(layout.width, 100))]
    return f"coalesce({', '.join(texts)}, '')"


def words_pattern(words: tuple[str, ...]) -> str:
    """A pattern for texts that begin with one of the words as a whole word."""
    listed = "|".join(exactly(" ".join(word.split())) for word in words)
    return f"^(?:{listed})(?:[^a-zåäöA-ZÅÄÖ0-9]|$)"


def _time_cells(layout: Layout, profile: Profile) -> list[Cell]:
    cells = []
    if (place := layout.columns.get("period")) is not None:
        month = dates.month(cell(place), profile.period_form, profile.year)
        if profile.year:
            month = f"CASE WHEN {month} // 100 = {profile.year} THEN {month} END"
        cells.append(Cell("period", place, month, lambda found: _says_period(found, profile)))
    if (place := layout.columns.get("date")) is not None:
        day = dates.day(cell(place), profile.date_form)
        if cells:
            # The month is known without it, so the date may be missing, and lie outside the year.
            day = f"CASE WHEN {amounts.is_blank(cell(place))} THEN {_NO_DAY} ELSE {day} END"
        elif profile.year:
            day = f"CASE WHEN year({day}) = {profile.year} THEN {day} END"
        cells.append(Cell("day", place, day, lambda found: _says_date(found, profile)))
    return cells


def _month(names: set[str], layout: Layout, profile: Profile) -> str:
    if layout.months:
        return "month"
    if "period" in names:
        return "period"
    return "year(day) * 100 + month(day)" if "day" in names else str(profile.month)


def _plain_cells(layout: Layout, profile: Profile) -> list[Cell]:
    cells = []
    for name in ("series", "number"):
        if (place := layout.columns.get(name)) is not None:
            word = WORDS[name]
            sql = codes.code(cell(place), then_name=False)
            cells.append(Cell(name, place, sql, lambda found, word=word: _says_code(found, word)))  # type: ignore[misc]
    if (place := layout.columns.get("text")) is not None:
        sql = f"left({codes.bare(cell(place))}, 500)"
        cells.append(Cell("text", place, sql, lambda found: f"”{found}” är ingen text."))
    return cells


def _amount_cells(layout: Layout, profile: Profile) -> tuple[list[Cell], str, dict[str, tuple[str, ...]]]:
    """The cells of money, the row's amount made of them, and what a sum row's cells are the sums of."""

    def ore(place: int, *, may_be_blank: bool) -> str:
        read = amounts.ore(cell(place), decimal=profile.decimal, thousands=profile.thousands)
        return f"CASE WHEN {amounts.is_blank(cell(place))} THEN 0 ELSE {read} END" if may_be_blank else read

    def says(found: str) -> str:
        return _says_amount(found, profile)

    if layout.months:
        cells = [Cell(_month_cell(month), at, ore(at, may_be_blank=True), says) for month, at in layout.months.items()]
        return cells, "amount", {one.name: (one.name,) for one in cells}
    if "amount" in layout.columns:
        place = layout.columns["amount"]
        cells = [Cell("amount", place, ore(place, may_be_blank=False), says)]
        if "side" not in layout.columns:
            return cells, "amount", {"amount": ("amount",)}
        where = layout.columns["side"]
        cells.append(Cell("side", where, amounts.side(cell(where)), _says_side))
        # Some print the sum of what stands in the column, some the sum of debit less credit.
        return cells, "amount * side", {"amount": ("amount", "amount * side")}
    debit, credit = layout.columns["debit"], layout.columns["credit"]
    blank = f"{amounts.is_blank(cell(debit))} AND {amounts.is_blank(cell(credit))}"
    cells = [
        Cell("debit", debit, ore(debit, may_be_blank=True), says),
        Cell("credit", credit, ore(credit, may_be_blank=True), says),
        Cell("given", debit, f"CASE WHEN NOT ({blank}) THEN 1 END", lambda found: _says_no_amount(layout.name(credit))),
    ]
    return cells, "(debit - credit) * given", {"debit": ("debit",), "credit": ("credit",)}


def _month_cell(month: int) -> str:
    return f"m{month}"


def _says_account(found: str) -> str:
    if not found.strip():
        return "Kontot saknas. Skriv det, eller ta bort raden."
    if re.search(r"\s", found.strip()):
        return f"”{found}” är inget konto. Står namnet efter koden, välj det i profilen; är det en summarad, lägg till dess första ord."
    return _says_code(found, PART_NAMES["account"])


def _says_code(found: str, word: str) -> str:
    return f"”{found}” kan inte vara {word}. Koden ska ha högst {codes.LONGEST} tecken, ingen radbrytning och inga fler delar än profilen säger."


def _says_period(found: str, profile: Profile) -> str:
    if not found.strip():
        return "Perioden saknas."
    year = f" i {profile.year}" if profile.year else ""
    forms = {
        "yyyymm": "202308",
        "yyyy-mm": "2023-08",
        "yymm": "2308",
        "words": "aug 2023",
        "m": "8",
    }
    return f"”{found}” är ingen period{year} av formen {forms[profile.period_form]}. Rätta den, eller välj en annan form eller ett annat år i profilen."


def _says_date(found: str, profile: Profile) -> str:
    if not found.strip():
        return "Datumet saknas."
    year = f" i {profile.year}" if profile.year and not profile.period else ""
    forms = {
        "yyyy-mm-dd": "2023-08-31",
        "yyyymmdd": "20230831",
        "yymmdd": "230831",
        "d/m/yyyy": "31/8/2023",
        "m/d/yyyy": "8/31/2023",
        "excel": "45169 (Excels dagnummer)",
    }
    return f"”{found}” är inget datum{year} av formen {forms[profile.date_form]}. Rätta det, eller välj en annan form eller ett annat år i profilen."


def _says_amount(found: str, profile: Profile) -> str:
    if not found.strip():
        return "Beloppet saknas."
    example = f"1{profile.thousands}234{profile.decimal}50"
    return f"”{found}” är inget belopp i kronor med högst två decimaler, så som {example}. Rätta det, eller välj andra tecken i profilen."


def _says_side(found: str) -> str:
    return f"”{found}” är varken debet (D) eller kredit (K)."


def _says_no_amount(credit: str) -> str:
    return f"Beloppet saknas både här och i {credit}."
