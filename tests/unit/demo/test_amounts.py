"""The demo's exact amounts print every published cell, and add up among themselves."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
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


def amounts(year: str, measure: str, period: str) -> Amounts:
    """The amounts of a year's lines: outcomes from the ledger's targets, budgets from the posts, forecasts as they are."""
    if measure == "budget":
        return budgets(year, period)
    if measure == "forecast":
        return {
            row["line"]: int(row["amount"])
            for row in rows("forecasts.csv")
            if (row["year"], row["year"]) == (year, period) and row["occasion"] == f"{year}-08"
        }
    return {
        row["line"]: int(row["amount"])
        for row in rows("ledger/targets.csv")
        if (row["year"], row["period"]) == (year, period)
    }


def posts(year: str, period: str) -> Iterator[tuple[dict[str, str], int]]:
    """Each post of a year's budget that has the period, with its kronor."""
    of_year, _, month = period.partition("-")
    for row in rows("budget_posts.csv"):
        if (row["budget_year"], row["year"]) == (year, of_year):
            months = [int(row[f"m{number:02d}"] or 0) for number in range(1, int(month or 12) + 1)]
            yield row, sum(months) if row["method"] == "manual" else int(row["amount"])


def budgets(year: str, period: str) -> Amounts:
    sums: dict[str, int] = defaultdict(int)
    for row, kronor in posts(year, period):
        sums[row["line"]] += kronor
    lines = [row for row in rows("lines.csv") if row["year"] == year and row["kind"] == "plain"]
    return {row["code"]: sums[row["code"]] for row in lines if row["block"] in ("operations", "municipal_units")}


def by_account(year: str, period: str, lines: set[str]) -> dict[str, int]:
    """The budget's revenue and costs."""
    sums: dict[str, int] = defaultdict(int)
    for row, kronor in posts(year, period):
        if row["line"] in lines:
            sums["revenue" if row["account"].startswith("3") else "costs"] += kronor
    return sums


def lines_only(year: str, period: str) -> Amounts:
    """Outcomes of lines, without the kinds."""
    return {code: amount for code, amount in amounts(year, "outcome", period).items() if "-" not in code}


def columns() -> dict[tuple[str, str], Amounts]:
    """The printed columns of the two operating summaries of August 2023, as exact amounts by line."""
    outcome, budget = lines_only("2023", "2023-08"), amounts("2023", "budget", "2023-08")
    forecast, year = amounts("2023", "forecast", "2023"), amounts("2023", "budget", "2023")
    return {
        ("period", "Redovisat jan.-aug. 2023"): outcome,
        ("period", "Budget jan.-aug. 2023"): budget,
        ("period", "Avvikelse"): {code: deviation(budget=budget[code], actual=outcome[code]) for code in budget},
        ("period", "Redovisat samma period föregående år"): lines_only("2023", "2022-08"),
        ("helar", "Prognos helår 2023"): forecast,
        ("helar", "Budget helår 2023"): year,
        ("helar", "Avvikelse"): {code: deviation(budget=year[code], actual=forecast[code]) for code in year},
        ("helar", "Bokslut 2022"): lines_only("2023", "2022"),
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
    outcomes = [amount for amount in lines_only("2023", "2023-08").values() if amount]
    assert sum(amount % 1_000 == 0 for amount in outcomes) <= 1


@pytest.mark.parametrize(
    ("year", "period"), [("2023", "2023-08"), ("2023", "2022-08"), ("2021", "2021-08"), ("2021", "2020-08")]
)
def test_the_targets_by_kind_leave_room_for_the_assistance_that_was_paid(year: str, period: str) -> None:
    column = amounts(year, "outcome", period)
    paid = sum(
        int(row["value"])
        for row in rows("observations/series.csv")
        if row["indicator"] == "bistand-per-manad" and period[:4] + "-01" <= row["period"] <= period
    )
    revenue = sum(amount for code, amount in column.items() if code.startswith("intakt-"))
    costs = sum(amount for code, amount in column.items() if code.startswith("kostnad-")) + paid
    if year == "2021":
        assert (costs, revenue) == (column["costs"], column["revenue"])
    else:
        assert costs + revenue == sum(amount for code, amount in column.items() if "-" not in code)


@pytest.mark.parametrize("period", ["2021-08", "2020-08"])
def test_costs_and_revenue_of_2021_are_the_sum_of_the_lines(period: str) -> None:
    column = amounts("2021", "outcome", period)
    lines = sum(column[code] for code in ("namnden", "ami", "bistand", "vuxna", "uaf"))
    assert column["costs"] + column["revenue"] == lines


@pytest.mark.parametrize(
    ("period", "wanted"),
    [
        ("2021-08", {"costs": 324_929_000, "revenue": -24_520_000}),
        ("2021", {"costs": 488_645_000, "revenue": -36_780_000}),
    ],
)
def test_the_budget_of_2021_has_the_costs_and_revenue_that_were_published(period: str, wanted: dict[str, int]) -> None:
    assert by_account("2021", period, {"namnden", "ami", "bistand", "vuxna", "uaf"}) == wanted


def test_staff_of_the_budget_of_2021_is_what_was_published() -> None:
    staff = [kronor for row, kronor in posts("2021", "2021-08") if (row["line"], row["account"][0]) == ("ami", "5")]
    assert sum(staff) == 46_825_000


def test_months_of_every_post_sum_to_it() -> None:
    for row in rows("budget_posts.csv"):
        if row["method"] == "manual":
            assert sum(int(row[f"m{month:02d}"]) for month in range(1, 13)) == int(row["amount"]), row


@pytest.mark.parametrize("year", ["2019", "2020", "2021", "2022"])
def test_the_frame_of_2019_is_the_internal_budget(year: str) -> None:
    frame = [
        int(row["amount"])
        for row in rows("frame_items.csv")
        if (row["budget_year"], row["year"], row["investment"]) == ("2019", year, "0")
    ]
    column = budgets("2019", year)
    assert sum(frame) == sum(column.values())
    costs = 387_679_000 if year == "2019" else 387_824_000
    assert by_account("2019", year, set(column)) == {"revenue": -14_870_000, "costs": costs}


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
