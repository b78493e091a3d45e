"""The overview page: number of queries and server time, for one goal and for two hundred."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass

GOALS = (1, 200)
RUNS = 15


@dataclass(frozen=True, slots=True)
class Page:
    """What one request cost."""

    goals: int
    queries: int
    milliseconds: float


def run() -> list[str]:
    """Lines for the table of results. Django must be started, on an empty database."""
    pages = [_measure(goals) for goals in GOALS]
    same = "the same" if len({page.queries for page in pages}) == 1 else "NOT THE SAME"
    lines = [
        f"overview, {page.goals:>3} goals                 {page.queries} queries, {page.milliseconds:.0f} ms"
        for page in pages
    ]
    growth = pages[-1].milliseconds / pages[0].milliseconds
    return [*lines, f"  queries are {same}; time grows {growth:.1f} times for {GOALS[-1]} times the goals"]


def _measure(goals: int) -> Page:
    from django.db import connection, transaction
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    with transaction.atomic():
        address = _committee(goals)
        client = Client()
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        queries = len(captured)  # now: the next request empties the log
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        times = []
        for _ in range(RUNS):
            started = time.perf_counter()
            client.get(address)
            times.append((time.perf_counter() - started) * 1000)
        transaction.set_rollback(True)
    return Page(goals, queries, statistics.median(times))


def _committee(goals: int) -> str:
    """A committee with so many goals, each with an indicator, a value and a target; its overview's address."""
    from datetime import date

    from tertial.cycle.actions import add_decision, add_occasion, add_plan_period
    from tertial.cycle.models import OccasionKind
    from tertial.document.inline import Status
    from tertial.measurement.models import Observation
    from tertial.organisation.actions import add_unit, found_municipality
    from tertial.organisation.models import UnitKind
    from tertial.reports.actions import open_report
    from tertial.steering.actions import (
        Definition,
        add_committee_goal,
        add_goal_area,
        add_indicator,
        assess,
        define,
        place,
        set_target,
    )
    from tertial.steering.models import Direction, IndicatorKind

    root, by = found_municipality(code="9999", name="Mätkommunen", public_reading=True)
    committee = add_unit(parent=root, kind=UnitKind.COMMITTEE, slug="namnden", name="Nämnden", short_name="N", by=by)
    plan = add_plan_period(
        municipality=root.municipality, slug="2023", name="2023", first_year=2023, last_year=2025, by=by
    )
    decision = add_decision(municipality=root.municipality, slug="budget", title="Budget 2023", by=by)
    occasion = add_occasion(
        plan_period=plan,
        slug="2023-08",
        kind=OccasionKind.INTERIM_2,
        period_end=date(2023, 8, 31),
        money_unit="tkr",
        by=by,
    )
    area = add_goal_area(municipality=root.municipality, slug="medborgare", name="Medborgare", order=1, by=by)
    open_report(committee=committee, occasion=occasion, by=by)
    for number in range(goals):
        goal = add_committee_goal(
            committee=committee,
            plan_period=plan,
            area=area,
            slug=f"mal-{number}",
            name=f"Mål {number}",
            order=number,
            by=by,
        )
        assess(goal=goal, occasion=occasion, status=Status.PARTLY, motivation="", by=by)
        indicator = add_indicator(committee=committee, kind=IndicatorKind.INDICATOR, slug=f"i-{number}", by=by)
        definition = define(
            indicator=indicator,
            valid_from=2023,
            definition=Definition(name=f"Indikator {number}", unit="%", direction=Direction.HIGHER),
            by=by,
        )
        place(indicator=indicator, plan_period=plan, order=1, goal=goal, by=by)
        set_target(indicator=indicator, year=2023, text="90", decision=decision, by=by)
        Observation.objects.create(indicator=indicator, definition=definition, period="2023-08", value=number)
    return "/namnden/2023-08/"
