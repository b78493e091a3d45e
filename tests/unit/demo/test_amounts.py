"""The demo's exact amounts print every published cell, and add up among themselves."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal

import pytest

from tertial.common.numbers import read_number
from tertial.demo.loading.rows import rows
from tertial.document.figure import Figure, Origin, Provenance
from tertial.document.printing import printed
from tertial.economy.calculations import deviation
from tools.solve_exact_amounts import PUBLISHED, Cell, codes, published_cells, solve

Amounts = dict[str, int]
"""Kronor by line code."""


def amounts(file: str, measure: str, period: str) -> Amounts:
    return {
        row["line"]: int(row["amount"])
        for row in rows(f"amounts/{file}.csv")
        if (row["measure"], row["period"]) == (measure, period)
    }


def columns() -> dict[tuple[str, str], Amounts]:
    """The printed columns of the two operating summaries of August 2023, as exact amounts by line."""
    outcome, budget = amounts("2023", "outcome", "2023-08"), amounts("2023", "budget", "2023-08")
    forecast, year = amounts("2023", "forecast", "2023"), amounts("2023", "budget", "2023")
    return {
        ("period", "Redovisat jan.-aug. 2023"): outcome,
        ("period", "Budget jan.-aug. 2023"): budget,
        ("period", "Avvikelse"): {code: deviation(budget=budget[code], actual=outcome[code]) for code in budget},
        ("period", "Redovisat samma period föregående år"): amounts("2023", "outcome", "2022-08"),
        ("helar", "Prognos helår 2023"): forecast,
        ("helar", "Budget helår 2023"): year,
        ("helar", "Avvikelse"): {code: deviation(budget=year[code], actual=forecast[code]) for code in year},
        ("helar", "Bokslut 2022"): amounts("2023", "outcome", "2022"),
    }


def mnkr(kronor: int) -> str:
    figure = Figure(
        key="line/test/2023/outcome",
        value=Decimal(kronor),
        unit="kr",
        shown_in="mnkr",
        period="2023",
        label="",
        provenance=Provenance(Origin.CALCULATION, "test"),
    )
    return printed(figure)


def cells() -> list[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return [
            row
            for row in csv.DictReader(file)
            if row["occasion"] == "2023-08" and row["table"] in ("period", "helar", "sammandrag")
        ]


def test_every_published_cell_of_the_operating_summaries_is_printed_from_exact_amounts() -> None:
    exact = columns()
    compared = 0
    for cell in cells():
        if cell["table"] == "sammandrag":
            continue
        column = exact[cell["table"], cell["column"]]
        match cell["row"]:
            case "Summa nettokostnader":
                kronor = sum(amount for code, amount in column.items() if code != "enheter")
            case "Resultat nämndens enheter":
                kronor = column["enheter"]
            case "Summa nettokostnader inkl. kommunal verksamhet":
                kronor = sum(column.values())
            case line:
                kronor = column[line.split(" - ")[0]]
        assert read_number(mnkr(kronor)) == read_number(cell["printed"]), cell
        compared += 1
    assert compared == 2 * 4 * 13


@pytest.mark.parametrize("column", ["Prognos helår", "Budget 2023", "Avvikelse"])
def test_the_summary_is_printed_from_the_same_amounts(column: str) -> None:
    exact = columns()[
        "helar", {"Prognos helår": "Prognos helår 2023", "Budget 2023": "Budget helår 2023"}.get(column, column)
    ]
    (cell,) = (
        cell["printed"]
        for cell in cells()
        if (cell["table"], cell["row"], cell["column"]) == ("sammandrag", "Verksamhetens nettokostnader", column)
    )
    assert read_number(mnkr(sum(exact.values()))) == read_number(cell)


def test_what_the_report_says_about_sums_that_no_table_prints_holds_too() -> None:
    period, year = columns()["period", "Avvikelse"], columns()["helar", "Avvikelse"]
    assert mnkr(period["575"] + period["600"]) == "13,8"
    assert mnkr(year["575"] + year["600"]) == "17,0"
    assert mnkr(sum(year[code] for code in ("470", "472", "474", "476"))) == "2,3"


def test_amounts_look_like_bookkeeping() -> None:
    outcomes = [amount for amount in amounts("2023", "outcome", "2023-08").values() if amount]
    assert sum(amount % 1_000 == 0 for amount in outcomes) <= 1


@pytest.mark.parametrize("period", ["2023-08", "2022-08"])
def test_revenue_and_costs_by_kind_are_the_net_cost_of_2023(period: str) -> None:
    by_kind = [
        int(row["amount"]) for row in rows("amounts/by_kind.csv") if (row["year"], row["period"]) == ("2023", period)
    ]
    assert sum(by_kind) == sum(amounts("2023", "outcome", period).values())


@pytest.mark.parametrize("period", ["2021-08", "2020-08"])
def test_revenue_and_costs_by_kind_are_those_of_2021(period: str) -> None:
    sums: dict[str, int] = defaultdict(int)
    for row in rows("amounts/by_kind.csv"):
        if (row["year"], row["period"]) == ("2021", period):
            sums[row["line"].split("-")[0]] += int(row["amount"])
    of_total = amounts("2021", "outcome", period)
    assert (sums["kostnad"], sums["intakt"]) == (of_total["costs"], of_total["revenue"])


@pytest.mark.parametrize("period", ["2021-08", "2020-08"])
def test_costs_and_revenue_of_2021_are_the_sum_of_the_lines(period: str) -> None:
    column = amounts("2021", "outcome", period)
    lines = sum(column[code] for code in ("namnden", "ami", "bistand", "vuxna", "uaf"))
    assert column["costs"] + column["revenue"] == lines


@pytest.mark.parametrize("year", ["2019", "2020", "2021", "2022"])
def test_the_frame_of_2019_is_the_internal_budget(year: str) -> None:
    frame = [
        int(row["amount"])
        for row in rows("frame_items.csv")
        if (row["budget_year"], row["year"], row["investment"]) == ("2019", year, "0")
    ]
    column = amounts("2019", "budget", year)
    assert sum(frame) == sum(amount for code, amount in column.items() if code not in ("costs", "revenue"))
    assert sum(frame) == column["costs"] + column["revenue"]


@pytest.mark.parametrize(("investment", "wanted"), [("0", None), ("1", 5_098_000)])
def test_the_frame_of_2023_is_the_budget(investment: str, wanted: int | None) -> None:
    frame = [
        int(row["amount"])
        for row in rows("frame_items.csv")
        if (row["budget_year"], row["investment"]) == ("2023", investment)
    ]
    assert sum(frame) == (wanted or sum(amounts("2023", "budget", "2023").values()))


def test_the_tool_finds_amounts_that_print_every_cell() -> None:
    # Which of all possible amounts it finds may change with the solver's version; the demo keeps those in the file.
    lines = codes()
    wanted = list(published_cells(lines))
    found = solve(wanted)
    assert {code for code, _ in found} == set(lines)
    assert all(cell.holds(found) for cell in wanted)


def test_cells_that_no_amounts_can_print_are_refused() -> None:
    part, other = ("610", "outcome"), ("575", "outcome")
    impossible = [
        Cell("a", {part: 1}, 1.0),
        Cell("b", {other: 1}, 1.0),
        Cell("a + b", {part: 1, other: 1}, 2.2),
    ]
    with pytest.raises(ValueError, match="no amounts print all cells"):
        solve(impossible)
