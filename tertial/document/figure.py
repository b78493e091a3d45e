"""A figure: one number with one home, that can say what it is and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class MissingReason(StrEnum):
    """Why a value is missing. A missing value is never zero and never blank."""

    MEASURED_LATER = "measured_later"
    TOO_FEW_ANSWERS = "too_few_answers"
    NEW_INDICATOR = "new_indicator"
    NEW_SOURCE_SYSTEM = "new_source_system"
    NO_EVENT = "no_event"
    NOT_MEASURED = "not_measured"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that does not exist, with the reason, and when it is expected if that is known."""

    reason: MissingReason
    text: str = ""
    expected: date | None = None

    @property
    def mark(self) -> str:
        """What is printed in place of the value: a dash where no value could exist, else I.U."""
        return "–" if self.reason is MissingReason.NOT_APPLICABLE else "I.U."


class Origin(StrEnum):
    """The kind of home a figure has."""

    OBSERVATION = "observation"
    LEDGER = "ledger"
    DECISION = "decision"
    FORECAST = "forecast"
    CALCULATION = "calculation"
    DEMO_SERIES = "demo_series"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a figure comes from: origin, source in words, and for a calculation the keys it was made from."""

    origin: Origin
    source: str
    detail: str = ""
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An exact value with its key, unit, period, label, precision and provenance.

    `value` is exact and, for money, in kronor (costs positive, revenue negative, deviation plus for a
    surplus). It is a `str` for a qualitative value. `unit` is the unit of the value (`kr`, `%`, `antal` …);
    `shown_in` the unit it is printed in where that differs (`tkr`, `mnkr`). `decimals` is the precision it is printed
    with; None prints the decimals that the value carries. `wording` is a form that is printed as
    it was decided or reported (`≤ 30`, `Ska öka`, `89,6%`) although the value can be compared. `previous_value` is the same quantity
    by an earlier definition, printed in parentheses after the value.

    `revealed` marks a value that the public may not see, shown to somebody who may. It is never part of a document: what
    keeps or writes documents refuses it.
    """

    key: str
    value: Decimal | str | Missing
    unit: str
    period: str
    label: str
    provenance: Provenance
    shown_in: str = ""
    decimals: int | None = None
    with_unit: bool = False
    wording: str = ""
    previous_value: Decimal | None = None
    revealed: bool = field(default=False, metadata={"kept": False})

    @property
    def number(self) -> Decimal | None:
        """The value if it is a number, else None."""
        return self.value if isinstance(self.value, Decimal) else None
