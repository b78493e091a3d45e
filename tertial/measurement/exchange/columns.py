"""The columns of a file of observations: a value a row. What each cell means, before the database is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from tertial.common.errors import Refused
from tertial.common.periods import MONTHS, Period
from tertial.common.table_files.cells import long_text, number, text, typed, year
from tertial.common.table_files.sheets import Cell
from tertial.common.table_files.table import Column, Table, read_table
from tertial.document.figure import MissingReason
from tertial.measurement.entry_text import read_day, read_reason

CONTENT = "Utfall"
HIDDEN = "dolt"
"""What stands in place of a value about too few people, in a file for those who may not see it."""
LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a program for sheets takes for a formula; in a CSV file an apostrophe stands before it."""
_MOST_PLACES = 8
NATURES = {"utfall": "outcome", "prognos": "forecast", "basvärde": "base"}
STATES = {"slutlig": "final", "preliminär": "preliminary", "reviderad": "revised"}
SEXES = {"kvinnor": "women", "män": "men"}
_NATURES_ALSO = {"helårsprognos": "forecast", "resultat": "outcome", "bas": "base"}
_SEXES_ALSO = {
    **dict.fromkeys(("k", "kv", "kvinna", "flickor", "women", "f"), "women"),
    **dict.fromkeys(("m", "man", "pojkar", "men"), "men"),
    **dict.fromkeys(("alla", "totalt", "total", "båda", "samtliga", "t", "-", "–", ""), ""),
}
_MONTH_PERIOD = re.compile(
    r"(?:(?:helår|år) ?)?(?P<only>[0-9]{4})|(?P<month>[a-zåäö]{3,9})\.?[ -](?P<year>[0-9]{4})|(?P<digits>[0-9]{6})",
    re.IGNORECASE,
)


def value(cell: Cell, scale: int = 1) -> Decimal | str | None:
    """A value's cell: a number that the workbook keeps as one, else text; None for an empty cell."""
    match cell:
        case None:
            return None
        case str():
            return unguarded(" ".join(cell.split())) or None
        case float():
            return typed(cell)
        case bool() | date() | datetime() | time() | timedelta():
            raise Refused(
                f"Cellen är {_cell_kind(cell)}, {text(cell)}. Skriv värdet som ett tal, och formatera cellen som tal eller text."
            )
        case int():
            return Decimal(cell)


def guarded(written: str) -> str:
    """A text with an apostrophe before it where a program for sheets would take it for a formula."""
    plain = written.strip()
    return f"'{plain}" if plain.lstrip("'").startswith(LOOKS_LIKE_FORMULA) else written


def unguarded(written: str) -> str:
    """A text without the apostrophe that `guarded` puts before it."""
    return written[1:] if written[:1] == "'" and written.lstrip("'").startswith(LOOKS_LIKE_FORMULA) else written


def own_text(cell: Cell, scale: int = 1) -> str:
    """A text on one line that somebody wrote."""
    return unguarded(text(cell))


def own_lines(cell: Cell, scale: int = 1) -> str:
    """A text of several lines that somebody wrote."""
    return unguarded(long_text(cell))


def period(cell: Cell, scale: int = 1) -> str:
    """A period as it is kept: `2023`, `2023-08`, `2023-08-31`; empty for an empty cell. Also `aug 2023` and `202308`."""
    if isinstance(cell, datetime | date):
        day = cell.date() if isinstance(cell, datetime) else cell
        if day.day == 1:
            # A program for sheets makes 2023-08 the first of August.
            raise Refused(
                f"Cellen är ett datum, {day}. Är det månaden, skriv {day:%Y-%m} i en cell som är formaterad som text; "
                f"är det dagen, skriv {day} som text."
            )
        return day.isoformat()
    return _period(text(cell))


@lru_cache(maxsize=4096)
def _period(written: str) -> str:
    if not written:
        return ""
    match = _MONTH_PERIOD.fullmatch(written)
    if match and match["month"]:
        months = [place for place, name in enumerate(MONTHS, 1) if name.startswith(match["month"].lower())]
        if len(months) == 1:
            return f"{match['year']}-{months[0]:02d}"
    if match and match["digits"]:
        return str(Period.parse(f"{match['digits'][:4]}-{match['digits'][4:]}"))
    if match and match["only"]:
        return str(Period.parse(match["only"]))
    return str(Period.parse(written))


