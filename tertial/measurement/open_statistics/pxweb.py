"""Statistics databases that speak PxWeb: what both versions of the interface have in common, and which one an address is.

A table is a box of cells with a variable per side. A question picks codes of each variable; a variable that may be left out
is summed over. A question may not give more cells than the service allows, so a large one is split along its longest side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod
from typing import Any, Protocol

from tertial.common.errors import NotFound, Refused
from tertial.measurement.open_statistics.answers import Batch, Fetched, kept_exactly
from tertial.measurement.open_statistics.client import Client
from tertial.measurement.open_statistics.faults import BadAnswer
from tertial.measurement.open_statistics.json_stat import Dataset
from tertial.measurement.open_statistics.service_periods import kept_period, year_of

ADDRESS = "https://statistikdatabasen.scb.se/api/v2"
COUNTRY = "00"
CALLS, SECONDS = 30, 10.0
MOST_CELLS = 150_000
"""What SCB allows; each service says its own."""

Selection = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a service allows: cells in an answer, calls in a window of seconds."""

    cells: int = MOST_CELLS
    calls: int = CALLS
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table in the answer to a search."""

    code: str
    title: str
    variables: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a table, with its codes in their order and what they are called."""

    code: str
    label: str
    labels: Mapping[str, str]
    can_be_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is described. `time`, `area`, `sex` and `measure` name variables, empty where there is none."""

    code: str
    title: str
    variables: tuple[Variable, ...]
    time: str
    area: str
    sex: str
    measure: str
    units: Mapping[str, str]
    decimals: Mapping[str, int]
    source: str = ""
    updated: str = ""

    def variable(self, code: str) -> Variable:
        """The variable with the code; raises `NotFound` naming those there are."""
        for one in self.variables:
            if one.code.casefold() == code.casefold():
                return one
        raise NotFound("Variabeln", code, [one.code for one in self.variables])

    @property
    def others(self) -> list[Variable]:
        """The variables that somebody must choose one code of, or leave out."""
        return [one for one in self.variables if one.code not in (self.time, self.area, self.sex)]


class PxWeb(Protocol):
    """A service in either version."""

    @property
    def client(self) -> Client:
        """How the service is asked."""

    def limits(self) -> Limits:
        """What the service allows."""

    def search(self, words: str) -> list[FoundTable]:
        """Tables that have to do with the words."""

    def describe(self, table: str) -> Table:
        """A table's variables; raises `Refused` where there is no such table."""

    def cells(self, table: str, selection: Selection) -> Dataset:
        """The cells that a selection picks."""


def pxweb(client: Client) -> PxWeb:
    """The service at the client's address: version 1 where the address says so, else version 2."""
    from tertial.measurement.open_statistics.pxweb_v1 import PxWeb1
    from tertial.measurement.open_statistics.pxweb_v2 import PxWeb2

    return PxWeb1(client) if re.search(r"/v1(/|$)", client.base) else PxWeb2(client)


_SEX_NAMES = {"kön", "kon", "sex", "gender", "kjønn", "kjonn"}
_WOMEN, _MEN = ("kvinn", "women", "female", "flick"), ("män", "man", "men", "male", "pojk")
_BOTH = ("+", "/", "&", " och ", " and ")
_AREA_NAMES = {"region", "kommun", "municipality", "lan", "län"}


def sex_variable(variables: Sequence[Variable]) -> str:
    """The variable that is sex, empty where there is none."""
    return next((one.code for one in variables if {one.code.casefold(), one.label.casefold()} & _SEX_NAMES), "")


def area_variable(variables: Sequence[Variable]) -> str:
    """The variable that is municipality or region by its name, empty where there is none."""
    return next((one.code for one in variables if {one.code.casefold(), one.label.casefold()} & _AREA_NAMES), "")


def sex_of(label: str) -> str:
    """`women`, `men`, or empty for all, by what a code of the sex variable is called."""
    word = label.casefold().strip()
    if any(mark in word for mark in _BOTH):
        return ""
    if word.startswith(_WOMEN):
        return "women"
    return "men" if word.startswith(_MEN) else ""


