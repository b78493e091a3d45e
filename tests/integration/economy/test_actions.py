"""What economy's actions refuse, keep and change."""

from __future__ import annotations

import pytest

from tertial.common.errors import Refused
from tertial.economy.models import Block, Flow, LineKind, Measure
from tertial.economy.queries import frame_items
from tests.factories.cycle import an_occasion
from tests.factories.economy import a_line, a_project, an_amount, invested
from tests.factories.organisation import a_committee, the_program

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", [LineKind.TOTAL, LineKind.GRAND_TOTAL])
def test_a_sum_is_computed_and_cannot_be_given(kind: LineKind) -> None:
    with pytest.raises(Refused, match="Rad total är en summa och räknas av raderna"):
        an_amount(a_line("total", kind=kind), Measure.OUTCOME, "2023-08", 1)


def test_forecasts_and_only_they_have_an_occasion() -> None:
    line, project, occasion = a_line("575"), a_project(), an_occasion()
    for sentence in ("En prognos hör till ett uppföljningstillfälle, och bara prognoser gör det.",):
        with pytest.raises(Refused, match=sentence):
            an_amount(line, Measure.FORECAST, "2023", 1)
        with pytest.raises(Refused, match=sentence):
            an_amount(line, Measure.BUDGET, "2023", 1, occasion=occasion)
        with pytest.raises(Refused, match=sentence):
            invested(project, Measure.FORECAST, "2023", 1)
        with pytest.raises(Refused, match=sentence):
            invested(project, Measure.OUTCOME, "2023-08", 1, occasion=occasion)


def test_a_period_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(Refused, match="”augusti” är ingen period"):
        an_amount(a_line("575"), Measure.OUTCOME, "augusti", 1)
    with pytest.raises(Refused, match="”2023-13” är ingen period"):
        invested(a_project(), Measure.OUTCOME, "2023-13", 1)


def test_amounts_are_kept_to_the_ore_however_large() -> None:
    line = a_line("575")
    for ore in (1, -1, 0, 9_223_372_036_854_775_807, -9_223_372_036_854_775_808):
        amount = an_amount(line, Measure.OUTCOME, "2023-08", ore)
        amount.refresh_from_db()
        assert amount.amount_ore == ore


def test_income_and_expenses_of_an_investment_are_two_amounts() -> None:
    project = a_project()
    one = invested(project, Measure.OUTCOME, "2023-08", 5)
    other = invested(project, Measure.OUTCOME, "2023-08", -2, flow=Flow.INCOME)
    assert one.pk != other.pk
    assert project.amounts.count() == 2


def test_frame_items_stand_in_their_order_and_by_budget_year() -> None:
    from tertial.economy.actions import add_frame_item

    for year, order, label in ((2023, 2, "Index"), (2023, 1, "Ram"), (2024, 1, "Nästa")):
        add_frame_item(
            committee=a_committee(),
            budget_year=year,
            year=year,
            order=order,
            label=label,
            amount_ore=100,
            by=the_program(),
        )
    assert [item.label for item in frame_items(a_committee(), 2023)] == ["Ram", "Index"]


def test_titles_have_their_printed_code_where_there_is_one() -> None:
    line = a_line("575", block=Block.OPERATIONS)
    assert (line.title, str(line)) == ("Rad 575", "Rad 575 2023")
    line.printed_code = "575"
    assert line.title == "575 - Rad 575"
