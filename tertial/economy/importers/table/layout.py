"""Where a profile's columns stand in a file: found by their headings among the first rows, or by position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tertial.common.errors import Faults, Refused, TertialError
from tertial.economy.importers.months import month_of
from tertial.economy.importers.personal import tells_of_people
from tertial.economy.importers.profiles import EVERY_MONTH, WORDS, Column, Profile
from tertial.economy.ledger.schema import PART_NAMES

MOST_TITLES = 50
"""How many rows may stand before the headings, where the profile doesn't say."""

_LISTED = 30


@dataclass(frozen=True, slots=True)
class Layout:
    """A profile laid on a file.

    `columns` has the place from 0 of each thing that is read, `months` the place of each month's column; `headings` are as
    they stand (empty where there are none), `width` is how many cells a row has, and the rows begin after `first` others.
    `dropped` are the headings of columns left out to protect people, `absent` the optional things that the file lacks.
    """

    columns: dict[str, int]
    months: dict[int, int]
    headings: tuple[str, ...]
    width: int
    first: int
    dropped: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def used(self) -> tuple[int, ...]:
        """The places of all columns that are read, in order."""
        return tuple(sorted({*self.columns.values(), *self.months.values()}))

    @property
    def passed_over(self) -> tuple[str, ...]:
        """The headings of columns that are not read and tell nothing of people."""
        used = set(self.used)
        return tuple(
            heading
            for place, heading in enumerate(self.headings)
            if place not in used and heading and heading not in self.dropped
        )

    def name(self, place: int) -> str:
        """What a column is called in a fault: its heading, or its number from 1."""
        heading = self.headings[place] if place < len(self.headings) else ""
        return f"kolumn {heading[:60]}" if heading else f"kolumn {place + 1}"


def lay_out(rows: Sequence[Sequence[str]], profile: Profile) -> Layout:
    """Find the profile's columns among a file's first rows. Raises `Refused` or `Faults` naming what is missing and what is there."""
    if not any(cell.strip() for row in rows for cell in row):
        raise Refused("Filen är tom. Exportera den på nytt ur ekonomisystemet.")
    if not profile.headings:
        return _without_headings(rows, profile)
    if profile.skip_rows is not None:
        if profile.skip_rows >= len(rows):
            raise Refused(f"Filen har bara {len(rows)} rader, men rubrikerna ska stå på rad {profile.skip_rows + 1}.")
        return _on_row(rows, profile.skip_rows, profile)
    best: tuple[int, int] = (-1, 0)
    for index in range(min(len(rows), MOST_TITLES)):
        try:
            return _on_row(rows, index, profile)
        except _Missing as missing:
            best = max(best, (missing.found, -index))
    if best[0] == 0:
        shown = next(row for row in rows if any(cell.strip() for cell in row))
        raise Refused(
            f"Hittar inga av profilens kolumner ({_wanted(profile)}). Filen börjar med: {_listed(shown)}."
            " Välj en annan profil, eller ändra profilens rubriker."
        )
    return _on_row(rows, -best[1], profile)


class _Missing(Faults):
    """Some columns are missing in a row of headings; `found` says how many are there."""

    found: int = 0


def _on_row(rows: Sequence[Sequence[str]], index: int, profile: Profile) -> Layout:
    headings = tuple(" ".join(cell.split()) for cell in rows[index])
    columns: dict[str, int] = {}
    absent: list[str] = []
    missing: list[str] = []
    for name, column in profile.columns.items():
        place = _place(column, headings)
        if place is not None:
            columns[name] = place
        elif name == "text" and not profile.keep_text:
            continue
        elif name in profile.optional:
            absent.append(name)
        else:
            missing.append(name)
    if (
        (profile.date or profile.period)
        and not columns.keys() & {"date", "period"}
        and not {"date", "period"} & {*missing}
    ):
        # Each may be missing where the other is there.
        missing.append("period" if profile.period else "date")
    # Months are looked for where the others are found: a title may hold two periods and be no heading.
    months = {} if missing else _months(headings, profile)
    if profile.months and not months:
        missing.append("months")
    if missing:
        raise _missing(missing, len(columns), headings, index, profile)
    faults = _repeated(headings, {WORDS[name]: place for name, place in columns.items()})
    if faults:
        raise Faults(f"Rubrikerna på rad {index + 1} är tvetydiga.", faults)
    return _finished(columns, months, headings, len(headings), index + 1, tuple(absent), profile)


