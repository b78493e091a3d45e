"""An indicator's values as rows of a table: each with where it comes from, and a row between where the series breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.numbers import swedish
from tertial.common.periods import Period
from tertial.measurement.models import Nature
from tertial.measurement.queries import FollowedValue, Written
from tertial.steering.models import DefinitionVersion
from tertial.web.indicator_chart import part_label
from tertial.web.period_words import heading, words


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value: when, for whom, what, what it was made of, and how it is known.

    `broken` is the definition above it where the series breaks: what is below can't be compared with what is above.
    """

    heading: str
    part: str
    value: FollowedValue
    numerator: str
    denominator: str
    reference: str
    written: Written | None
    broken: DefinitionVersion | None


def value_rows(
    values: Sequence[FollowedValue],
    versions: Sequence[DefinitionVersion],
    names: Mapping[str, str],
    written: Mapping[int, Written],
) -> list[ValueRow]:
    """Rows for values that come the latest first; `versions` from the earliest."""
    rows: list[ValueRow] = []
    above: FollowedValue | None = None
    for value in values:
        rows.append(
            ValueRow(
                heading(Period.parse(value.figure.period)),
                part_label(value.part, dict(names)),
                value,
                _number(value.numerator),
                _number(value.denominator),
                words(Period.parse(value.reference_period)) if value.reference_period else "",
                written.get(value.id),
                _break_between(value, above, versions),
            )
        )
        above = value
    return rows


def of_nature(values: Sequence[FollowedValue], nature: Nature) -> list[FollowedValue]:
    """Only outcomes, forecasts or base values."""
    return [value for value in values if value.nature is nature]


def _break_between(
    value: FollowedValue, above: FollowedValue | None, versions: Sequence[DefinitionVersion]
) -> DefinitionVersion | None:
    """The latest definition that can't be compared with the one before, begun after this value's and no later than the one above."""
    if above is None:
        return None
    for version in reversed(versions[1:]):
        if not version.comparable and value.definition.valid_from < version.valid_from <= above.definition.valid_from:
            return version
    return None


def _number(value: Decimal | None) -> str:
    return "" if value is None else swedish(value)
