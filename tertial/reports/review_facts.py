"""What the rooms know of a report, gathered for the reviewer as plain values."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.db.models import Min

from tertial.common.money import kr
from tertial.common.periods import Period
from tertial.cycle.models import Decision
from tertial.document.document import Document, figures_in
from tertial.document.figure import Figure
from tertial.document.inline import Status
from tertial.economy.models import MeasureStatus, OperatingLine
from tertial.economy.queries import ActionPlan, LineKind, LineRow
from tertial.economy.queries.answered_for import summed_up
from tertial.economy.queries.forecast_entry import ForecastEntries, forecast_entries
from tertial.measurement.figures import part_words
from tertial.measurement.models import Nature, Observation
from tertial.measurement.queries import Line, Measured, MeasuredRow, definitions_in
from tertial.organisation.models import Person, Unit
from tertial.reports.source import Source
from tertial.review.facts import (
    AssignmentFact,
    DecisionFact,
    Facts,
    GoalFact,
    IndicatorFact,
    LineFact,
    MeasuredPart,
    PreviousReport,
    TargetChange,
)
from tertial.steering.calculations import Verdict, evidence
from tertial.steering.models import DefinitionVersion, Indicator, Target

SUMS = (LineKind.TOTAL, LineKind.GRAND_TOTAL)
NOT_EARLIER = ("target", "forecast")


def facts_of(source: Source, document: Document, previous: PreviousReport | None) -> Facts:
    """Everything that the rules may ask of a report, beside the document that is reviewed.

    A figure that the document prints is as it is there: a decided report prints what it was decided on. Reads a fixed number of queries, whatever the number of goals, indicators and lines. The same data give the same facts
    and the same digest.
    """
    committee, occasion = source.committee, source.occasion
    plan = occasion.plan_period
    units = list(Unit.objects.filter(municipality=committee.municipality_id).order_by("path"))
    money = source.seldom.plan
    frame = source.seldom.frame.operations
    about_people = DefinitionVersion.objects.filter(indicator__committee=committee, about_people=True)
    facts = Facts(
        committee=committee.name,
        municipality=committee.municipality.name,
        figures=tuple({**{figure.key: figure for figure in source.book}, **figures_in(document)}.values()),
        goals=_goals(source),
        indicators=_indicators(source),
        assignments=tuple(
            AssignmentFact(
                row.number, row.kind.value, row.text, row.status, row.word, row.comment,
                row.decision.text if row.decision else "",
            )
            for row in source.assignments
        ),
        lines=_lines(source, money),
        target_changes=tuple(_target_changes(source)),
        measures=sum(row.status is not MeasureStatus.STOPPED for row in money.rows),
        frame=_kronor(frame.frame(occasion.year)),
        budget=_kronor(frame.budget(occasion.year)),
        decided_on=plan.decision.decided_on if plan.decision else None,
        plan_years=(plan.first_year, plan.last_year),
        decisions=tuple(
            DecisionFact(one.title, one.body, one.decided_on, one.paragraph, one.registration, one.reference.text)
            for one in Decision.objects.filter(municipality=committee.municipality_id)
        ),
        names=tuple(dict.fromkeys(unit.name for unit in units)),
        people=tuple(
            f"{first} {last}"
            for first, last in Person.objects.filter(is_active=True)
            .exclude(first_name="")
            .exclude(last_name="")
            .order_by("last_name", "first_name", "pk")
            .values_list("first_name", "last_name")
        ),
        previous=previous,
        smallest_count=about_people.aggregate(least=Min("smallest_count"))["least"] or 5,
        abbreviations={unit.short_name: unit.name for unit in units if unit.short_name != unit.name},
    )  # fmt: skip
    return dataclasses.replace(facts, digest=_digest(facts))


def _digest(facts: Facts) -> str:
    """Every field by name. A decided report before this one is told by its fingerprint, which stands for all of it."""
    told = []
    for one in dataclasses.fields(facts):
        value = getattr(facts, one.name)
        if isinstance(value, PreviousReport) and value.document.meta.fingerprint:
            value = (value.period, value.name, value.document.meta.fingerprint)
        told.append(f"{one.name}={_figures_told(value) if one.name == 'figures' else repr(value)}")
    return hashlib.sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def _figures_told(figures: Iterable[Figure]) -> str:
    """What rules may see of some thousand figures, shorter than all of each."""
    return "\x1e".join(
        f"{one.key}\x1f{one.value}\x1f{one.unit}\x1f{one.label}\x1f{one.wording}\x1f{one.previous_value}\x1f{one.provenance.source}"
        for one in figures
    )


def _kronor(ore: int | None) -> Decimal | None:
    return None if ore is None else kr(ore)


def _everything(source: Source) -> Iterator[Measured]:
    for many in source.measured.values():
        yield from many


def _goals(source: Source) -> tuple[GoalFact, ...]:
    verdicts: dict[int, list[Verdict]] = defaultdict(list)
    slugs: dict[int, list[str]] = defaultdict(list)
    for one in _everything(source):
        if one.goal_id is not None:
            slugs[one.goal_id].append(one.slug)
            verdicts[one.goal_id] += [said.verdict for row in one.rows for _unit, said in row.evaluations]
    return tuple(
        GoalFact(
            slug=goal.slug,
            name=goal.name,
            description=goal.description,
            area=goal.area,
            council_goal=goal.council_goal,
            status=goal.status,
            word=goal.word,
            motivation=goal.motivation,
            evidence=evidence(verdicts[goal.id]) if goal.id in verdicts else Status.CANNOT_BE_ASSESSED,
            previous=goal.previous,
            indicators=tuple(slugs.get(goal.id, ())),
        )
        for goal in source.goals
    )


def _indicators(source: Source) -> tuple[IndicatorFact, ...]:
    committee, plan = source.committee, source.occasion.plan_period
    ids = {
        (kind, slug): pk
        for pk, kind, slug in Indicator.objects.filter(committee=committee).values_list("pk", "kind", "slug")
    }
    decided = definitions_in(ids.values(), plan.first_year)
    first = {
        (kind, slug): period
        for kind, slug, period in Observation.objects.filter(
            indicator__committee=committee, nature=Nature.OUTCOME, missing_reason=""
        )
        .values_list("indicator__kind", "indicator__slug")
        .annotate(first=Min("period"))
        .order_by()
    }
    goals = {goal.id: goal.slug for goal in source.goals}
    now = str(source.occasion.period)
    found = []
    for one in _everything(source):
        then = decided.get(ids.get((one.kind, one.slug), 0))
        name = then.definition.name if then else one.name
        found.append(
            IndicatorFact(
                slug=one.slug,
                kind=one.kind,
                name=one.name,
                unit=one.unit,
                wanted=one.direction,
                goal=goals.get(one.goal_id, "") if one.goal_id is not None else "",
                parts=tuple(part for row in one.rows for part in _parts(row, now)),
                first_period=first.get((one.kind, one.slug), ""),
                decided_name="" if name == one.name else name,
                notes=one.notes,
            )
        )
    return tuple(found)


def _parts(row: MeasuredRow, now: str) -> Iterator[MeasuredPart]:
    """The row, or where its cells name units one part for each of them."""
    units = list(dict.fromkeys(line.unit for lines in row.cells.values() for line in lines))
    told = dict(row.evaluations)
    periods = sorted(
        (column for column in row.cells if column not in (now, *NOT_EARLIER)),
        key=lambda column: (Period.parse(column).end, column),
    )

    def figure(column: str, unit: str) -> Line | None:
        return next((line for line in row.cells.get(column, ()) if line.unit == unit), None)

    for unit in units:
        said = told.get(unit)
        value, target, forecast = figure(now, unit), figure("target", unit), figure("forecast", unit)
        earlier = [figure(column, unit) for column in periods]
        yield MeasuredPart(
            label=", ".join(word for word in (row.label, unit) if word),
            sex=row.part.sex,
            unit=row.part.unit or unit,
            now=value.figure if value else None,
            target=target.figure if target else None,
            forecast=forecast.figure if forecast else None,
            earlier=tuple(line.figure for line in earlier if line is not None),
            verdict=(said.verdict if said else Verdict.CANNOT_TELL).value,
            because=said.words if said else "",
            comparable=all(line.comparable for line in earlier if line is not None),
        )


def _lines(source: Source, money: ActionPlan) -> tuple[LineFact, ...]:
    entered = forecast_entries(source.committee, source.occasion)
    by_code = {entry.line.code: entry for entry in entered.entries}
    measures: dict[str, int] = defaultdict(int)
    for one in money.rows:
        if one.status is not MeasureStatus.STOPPED:
            measures[""] += 1
            if one.measure.line:
                measures[one.measure.line.code] += 1
    headline = source.economy.headline
    found = []
    for row in source.economy.rows:
        entry = by_code.get(row.code)
        before = entry.before.amount_ore if entry and entry.before else None
        if row.kind in SUMS:
            before = _sum_before(row, entered)
        figures = row.figures
        found.append(
            LineFact(
                code=row.code,
                title=row.title,
                is_sum=row.kind in SUMS,
                is_total=headline is not None and row.code == headline.code,
                of_which=row.kind in (LineKind.OF_WHICH, LineKind.OF_TOTAL),
                outcome=figures.outcome,
                budget=figures.budget,
                deviation=figures.deviation,
                previous=figures.previous,
                forecast=figures.forecast,
                year_budget=figures.year_budget,
                forecast_deviation=figures.forecast_deviation,
                year_end=figures.year_end,
                forecast_before=_kronor(before),
                comment=entry.forecast.comment if entry and entry.forecast else "",
                cause=entry.forecast.cause if entry and entry.forecast else "",
                measures=measures["" if row.kind in SUMS else row.code],
            )
        )
    return tuple(found)


def _sum_before(row: LineRow, entered: ForecastEntries) -> int | None:
    """The forecast before of a total: of the operating summary's own lines, or of the municipal units' too."""
    lines: list[OperatingLine] = [entry.line for entry in entered.entries]
    if row.kind is LineKind.TOTAL:
        lines = [line for line in lines if line.block == row.block]
    return summed_up(lines, {entry.line.pk: entry.before.amount_ore for entry in entered.entries if entry.before})


def _target_changes(source: Source) -> Iterator[TargetChange]:
    """Each part's targets of the year in the order they were decided, as they followed one another."""
    rows = Target.objects.filter(indicator__committee=source.committee, year=source.occasion.year)
    before: dict[tuple[int, str], Target] = {}
    for row in sorted(
        rows.select_related("indicator", "unit", "part", "decision"),
        key=lambda row: (row.indicator.slug, row.part_key, str(row.decision.decided_on or ""), row.pk),
    ):
        earlier = before.get((row.indicator_id, row.part_key))
        before[row.indicator_id, row.part_key] = row
        if earlier is not None and earlier.text != row.text:
            yield TargetChange(
                indicator=row.indicator.slug,
                part=part_words(row),
                before=earlier.text,
                after=row.text,
                decision=row.decision.reference.text or row.decision.title,
                decided_on=row.decision.decided_on,
            )
