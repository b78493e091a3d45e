"""Read which parts are to have values at an occasion, and which have: period by period, and counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeVar

from tertial.common.periods import Period
from tertial.cycle.models import Occasion
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.figures import REASON_WORDS
from tertial.measurement.models import Hidden, Nature, Observation, Standing, State
from tertial.measurement.queries.asked import AskedIndicator, part_label
from tertial.organisation.models import Unit
from tertial.steering.calculations import due_periods
from tertial.steering.models import DefinitionVersion, ExpectedPart

Key = TypeVar("Key", bound=Hashable)


class Covered(StrEnum):
    """What there is of a part for a period."""

    GIVEN = "given"
    PRELIMINARY = "preliminary"
    MISSING = "missing"
    HIDDEN = "hidden"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class CoveredCell:
    """What there is of a part for a period that a value is asked for; `reason` where it is missing."""

    state: Covered
    reason: Missing | None = None


_GIVEN, _PRELIMINARY, _NOTHING = (CoveredCell(state) for state in (Covered.GIVEN, Covered.PRELIMINARY, Covered.NOTHING))


@dataclass(frozen=True, slots=True)
class CoveredRow:
    """An expected part with a cell for each period that it is asked for; periods that it is not asked for have none."""

    label: str
    cells: Mapping[str, CoveredCell]


@dataclass(frozen=True, slots=True)
class CoveredIndicator:
    """An indicator with its expected parts, and who answers for it."""

    definition: DefinitionVersion
    owner: Unit | None
    goal_id: int | None
    rows: tuple[CoveredRow, ...]


class Counted(NamedTuple):
    """How many values are asked for at the occasion, and how many of them there are or say why not."""

    expected: int = 0
    given: int = 0

    @property
    def left(self) -> int:
        """How many are not given."""
        return self.expected - self.given


def counted(committee: Unit, occasion: Occasion) -> dict[int, Counted]:
    """How much of each indicator is given at the occasion, by its id. One query."""
    rows = Standing.objects.filter(occasion=occasion, indicator__committee=committee)
    return {
        pk: Counted(expected, given) for pk, expected, given in rows.values_list("indicator_id", "expected", "present")
    }


def summed(
    asked: Iterable[AskedIndicator], counts: Mapping[int, Counted], by: Callable[[AskedIndicator], Key]
) -> dict[Key, Counted]:
    """The counts of the indicators summed by what `by` says of each, in the order that it first comes."""
    found: dict[Key, list[int]] = {}
    nothing = Counted()
    for one in asked:
        sums = found.setdefault(by(one), [0, 0])
        counted = counts.get(one.indicator_id, nothing)
        sums[0] += counted.expected
        sums[1] += counted.given
    return {key: Counted(expected, given) for key, (expected, given) in found.items()}


def coverage(
    committee: Unit, occasion: Occasion, asked: Sequence[AskedIndicator], follow_ups: Sequence[Occasion]
) -> list[CoveredIndicator]:
    """What is asked for at each of the year's follow-ups up to this one, and what there is. Three queries.

    `follow_ups` are the occasions to look among.
    """
    year = [one.period for one in follow_ups if one.year == occasion.year and one.period_end <= occasion.period_end]
    definitions = DefinitionVersion.objects.select_related("indicator", "owner").in_bulk(
        [one.definition_id for one in asked]
    )
    parts: dict[int, list[ExpectedPart]] = defaultdict(list)
    for expected in ExpectedPart.objects.filter(definition__in=definitions).select_related("unit", "part"):
        if expected.unit is None or expected.unit.valid_on(occasion.period_end):
            parts[expected.definition_id].append(expected)
    due = {frequency: _due(frequency, year) for frequency in {one.frequency for one in definitions.values()}}
    periods = {period for slots in due.values() for slot in slots for period in slot}
    stored: dict[tuple[int, str, str], CoveredCell] = {}
    rows = (
        Observation.objects.filter(
            indicator__in=[one.indicator_id for one in asked], period__in=periods, nature=Nature.OUTCOME
        )
        .order_by("definition__valid_from")
        .values_list(
            "indicator_id", "period", "part_key", "missing_reason", "missing_text", "expected_on", "hidden", "state"
        )
    )
    for indicator_id, period, key, reason, text, expected_on, hidden, state in rows:
        # Of several definitions the latest counts, as in the reports.
        if reason:
            why = MissingReason(reason)
            cell = CoveredCell(Covered.MISSING, Missing(why, text or REASON_WORDS[why], expected_on))
        elif hidden != Hidden.NO:
            cell = CoveredCell(Covered.HIDDEN)
        else:
            cell = _PRELIMINARY if state == State.PRELIMINARY else _GIVEN
        stored[indicator_id, period, key] = cell
    return [
        CoveredIndicator(
            definition=(definition := definitions[one.definition_id]),
            owner=definition.owner,
            goal_id=one.goal_id,
            rows=tuple(
                CoveredRow(
                    part_label(expected),
                    {
                        slot[0]: next(
                            (
                                found
                                for period in slot
                                if (found := stored.get((one.indicator_id, period, expected.part_key)))
                            ),
                            _NOTHING,
                        )
                        for slot in due[definition.frequency]
                    },
                )
                for expected in parts[one.definition_id]
            ),
        )
        for one in asked
    ]


def periods_of(indicators: Iterable[CoveredIndicator]) -> list[str]:
    """The periods that any of the indicators is asked for, oldest first."""
    found = {period for one in indicators for row in one.rows for period in row.cells}
    return sorted(found, key=lambda period: (Period.parse(period).end, -len(period)))


def _due(frequency: str, year: Sequence[Period]) -> list[tuple[str, ...]]:
    """What is asked for at the follow-ups, each period once; with the other periods that a value may be given as."""
    return list({slot[0]: slot for at in year for slot in due_periods(frequency, at)}.values())