def selected(table: Table, *, areas: Sequence[str], first_year: int, by_sex: bool, chosen: Selection) -> Selection:
    """The whole question: areas, times from a year on, sexes, and one code of each other variable or none of it.

    Raises `Refused` or `NotFound` that names what is to be chosen: every cell must be one value of an area and a period.
    """
    if not table.time:
        raise Refused(f"Tabellen {table.code} har ingen tid, så dess värden hör inte till någon period.")
    given = {table.variable(name).code: list(codes) for name, codes in chosen.items()}
    for name, codes in given.items():
        unknown = [code for code in codes if code not in table.variable(name).labels]
        if unknown:
            raise NotFound(f"Värdet på {name}", unknown[0], list(table.variable(name).labels))
    question: dict[str, Sequence[str]] = {}
    if table.area:
        known = table.variable(table.area).labels
        question[table.area] = given.pop(table.area, []) or [code for code in areas if code in known]
        if not question[table.area]:
            raise Refused(f"Tabellen {table.code} har ingen av kommunerna ({', '.join(areas)}).")
    times = [code for code in table.variable(table.time).labels if (year_of(code) or 0) >= first_year]
    question[table.time] = given.pop(table.time, []) or times
    if not question[table.time]:
        raise Refused(f"Tabellen {table.code} har inga perioder från {first_year}.")
    if table.sex:
        question |= _sexes(table, given.pop(table.sex, []), by_sex=by_sex)
    for one in table.others:
        codes = given.pop(one.code, []) or (list(one.labels) if len(one.labels) == 1 else [])
        if len(codes) == 1:
            question[one.code] = codes
        elif codes or not one.can_be_left_out:
            some = ", ".join(f"{code} ({label})" for code, label in list(one.labels.items())[:6])
            raise Refused(f"Välj ett värde av {one.label} ({one.code}) för {table.code}: {some} …")
    return question


def _sexes(table: Table, chosen: Sequence[str], *, by_sex: bool) -> dict[str, Sequence[str]]:
    """Codes of the sex variable: women, men and all where there is such a code; none for the sum of both."""
    one = table.variable(table.sex)
    codes = list(chosen or one.labels)
    whole = [code for code in codes if not sex_of(one.labels[code])]
    if by_sex or chosen:
        kinds = [sex_of(one.labels[code]) for code in codes]
        if len(set(kinds)) < len(kinds):
            raise Refused(f"{table.code} har flera värden för samma kön. Välj av {one.code}: {', '.join(one.labels)}.")
        return {one.code: codes}
    if whole:
        return {one.code: whole[:1]}
    if one.can_be_left_out:
        return {}
    raise Refused(f"{table.code} har bara kvinnor och män var för sig. Hämta uppdelat på kön.")


def questions(selection: Selection, most_cells: int) -> list[Selection]:
    """The selection in parts of at most so many cells, split along the longest side, in the order of its codes.

    Raises `Refused` when a single code of every variable is too much, which no service says.
    """
    if prod(len(codes) for codes in selection.values()) <= most_cells:
        return [selection]
    name, codes = max(selection.items(), key=lambda side: len(side[1]))
    if len(codes) < 2:
        raise Refused("Frågan går inte att dela i så små delar som tjänsten tillåter.")
    half = -(-len(codes) // 2)
    return [
        part for piece in (codes[:half], codes[half:]) for part in questions({**selection, name: piece}, most_cells)
    ]


def data(
    service: PxWeb, table: Table, selection: Selection, cursor: Mapping[str, Any] | None = None
) -> Iterator[Batch]:
    """The values that a selection picks, answer by answer; `cursor` is where an earlier fetch of the same was broken off."""
    limits = service.limits()
    service.client.pace.follow(limits.calls, limits.seconds)
    parts = questions(selection, limits.cells)
    for step in range(int((cursor or {}).get("step", 0)), len(parts)):
        values = tuple(_values(service, table, service.cells(table.code, parts[step])))
        following = {"step": step + 1} if step + 1 < len(parts) else None
        yield Batch(values, following, step + 1, len(parts))


def _values(service: PxWeb, table: Table, dataset: Dataset) -> Iterator[Fetched]:
    for cell in dataset.cells():
        if table.time not in cell.codes:
            raise BadAnswer(f"Svaret från {service.client.name} saknar {table.time}.")
        sex = sex_of(table.variable(table.sex).labels.get(cell.codes[table.sex], "")) if table.sex in cell.codes else ""
        value: Decimal | None = None
        decimals = 0
        if cell.value is not None:
            try:
                value, decimals = kept_exactly(cell.value)
            except ValueError:
                raise BadAnswer(
                    f"Svaret från {service.client.name} har ett tal som är större än någon statistik."
                ) from None
            told = table.decimals.get(cell.codes.get(table.measure, ""), 0)
            decimals = max(decimals, min(told, 8))
        yield Fetched(
            area=cell.codes.get(table.area, COUNTRY),
            period=kept_period(cell.codes[table.time]),
            sex=sex,
            value=value,
            decimals=decimals,
            status=cell.status[:40],
        )
