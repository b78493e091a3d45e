"""The economy of a committee: sums and deviations against a slow oracle, holes, investments, forecasts per occasion."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.common.errors import NotFound
from tertial.document.figure import Figure
from tertial.economy.models import Block, Flow, LineKind, Measure
from tertial.economy.queries import economy
from tests.factories.cycle import an_occasion
from tests.factories.database import undone
from tests.factories.economy import a_line, a_project, an_amount, invested
from tests.factories.examples import examples
from tests.factories.organisation import a_committee
from tests.factories.queries import queries
from tests.oracles import economy as oracle

pytestmark = pytest.mark.django_db

OPERATIONS, UNITS = ("100", "575", "921"), ("kommunal-1", "kommunal-2")
CELLS = [
    ("outcome", "2023-08"),
    ("budget", "2023-08"),
    ("outcome", "2022-08"),
    ("forecast", "2023"),
    ("budget", "2023"),
    ("outcome", "2022"),
]
ORE = st.integers(-(10**13), 10**13)
ENTRIES = st.lists(
    st.tuples(st.sampled_from(OPERATIONS + UNITS + ("varav",)), st.sampled_from(CELLS), ORE), min_size=12, max_size=40
)


def in_ore(figure: Figure) -> int | None:
    """A figure's amount in öre."""
    number = figure.number
    assert number is None or (number * 100) % 1 == 0
    return None if number is None else int(number * 100)


@pytest.fixture
def lines() -> None:
    """Three operating lines, one of-which, their total, two municipal units, and the sum of all."""
    for order, code in enumerate(OPERATIONS):
        a_line(code, order=order)
    a_line("varav", order=4, kind=LineKind.OF_WHICH)
    a_line("total", order=5, kind=LineKind.TOTAL)
    for order, code in enumerate(UNITS, start=6):
        a_line(code, order=order, block=Block.MUNICIPAL_UNITS)
    a_line("grand-total", order=9, kind=LineKind.GRAND_TOTAL, block=Block.MUNICIPAL_UNITS)


@pytest.mark.usefixtures("lines")
def test_every_figure_equals_the_oracle() -> None:
    committee, occasion = a_committee(), an_occasion()
    by_code = {line.code: line for line in committee.operating_lines.all()}

    @given(ENTRIES)
    @settings(max_examples=examples(12))
    def holds(drawn: list[tuple[str, tuple[str, str], int]]) -> None:
        with undone():
            entries = [(code, measure, period, ore) for code, (measure, period), ore in drawn]
            for code, measure, period, ore in entries:
                of = occasion if measure == "forecast" else None
                an_amount(by_code[code], Measure(measure), period, ore, occasion=of)
            read = economy(committee, occasion)
        for row in read.rows:
            summed = {"total": OPERATIONS, "grand-total": OPERATIONS + UNITS}.get(row.code, (row.code,))
            cells = [oracle.total(entries, summed, measure, period) for measure, period in CELLS]
            outcome, budget, before, forecast, year_budget, year_end = cells
            deviations = oracle.deviation(budget, outcome), oracle.deviation(year_budget, forecast)
            assert [in_ore(figure) for figure in row.figures.all] == [
                outcome,
                budget,
                deviations[0],
                before,
                forecast,
                year_budget,
                deviations[1],
                year_end,
            ]

    holds()


def test_a_total_needs_every_line_and_of_which_lines_do_not_count() -> None:
    a_line("575", order=1, outcome=100, budget=120)
    a_line("varav", order=2, kind=LineKind.OF_WHICH, outcome=40, budget=40)
    a_line("100", order=3, outcome=10)
    a_line("total", order=4, kind=LineKind.TOTAL)
    total = economy(a_committee(), an_occasion()).row("total").figures
    assert total.outcome.value == Decimal(110)
    assert total.budget.number is None
    assert total.deviation.number is None


def test_the_headline_is_the_last_sum_and_there_may_be_none() -> None:
    a_line("575", order=1, outcome=100)
    assert economy(a_committee(), an_occasion()).headline is None
    a_line("total", order=2, kind=LineKind.TOTAL)
    assert economy(a_committee(), an_occasion()).headline == economy(a_committee(), an_occasion()).row("total")
    a_line("grand-total", order=3, kind=LineKind.GRAND_TOTAL)
    headline = economy(a_committee(), an_occasion()).headline
    assert headline is not None
    assert headline.code == "grand-total"


