"""What is recorded as a value, the columns it is kept in, and what recording it does to the value that is there. No database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from tertial.common.errors import Refused
from tertial.document.figure import Missing
from tertial.measurement.models import Nature, State
from tertial.organisation.models import Unit
from tertial.steering.models import DefinitionVersion, Indicator, NamedPart, Sex
from tertial.steering.parts import Part

Key = tuple[int, int, str, str, str]
"""What an observation is a value of: indicator, definition, period, nature and part."""

CONTENT = (
    "value",
    "decimals",
    "text_value",
    "missing_reason",
    "missing_text",
    "expected_on",
    "reported_as",
    "numerator",
    "denominator",
    "measured_on",
    "rule",
    "reference_period",
    "source",
    "note",
    "demo",
)
"""The columns of an observation that say what it says; a value is changed when any of them is."""

# SQLite keeps fifteen digits exactly, PostgreSQL more; the same must be kept in both.
_MOST_DIGITS = 15
_MOST_DECIMALS = 8


class Observed(NamedTuple):
    """What was observed: an exact number (its decimals are the reported precision), words, or a missing value.

    `reported_as` is a form that is to be printed as it was reported; `numerator` and `denominator` are what the value was made
    of, where that is known; `rule` says in words how a computed value was made, `measured_on` when it was measured.
    """

    value: Decimal | str | Missing
    reported_as: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    measured_on: date | None = None
    rule: str = ""


@dataclass(slots=True)
class Given:
    """A value as it is to be recorded, with all that says what it is a value of; `revises` is as in `actions.observe`.

    Nobody changes one, yet it is not frozen: that would make it take seven times as long to make, and a file has hundreds of
    thousands. `known_key` is its key, where whoever makes it has it already.
    """

    indicator: Indicator
    definition: DefinitionVersion
    period: str
    observed: Observed
    nature: Nature = Nature.OUTCOME
    unit: Unit | None = None
    part: NamedPart | None = None
    sex: Sex = Sex.ALL
    reference_period: str = ""
    source: str = ""
    note: str = ""
    state: State = State.FINAL
    demo: bool = False
    revises: bool = True
    known_key: Key | None = field(default=None, compare=False, repr=False)
    _content: tuple[Any, ...] | None = field(default=None, init=False, compare=False, repr=False)

    @property
    def part_key(self) -> str:
        """The part as it stands in figure keys."""
        return self.key[-1]

    @property
    def key(self) -> Key:
        """What it is a value of: two with the same key are the same observation."""
        if self.known_key is None:
            part = Part(self.unit.slug if self.unit else "", self.part.slug if self.part else "", self.sex.value)
            self.known_key = (self.indicator.id, self.definition.id, self.period, self.nature.value, part.key)
        return self.known_key

    @property
    def content(self) -> tuple[Any, ...]:
        """The columns named in `CONTENT`, made once. Raises `Refused` for what can't be kept."""
        if self._content is None:
            said = self.reference_period, self.source, self.note, self.demo
            self._content = stored(self.observed) + said
        return self._content


def require_belonging(indicator: Indicator, definition: DefinitionVersion, part: NamedPart | None) -> None:
    """Raise `Refused` for a definition or a part of another indicator."""
    if definition.indicator_id != indicator.pk:
        raise Refused(f"{definition} är inte en definition av {indicator}.")
    if part and part.indicator_id != indicator.pk:
        raise Refused(f"{part} är inte en del av {indicator}.")


def stored(observed: Observed) -> tuple[Any, ...]:
    """The observed value as the first columns of `CONTENT`. Raises `Refused` for what can't be kept exactly, or is empty."""
    above, below = observed.numerator, observed.denominator
    if above is not None:
        require_exact(above)
    if below is not None:
        require_exact(below)
        if below <= 0:
            raise Refused(f"Nämnaren är {below}. Den måste vara större än noll.")
    made = (observed.reported_as, above, below, observed.measured_on, observed.rule)
    value = observed.value
    if isinstance(value, Decimal):
        return (value, require_exact(value), "", "", "", None, *made)
    if isinstance(value, Missing):
        return (None, 0, "", value.reason.value, value.text, value.expected, *made)
    if not value.strip():
        raise Refused("Värdet är tomt. Skriv ett tal, ord eller varför värdet saknas.")
    return (None, 0, value, "", "", None, *made)


def state_after(
    before: str, given: State, *, earlier: Sequence[Any], content: Sequence[Any], revises: bool
) -> State | None:
    """How settled a value is once it is recorded again; None when that changes nothing.

    `before` is its state and `earlier` its `CONTENT` until now. A changed value is revised, save where it was missing or where
    this does not revise; a preliminary value that is recorded as final is settled.
    """
    changed = tuple(earlier) != tuple(content)
    settled = before == State.PRELIMINARY and given == State.FINAL
    restated = not revises and before != given
    if not (changed or settled or restated):
        return None
    was_missing = bool(earlier[CONTENT.index("missing_reason")])
    return State.REVISED if revises and changed and not was_missing else given


def require_exact(number: Decimal) -> int:
    """How many decimals the number has, if it can be kept exactly."""
    written = str(number)
    if len(written) <= _MOST_DIGITS and "E" not in written and number.is_finite():
        # Nearly every number, and a third of the time: so short that its digits need no counting.
        decimals = len(written.partition(".")[2])
        if decimals <= _MOST_DECIMALS:
            return decimals
    _, digits, exponent = number.as_tuple()
    if (
        not isinstance(exponent, int)
        or exponent < -_MOST_DECIMALS
        or max(len(digits) + max(exponent, 0), -exponent) > _MOST_DIGITS
    ):
        raise Refused(f"{number} går inte att spara exakt: högst femton siffror, varav åtta decimaler.")
    return max(0, -exponent)
