"""Load the budget's versions and posts, and the forecasts of every occasion."""

from __future__ import annotations

from decimal import Decimal

from tertial.common.money import ore
from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import Progress, Row, rows, tracked
from tertial.economy.actions import add_budget_version, decide_budget, set_amount, set_forecast, set_post
from tertial.economy.models import BudgetVersion, Measure, SpreadMethod

_MONTHS = tuple(f"m{month:02d}" for month in range(1, 13))
_FORECAST_SOURCES = {
    "2021-08": "Delårsrapport augusti 2021",
    "2023-08": "Delårsrapport augusti 2023, exakta belopp framräknade för demon",
}


def load_budget(data: DemoData, progress: Progress) -> None:
    """Load each version with its posts, and let its decision put it in force before the next begins."""
    posts: dict[tuple[str, str], list[Row]] = {}
    for row in rows("budget_posts.csv"):
        posts.setdefault((row["budget_year"], row["version"]), []).append(row)
    for row in rows("budget_versions.csv"):
        budget = add_budget_version(committee=data.committee, year=int(row["year"]), name=row["name"], by=data.by)
        subject = f"{row['name']} {row['year']}"
        for post in tracked(subject, posts[row["year"], row["number"]], progress):
            _load_post(data, budget, post)
        decide_budget(budget=budget, decision=data.decisions[row["decision"]], by=data.by)


def _load_post(data: DemoData, budget: BudgetVersion, row: Row) -> None:
    method = SpreadMethod(row["method"])
    by_hand = method == SpreadMethod.MANUAL
    set_post(
        budget=budget,
        line=data.lines[budget.year, row["line"]],
        year=int(row["year"]),
        order=int(row["order"]),
        label=row["label"],
        account=row["account"],
        amount_ore=ore(Decimal(row["amount"])),
        method=method,
        months_ore=[ore(Decimal(row[month])) for month in _MONTHS] if by_hand else None,
        comment=row["comment"],
        by=data.by,
    )


def load_forecasts(data: DemoData, progress: Progress) -> None:
    """Load what the year was expected to cost, occasion by occasion, with the words that went with it."""
    for row in tracked("Prognoser", rows("forecasts.csv"), progress):
        year, occasion = int(row["year"]), data.occasions[row["occasion"]]
        line = data.lines[year, row["line"]]
        amount = ore(Decimal(row["amount"]))
        set_amount(
            line=line,
            measure=Measure.FORECAST,
            period=row["year"],
            occasion=occasion,
            amount_ore=amount,
            source=_FORECAST_SOURCES.get(row["occasion"], "Demoprognos"),
            demo=row["demo"] == "1",
            by=data.by,
        )
        if row["comment"]:
            set_forecast(
                line=line,
                occasion=occasion,
                amount_ore=amount,
                comment=row["comment"],
                cause=row["cause"],
                by=data.by,
            )
