"""What the rooms know of a report, as plain values: the rules ask these and nothing else.

A document that was not made here has none. Signs and units are those of the rooms: costs positive, revenue negative,
deviation plus for a surplus, money in kronor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tertial.common.periods import Period
from tertial.document.document import Document
from tertial.document.figure import Figure
from tertial.document.inline import Status


@dataclass(frozen=True, slots=True)
class MeasuredPart:
    """An indicator's whole, or a part of it: its label (`""`, `Kvinnor`, `IAF`), value now, target, and earlier values by period.

    `verdict` is `met`, `on_the_way`, `not_met` or `cannot_tell`, `because` the rule in words.
    """

    label: str
    sex: str
    unit: str
    now: Figure | None
    target: Figure | None
    forecast: Figure | None
    earlier: tuple[Figure, ...]
    verdict: str
    because: str


@dataclass(frozen=True, slots=True)
class IndicatorFact:
    """An indicator in the plan, in one of its places. `kind` is `indicator`, `volume` or `personnel`.

    `wanted` is `higher`, `lower`, `close` or `none`; `first_period` the period of its oldest value, `""` for none. `decided_name` is what it
    was called in the plan's decision where that is another name than `name`.
    """

    slug: str
    kind: str
    name: str
    unit: str
    wanted: str
    goal: str
    parts: tuple[MeasuredPart, ...]
    first_period: str = ""
    decided_name: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_measured(self) -> bool:
        """Whether any part has a value now."""
        return any(part.now is not None and part.now.number is not None for part in self.parts)


@dataclass(frozen=True, slots=True)
class GoalFact:
    """A committee goal with its assessment: `status` is None where nobody has assessed it, `word` how it is printed.

    `evidence` is what its indicators alone would say.
    """

    slug: str
    name: str
    description: str
    area: str
    council_goal: str
    status: Status | None
    word: str
    motivation: str
    evidence: Status
    previous: Status | None = None


@dataclass(frozen=True, slots=True)
class AssignmentFact:
    """An assignment with its reported state."""

    number: int
    kind: str
    text: str
    status: Status | None
    word: str
    comment: str


@dataclass(frozen=True, slots=True)
class LineFact:
    """A row of the operating summary. `is_sum` for subtotals and totals, `of_which` for rows that add up into nothing.

    `forecast_before` is the forecast at the occasion before, None where there is none; `comment` what was written of the
    forecast; `measures` how many measures against a deficit concern the row.
    """

    code: str
    title: str
    is_sum: bool
    is_total: bool
    of_which: bool
    outcome: Figure
    budget: Figure
    deviation: Figure
    previous: Figure
    forecast: Figure
    year_budget: Figure
    forecast_deviation: Figure
    year_end: Figure
    forecast_before: Decimal | None = None
    comment: str = ""
    measures: int = 0


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that was changed for the year: from what, to what, and by which decision (`""` for none)."""

    indicator: str
    part: str
    before: str
    after: str
    decision: str


@dataclass(frozen=True, slots=True)
class PreviousReport:
    """The committee's latest report before this one, as decided, else as it stands; its texts by chapter id."""

    period: Period
    name: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that the rooms know. `figures` is every figure that a text may name, those of the document's tables included."""

    committee: str
    municipality: str
    figures: tuple[Figure, ...] = ()
    goals: tuple[GoalFact, ...] = ()
    indicators: tuple[IndicatorFact, ...] = ()
    assignments: tuple[AssignmentFact, ...] = ()
    lines: tuple[LineFact, ...] = ()
    target_changes: tuple[TargetChange, ...] = ()
    measures: int = 0
    frame: Decimal | None = None
    budget: Decimal | None = None
    decided_on: date | None = None
    names: tuple[str, ...] = ()
    previous: PreviousReport | None = None
    smallest_count: int = 5
    abbreviations: dict[str, str] = field(default_factory=dict)
    digest: str = ""