def day(cell: Cell, scale: int = 1) -> date | None:
    """A day; None for an empty cell."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return read_day(text(cell))


def reason(cell: Cell, scale: int = 1) -> MissingReason | None:
    """Why a value is missing; None for an empty cell."""
    written = text(cell)
    return read_reason(written) if written else None


def _choice(words: dict[str, str], also: dict[str, str], what: str) -> Callable[[Cell, int], str | None]:
    def read(cell: Cell, scale: int = 1) -> str | None:
        written = text(cell)
        if not written:
            return None
        found = words.get(written.casefold(), also.get(written.casefold()))
        if found is None:
            raise Refused(f"”{written}” är {what}. Skriv {', '.join(words)}.")
        return found

    return read


def _within(most: int, read: Callable[[Cell, int], str] = own_text) -> Callable[[Cell, int], str]:
    def limited(cell: Cell, scale: int = 1) -> str:
        written = read(cell, scale)
        if len(written) > most:
            raise Refused(f"Texten är {len(written)} tecken, och högst {most} får plats. Korta den.")
        return written

    return limited


def _cell_kind(cell: Cell) -> str:
    return "SANT eller FALSKT" if isinstance(cell, bool) else "ett datum eller klockslag"


def places(cell: Cell, scale: int = 1) -> int | None:
    """How many decimals the value has, which a workbook does not keep; None for an empty cell."""
    written = text(cell)
    if not written:
        return None
    if not (written.isascii() and written.isdecimal() and int(written) <= _MOST_PLACES):
        raise Refused(f"”{written}” är inget antal decimaler. Skriv 0 till {_MOST_PLACES}, eller töm cellen.")
    return int(written)


nature = _choice(NATURES, _NATURES_ALSO, "inget slag av värde")
state = _choice(STATES, {}, "inget läge")
sex = _choice(SEXES, _SEXES_ALSO, "inget kön")

COLUMNS = (
    Column("key", "Nyckel", text),
    Column("slug", "Kod", text, ("indikatorkod", "id")),
    Column("indicator", "Indikator", text, ("nämndindikator", "mått", "namn", "indikatorns namn", "volymmått")),
    Column("definition", "Definition från", year, ("definition",)),
    Column("unit", "Enhet", text, ("avdelning", "organisation", "verksamhet")),
    Column("part", "Del", text, ("delmått", "uppdelning", "grupp")),
    Column("sex", "Kön", sex),
    Column("period", "Period", period, ("år", "månad", "mätperiod", "tidpunkt")),
    Column("reference", "Avser", period, ("avser period", "referensperiod")),
    Column("nature", "Slag", nature, ("typ", "utfall eller prognos")),
    Column("value", "Värde", value, ("utfall", "resultat")),
    Column("decimals", "Decimaler", places),
    Column("measure", "Mätt i", text, ("måttenhet", "sort")),
    Column("reason", "Orsak", reason, ("orsak till att värdet saknas", "varför saknas värdet")),
    Column("explanation", "Förklaring", _within(500), ("förklaring till att värdet saknas",)),
    Column("expected", "Väntas", day, ("kommer",)),
    Column("numerator", "Täljare", number),
    Column("denominator", "Nämnare", number),
    Column("measured_on", "Mätdag", day, ("mätt", "mätdatum")),
    Column("state", "Läge", state, ("status",)),
    Column("source", "Källa", _within(200)),
    Column("note", "Not", own_lines, ("fotnot", "kommentar", "anmärkning")),
    Column("reported_as", "Skrivs som", _within(100)),
    Column("rule", "Så räknat", own_lines),
)
"""Every column that a file may have. Those between the key and the period say what a value is of; `measure` is for reading."""


def read_observations(source: Path) -> Table:
    """Read a file of observations. It needs columns that say which indicator and period, or the key, and one with values."""
    return read_table(source, COLUMNS, needed=(("key", "slug", "indicator"), ("key", "period"), ("value",)))


def words_of(choices: dict[str, str], name: str) -> str:
    """How a choice is written in a file."""
    return next((words for words, kept in choices.items() if kept == name), "")
