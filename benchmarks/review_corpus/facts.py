"""What the rooms would know of a made-up committee, from its exact values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from benchmarks.review_corpus.saying import figure
from benchmarks.review_corpus.voice import Voice
from benchmarks.review_corpus.world import ALL, MEN, WOMEN, Line, Measure, World
from benchmarks.review_corpus.writing.steering import COMMON
from tertial.common.slugs import slug
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.document.inline import Status
from tertial.review.facts import AssignmentFact, DecisionFact, Facts, GoalFact, IndicatorFact, LineFact, MeasuredPart
from tertial.steering.calculations.verdicts import Verdict, verdict
from tertial.steering.targets import parse

D = Decimal
_STATES = {"pågår": Status.ONGOING, "klart": Status.DONE, "försenat": Status.LATER}


def facts_of(worlds: Sequence[World], figures: Mapping[str, Figure], voice: Voice) -> Facts:
    """The facts of a report over one world, or over several districts."""
    first = worlds[0]
    goals, indicators, assignments, lines = [], [], [], []
    for world in worlds:
        for goal in world.goals:
            goals.append(
                GoalFact(
                    slug=slug(goal.kind.name), name=goal.kind.name, description=goal.kind.about, area=goal.kind.area,
                    council_goal=goal.kind.council, status=goal.status, word=voice.judged[goal.status], motivation="", evidence=goal.status,
                    indicators=tuple(slug(one.kind.name) for one in goal.measures),
                )
            )  # fmt: skip
            indicators += [_indicator(world, one, "indicator", slug(goal.kind.name)) for one in goal.measures]
        indicators += [_indicator(world, one, "volume", "") for one in world.volumes]
        lines += [_line(world, line) for line in world.lines]
    words = list(first.statuses)
    for kind, texts in (("common", COMMON), ("specific", first.kind.assignments)):
        for number, text in enumerate(texts, start=1):
            word = words.pop()
            assignments.append(AssignmentFact(number, kind, text, _STATES[word], voice.states[word], ""))
    lines.append(_total(worlds))
    budget = sum((world.total("year_budget") for world in worlds), D(0))
    return Facts(
        committee=first.kind.committee, municipality=first.kind.municipality, figures=tuple(figures.values()), goals=tuple(goals),
        indicators=tuple(indicators), assignments=tuple(assignments), lines=tuple(lines), measures=3, frame=budget, budget=budget,
        decided_on=first.decisions["internal"].on, plan_years=(first.period.year, first.period.year + 3),
        decisions=tuple(
            DecisionFact(one.title, one.body, one.on, str(one.paragraph), "", f"{one.body} {one.on.isoformat()} § {one.paragraph}")
            for one in first.decisions.values()
        ),
        names=(first.kind.committee, *(name for name, _ in first.kind.administrations)),
        abbreviations={short: name for name, short in first.kind.administrations},
        digest=f"{first.kind.committee} {first.period} {len(worlds)}",
    )  # fmt: skip


def _indicator(world: World, one: Measure, stem: str, goal: str) -> IndicatorFact:
    parts = []
    year = world.period.year
    base = f"{stem}/{slug(one.kind.name)}"
    for part in one.parts:
        tail = {WOMEN: "/women", MEN: "/men"}.get(part, "")

        def told(column: str, period: str, part: str = part, tail: str = tail) -> Figure | None:
            value = one.value(column, part)
            if value is None:
                return None
            places = one.decimals if column != "target" else max(0, -int(value.as_tuple().exponent))
            return figure(
                f"{base}/{period}{tail}",
                value,
                one.kind.unit or "antal",
                period.split("/")[0],
                one.kind.name,
                decimals=places,
            )

        now = told("now", str(world.period)) or Figure(
            key=f"{base}/{world.period}{tail}", value=Missing(MissingReason.MEASURED_LATER, one.kind.later), unit=one.kind.unit or "antal",
            period=str(world.period), label=one.kind.name, provenance=Provenance(Origin.OBSERVATION, "Corpus"),
        )  # fmt: skip
        target = told("target", f"{year}/target")
        wished = parse(f"{target.number:f}".replace(".", ",")) if target is not None else None
        said = (
            verdict(value=now.number, target=wished, direction=one.kind.wanted, base=None)
            if wished
            else Verdict.CANNOT_TELL
        )
        earlier = tuple(f for f in (told("before", str(year - 2)), told("last", str(year - 1))) if f is not None)
        parts.append(
            MeasuredPart(
                label=part, sex={WOMEN: "women", MEN: "men", ALL: ""}[part], unit="", now=now, target=target,
                forecast=told("forecast", f"{year}/forecast"), earlier=earlier, verdict=said.value, because="",
            )
        )  # fmt: skip
    notes = (one.kind.source,) if one.kind.source else ()
    return IndicatorFact(
        slug(one.kind.name),
        stem,
        one.kind.name,
        one.kind.unit or "antal",
        one.kind.wanted,
        goal,
        tuple(parts),
        str(year - 2),
        "",
        notes,
    )


def _money(key: str, value: Decimal, period: str, label: str) -> Figure:
    return figure(key, value, "kr", period, label)


def _line(world: World, line: Line) -> LineFact:
    period, year = str(world.period), str(world.period.year)
    last, before = str(world.period.year - 1), str(world.period.years_back(1))
    stem, title = f"line/{line.kind.code}", line.kind.title
    deficit = line.forecast_deviation < 0
    return LineFact(
        code=line.kind.code, title=title, is_sum=False, is_total=False, of_which=False,
        outcome=_money(f"{stem}/{period}/outcome", line.outcome, period, title),
        budget=_money(f"{stem}/{period}/budget", line.budget, period, title),
        deviation=_money(f"{stem}/{period}/deviation", line.deviation, period, title),
        previous=_money(f"{stem}/{before}/outcome", line.previous, before, title),
        forecast=_money(f"{stem}/{year}/forecast", line.forecast, year, title),
        year_budget=_money(f"{stem}/{year}/budget", line.year_budget, year, title),
        forecast_deviation=_money(f"{stem}/{year}/forecast-deviation", line.forecast_deviation, year, title),
        year_end=_money(f"{stem}/{last}/outcome", line.year_end, last, title),
        forecast_before=line.forecast_before, comment=line.kind.dearer if deficit else line.kind.cheaper,
        cause="Nytt underlag från enheterna.", measures=1 if deficit else 0,
    )  # fmt: skip


def _total(worlds: Sequence[World]) -> LineFact:
    one = _line(worlds[0], worlds[0].lines[0])

    def total(source: Figure, name: str, column: str) -> Figure:
        value = sum((world.total(column) for world in worlds), D(0))
        return replace(source, key=f"line/total/{source.period}/{name}", value=value, label="Summa nettokostnader")

    return replace(
        one, code="total", title="Summa nettokostnader", is_sum=True, is_total=True,
        outcome=total(one.outcome, "outcome", "outcome"), budget=total(one.budget, "budget", "budget"),
        deviation=total(one.deviation, "deviation", "deviation"), previous=total(one.previous, "outcome", "previous"),
        forecast=total(one.forecast, "forecast", "forecast"), year_budget=total(one.year_budget, "budget", "year_budget"),
        forecast_deviation=total(one.forecast_deviation, "forecast-deviation", "forecast_deviation"),
        year_end=total(one.year_end, "outcome", "year_end"), measures=3,
        forecast_before=sum((line.forecast_before for world in worlds for line in world.lines), D(0)),
    )  # fmt: skip
