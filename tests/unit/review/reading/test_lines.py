"""The rows of the operating summary are put together of the tables, and texts are found that speak of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.document.blocks import Table
from tertial.review.finding import Place
from tertial.review.reading.line_texts import Texts
from tertial.review.reading.lines import Line, in_words
from tests.factories.reviewed import chapter, p, report, table

PERIOD = table(
    "Resultat 31 augusti 2023, tkr",
    ["Verksamhet", "Redovisat jan-aug 2023", "Budget jan-aug 2023", "Avvikelse", "Redovisat jan-aug 2022"],
    [["Nämnden", "769", "1 149", "380", "720"], ["Summa", "769", "1 149", "380", "720"]],
)
YEAR = table(
    "Prognos för helår 2023, tkr",
    ["Verksamhet", "Prognos helår", "Budget 2023", "Avvikelse", "Bokslut 2022"],
    [
        ["Nämnden", "1 224", "1 724", "500", "1 055"],
        ["varav löner", "900", "900", "0", "850"],
        ["Summa", "1 224", "1 724", "500", "1 055"],
    ],
)
INVESTMENTS = table(
    "Investeringar, tkr",
    ["Projekt", "Prognos 2023", "Budget 2023", "Avvikelse"],
    [["Bilar", "100", "250", "150"], ["Summa", "100", "250", "150"]],
)


def lines(*tables: Table) -> tuple[Line, ...]:
    """The rows of a report with these tables."""
    return report(chapter("Ekonomi", *tables)).lines


def test_the_period_and_the_year_are_put_together() -> None:
    committee, total, salaries = lines(PERIOD, YEAR, INVESTMENTS)

    assert committee.outcome is not None
    assert committee.outcome.value == Decimal(769_000)
    assert committee.year_deviation is not None
    assert committee.year_deviation.value == Decimal(500_000)
    assert committee.year_end is not None
    assert committee.previous is not None
    assert committee.place.table == "prognos-for-helar-2023-tkr"
    assert (committee.is_plain, total.is_total, salaries.of_which) == (True, True, True)


@pytest.mark.parametrize("unit", ["", "antal"])
def test_a_table_that_is_not_in_money_is_none(unit: str) -> None:
    assert (
        lines(table(f"Volymer {unit}", ["Mått", "Utfall 2023", "Budget 2023", "Avvikelse"], [["Lån", "1", "2", "1"]]))
        == ()
    )


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("600 - Flyktningmottagande", "Flyktingmottagandet har ett överskott.", True),
        ("472 - Gymn vuxenutb-påbyggnutb", "Den gymnasiala vuxenutbildningen kostar mindre.", True),
        ("Arbetsmarknads- och integrationsinsatser", "AMI har ett överskott.", True),
        ("Ekonomiskt bistånd", "Biståndet till kulturföreningar är oförändrat.", False),
        ("Kulturskolan", "Kulturskolan fick besök av ministern.", False),
        ("Fritidsgårdar", "Kulturskolan har ett underskott.", False),
    ],
)
def test_which_texts_speak_of_a_row(title: str, text: str, named: bool) -> None:
    texts = Texts(report(chapter("Ekonomi", p(text))).passages)
    assert bool(texts.about(Line(title, Place()))) is named


def test_amounts_in_words() -> None:
    assert [in_words(Decimal(amount)) for amount in (-6_400_000, 380_000, 500_000)] == [
        "−6,4\u00a0mnkr",
        "380\u00a0tkr",
        "0,5\u00a0mnkr",
    ]
