"""Every number has one home: what the ledger or a decided budget says is read from there, and not given by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.common.errors import Refused
from tertial.economy.actions import set_project_selector, set_selector
from tertial.economy.models import Measure, OperatingLine, SpreadMethod
from tertial.economy.queries import accuracy, forecast_history, investments
from tertial.economy.queries.last_year import latest_pattern
from tests.factories.cycle import an_occasion
from tests.factories.economy import a_line, a_project, an_amount, invested
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee, the_program
from tests.factories.plans import a_budget, a_post, decided

pytestmark = pytest.mark.django_db


def selected(code: str = "575") -> OperatingLine:
    """A line whose outcome comes from the ledger."""
    return set_selector(line=a_line(code), selector=f"verksamhet {code}", by=the_program())


def a_year(year: int, *, last: int = 12) -> list[Row]:
    """A row of 1, 2, 3 … kronor each month, and as much revenue on another account in January."""
    return [*(Row(year * 100 + month, month * 100) for month in range(1, last + 1)), Row(year * 100 + 1, -100, "3510")]


def test_an_outcome_that_the_ledger_says_is_not_given_by_hand() -> None:
    line, free = selected(), a_line("600", order=2)
    an_amount(line, Measure.OUTCOME, "2023-08", 1)
    a_batch(*a_year(2023, last=8))
    for period in ("2023-08", "2023-03"):
        with pytest.raises(Refused, match=r"kommer från huvudboken \(verksamhet 575\) och anges inte för hand"):
            an_amount(line, Measure.OUTCOME, period, 1)
    # Where the ledger does not reach, people fill in; and a line without a selector is theirs.
    an_amount(line, Measure.OUTCOME, "2022-08", 1)
    an_amount(line, Measure.OUTCOME, "2023", 1)
    an_amount(free, Measure.OUTCOME, "2023-08", 1)


def test_an_investment_that_the_ledger_follows_is_not_given_by_hand() -> None:
    project = set_project_selector(project=a_project(), selector="projekt 1250", by=the_program())
    a_batch(Row(202301, 100, project="1250"))
    with pytest.raises(Refused, match=r"Utfallet för Investering 1250 januari 2023 kommer från huvudboken"):
        invested(project, Measure.OUTCOME, "2023-01", 1)
    invested(project, Measure.BUDGET, "2023", 1)
    invested(project, Measure.OUTCOME, "2023", 1)


def test_a_budget_that_is_decided_is_not_given_by_hand() -> None:
    line = a_line("575")
    an_amount(line, Measure.BUDGET, "2023", 1)
    a_post(line, 1_200)
    an_amount(line, Measure.BUDGET, "2023", 2)
    decided(a_budget())
    with pytest.raises(Refused, match="Budgeten för 2023 kommer från posterna i ”Internbudget”, som är beslutad"):
        an_amount(line, Measure.BUDGET, "2023", 3)
    an_amount(a_line("575", year=2024), Measure.BUDGET, "2024", 3)


def test_a_post_follows_the_latest_whole_year_of_the_ledger_and_its_own_account() -> None:
    line = selected()
    a_batch(*a_year(2021), *a_year(2022, last=11))
    pattern = latest_pattern(line)
    assert pattern is not None
    assert (pattern.year, pattern.months) == (2021, (0, *(month * 100 for month in range(2, 13))))
    assert a_post(line, 78, account="5", method=SpreadMethod.LAST_YEAR).months_ore == [
        month * 100 for month in range(1, 13)
    ]
    assert latest_pattern(line, "4") is None
    a_batch(*a_year(2021), *a_year(2022))
    newer = latest_pattern(line, "35")
    assert newer is not None
    assert (newer.year, newer.months) == (2022, (-100, *(0,) * 11))


def test_the_year_ends_as_the_ledger_says() -> None:
    line = selected()
    an_amount(line, Measure.BUDGET, "2023", 100_00)
    an_amount(line, Measure.FORECAST, "2023", 80_00, occasion=an_occasion())
    an_amount(line, Measure.OUTCOME, "2023", 1)
    a_batch(*a_year(2023, last=11))
    assert forecast_history(a_committee(), 2023).total.year_end_ore == 1
    a_batch(*a_year(2023))
    (hit,) = accuracy(a_committee(), 2023)
    assert (hit.year_end_ore, hit.missed_ore, hit.percent) == (77_00, 3_00, Decimal(3))


def test_what_a_project_had_cost_before_is_all_that_the_ledger_has_of_it() -> None:
    project = set_project_selector(project=a_project(), selector="projekt 1250", by=the_program())
    months = [202111, 202112, *range(202201, 202213), *range(202301, 202309)]
    a_batch(*(Row(month, 100, project="1250") for month in months), Row(202112, -40, "3910", project="1250"))
    row, _ = investments(a_committee(), an_occasion()).rows
    assert row.project == project
    assert row.this_year.outcome.number == 8
    assert str(row.spent_before.number) == "13.6"
    assert str(row.accumulated.number) == "21.6"
