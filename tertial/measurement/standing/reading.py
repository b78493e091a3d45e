"""Read what the standings of many indicators rest on, as tuples: four queries, and only of periods that an occasion asks about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import F

from tertial.cycle.models import Occasion
from tertial.measurement.compared_periods import base_years, outcomes_before
from tertial.measurement.models import Hidden, Observation
from tertial.steering.calculations import due_periods
from tertial.steering.models import DefinitionVersion, ExpectedPart, Target
from tertial.steering.targets import ParsedTarget, parse


@dataclass(frozen=True, slots=True)
class Version:
    """A definition: when it begins, and what decides how values by it are compared and expected."""

    pk: int
    valid_from: int
    comparable: bool
    direction: str
    frequency: str


@dataclass(frozen=True, slots=True)
class Value:
    """A stored value of a part."""

    version: int
    value: Decimal | str | None
    expected_on: date | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """An expected part; a unit's only while there is such a unit."""

    key: str
    valid_from: date | None
    valid_to: date | None

    def exists(self, day: date) -> bool:
        """Whether there is something to give the value that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(slots=True)
class Read:
    """What was read about an indicator. `values` by nature and period, then part, then definition."""

    versions: list[Version] = field(default_factory=list)
    wanted: dict[int, list[Wanted]] = field(default_factory=lambda: defaultdict(list))
    targets: dict[int, dict[str, ParsedTarget]] = field(default_factory=lambda: defaultdict(dict))
    values: dict[tuple[str, str], dict[str, list[Value]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )


def read(ids: Sequence[int], occasions: Sequence[Occasion]) -> dict[int, Read]:
    """What the indicators' standings rest on. Four queries."""
    found: dict[int, Read] = defaultdict(Read)
    of_version: dict[int, int] = {}
    for indicator, pk, valid_from, comparable, direction, frequency in (
        DefinitionVersion.objects.filter(indicator__in=ids)
        .order_by("valid_from")
        .values_list("indicator_id", "pk", "valid_from", "comparable", "direction", "frequency")
    ):
        found[indicator].versions.append(Version(pk, valid_from, comparable, direction, frequency))
        of_version[pk] = indicator
    for version, key, begins, ends in ExpectedPart.objects.filter(definition__indicator__in=ids).values_list(
        "definition_id", "part_key", "unit__valid_from", "unit__valid_to"
    ):
        found[of_version[version]].wanted[version].append(Wanted(key, begins, ends))
    years = {occasion.year for occasion in occasions}
    # The latest decided counts; a decision without a date is the oldest.
    for indicator, year, key, text in (
        Target.objects.filter(indicator__in=ids, year__in=years)
        .order_by(F("decision__decided_on").asc(nulls_first=True), "pk")
        .values_list("indicator_id", "year", "part_key", "text")
    ):
        found[indicator].targets[year][key] = _parsed(text)
    for indicator, period, nature, key, version, value, words, missing, expected_on, hidden in _values(ids, occasions):
        found[indicator].values[nature, period][key].append(
            Value(version, value if value is not None else None if missing else words, expected_on, hidden != Hidden.NO)
        )
    return found


def _values(ids: Sequence[int], occasions: Sequence[Occasion]) -> Iterable[tuple[Any, ...]]:
    """Stored values of the periods that the occasions ask about."""
    return (
        Observation.objects.filter(indicator__in=ids, period__in=_periods(occasions))
        .order_by()
        .values_list(
            "indicator_id",
            "period",
            "nature",
            "part_key",
            "definition_id",
            "value",
            "text_value",
            "missing_reason",
            "expected_on",
            "hidden",
        )
        .iterator(chunk_size=5_000)
    )


def _periods(occasions: Iterable[Occasion]) -> set[str]:
    """Periods that any of the occasions asks about."""
    periods = set()
    for occasion in occasions:
        periods |= {str(occasion.period), str(occasion.year), *outcomes_before(occasion), *base_years(occasion)}
        for frequency in ("occasion", "yearly", "monthly"):
            periods |= {one for due in due_periods(frequency, occasion.period) for one in due}
    return periods


@lru_cache(maxsize=10_000)
def _parsed(text: str) -> ParsedTarget:
    return parse(text)
