"""Load the operating lines, the frame, the investments and the action plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tertial.common.money import ore
from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import Progress, rows, tracked
from tertial.economy.actions import (
    add_deficit_measure,
    add_frame_item,
    add_line,
    add_project,
    set_decided_total,
    set_effect,
    set_investment,
    set_measure_status,
)
from tertial.economy.models import Block, Flow, LineKind, Measure, MeasureStatus

_INVESTMENT_SOURCES = {
    2019: "Internbudget 2019",
    2021: "Delårsrapport augusti 2021",
    2023: "Delårsrapport augusti 2023, exakta belopp framräknade för demon",
}


def load_economy(data: DemoData, progress: Progress) -> None:
    """Load what the committee follows in money; amounts in the files are kronor."""
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
            selector=row["selector"],
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
    _load_action_plan(data, progress)


def _load_investments(data: DemoData, progress: Progress) -> None:
    for row in rows("investments.csv"):
        year = int(row["year"])
        project = add_project(
            committee=data.committee,
            year=year,
            code=row["code"],
            printed_code=row["printed_code"],
            name=row["name"],
            order=int(row["order"]),
            selector=row["selector"],
            by=data.by,
        )
        if row["decided_total"]:
            project = set_decided_total(
                project=project,
                decided_total_ore=ore(Decimal(row["decided_total"])),
                decision=data.decision(row["decision"]),
                by=data.by,
            )
        data.projects[year, row["code"]] = project
    for row in tracked("Investeringar", rows("investment_amounts.csv"), progress):
        year = int(row["year"])
        set_investment(
            project=data.projects[year, row["project"]],
            measure=Measure(row["measure"]),
            flow=Flow(row["flow"]),
            period=row["period"],
            occasion=data.occasion(row["occasion"]),
            amount_ore=ore(Decimal(row["amount"])),
            source="Demobelopp" if row["demo"] == "1" else _INVESTMENT_SOURCES[year],
            by=data.by,
        )


def _load_action_plan(data: DemoData, progress: Progress) -> None:
    measures = {}
    for row in tracked("Åtgärdsplan", rows("deficit_measures.csv"), progress):
        measure = add_deficit_measure(
            committee=data.committee,
            line=data.lines[int(row["line_year"]), row["line"]],
            name=row["name"],
            description=row["description"],
            responsible=row["responsible"],
            due=date.fromisoformat(row["due"]),
            demo=True,
            by=data.by,
        )
        measures[row["slug"]] = set_measure_status(
            measure=measure, status=MeasureStatus(row["status"]), comment=row["comment"], by=data.by
        )
    for row in rows("deficit_effects.csv"):
        set_effect(
            measure=measures[row["measure"]],
            year=int(row["year"]),
            planned_ore=ore(Decimal(row["planned"])),
            realised_ore=ore(Decimal(row["realised"])) if row["realised"] else None,
            in_forecast=row["in_forecast"] == "1",
            by=data.by,
        )
