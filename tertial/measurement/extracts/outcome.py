"""What came of following a rule: values by period and part, exact, and nothing of any row. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tertial.document.figure import Missing, MissingReason
from tertial.measurement.calculations.quotient import rounded_fraction
from tertial.steering.parts import Part


@dataclass(frozen=True, slots=True)
class Computed:
    """A value of a part for a period, or why there is none. `numerator` and `denominator` are exact.

    A median has no numerator; its denominator is how many it is the median of.
    """

    period: str
    part: Part
    value: Decimal | Missing
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """All values of a run, with the file's facts that may be told: its name without personal numbers, its SHA-256, how many rows.

    `rule` is the declaration that was followed, `words` what it says in Swedish with the extract's facts. `notes` are sentences about what was
    passed over. `dated` is the day that the extract was taken, where that was told.
    """

    rule: str
    words: str
    values: tuple[Computed, ...]
    rows: int
    file_name: str
    fingerprint: str
    notes: tuple[str, ...] = ()
    dated: date | None = None

    def as_json(self) -> dict[str, Any]:
        """The outcome as JSON can hold it."""
        return {
            "rule": self.rule,
            "words": self.words,
            "values": [_computed_json(one) for one in self.values],
            "rows": self.rows,
            "file_name": self.file_name,
            "fingerprint": self.fingerprint,
            "notes": list(self.notes),
            "dated": self.dated.isoformat() if self.dated else None,
        }

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Outcome:
        """The outcome that `as_json` gave."""
        return cls(
            rule=given["rule"],
            words=given["words"],
            values=tuple(_computed(one) for one in given["values"]),
            rows=given["rows"],
            file_name=given["file_name"],
            fingerprint=given["fingerprint"],
            notes=tuple(given["notes"]),
            dated=date.fromisoformat(given["dated"]) if given["dated"] else None,
        )


def _computed_json(one: Computed) -> dict[str, Any]:
    value = one.value
    return {
        "period": one.period,
        "unit": one.part.unit,
        "part": one.part.named,
        "sex": one.part.sex,
        "value": str(value) if isinstance(value, Decimal) else None,
        "missing": value.reason.value if isinstance(value, Missing) else "",
        "text": value.text if isinstance(value, Missing) else "",
        "numerator": None if one.numerator is None else str(one.numerator),
        "denominator": None if one.denominator is None else str(one.denominator),
    }


def _computed(given: Mapping[str, Any]) -> Computed:
    def number(name: str) -> Decimal | None:
        return None if given[name] is None else Decimal(given[name])

    found = number("value")
    value = found if found is not None else Missing(MissingReason(given["missing"]), given["text"])
    part = Part(given["unit"], given["part"], given["sex"])
    return Computed(given["period"], part, value, number("numerator"), number("denominator"))


def exact(value: Fraction) -> Decimal:
    """A fraction that ends as a decimal number. Raises ValueError for one that goes on for ever."""
    decimals = 0
    scaled = value
    while scaled.denominator != 1:
        decimals += 1
        scaled *= 10
        if decimals > 12:
            raise ValueError("the fraction does not end")
    return Decimal(scaled.numerator).scaleb(-decimals)


def given_value(value: Fraction, decimals: int | None) -> Decimal:
    """The value as it is given: rounded half away from zero, or whole by itself."""
    return exact(value) if decimals is None else rounded_fraction(value, decimals)
