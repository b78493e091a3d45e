"""What came of following a survey's rule: values by part, and nothing of anybody's answers. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tertial.document.figure import Missing, MissingReason
from tertial.steering.parts import Part


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """A value of a part, words, or why there is none. `name` is the value's in the rule, `words` how it was made.

    `answered` is how many persons it rests on. `numerator` is only there for one question's share and a response rate.
    """

    name: str
    part: Part
    value: Decimal | str | Missing
    answered: int
    words: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SurveyOutcome:
    """All results for a period, with the file's facts that may be told; `rule` is the declaration that was followed."""

    rule: str
    period: str
    results: tuple[SurveyResult, ...]
    rows: int
    answered: int
    asked: int | None
    file_name: str
    fingerprint: str
    dated: date | None = None

    def as_json(self) -> dict[str, Any]:
        """The outcome as JSON can hold it."""
        return {
            "rule": self.rule,
            "period": self.period,
            "results": [_result_json(one) for one in self.results],
            "rows": self.rows,
            "answered": self.answered,
            "asked": self.asked,
            "file_name": self.file_name,
            "fingerprint": self.fingerprint,
            "dated": self.dated.isoformat() if self.dated else None,
        }

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> SurveyOutcome:
        """The outcome that `as_json` gave."""
        return cls(
            rule=given["rule"],
            period=given["period"],
            results=tuple(_result(one) for one in given["results"]),
            rows=given["rows"],
            answered=given["answered"],
            asked=given["asked"],
            file_name=given["file_name"],
            fingerprint=given["fingerprint"],
            dated=date.fromisoformat(given["dated"]) if given["dated"] else None,
        )


def _result_json(one: SurveyResult) -> dict[str, Any]:
    value = one.value
    return {
        "name": one.name,
        "unit": one.part.unit,
        "part": one.part.named,
        "sex": one.part.sex,
        "value": str(value) if isinstance(value, Decimal) else None,
        "text": value if isinstance(value, str) else value.text if isinstance(value, Missing) else "",
        "missing": value.reason.value if isinstance(value, Missing) else "",
        "answered": one.answered,
        "words": one.words,
        "numerator": None if one.numerator is None else str(one.numerator),
        "denominator": None if one.denominator is None else str(one.denominator),
    }


def _result(given: Mapping[str, Any]) -> SurveyResult:
    def number(name: str) -> Decimal | None:
        return None if given[name] is None else Decimal(given[name])

    value: Decimal | str | Missing = given["text"]
    if given["missing"]:
        value = Missing(MissingReason(given["missing"]), given["text"])
    elif (found := number("value")) is not None:
        value = found
    return SurveyResult(
        name=given["name"],
        part=Part(given["unit"], given["part"], given["sex"]),
        value=value,
        answered=given["answered"],
        words=given["words"],
        numerator=number("numerator"),
        denominator=number("denominator"),
    )
