"""Small facts for the reviewer: goals, indicators, lines, as the rooms would tell them.

facts(goals=[goal("Trygga elever", "met")], indicators=[indicator("Trygghet i skolan", "Trygga elever", now="62", target="80")])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tertial.common.periods import Period
from tertial.common.slugs import slug
from tertial.document.document import Document
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.document.inline import Status
from tertial.review.facts import (
    AssignmentFact,
    Facts,
    GoalFact,
    IndicatorFact,
    LineFact,
    MeasuredPart,
    PreviousReport,
    TargetChange,
)
from tertial.steering.calculations.verdicts import Verdict, verdict
from tertial.steering.queries import DEFAULT_WORDS
from tertial.steering.targets import parse


def number(
    key: str, value: str, *, unit: str = "kr", period: str = "2023-08", label: str = "", wording: str = ""
) -> Figure:
    """A figure; an empty value is missing, and `-` one that was never to be measured."""
    found: Decimal | Missing = Missing(MissingReason.MEASURED_LATER, "Mäts senare")
    if value:
        found = Decimal(value.replace(" ", "").replace(",", ".").replace("−", "-"))
    return Figure(
        key=key,
        value=found,
        unit=unit,
        period=period,
        label=label or key,
        provenance=Provenance(Origin.CALCULATION, "test"),
        wording=wording,
    )


def goal(name: str, status: str = "", *, motivation: str = "", indicators: Sequence[str] = ()) -> GoalFact:
    """A goal with its assessment (`met`, `partly` …, empty for none); its slug is made of the name."""
    state = Status(status) if status else None
    return GoalFact(
        slug=slug(name),
        name=name,
        description="",
        area="Medborgare",
        council_goal="",
        status=state,
        word=DEFAULT_WORDS[state] if state else "",
        motivation=motivation,
        evidence=Status.CANNOT_BE_ASSESSED,
        indicators=tuple(indicators),
    )


def indicator(
    name: str,
    of: str = "",
    *,
    now: str = "",
    target: str = "",
    wanted: str = "higher",
    earlier: Sequence[tuple[str, str]] = (),
    unit: str = "%",
    decided_name: str = "",
    notes: Sequence[str] = (),
    kind: str = "indicator",
    period: str = "2023-08",
) -> IndicatorFact:
    """An indicator of a goal (by name), with its value now (`""` for missing), target as decided, and earlier values by period."""
    name_slug, year = slug(name), period[:4]
    stem = f"{kind}/{name_slug}"
    wished = parse(target) if target else None
    figure = number(f"{stem}/{period}", now, unit=unit, period=period)
    part = MeasuredPart(
        label="",
        sex="",
        unit="",
        now=figure,
        target=_target(stem, year, target, unit) if target else None,
        forecast=None,
        earlier=tuple(number(f"{stem}/{when}", value, unit=unit, period=when) for when, value in earlier),
        verdict=(
            verdict(value=figure.number, target=wished, direction=wanted, base=None) if wished else Verdict.CANNOT_TELL
        ).value,
        because="",
    )
    return IndicatorFact(
        slug=name_slug,
        kind=kind,
        name=name,
        unit=unit,
        wanted=wanted,
        goal=slug(of) if of else "",
        parts=(part,),
        first_period=earlier[0][0] if earlier else "",
        decided_name=decided_name,
        notes=tuple(notes),
    )


def _target(stem: str, year: str, target: str, unit: str) -> Figure:
    wished = parse(target)
    value = "" if wished.value is None else str(wished.value)
    return number(f"{stem}/{year}/target", value, unit=unit, period=year, wording=target)


def assignment(number_of: int, text: str, word: str = "pågår") -> AssignmentFact:
    """An assignment; an empty word is no status."""
    return AssignmentFact(number_of, "specific", text, Status.ONGOING if word else None, word, "")


def line(
    title: str,
    *,
    outcome: str = "0",
    budget: str = "0",
    forecast: str = "0",
    year_budget: str = "0",
    previous: str = "",
    year_end: str = "",
    before: str | None = None,
    is_total: bool = False,
    cause: str = "",
    comment: str = "",
    measures: int = 0,
) -> LineFact:
    """A row of the operating summary; amounts in mnkr."""
    code = slug(title)

    def amount(name: str, value: str, period: str) -> Figure:
        return number(f"line/{code}/{period}/{name}", str(_mnkr(value)) if value else "", period=period, label=title)

    return LineFact(
        code=code,
        title=title,
        is_sum=is_total,
        is_total=is_total,
        of_which=False,
        outcome=amount("outcome", outcome, "2023-08"),
        budget=amount("budget", budget, "2023-08"),
        deviation=amount("deviation", str(Decimal(budget) - Decimal(outcome)), "2023-08"),
        previous=amount("outcome", previous, "2022-08"),
        forecast=amount("forecast", forecast, "2023"),
        year_budget=amount("budget", year_budget, "2023"),
        forecast_deviation=amount("forecast-deviation", str(Decimal(year_budget) - Decimal(forecast)), "2023"),
        year_end=amount("outcome", year_end, "2022"),
        forecast_before=_mnkr(before) if before is not None else None,
        comment=comment,
        cause=cause,
        measures=measures,
    )


def _mnkr(value: str) -> Decimal:
    return Decimal(value) * 10**6


def changed(of: str, before: str, after: str, decision: str = "", decided_on: date | None = None) -> TargetChange:
    """A target that was changed, of the indicator with the name."""
    return TargetChange(slug(of), "", before, after, decision, decided_on)


def earlier_report(document: Document, period: str = "2023-03") -> PreviousReport:
    """The report before this one."""
    return PreviousReport(Period.parse(period), f"Delårsrapport {period}", document)


def facts(
    *,
    goals: Sequence[GoalFact] = (),
    indicators: Sequence[IndicatorFact] = (),
    assignments: Sequence[AssignmentFact] = (),
    lines: Sequence[LineFact] = (),
    target_changes: Sequence[TargetChange] = (),
    measures: int = 0,
    frame: str | None = None,
    budget: str | None = None,
    previous: PreviousReport | None = None,
) -> Facts:
    """What the rooms know; the frame and the budget in mnkr. Goals know the slugs of their indicators."""
    of: dict[str, list[str]] = {}
    for one in indicators:
        of.setdefault(one.goal, []).append(one.slug)
    figures = [
        figure
        for row in lines
        for figure in (row.outcome, row.budget, row.deviation, row.forecast, row.year_budget, row.forecast_deviation)
    ]
    return Facts(
        committee="Arbetsmarknadsnämnden",
        municipality="Provköping",
        figures=tuple(figures),
        goals=tuple(replace(one, indicators=one.indicators or tuple(of.get(one.slug, ()))) for one in goals),
        indicators=tuple(indicators),
        assignments=tuple(assignments),
        lines=tuple(lines),
        target_changes=tuple(target_changes),
        measures=measures,
        frame=_mnkr(frame) if frame is not None else None,
        budget=_mnkr(budget) if budget is not None else None,
        previous=previous,
        plan_years=(2023, 2026),
        digest="test",
    )
