"""Read stored values as tuples: all that a figure is made of, and nothing that only a change of it needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from tertial.measurement.models import Observation
from tertial.steering.models import DefinitionVersion


class StoredUnit(NamedTuple):
    """The unit that a value is about."""

    slug: str
    short_name: str
    path: str


class StoredPart(NamedTuple):
    """The named part that a value is about."""

    slug: str
    name: str
    order: int


class Stored(NamedTuple):
    """A stored value, with the fields of `Observation` by their names.

    A tuple and no object of the model: a page shows six hundred of them, and each of those would take twenty times as long to make.
    """

    indicator_id: int
    definition_id: int
    period: str
    reference_period: str
    nature: str
    unit_id: int | None
    part_id: int | None
    sex: str
    part_key: str
    value: Decimal | None
    decimals: int
    text_value: str
    missing_reason: str
    missing_text: str
    reported_as: str
    expected_on: date | None
    state: str
    source: str
    note: str
    hidden: str
    demo: bool
    unit: StoredUnit | None
    part: StoredPart | None
    definition: DefinitionVersion


_OWN = Stored._fields[:-3]
_OF_UNIT = tuple(f"unit__{name}" for name in StoredUnit._fields)
_OF_PART = tuple(f"part__{name}" for name in StoredPart._fields)


def stored(rows: QuerySet[Observation], definitions: Mapping[int, DefinitionVersion]) -> list[Stored]:
    """The values of the query, with their definitions by id; what has none among these is left out. One query."""
    own, of_unit = len(_OWN), len(_OWN) + len(_OF_UNIT)
    found = []
    for row in rows.values_list(*_OWN, *_OF_UNIT, *_OF_PART):
        definition = definitions.get(row[1])
        if definition is not None:
            unit = StoredUnit._make(row[own:of_unit]) if row[5] else None
            part = StoredPart._make(row[of_unit:]) if row[6] else None
            found.append(Stored._make((*row[:own], unit, part, definition)))
    return found
