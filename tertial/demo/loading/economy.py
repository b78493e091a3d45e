"""Load operating lines, investments, frames and their exact amounts."""

from __future__ import annotations

from decimal import Decimal

from tertial.common.money import ore
from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import Progress, rows, tracked
from tertial.economy.actions import add_frame_item, add_line, add_project, set_amount, set_investment
from tertial.economy.models import Block, Flow, LineKind, Measure

AMOUNTS = (
    # File, what it is called while it loads, source of each amount, whether it was made for the demo.
    ("2019", "Belopp 2019", "Internbudget 2019", False),
    ("2021", "Belopp 2021", "Delårsrapport augusti 2021", False),
    ("2023", "Belopp 2023", "Delårsrapport augusti 2023, exakta belopp framräknade för demon", False),
    ("by_kind", "Belopp efter slag", "Demobelopp som går jämnt ut mot driftsammandraget", True),
)
_INVESTMENT_SOURCES = {
    2019: "Internbudget 2019",
    2021: "Delårsrapport augusti 2021",
    2023: "Delårsrapport augusti 2023, exakta belopp framräknade för demon",
}


def load_economy(data: DemoData, progress: Progress) -> None:
    """Load the committee's economy; amounts in the files are kronor."""
    for row in tracked("Driftsammandragets rader", rows("lines.csv"), progress):
        year = int(row["year"])
        data.lines[year, row["code"]] = add_line(
            committee=data.committee,
            year=year,
            block=Block(row["block"]),
            kind=LineKind(row["kind"]),
            code=row["code"],
            printed_code=row["printed_code"],
            label=row["label"],
            parent=data.lines[year, row["parent"]] if row["parent"] else None,
            order=int(row["order"]),
            by=data.by,
        )
    for name, subject, source, demo in AMOUNTS:
        for row in tracked(subject, rows(f"amounts/{name}.csv"), progress):
            set_amount(
                line=data.lines[int(row["year"]), row["line"]],
                measure=Measure(row["measure"]),
                period=row["period"],
                occasion=data.occasion(row["occasion"]),
                amount_ore=ore(Decimal(row["amount"])),
                source=source,
                demo=demo,
                by=data.by,
            )
    for row in tracked("Budgetramar", rows("frame_items.csv"), progress):
        add_frame_item(
            committee=data.committee,
            budget_year=int(row["budget_year"]),
            year=int(row["year"]),
            order=int(row["order"]),
            label=row["label"],
            amount_ore=ore(Decimal(row["amount"])),
            decision=data.decision(row["decision"]),
            investment=row["investment"] == "1",
            by=data.by,
        )
    _load_investments(data, progress)


def _load_investments(data: DemoData, progress: Progress) -> None:
    for row in rows("investments.csv"):
        year = int(row["year"])
        data.projects[year, row["code"]] = add_project(
            committee=data.committee,
            year=year,
            code=row["code"],
            printed_code=row["printed_code"],
            name=row["name"],
            order=int(row["order"]),
            by=data.by,
        )
    for row in tracked("Investeringar", rows("investment_amounts.csv"), progress):
        year = int(row["year"])
        set_investment(
            project=data.projects[year, row["project"]],
            measure=Measure(row["measure"]),
            flow=Flow(row["flow"]),
            period=row["period"],
            occasion=data.occasion(row["occasion"]),
            amount_ore=ore(Decimal(row["amount"])),
            source=_INVESTMENT_SOURCES[year],
            by=data.by,
        )
