"""What tables and facts tell of each thing over time, beside its target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.review.reading.wanted import wanted_of
from tests.factories.review_facts import facts, indicator
from tests.factories.reviewed import chapter, report, table

PERSONNEL = chapter(
    "Personal",
    table(
        "Personal",
        ["Personal", "Helår 2022", "Augusti 2023", "Målvärde 2023"],
        [
            [
                "Total sjukfrånvaro (%)",
                "IAF: 7,7 UTB (vux): 3,9",
                "IAF: 6,7 UTB (vux): I.U.",
                "IAF: 6,5 UTB (vux): 5,2",
            ],
            ["Medarbetare per chef", "IAF: 14 UTB: 42", "IAF: 15 UTB: 40", "≤ 30"],
            ["Antal besök", "810", "640", "Ska öka"],
        ],
    ),
)


def test_a_cell_that_names_units_is_a_series_for_each() -> None:
    iaf, utb, *_ = report(PERSONNEL).series

    assert (iaf.label, iaf.part, iaf.name) == ("Total sjukfrånvaro (%), IAF", "IAF", "Total sjukfrånvaro (%)")
    assert [(point.end, point.value) for point in iaf.points] == [
        ((2022, 12), Decimal("7.7")),
        ((2023, 8), Decimal("6.7")),
    ]
    assert (iaf.target, iaf.wanted, iaf.verdict.value) == ("6,5", "lower", "not_met")
    assert (utb.now, utb.missing) == (None, True)


def test_a_target_without_a_name_is_for_all_units() -> None:
    _, _, few, many, visits = report(PERSONNEL).series

    assert [(one.part, one.target, one.verdict.value) for one in (few, many)] == [
        ("IAF", "≤ 30", "met"),
        ("UTB", "≤ 30", "not_met"),
    ]
    assert (visits.target, visits.wanted) == ("Ska öka", "higher")


def test_the_facts_have_values_that_no_table_shows() -> None:
    known = facts(
        indicators=[indicator("Andel nöjda", now="81", target="80", earlier=[("2022", "79"), ("2022-08", "86")])]
    )
    (one,) = report(facts=known).series

    assert [(point.end, point.value) for point in one.points] == [
        ((2022, 8), Decimal(86)),
        ((2022, 12), Decimal(79)),
        ((2023, 8), Decimal(81)),
    ]
    assert one.place.words == "indikatorn ”Andel nöjda”"


def test_the_report_may_have_no_period() -> None:
    assert report(PERSONNEL, period=None).series[0].now is not None


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Total sjukfrånvaro, %", "lower"),
        ("Andel godkända, %", "higher"),
        ("Andel ej återaktualiserade med försörjningsstöd", ""),
        ("Antal tillsvidareanställda", ""),
        ("Nöjdhet med väntetid", ""),
    ],
)
def test_which_way_is_better_is_guessed_where_the_name_says(name: str, wanted: str) -> None:
    assert wanted_of(name) == wanted
