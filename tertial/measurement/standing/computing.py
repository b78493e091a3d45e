"""Work out how an indicator stands at an occasion, from what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tertial.common.periods import Period
from tertial.cycle.models import Occasion
from tertial.measurement.compared_periods import base_years, outcomes_before
from tertial.measurement.models import Nature, Standing
from tertial.measurement.standing.reading import Read, Value, Version
from tertial.steering.calculations import Earlier, Known, Verdict, bases, due_periods, evaluate, late_from, worst
from tertial.steering.targets import ParsedTarget, TargetKind


def standing(indicator: int, read: Read, occasion: Occasion) -> Standing:
    """How the indicator stands at the occasion; not yet kept."""
    version, since = _in_force(read.versions, occasion.year)
    targets = read.targets.get(occasion.year, {})
    now = read.values.get((Nature.OUTCOME, str(occasion.period)), {})
    values = {key: _chosen(stored, version, read.versions) for key, stored in now.items()}
    at = _At(read, occasion, version, since)
    aimed = [
        (key, value, target)
        for key, value in values.items()
        if (target := targets.get(key)) is not None and target.kind is not TargetKind.NOT_SET
    ]
    expected, present, late_on = _coverage(read, occasion, version)
    return Standing(
        indicator_id=indicator,
        occasion=occasion,
        definition_id=version.pk,
        verdict=worst(at.verdict(*one, reveal=True) for one in aimed),
        public_verdict=worst(at.verdict(*one, reveal=False) for one in aimed),
        has_target=any(target.kind is not TargetKind.NOT_SET for target in targets.values()),
        has_value=any(value.value is not None for value in values.values()),
        late_on=late_on,
        expected=expected,
        present=present,
    )


@dataclass(frozen=True, slots=True)
class _At:
    """An indicator at an occasion: what was read, the definition in force, and since when values can be compared with it."""

    read: Read
    occasion: Occasion
    version: Version
    since: int

    def verdict(self, key: str, value: Value, target: ParsedTarget, *, reveal: bool) -> Verdict:
        """What the part's value says of its target; without `reveal` from what the public sees alone."""
        begins = {one.pk: one.valid_from for one in self.read.versions}
        asked = [(Nature.OUTCOME, period) for period in outcomes_before(self.occasion)]
        asked += [(Nature.BASE, year) for year in base_years(self.occasion)]
        earlier = [
            Earlier(period, _number(before, reveal), begins[before.version] >= self.since, nature is Nature.BASE)
            for nature, period in asked
            if (before := self._stored(nature, period, key)) is not None
        ]
        forecast = self._stored(Nature.FORECAST, str(self.occasion.year), key)
        chosen = bases(earlier, self.occasion.period)
        return evaluate(
            Known(
                value=value.value if reveal or not value.hidden else None,
                target=target,
                direction=self.version.direction,
                base=chosen.base,
                year_base=chosen.year_base,
                like_base=chosen.like_base,
                forecast=_number(forecast, reveal) if forecast else None,
                interim=self.occasion.period.month not in (12, None),
            )
        ).verdict

    def _stored(self, nature: Nature, period: str, key: str) -> Value | None:
        stored = self.read.values.get((nature, period), {}).get(key)
        return _chosen(stored, self.version, self.read.versions) if stored else None


def _number(value: Value, reveal: bool) -> Decimal | None:
    return value.value if isinstance(value.value, Decimal) and (reveal or not value.hidden) else None


def _coverage(read: Read, occasion: Occasion, version: Version) -> tuple[int, int, date | None]:
    """How many values are expected, how many are there or explained, and from when one that is not is late."""
    expected = present = 0
    late: list[date] = []
    wanted = [one for one in read.wanted.get(version.pk, ()) if one.exists(occasion.period_end)]
    for periods in due_periods(version.frequency, occasion.period):
        for one in wanted:
            expected += 1
            stored = [
                value for period in periods for value in read.values.get((Nature.OUTCOME, period), {}).get(one.key, ())
            ]
            if not stored:
                late.append(late_from(min((Period.parse(period) for period in periods), key=lambda period: period.end)))
                continue
            present += 1
            promised = [value.expected_on for value in stored if value.expected_on is not None]
            if promised and all(value.value is None for value in stored):
                late.append(late_from(occasion.period, max(promised)))
    return expected, present, min(late, default=None)


def _in_force(versions: Sequence[Version], year: int) -> tuple[Version, int]:
    """The definition in force a year, else the first; and the first year whose values can be compared with its."""
    chosen, since = versions[0], 0
    for version in versions[1:]:
        if version.valid_from > year:
            break
        chosen, since = version, since if version.comparable else version.valid_from
    return chosen, since


def _chosen(stored: Sequence[Value], current: Version, versions: Sequence[Version]) -> Value:
    """The value by the current definition, else by the latest other one."""
    if len(stored) == 1:
        return stored[0]
    begins = {one.pk: one.valid_from for one in versions}
    return max(stored, key=lambda value: (value.version == current.pk, begins[value.version]))