def test_kinds_stand_apart_from_the_operating_lines_and_are_in_no_sum() -> None:
    a_line("575", order=1, outcome=100)
    a_line("total", order=2, kind=LineKind.TOTAL)
    a_line("bidrag", order=3, block=Block.REVENUE_KIND, outcome=-30)
    a_line("loner", order=4, block=Block.COST_KIND, outcome=130)
    read = economy(a_committee(), an_occasion())
    assert [row.code for row in read.rows] == ["575", "total"]
    assert ([row.code for row in read.revenue_kinds], [row.code for row in read.cost_kinds]) == (["bidrag"], ["loner"])
    assert read.row("total").figures.outcome.value == Decimal(100)


def test_an_unknown_row_names_those_that_exist() -> None:
    a_line("575")
    with pytest.raises(NotFound, match=r"Raden ”576” finns inte\. Det som finns: 575\."):
        economy(a_committee(), an_occasion()).row("576")


def test_forecasts_belong_to_their_occasion_and_committees_to_themselves() -> None:
    august, october = an_occasion("2023-08"), an_occasion("2023-10")
    line = a_line("575")
    other = a_line("575", committee=a_committee("annan"))
    an_amount(line, Measure.FORECAST, "2023", 100_00, occasion=august)
    an_amount(line, Measure.FORECAST, "2023", 200_00, occasion=october)
    an_amount(other, Measure.FORECAST, "2023", 900_00, occasion=august)
    forecasts = [economy(a_committee(), when).row("575").figures.forecast for when in (august, october)]
    assert [(figure.value, figure.period) for figure in forecasts] == [
        (Decimal(100), "2023"),
        (Decimal(200), "2023"),
    ]


def test_investments_are_net_of_income_and_summed_where_all_have_the_amount() -> None:
    first, second = a_project("1250"), a_project("1251", order=2)
    invested(first, Measure.OUTCOME, "2023-08", 500_00)
    invested(first, Measure.OUTCOME, "2023-08", -200_00, flow=Flow.INCOME)
    invested(first, Measure.BUDGET, "2023-08", 600_00)
    invested(second, Measure.OUTCOME, "2023-08", 50_00)
    read = economy(a_committee(), an_occasion())
    assert [(row.code, row.is_total) for row in read.investments] == [("1250", False), ("1251", False), ("total", True)]
    one, _, total = read.investments
    assert [in_ore(part.outcome) for part in (one.net, one.expenses, one.income)] == [300_00, 500_00, -200_00]
    assert one.net.deviation.value == Decimal(300)
    assert total.net.outcome.value == Decimal(550)
    assert total.net.budget.number is None
    assert [row.net.outcome.key for row in read.investments] == [
        "investment/1250/2023-08/outcome",
        "investment/1251/2023-08/outcome",
        "investment/total/2023-08/outcome",
    ]
    assert read.has_split_investments


def test_investments_without_income_are_not_split_and_no_investments_have_no_sum() -> None:
    assert economy(a_committee(), an_occasion()).investments == ()
    invested(a_project(), Measure.OUTCOME, "2023-08", 1)
    assert not economy(a_committee(), an_occasion()).has_split_investments


def test_all_keys_are_different() -> None:
    for code in ("575", "100"):
        a_line(code, outcome=1)
    a_line("total", kind=LineKind.TOTAL)
    invested(a_project(), Measure.OUTCOME, "2023-08", 1)
    keys = [figure.key for figure in economy(a_committee(), an_occasion()).figures()]
    assert len(keys) == len(set(keys)) == 3 * 8 + 2 * 3 * 8


def test_number_of_queries_is_the_same_for_one_line_and_fifty() -> None:
    committee, occasion = a_committee(), an_occasion()
    a_line("1", outcome=1, budget=2)
    a_project("p1")
    with queries() as few:
        economy(committee, occasion)
    for number in range(2, 51):
        a_line(str(number), order=number, outcome=1, budget=2)
        a_project(f"p{number}", order=number)
    with queries() as many:
        economy(committee, occasion)
    # 1 the lines · 2 what people gave · 3 the ledger's months · 4 which codes count as others · 5 the budget's posts
    # 6 the investments · 7 what people gave for them
    assert len(few) == len(many) == 7
