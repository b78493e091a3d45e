"""Read the values that are asked of an owner at an occasion as they are given: the stored rows themselves, beside what was before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.periods import Period
from tertial.cycle.models import Occasion
from tertial.document.figure import Figure
from tertial.measurement.calculations.consistency import Measurement, misfits
from tertial.measurement.figures import exact, observation_figure, part_of, target_figure
from tertial.measurement.models import Hidden, Nature, Observation
from tertial.measurement.queries.asked import AskedIndicator, part_label
from tertial.measurement.queries.targets import latest_targets
from tertial.measurement.rows import choose_definition
from tertial.organisation.models import Unit
from tertial.steering.calculations import due_periods
from tertial.steering.models import DefinitionVersion, ExpectedPart, Quantity, Target

_USUAL_DECIMALS = {Quantity.COUNT.value: 0, Quantity.AMOUNT.value: 0}


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A part that a value is asked for, what is stored, and what it is set beside.

    `period` is what the value is given for, `outcome` and `forecast` the stored rows, None where nothing is given.
    `hidden` says that a stored value is about too few people for this reader to see: then it can't be written in either.
    `decimals` is the precision that values of the indicator usually have.
    """

    key: str
    expected: ExpectedPart
    label: str
    period: Period
    outcome: Observation | None
    forecast: Observation | None
    hidden: bool
    year_before: Figure | None
    same_before: Figure | None
    target: Figure | None
    decimals: int


@dataclass(frozen=True, slots=True)
class EntryIndicator:
    """An indicator with the rows that are asked for; `misfits` say what does not fit together among what is given."""

    definition: DefinitionVersion
    owner: Unit | None
    goal_id: int | None
    rows: tuple[EntryRow, ...]
    misfits: tuple[str, ...]

    @property
    def is_words(self) -> bool:
        """Whether its values are words."""
        return self.definition.quantity == Quantity.WORDS or self.definition.unit == "text"

    @property
    def has_ratio(self) -> bool:
        """Whether its values are made of a numerator and a denominator that this reader may see.

        Where a part is hidden, those of the others could tell what it was made of.
        """
        return bool(self.definition.numerator and self.definition.denominator) and not self.is_guarded

    @property
    def is_guarded(self) -> bool:
        """Whether some part is hidden from this reader."""
        return any(row.hidden for row in self.rows)


def entries(
    committee: Unit, occasion: Occasion, asked: Sequence[AskedIndicator], *, reveal: bool
) -> list[EntryIndicator]:
    """What is asked for of units that exist then, with what is given. Four queries, whatever the number of rows.

    `reveal` shows values about too few people, to those who may see them.
    """
    versions = {
        version.pk: version
        for version in DefinitionVersion.objects.filter(
            indicator__in=[one.indicator_id for one in asked]
        ).select_related("indicator", "owner")
    }
    for version in versions.values():
        version.indicator.committee = committee
    definitions = {one.definition_id: versions[one.definition_id] for one in asked}
    parts: dict[int, list[ExpectedPart]] = defaultdict(list)
    for expected in ExpectedPart.objects.filter(definition__in=definitions).select_related("unit", "part"):
        if expected.unit is None or expected.unit.valid_on(occasion.period_end):
            parts[expected.definition_id].append(expected)
    observations = _observations(versions, occasion)
    targets = latest_targets(
        Target.objects.filter(indicator__in=[one.indicator_id for one in asked], year=occasion.year).select_related(
            "unit", "part", "decision"
        )
    )
    return [
        _indicator(
            definitions[one.definition_id],
            one.goal_id,
            parts[one.definition_id],
            observations[one.indicator_id],
            targets.get(one.indicator_id, []),
            occasion,
            reveal,
        )
        for one in asked
    ]


def _observations(versions: dict[int, DefinitionVersion], occasion: Occasion) -> dict[int, list[Observation]]:
    """Stored values of the indicators whose definitions these are, by indicator."""
    year, at = occasion.year, occasion.period
    periods = {
        str(year),
        str(at),
        str(year - 1),
        str(year - 2),
        str(at.years_back(1)),
        f"{year - 1}-12",
        f"{year - 2}-12",
    }
    found: dict[int, list[Observation]] = defaultdict(list)
    rows = Observation.objects.filter(
        indicator__in={one.indicator_id for one in versions.values()}, period__in=periods
    ).exclude(nature=Nature.BASE)
    for row in rows.select_related("unit", "part"):
        # One object per definition, not one per value.
        row.definition = versions[row.definition_id]
        found[row.indicator_id].append(row)
    return found


