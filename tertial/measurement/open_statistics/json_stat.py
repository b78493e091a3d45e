"""Read JSON-stat 2.0, the form that PxWeb gives data and descriptions in.

A dataset is a box with one side per dimension. Its values stand in one row, the last dimension fastest; cells that are
missing may be left out, and then `value` is an object by place in that row. Source: the JSON-stat 2.0 format, json-stat.org/full.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any

from tertial.measurement.open_statistics.faults import BadAnswer

MOST_CELLS = 2_000_000


@dataclass(frozen=True, slots=True)
class Dimension:
    """A variable: its codes in their order with what they are called, and for measures how many decimals and which unit."""

    code: str
    label: str
    labels: Mapping[str, str]
    units: Mapping[str, str]
    decimals: Mapping[str, int]
    can_be_left_out: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in their order."""
        return tuple(self.labels)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with the code of each dimension; None is missing. `status` is the service's own mark."""

    codes: Mapping[str, str]
    value: Decimal | int | None
    status: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset. `time`, `area` and `measure` name the dimensions with those roles, empty where none has it."""

    label: str
    source: str
    updated: str
    notes: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    time: str
    area: str
    measure: str
    values: Mapping[int, Decimal | int]
    statuses: Mapping[int, str]

    @property
    def size(self) -> int:
        """How many cells there are, with those that are missing."""
        return prod(len(one.labels) for one in self.dimensions)

    def cells(self) -> Iterator[Cell]:
        """Every cell, the last dimension fastest."""
        names = [one.code for one in self.dimensions]
        every = product(*(one.codes for one in self.dimensions))
        for place, codes in enumerate(every):
            yield Cell(dict(zip(names, codes, strict=True)), self.values.get(place), self.statuses.get(place, ""))

    def dimension(self, code: str) -> Dimension:
        """The dimension with the code; raises KeyError."""
        return {one.code: one for one in self.dimensions}[code]


def read_dataset(document: Any) -> Dataset:
    """Read a dataset, or a description of one, which has no values. Raises `BadAnswer` that says what is wrong with it."""
    found = _object(document, "svaret")
    if found.get("class", "dataset") != "dataset":
        raise BadAnswer(f"Svaret är ”{found.get('class')}” och inte ett dataset i JSON-stat.")
    names = [_text(one, "id") for one in _array(found.get("id"), "id")]
    sizes = [_count(one, "size") for one in _array(found.get("size"), "size")]
    if len(names) != len(sizes) or len(set(names)) != len(names):
        raise BadAnswer("JSON-stat: id och size hör inte ihop.")
    cells = prod(sizes)
    # A description tells of all the cells of a table; only where there are values must they have room.
    if found.get("value") is not None and cells > MOST_CELLS:
        raise BadAnswer(f"JSON-stat: svaret har {cells} celler, fler än programmet tar emot på en gång ({MOST_CELLS}).")
    described = _object(found.get("dimension"), "dimension")
    dimensions = tuple(_dimension(name, size, described) for name, size in zip(names, sizes, strict=True))
    roles = _optional(found.get("role"))
    return Dataset(
        label=_words(found.get("label")),
        source=_words(found.get("source")),
        updated=_words(found.get("updated")),
        notes=tuple(one for one in found.get("note") or () if isinstance(one, str)),
        dimensions=dimensions,
        time=_role(roles, "time", names),
        area=_role(roles, "geo", names),
        measure=_role(roles, "metric", names),
        values=_values(found.get("value"), cells),
        statuses=_statuses(found.get("status"), cells),
    )


def _dimension(name: str, size: int, described: Mapping[str, Any]) -> Dimension:
    one = _object(described.get(name), f"dimension {name}")
    category = _object(one.get("category"), f"{name}: category")
    index, labels = category.get("index"), category.get("label") or {}
    labels = _object(labels, f"{name}: label")
    match index:
        case None:
            codes = list(labels)  # allowed where there is one code only
        case list():
            codes = [_text(code, f"{name}: index") for code in index]
        case dict():
            if sorted(_count(place, f"{name}: index") for place in index.values()) != list(range(len(index))):
                raise BadAnswer(f"JSON-stat: ordningen på värdena i {name} har luckor.")
            codes = sorted(index, key=lambda code: index[code])
        case _:
            raise BadAnswer(f"JSON-stat: index i {name} går inte att läsa.")
    if len(codes) != size or len(set(codes)) != size:
        raise BadAnswer(f"JSON-stat: {name} har {len(codes)} värden, men size säger {size}.")
    units, extension = _optional(category.get("unit")), _optional(one.get("extension"))
    return Dimension(
        code=name,
        label=_words(one.get("label")) or name,
        labels={code: _words(labels.get(code)) or code for code in codes},
        units={code: _words(unit.get("base")) for code, unit in units.items() if isinstance(unit, dict)},
        decimals={
            code: unit["decimals"]
            for code, unit in units.items()
            if isinstance(unit, dict) and _is_count(unit.get("decimals"))
        },
        can_be_left_out=extension.get("elimination") is True,
    )


def _values(given: Any, cells: int) -> dict[int, Decimal | int]:
    match given:
        case None:
            return {}
        case list():
            if len(given) != cells:
                raise BadAnswer(f"JSON-stat: svaret har {len(given)} värden, men size säger {cells}.")
            placed = list(enumerate(given))
        case dict():
            placed = [(_place(key, cells), value) for key, value in given.items()]
        case _:
            raise BadAnswer("JSON-stat: value är varken en lista eller ett objekt.")
    return {place: _number(value) for place, value in placed if value is not None}


def _statuses(given: Any, cells: int) -> dict[int, str]:
    match given:
        case str():
            return dict.fromkeys(range(cells), given) if given and cells <= MOST_CELLS else {}
        case list():
            # One status alone counts for every cell.
            every = given * cells if len(given) == 1 and cells <= MOST_CELLS else given
            return {place: status for place, status in enumerate(every) if isinstance(status, str) and status}
        case dict():
            return {_place(key, cells): status for key, status in given.items() if isinstance(status, str) and status}
        case _:
            return {}


def _place(key: str, cells: int) -> int:
    if not (key.isascii() and key.isdigit() and len(key) < 12 and int(key) < cells):
        raise BadAnswer(f"JSON-stat: ”{key}” är ingen plats bland {cells} celler.")
    return int(key)


def _number(value: Any) -> Decimal | int:
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return value
    raise BadAnswer(f"JSON-stat: ”{value}” är inte ett tal.")


def _role(roles: dict[str, Any], name: str, names: list[str]) -> str:
    given = roles.get(name)
    return next((one for one in given if one in names), "") if isinstance(given, list) else ""


def _object(value: Any, what: str) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise BadAnswer(f"JSON-stat: {what} är inget objekt.")


def _optional(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _array(value: Any, what: str) -> list[Any]:
    if isinstance(value, list):
        return value
    raise BadAnswer(f"JSON-stat: {what} är ingen lista.")


def _text(value: Any, what: str) -> str:
    if isinstance(value, str):
        return value
    raise BadAnswer(f"JSON-stat: {what} är ingen text.")


def _count(value: Any, what: str) -> int:
    if _is_count(value):
        return int(value)
    raise BadAnswer(f"JSON-stat: {what} är inget antal.")


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""
