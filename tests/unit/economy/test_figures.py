"""A line's figures from its amounts, and sums of lines: exact, with holes kept as holes and an honest origin."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.common.periods import Period
from tertial.document.figure import Missing, MissingReason, Origin
from tertial.economy.figures import Amount, Amounts, LineFigures, line_figures, summed

AUGUST = Period(2023, 8)


def figures(amounts: Amounts) -> LineFigures:
    """The figures of a line called Bistånd."""
    return line_figures(stem="line/575", title="Bistånd", amounts=amounts, period=AUGUST, money_unit="mnkr")


FULL: Amounts = {
    ("outcome", "2023-08"): Amount(16_841_265_005, "Ekonomisystemet"),
    ("budget", "2023-08"): Amount(17_200_000_000, "Internbudget"),
    ("outcome", "2022-08"): Amount(16_000_000_000),
    ("forecast", "2023"): Amount(25_480_000_000),
    ("budget", "2023"): Amount(25_000_000_000),
    ("outcome", "2022"): Amount(24_000_000_000),
}


def test_keys_values_and_labels() -> None:
    assert [(figure.key, figure.value, figure.label) for figure in figures(FULL).all] == [
        ("line/575/2023-08/outcome", Decimal("168412650.05"), "Bistånd, redovisat januari–augusti 2023"),
        ("line/575/2023-08/budget", Decimal(172_000_000), "Bistånd, budget januari–augusti 2023"),
        ("line/575/2023-08/deviation", Decimal("3587349.95"), "Bistånd, avvikelse"),
        ("line/575/2022-08/outcome", Decimal(160_000_000), "Bistånd, redovisat januari–augusti 2022"),
        ("line/575/2023/forecast", Decimal(254_800_000), "Bistånd, prognos helår 2023"),
        ("line/575/2023/budget", Decimal(250_000_000), "Bistånd, budget helår 2023"),
        ("line/575/2023/forecast-deviation", Decimal(-4_800_000), "Bistånd, prognosens avvikelse"),
        ("line/575/2022/outcome", Decimal(240_000_000), "Bistånd, redovisat helår 2022"),
    ]
    assert {(figure.unit, figure.shown_in) for figure in figures(FULL).all} == {("kr", "mnkr")}


def test_origins_and_what_a_deviation_is_made_of() -> None:
    line = figures(FULL)
    assert [figure.provenance.origin for figure in line.all] == [
        Origin.LEDGER,
        Origin.DECISION,
        Origin.CALCULATION,
        Origin.LEDGER,
        Origin.FORECAST,
        Origin.DECISION,
        Origin.CALCULATION,
        Origin.LEDGER,
    ]
    assert line.deviation.provenance.inputs == ("line/575/2023-08/budget", "line/575/2023-08/outcome")
    assert line.deviation.provenance.source == "Budget minus utfall"
    assert line.forecast_deviation.provenance.inputs == ("line/575/2023/budget", "line/575/2023/forecast")
    assert line.forecast_deviation.provenance.source == "Budget minus prognos"


@pytest.mark.parametrize(
    ("without", "deviation", "forecast_deviation"),
    [
        (("outcome", "2023-08"), "Budget eller utfall saknas", None),
        (("budget", "2023-08"), "Budget eller utfall saknas", None),
        (("forecast", "2023"), None, "Budget eller prognos saknas"),
        (("budget", "2023"), None, "Budget eller prognos saknas"),
    ],
)
def test_a_deviation_with_a_hole_is_missing_and_not_the_other_number(
    without: tuple[str, str], deviation: str | None, forecast_deviation: str | None
) -> None:
    line = figures({key: amount for key, amount in FULL.items() if key != without})
    for figure, words in ((line.deviation, deviation), (line.forecast_deviation, forecast_deviation)):
        if words is None:
            assert figure.number is not None
        else:
            assert figure.value == Missing(MissingReason.NOT_MEASURED, words)


def test_an_amount_of_zero_is_a_number_and_no_amount_is_missing() -> None:
    line = figures({("outcome", "2023-08"): Amount(0)})
    assert line.outcome.value == 0
    assert line.budget.value == Missing(MissingReason.NOT_MEASURED, "Beloppet är inte inläst")
    assert line.in_period_table
    assert not line.in_year_table
    assert not figures({}).in_period_table


def test_last_years_amounts_alone_make_no_row() -> None:
    line = figures({("outcome", "2022-08"): Amount(1), ("outcome", "2022"): Amount(1)})
    assert (line.in_period_table, line.in_year_table) == (False, False)


def test_a_sum_needs_every_line_and_says_that_it_is_a_sum() -> None:
    both, one = ("outcome", "2023-08"), ("budget", "2023-08")
    total = summed(
        {"line/a": {both: Amount(5, "a"), one: Amount(1)}, "line/b": {both: Amount(-7, "b")}}, "Summa av verksamheterna"
    )
    assert total == {both: Amount(-2, "Summa av verksamheterna", parts=("line/a", "line/b"))}
    assert figures(total).outcome.provenance.origin is Origin.CALCULATION
    assert summed({}, "Summa") == {}


def test_a_source_that_begins_like_a_sum_is_still_the_ledger() -> None:
    line = figures({("outcome", "2023-08"): Amount(5, "Summa enligt bokslutet")})
    assert line.outcome.provenance.origin is Origin.LEDGER


def test_what_is_made_up_for_the_demo_says_so_in_sums_too() -> None:
    key = ("outcome", "2023-08")
    demo = summed({"line/a": {key: Amount(5, demo=True)}, "line/b": {key: Amount(6)}}, "Summa")
    assert figures(demo).outcome.provenance.origin is Origin.DEMO_SERIES