def _indicator(
    definition: DefinitionVersion,
    goal_id: int | None,
    parts: list[ExpectedPart],
    observations: list[Observation],
    targets: list[Target],
    occasion: Occasion,
    reveal: bool,
) -> EntryIndicator:
    asked = [Period.parse(text) for text in due_periods(definition.frequency, occasion.period)[-1]]
    own = {(row.period, row.nature, row.part_key): row for row in observations if row.definition_id == definition.pk}
    chosen = {
        (row.period, row.nature, row.part_key): row for row, _earlier in choose_definition(observations, definition)
    }
    of_target = {target.part_key: target for target in targets}
    before = str(asked[0].year - 1)
    # What is measured once a year has no value in the middle of the year before.
    same = "" if asked[0].month is None else str(asked[0].years_back(1))
    rows = []
    for expected in parts:
        key = expected.part_key
        # A yearly value may have been given at the end of December as well as for the year.
        given = [row for period in asked if (row := own.get((str(period), Nature.OUTCOME, key)))]
        outcome = given[0] if given else None
        forecast = own.get((str(occasion.year), Nature.FORECAST, key))
        target = of_target.get(key)
        rows.append(
            EntryRow(
                key=f"{definition.indicator_id}.{key.replace('/', '.')}".rstrip("."),
                expected=expected,
                label=part_label(expected),
                period=Period.parse(outcome.period) if outcome else asked[0],
                outcome=outcome,
                forecast=forecast,
                hidden=not reveal and any(one is not None and one.hidden != Hidden.NO for one in (outcome, forecast)),
                year_before=_figure(chosen.get((before, Nature.OUTCOME, key)), definition, reveal),
                same_before=_figure(chosen.get((same, Nature.OUTCOME, key)), definition, reveal),
                target=_target(target, definition),
                decimals=_decimals(observations, definition, key),
            )
        )
    return EntryIndicator(definition, definition.owner, goal_id, tuple(rows), _misfits(definition, rows))


def _figure(row: Observation | None, definition: DefinitionVersion, reveal: bool) -> Figure | None:
    if row is None:
        return None
    indicator = definition.indicator
    return observation_figure(row, definition, indicator.kind, indicator.slug, reveal=reveal)


def _target(row: Target | None, definition: DefinitionVersion) -> Figure | None:
    return target_figure(row, definition, definition.indicator.kind, definition.indicator.slug) if row else None


def _decimals(observations: list[Observation], definition: DefinitionVersion, key: str) -> int:
    """As the part's own values have, else the indicator's, else none for counts and one for the rest."""
    numbers = [row for row in observations if row.value is not None and not row.rule]
    for rows in ([row for row in numbers if row.part_key == key], numbers):
        if rows:
            return max(row.decimals for row in rows)
    return _USUAL_DECIMALS.get(definition.quantity, 1)


def as_written(number: Decimal | None) -> Decimal | None:
    """A stored number without the decimals that the database gives every number."""
    return None if number is None else number.normalize()


def _misfits(definition: DefinitionVersion, rows: list[EntryRow]) -> tuple[str, ...]:
    """What does not fit; nothing where somebody could work out from it what they may not see."""
    if any(row.hidden for row in rows):
        return ()
    values = {}
    names = {}
    for row in rows:
        stored, unit, part = row.outcome, row.expected.unit, row.expected.part
        if stored and stored.value is not None:
            values[part_of(stored)] = Measurement(
                exact(stored.value, stored.decimals), as_written(stored.numerator), as_written(stored.denominator)
            )
        if unit:
            names[unit.slug] = unit.short_name
        if part:
            names[part.slug] = part.name
    return tuple(
        one.sentence for one in misfits(values, quantity=definition.quantity, unit=definition.unit, names=names)
    )
