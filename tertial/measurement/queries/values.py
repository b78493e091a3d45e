"""Read an indicator's values with all that each can be followed back by: source, run, rule, dates, and who wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tertial.audit.models import Event
from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.measurement.figures import exact, notes_of, observation_figure, part_of
from tertial.measurement.layout import SEX_ORDER
from tertial.measurement.models import Nature, Observation, SourceRun, State
from tertial.steering.models import DefinitionVersion, Indicator
from tertial.steering.parts import Part


@dataclass(frozen=True, slots=True)
class FollowedValue:
    """A value with where it comes from.

    `numerator` and `denominator` are what it was made of, where that is known; of persons only for who may see small cells.
    `retrieved` is the run that read or fetched it, `rule` says in words how a computed value was made.
    """

    id: int
    nature: Nature
    part: Part
    figure: Figure
    numerator: Decimal | None
    denominator: Decimal | None
    definition: DefinitionVersion
    reference_period: str
    measured_on: date | None
    expected_on: date | None
    state: State
    source: str
    rule: str
    retrieved: SourceRun | None
    notes: tuple[str, ...]

    @property
    def is_settled(self) -> bool:
        """Whether it is neither preliminary nor revised."""
        return self.state is State.FINAL


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote a value last, and when."""

    by: str
    at: datetime


def values_of(row: Indicator, *, reveal: bool = False) -> list[FollowedValue]:
    """Every value of an indicator, outcomes, forecasts and base values, the latest period first. One query.

    The indicator must have its definitions at hand. `reveal` shows what the public may not see, marked, to who may.
    """
    versions = {version.pk: version for version in row.definitions.all()}
    observations = row.observations.select_related("unit", "part", "run__source").order_by()
    found = []
    for one in observations:
        one.definition = version = versions[one.definition_id]
        open_parts = reveal or not (one.hidden or version.about_people)
        found.append(
            FollowedValue(
                id=one.pk,
                nature=Nature(one.nature),
                part=part_of(one),
                figure=observation_figure(one, version, row.kind, row.slug, reveal=reveal),
                numerator=_plain(one.numerator) if open_parts else None,
                denominator=_plain(one.denominator) if open_parts else None,
                definition=version,
                reference_period=one.reference_period,
                measured_on=one.measured_on,
                expected_on=one.expected_on,
                state=State(one.state),
                source=one.source or version.source,
                rule=one.rule if reveal or not one.hidden else "",
                retrieved=one.run,
                notes=notes_of(one, reveal=reveal),
            )
        )
    found.sort(key=lambda value: (value.part.unit, value.part.named, SEX_ORDER[value.part.sex]))
    found.sort(key=lambda value: (Period.parse(value.figure.period).end, len(value.figure.period)), reverse=True)
    return found


def written(ids: Iterable[int]) -> dict[int, Written]:
    """Who wrote these values last, by the log; those that a file or a service gave have a run instead. One query."""
    events = (
        Event.objects.filter(subject_type=Observation._meta.label_lower, subject_id__in=[str(pk) for pk in ids])
        .order_by("at", "id")
        .values_list("subject_id", "person_name", "at")
    )
    return {int(pk): Written(name, at) for pk, name, at in events}


def _plain(value: Decimal | None) -> Decimal | None:
    """Without the zeros that the column pads it with."""
    if value is None:
        return None
    return exact(value, max(0, -int(value.normalize().as_tuple().exponent)))
