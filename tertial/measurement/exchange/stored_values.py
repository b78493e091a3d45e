"""The observations that are there already, by what they are values of, and what they tell about how numbers are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tertial.measurement.exchange.doubts import Known
from tertial.measurement.figures import exact
from tertial.measurement.models import Observation
from tertial.measurement.observed import CONTENT, Key
from tertial.organisation.models import Unit

_KEY = ("indicator_id", "definition_id", "period", "nature", "part_key")
_VALUE, _DECIMALS = CONTENT.index("value"), CONTENT.index("decimals")
_AT_A_TIME = 5_000
_NOTHING = Known()


@dataclass(frozen=True, slots=True)
class Stored:
    """An observation that is there: how settled it is, whether the public sees it, and its columns `CONTENT`."""

    state: str
    hidden: str
    content: tuple[Any, ...]

    def get(self, name: str) -> Any:
        """A column of `CONTENT`."""
        return self.content[CONTENT.index(name)]

    @property
    def number(self) -> Decimal | None:
        """The value with the decimals that it was reported with; None for words and what is missing."""
        value: Decimal | None = self.content[_VALUE]
        return None if value is None else exact(value, self.content[_DECIMALS])


class StoredValues:
    """A committee's observations. One query."""

    def __init__(self, committee: Unit) -> None:
        self._rows: dict[Key, Stored] = {}
        self._series: dict[tuple[int, str, str], list[tuple[str, Decimal, int]]] = defaultdict(list)
        self._groups: dict[tuple[int, int, str, str], list[tuple[str, Stored]]] = defaultdict(list)
        self._decimals: dict[int, int] = {}
        rows = Observation.objects.filter(indicator__committee=committee).order_by("period")
        for row in rows.values_list(*_KEY, "state", "hidden", *CONTENT).iterator(_AT_A_TIME):
            self._rows[row[:5]] = stored = Stored(row[5], row[6], row[7:])
            self._groups[row[:4]].append((row[4], stored))
            value = stored.content[_VALUE]
            if value is not None:
                self._series[row[0], row[3], row[4]].append((row[2], value, stored.content[_DECIMALS]))
                self._decimals[row[0]] = max(self._decimals.get(row[0], 0), stored.content[_DECIMALS])

    def get(self, identity: Key) -> Stored | None:
        """The observation, where it is there."""
        return self._rows.get(identity)

    def decimals(self, indicator: int) -> int | None:
        """The most decimals that an indicator's values have; None where it has none."""
        return self._decimals.get(indicator)

    def known(self, identity: Key) -> Known:
        """What is known of the value that is to stand there. The value beside it is the latest before, else the first after.

        It is looked for among whole numbers only, in which a digit too many is not seen by the decimals.
        """
        decimals = self._decimals.get(identity[0])
        if decimals is None:
            return _NOTHING
        stored = self._rows.get(identity)
        beside: tuple[Decimal, int] | None = None
        if decimals == 0:
            for period, value, places in self._series.get((identity[0], identity[3], identity[4]), ()):
                if period >= identity[2] and beside is not None:
                    break
                if period != identity[2]:
                    beside = value, places
        return Known(stored.number if stored else None, exact(*beside) if beside else None, decimals)

    def of_group(self, group: tuple[int, int, str, str]) -> Iterator[tuple[str, Stored]]:
        """The observations of an indicator, definition, period and nature, with the keys of their parts."""
        yield from self._groups.get(group, ())
