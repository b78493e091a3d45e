"""Load indicators, volumes, personnel measures and series: their definitions, places and targets, and what was observed."""

from __future__ import annotations

from collections import defaultdict

from tertial.common.errors import Refused
from tertial.common.numbers import read_number
from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import Progress, Row, rows, tracked
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.actions import Observed, observe
from tertial.measurement.models import Nature, State
from tertial.steering.actions import (
    Definition,
    WantedPart,
    add_indicator,
    add_named_part,
    define,
    expect_parts,
    place,
    set_target,
)
from tertial.steering.models import Direction, Frequency, IndicatorKind, Quantity, Sex

REPORTS = (
    # In the order they were written: a later one may correct what an earlier one said.
    ("2019-internbudget", "Internbudget 2019"),
    ("2019-verksamhetsplan", "Verksamhetsplan 2019"),
    ("2021-08", "Delårsrapport augusti 2021"),
    ("2023-08", "Delårsrapport augusti 2023"),
)
SERIES = "Demoserie"


def load_indicators(data: DemoData, progress: Progress) -> None:
    """Load what is measured, how it is defined over the years, and what is wanted."""
    for row in tracked("Indikatorer", rows("indicators.csv"), progress):
        data.indicators[row["kind"], row["slug"]] = add_indicator(
            committee=data.committee, kind=IndicatorKind(row["kind"]), slug=row["slug"], by=data.by
        )
    for row in rows("named_parts.csv"):
        data.parts[row["kind"], row["indicator"], row["slug"]] = add_named_part(
            indicator=data.indicators[row["kind"], row["indicator"]],
            slug=row["slug"],
            name=row["name"],
            order=int(row["order"]),
            by=data.by,
        )
    for row in tracked("Definitioner", rows("definitions.csv"), progress):
        data.definitions[row["kind"], row["indicator"], int(row["valid_from"])] = define(
            indicator=data.indicators[row["kind"], row["indicator"]],
            valid_from=int(row["valid_from"]),
            definition=Definition(
                name=row["name"],
                unit=row["unit"],
                direction=Direction(row["direction"]),
                prints_unit=row["prints_unit"] == "1",
                comparable=row["comparable"] == "1",
                source=row["source"],
                notes=row["notes"],
                quantity=Quantity(row["quantity"]),
                numerator=row["numerator"],
                denominator=row["denominator"],
                population=row["population"],
                owner=data.unit(row["owner"]),
                frequency=Frequency(row["frequency"]),
                measured_on=row["measured_on"],
                lag_years=int(row["lag_years"]),
                about_people=row["about_people"] == "1",
            ),
            by=data.by,
        )
    _load_expected_parts(data)
    for row in tracked("Indikatorernas plats", rows("placements.csv"), progress):
        place(
            indicator=data.indicators[row["kind"], row["indicator"]],
            plan_period=data.plan_periods[row["plan_period"]],
            goal=data.goals[row["plan_period"], row["goal"]] if row["goal"] else None,
            section=row["section"],
            order=int(row["order"]),
            by=data.by,
        )
    for row in tracked("Målvärden", rows("targets.csv"), progress):
        set_target(
            indicator=data.indicators[row["kind"], row["indicator"]],
            year=int(row["year"]),
            text=row["text"],
            decision=data.decisions[row["decision"]],
            unit=data.unit(row["unit"]),
            part=data.part(row["kind"], row["indicator"], row["part"]),
            sex=Sex(row["sex"]),
            note=row["note"],
            by=data.by,
        )


def _load_expected_parts(data: DemoData) -> None:
    """Which parts each definition is to have values for: those that the reports print one for."""
    wanted: dict[tuple[str, str, int], list[WantedPart]] = defaultdict(list)
    for row in rows("expected_parts.csv"):
        wanted[row["kind"], row["indicator"], int(row["definition"])].append(
            WantedPart(data.unit(row["unit"]), data.part(row["kind"], row["indicator"], row["part"]), Sex(row["sex"]))
        )
    for key, parts in wanted.items():
        expect_parts(version=data.definitions[key], parts=parts, by=data.by)


def load_observations(data: DemoData, progress: Progress) -> None:
    """Load every observed, expected and missing value, report by report, and then the demo's monthly series."""
    for name, source in REPORTS:
        for row in tracked(f"Utfall, {source[0].lower()}{source[1:]}", rows(f"observations/{name}.csv"), progress):
            _observe(data, row, source=source, demo=False)
    for row in tracked("Månadsserier", rows("observations/series.csv"), progress):
        _observe(data, row, source=SERIES, demo=True)


def _observe(data: DemoData, row: Row, *, source: str, demo: bool) -> None:
    observe(
        indicator=data.indicators[row["kind"], row["indicator"]],
        definition=data.definitions[row["kind"], row["indicator"], int(row["definition"])],
        period=row["period"],
        observed=_observed(row),
        nature=Nature(row["nature"]),
        unit=data.unit(row["unit"]),
        part=data.part(row["kind"], row["indicator"], row["part"]),
        sex=Sex(row["sex"]),
        reference_period=row["reference_period"],
        source=source,
        note=row["note"],
        demo=demo,
        state=State(row["state"] or State.FINAL),
        by=data.by,
    )


def _observed(row: Row) -> Observed:
    """A missing reason, a number as it was printed, or words."""
    if row["missing"]:
        return Observed(Missing(MissingReason(row["missing"])), row.get("reported_as", ""))
    try:
        return Observed(read_number(row["value"]), row.get("reported_as", ""))
    except Refused:
        return Observed(row["value"])
