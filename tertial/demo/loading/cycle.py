"""Load decisions, plan periods and follow-up occasions."""

from __future__ import annotations

from datetime import date

from tertial.cycle.actions import add_decision, add_occasion, add_plan_period
from tertial.cycle.models import OccasionKind
from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import Progress, rows, tracked


def load_cycle(data: DemoData, progress: Progress) -> None:
    """Load them in the order they depend on each other."""
    for row in tracked("Beslut", rows("decisions.csv"), progress):
        data.decisions[row["slug"]] = add_decision(
            municipality=data.municipality,
            slug=row["slug"],
            title=row["title"],
            body=row["body"],
            decided_on=date.fromisoformat(row["decided_on"]) if row["decided_on"] else None,
            paragraph=row["paragraph"],
            registration=row["registration"],
            by=data.by,
        )
    for row in tracked("Planperioder", rows("plan_periods.csv"), progress):
        data.plan_periods[row["slug"]] = add_plan_period(
            municipality=data.municipality,
            slug=row["slug"],
            name=row["name"],
            first_year=int(row["first_year"]),
            last_year=int(row["last_year"]),
            decision=data.decision(row["decision"]),
            by=data.by,
        )
    for row in tracked("Uppföljningstillfällen", rows("occasions.csv"), progress):
        data.occasions[row["slug"]] = add_occasion(
            plan_period=data.plan_periods[row["plan_period"]],
            slug=row["slug"],
            kind=OccasionKind(row["kind"]),
            period_end=date.fromisoformat(row["period_end"]),
            money_unit=row["money_unit"],
            by=data.by,
        )
