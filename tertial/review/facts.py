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

    `verdict` is `met`, `on_the_way`, `not_met` or `cannot_tell`, `because` the rule in words. `comparable` is False where any of the
    earlier values is from before a break in the series.
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
    comparable: bool = True


@dataclass(frozen=True, slots=True)
class IndicatorFact:
    """An indicator in the plan, in one of its places. `kind` is `indicator`, `volume` or `personnel`.

    `goal` is the goal's slug, `""` for none. `wanted` is `higher`, `lower`, `close` or `none`; `first_period` the period of its oldest value,
    `""` for none. `decided_name` is what it was called when the plan's first year began, where that is another name than `name`.
    `notes` are those of its definition: what is printed as a note after its name.
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

    `motivation` is as it was written, with the keys of bound numbers in braces; as printed it stands in the document under the goal's
    heading. `evidence` is what its indicators alone would say, `indicators` their slugs. `previous` is the latest earlier assessment.
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
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignmentFact:
    """An assignment with its reported state: `status` is None where nothing is reported. `kind` is `common` or `specific`."""

    number: int
    kind: str
    text: str
    status: Status | None
    word: str
    comment: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class LineFact:
    """A row of the operating summary. `is_sum` for totals, `is_total` for the last of them, which the committee answers for;
    `of_which` for rows that add up into nothing.

    `forecast_before` is the forecast in kronor at the occasion before in the same year, None where there is none; `comment` what was
    written of the forecast, `cause` why it was changed; `measures` how many measures against a deficit concern the row (for a total: all).
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
    cause: str = ""
    measures: int = 0


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that was changed for the year: from what, to what, and by which decision (`""` for none).

    `indicator` is the slug, `part` the part in words (`IAF, kvinnor`), `decided_on` the day of the decision that changed it.
    """

    indicator: str
    part: str
    before: str
    after: str
    decision: str
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A decision that the program knows: what it was about, by whom, when, which paragraph and registration number (`""` where not known)."""

    title: str
    body: str
    decided_on: date | None
    paragraph: str
    registration: str
    text: str


@dataclass(frozen=True, slots=True)
class PreviousReport:
    """The committee's latest report before this one, as decided, else as it stands; its texts by chapter id."""

    period: Period
    name: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that the rooms know, for one report.

    `figures` is every figure that a text may name, those of the document's tables included. `indicators` come in the order of the plan,
    volumes and personnel too; one under several goals comes once for each. `target_changes` are of the report's year. `measures` counts the
    measures against a deficit that are in the year's action plan and not stopped. `frame` is the council's frame for running costs and
    `budget` the budget in force, both in kronor, None where not given. `decided_on` is when the plan (goals, indicators, assignments) was
    decided, `plan_years` its first and last year. `names` are those of the municipality's units as they are registered, `abbreviations` their
    short names and what each stands for, `people` the full names of those who work in the program. `smallest_count` is
    the least count of people that may be shown. `digest` tells apart all facts that are not alike.
    """

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
    plan_years: tuple[int, int] | None = None
    decisions: tuple[DecisionFact, ...] = ()
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    previous: PreviousReport | None = None
    smallest_count: int = 5
    abbreviations: dict[str, str] = field(default_factory=dict)
    digest: str = ""