def _without_headings(rows: Sequence[Sequence[str]], profile: Profile) -> Layout:
    first = profile.skip_rows or 0
    if first >= len(rows):
        raise Refused(f"Filen har bara {len(rows)} rader, och de första {first} ska hoppas över.")
    width = len(rows[first])
    places = {name: int(column[0]) - 1 for name, column in profile.columns.items()}
    months = _months(("",) * width, profile)
    outside = [name for name, place in places.items() if place >= width]
    if outside or any(place >= width for place in months.values()):
        what = WORDS[outside[0]] if outside else WORDS["months"]
        raise Refused(
            f"Rad {first + 1} har {width} kolumner, men {what} ska stå längre till höger. Kontrollera positionerna och skiljetecknet."
        )
    return _finished(places, months, (), width, first, (), profile)


def _finished(
    columns: dict[str, int],
    months: dict[int, int],
    headings: tuple[str, ...],
    width: int,
    first: int,
    absent: tuple[str, ...],
    profile: Profile,
) -> Layout:
    kept = {_plain(one) for one in profile.keeps}
    people = {_plain(one) for one in profile.personal}
    dropped = []
    if "text" in columns and not profile.keep_text:
        place = columns.pop("text")
        dropped.append(headings[place] if headings else "radtext")
    for place, heading in enumerate(headings):
        known = people | kept
        personal = _plain(heading) in people or (tells_of_people(heading) and _plain(heading) not in known)
        if not heading or heading in dropped or not personal or place == columns.get("text"):
            continue
        if place in months.values():
            continue
        dropped.append(heading)
        for name in [name for name, at in columns.items() if at == place and name in PART_NAMES and name != "account"]:
            del columns[name]
    return Layout(columns, months, headings, width, first, tuple(dropped), absent)


def _place(column: Column, headings: Sequence[str]) -> int | None:
    plain = [_plain(heading) for heading in headings]
    for one in column:
        if isinstance(one, int):
            if one <= len(headings):
                return one - 1
        elif _plain(one) in plain:
            return plain.index(_plain(one))
    return None


def _months(headings: Sequence[str], profile: Profile) -> dict[int, int]:
    if profile.months != (EVERY_MONTH,):
        found = {}
        for number, one in enumerate(profile.months, start=1):
            place = _place((one,), headings)
            if place is None:
                return {}
            found[(profile.year or 0) * 100 + number] = place
        return found
    found = {}
    for place, heading in enumerate(headings):
        month = month_of(heading, profile.year)
        if month is None:
            continue
        if month in found:
            raise Refused(
                f"Två kolumner är {month}: ”{headings[found[month]]}” och ”{heading}”. Ta bort den ena ur filen."
            )
        if profile.year not in (None, month // 100):
            raise Refused(f"Kolumnen ”{heading}” hör inte till {profile.year}. Välj rätt år, eller rätt fil.")
        found[month] = place
    return found


def _repeated(headings: Sequence[str], columns: dict[str, int]) -> list[TertialError]:
    plain = [_plain(heading) for heading in headings]
    faults: list[TertialError] = []
    for what, place in columns.items():
        same = [str(other + 1) for other, heading in enumerate(plain) if heading == plain[place] and heading]
        if len(same) > 1:
            faults.append(
                Refused(
                    f"Rubriken ”{headings[place]}” står i kolumnerna {', '.join(same)}, så det går inte att se vilken som är {what}."
                    " Skriv kolumnens nummer i profilen i stället för rubriken."
                )
            )
    return faults


def _missing(names: list[str], found: int, headings: Sequence[str], index: int, profile: Profile) -> _Missing:
    faults = []
    for name in names:
        column = profile.months if name == "months" else profile.columns[name]
        asked = " eller ".join(f"”{one}”" for one in column) if column != (EVERY_MONTH,) else "vars rubriker är månader"
        year = (
            " Säg vilket år månaderna hör till, om rubrikerna inte gör det."
            if name == "months" and not profile.year
            else ""
        )
        faults.append(Refused(f"Kolumnen för {WORDS[name]} ({asked}) finns inte.{year}", place=f"rad {index + 1}"))
    error = _Missing(f"Filen saknar kolumner. De som finns: {_listed(headings)}.", faults)
    error.found = found
    return error


def _wanted(profile: Profile) -> str:
    return ", ".join(str(column[0]) for name, column in profile.columns.items() if name not in profile.optional)


def _listed(cells: Sequence[str]) -> str:
    named = [cell.strip()[:60] for cell in cells if cell.strip()]
    return ", ".join(named[:_LISTED]) + (" …" if len(named) > _LISTED else "")


def _plain(heading: str) -> str:
    return " ".join(heading.split()).strip(".: ").casefold()
