"""The economic tables of the internal budget for 2019, cell by cell, from the demo's budget, frame and investments.

Compared are exact amounts: the budget was printed in thousands of kronor, and no öre stands beside them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from tertial.common.money import ore
from tertial.common.numbers import read_number
from tertial.economy.models import Flow, InvestmentAmount
from tertial.economy.queries.budget import Budget, budget
from tertial.economy.queries.frame import Beside, frame_and_budget
from tertial.organisation.queries import committee
from tests.integration.reports.published_tables import PUBLISHED, normalised

ORIGINAL = 0

LINES = {
    "Nämnden": "namnden",
    "Avdelningen för försörjningsinsatser": "forsorjningsinsatser",
    "Ekonomisk bistånd": "bistand",
    "Arbetsmarknads- och integrationsinsatser": "arbetsmarknad",
    "Utbildningsförvaltningen": "utbildningsforvaltningen",
    "Ofördelad pris- och lönejustering": "ofordelad",
}
FRAME = {
    "Beslutad ram KF juni": 1,
    "Överföring från socialnämnden": 3,
    "Pris och lön från bildningsnämnden": 4,
    "Del av utbildningsförvaltningen": 5,
    "Feriearbete": 6,
    "Slutjustering pris och lön": 7,
}
INVESTMENT_FRAME = {"Investeringsram": 1, "Justering från bildningsnämnden": 2}


def published() -> list[dict[str, str]]:
    with (PUBLISHED / "internal_budget_2019.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_cell_is_there() -> None:
    tables = [row["table"] for row in published()]
    assert {table: tables.count(table) for table in tables} == {
        "driftsammandrag": 10 * 4,
        "ram": 7 * 4 - 1,  # nothing stands in one cell
        "investeringar": 7 * 4,
    }


@pytest.mark.parametrize("table", ["driftsammandrag", "ram", "investeringar"])
def test_every_cell_is_what_was_published(demo: None, table: str) -> None:
    amount = TABLES[table]()
    cells = [row for row in published() if row["table"] == table]
    found = {(row["row"], row["year"]): amount(row["row"], int(row["year"])) for row in cells}
    thousands = {(row["row"], row["year"]): read_number(normalised(row["printed"])) for row in cells}
    assert found == {cell: ore(1000 * value) for cell, value in thousands.items() if value is not None}
    assert None not in thousands.values()


def operations() -> Callable[[str, int], int | None]:
    board = committee("arbetsmarknadsnamnden")
    book, frame = budget(board, 2019), frame_and_budget(board, 2019).operations

    def amount(row: str, year: int) -> int | None:
        match row:
            case "Summa nämndens internbudget":
                return book.amount(year, ORIGINAL)
            case "varav intäkter":
                return of_total(book, year, revenue=True)
            case "varav kostnader":
                return of_total(book, year, revenue=False)
            case "Budgetram":
                return frame.frame(year)
        (line,) = (line for line in book.lines if line.code == LINES[row])
        return line.amount(year, ORIGINAL)

    return amount


def of_total(book: Budget, year: int, *, revenue: bool) -> int:
    return sum(
        post.amount_ore
        for line in book.lines
        for post in line.posts
        if (post.year, post.number, post.account.startswith("3")) == (year, ORIGINAL, revenue)
    )


def bridge() -> Callable[[str, int], int | None]:
    frame = frame_and_budget(committee("arbetsmarknadsnamnden"), 2019).operations
    return lambda row, year: frame.frame(year) if row == "Summa" else part(frame, FRAME[row], year)


def investments() -> Callable[[str, int], int | None]:
    frame = frame_and_budget(committee("arbetsmarknadsnamnden"), 2019).investments

    def amount(row: str, year: int) -> int | None:
        match row:
            case "Ny- och återanskaffning av inventarier" | "Summa investeringar":
                return frame.budget(year)
            case "varav inkomster":
                return flow(Flow.INCOME, year)
            case "varav utgifter":
                return flow(Flow.EXPENSES, year)
            case "Investeringsram efter justering":
                return frame.frame(year)
        return part(frame, INVESTMENT_FRAME[row], year)

    return amount


def flow(which: Flow, year: int) -> int:
    rows = InvestmentAmount.objects.filter(project__year=2019, measure="budget", flow=which, period=str(year))
    return sum(row.amount_ore for row in rows)


def part(frame: Beside, order: int, year: int) -> int | None:
    (row,) = (row for row in frame.rows if row.order == order)
    return row.amount(year)


TABLES = {"driftsammandrag": operations, "ram": bridge, "investeringar": investments}
