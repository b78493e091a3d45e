"""Measured values as rows of figures: parts, definitions, targets, verdicts, and a fixed number of queries."""

from __future__ import annotations

from datetime import date

import pytest

from tertial.document.figure import Missing, MissingReason, Origin
from tertial.document.printing import printed
from tertial.measurement.models import Nature, State
from tertial.measurement.queries import Measured, all_series, history, measured, series, targets_of
from tertial.measurement.queries import indicator as find_indicator
from tertial.steering.actions import add_indicator, add_named_part
from tertial.steering.models import Direction, Indicator, IndicatorKind, Sex
from tests.factories.cycle import a_decision, an_occasion
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee, a_unit, the_program
from tests.factories.queries import queries
from tests.factories.steering import a_goal, a_target, an_indicator, redefined
from tests.unit.steering.test_targets import PUBLISHED

pytestmark = pytest.mark.django_db


def read(kind: IndicatorKind = IndicatorKind.INDICATOR) -> Measured:
    """The only indicator, as it stands at the occasion."""
    (found,) = measured(a_committee(), an_occasion(), [kind])
    return found


def table(found: Measured) -> dict[str, dict[str, list[str]]]:
    """What each row prints, by its label and column; a unit named in a cell stands before the value."""
    return {
        row.label: {
            column: [f"{line.unit} {printed(line.figure)}".strip() for line in lines]
            for column, lines in row.cells.items()
        }
        for row in found.rows
    }


def test_the_columns_are_two_years_the_same_period_last_year_now_forecast_and_target() -> None:
    one = an_indicator(goal=a_goal())
    for period in ("2019", "2020", "2021", "2022", "2022-08", "2023-07", "2023-08", "2023"):
        observed(one, period, f"{period[2:4]}.0")
    observed(one, "2023", "99", nature=Nature.FORECAST)
    observed(one, "2022", "1", nature=Nature.BASE)
    a_target(one, "≥ 90")
    a_target(one, "≥ 95", year=2024)
    assert table(read()) == {
        "": {
            "2021": ["21,0"],
            "2022": ["22,0"],
            "2022-08": ["22,0"],
            "2023-08": ["23,0"],
            "forecast": ["99"],
            "target": ["≥ 90"],
        }
    }


def test_the_same_units_in_every_column_are_rows() -> None:
    one, iaf, utb = an_indicator(goal=a_goal()), a_unit("iaf"), a_unit("utb")
    for unit, now, before in ((iaf, "5.5", "5.4"), (utb, "2.4", "2.2")):
        observed(one, "2023-08", now, unit=unit)
        observed(one, "2022", before, unit=unit)
    a_target(one, "5,0", unit=iaf)
    assert table(read()) == {
        "IAF": {"2022": ["5,4"], "2023-08": ["5,5"], "target": ["5,0"]},
        "UTB": {"2022": ["2,2"], "2023-08": ["2,4"]},
    }


def test_units_are_named_in_cells_when_the_organisation_changed_between_columns() -> None:
    one, sof, iaf, utb = an_indicator(goal=a_goal()), a_unit("sof"), a_unit("iaf"), a_unit("utb")
    observed(one, "2021", "7.7", unit=sof)
    for unit, value in ((iaf, "5.5"), (utb, "2.4")):
        observed(one, "2023-08", value, unit=unit)
    assert table(read()) == {"": {"2021": ["SOF 7,7"], "2023-08": ["IAF 5,5", "UTB 2,4"]}}


def test_sexes_and_named_parts_are_rows_in_their_order() -> None:
    one = an_indicator(goal=a_goal())
    october = add_named_part(indicator=one, slug="oktober", name="Oktober", order=2, by=the_program())
    august = add_named_part(indicator=one, slug="augusti", name="Augusti", order=1, by=the_program())
    observed(one, "2023-08", "3", part=october)
    observed(one, "2023-08", "2", part=august, sex=Sex.WOMEN)
    observed(one, "2023-08", "1", part=august)
    observed(one, "2023-08", "5", sex=Sex.MEN)
    observed(one, "2023-08", "4", sex=Sex.WOMEN)
    observed(one, "2023-08", "9")
    assert list(table(read())) == ["", "Kvinnor", "Män", "Augusti", "Augusti, Kvinnor", "Oktober"]
    assert [line.figure.key for row in read().rows for line in row.cells["2023-08"]] == [
        "indicator/brukarenkat/2023-08",
        "indicator/brukarenkat/2023-08/women",
        "indicator/brukarenkat/2023-08/men",
        "indicator/brukarenkat/2023-08/augusti",
        "indicator/brukarenkat/2023-08/augusti/women",
        "indicator/brukarenkat/2023-08/oktober",
    ]


def test_a_missing_value_is_marked_with_its_reason_as_a_note() -> None:
    one = an_indicator(goal=a_goal())
    observed(one, "2022", Missing(MissingReason.NEW_SOURCE_SYSTEM))
    observed(one, "2023-08", Missing(MissingReason.MEASURED_LATER, "Mäts i oktober", date(2023, 10, 31)))
    observed(one, "2021", Missing(MissingReason.OTHER, "Texten"), note="Egen not\n\n  En till ")
    (row,) = read().rows
    assert {column: lines[0].notes for column, lines in row.cells.items()} == {
        "2021": ("Egen not", "En till"),
        "2022": ("Nytt verksamhetssystem",),
        "2023-08": ("Mäts i oktober",),
    }
    assert row.cells["2023-08"][0].figure.value == Missing(
        MissingReason.MEASURED_LATER, "Mäts i oktober", date(2023, 10, 31)
    )
    assert table(read())[""]["2022"] == ["I.U."]


def test_words_and_precision_are_printed_as_they_were_reported() -> None:
    one = an_indicator(goal=a_goal())
    observed(one, "2022", "88.00")
    observed(one, "2022-08", "-0.5")
    observed(one, "2023-08", "Inga signifikanta skillnader", words=True)
    assert table(read())[""] == {"2022": ["88,00"], "2022-08": ["−0,5"], "2023-08": ["Inga signifikanta skillnader"]}


def test_a_value_keeps_the_unit_it_was_measured_in_when_the_definition_changes() -> None:
    """A share of 2021 is not that many children of 2023."""
    one = an_indicator("barn", goal=a_goal(), unit="%")
    observed(one, "2021", "5.2")
    redefined(one, 2023, unit="antal barn", comparable=False)
    observed(one, "2023-08", "312")
    (row,) = read().rows
    assert {column: lines[0].figure.unit for column, lines in row.cells.items()} == {
        "2021": "%",
        "2023-08": "antal barn",
    }
    assert [point.figure.unit for point in history(find_indicator(a_committee(), "barn"))] == ["%", "antal barn"]


def test_the_value_by_the_earlier_definition_stands_in_parentheses_if_its_unit_is_the_same() -> None:
    one = an_indicator(goal=a_goal(), unit="dagar")
    first = one.definitions.get()
    observed(one, "2022", "21", definition=first)
    second = redefined(one, 2022, unit="dagar")
    observed(one, "2022", "17", definition=second)
    assert table(read())[""]["2022"] == ["17 (21)"]
    third = redefined(one, 2023, unit="veckor")
    observed(one, "2022", "2.5", definition=third)
    assert table(read())[""]["2022"] == ["2,5"]


def test_the_latest_decided_target_counts_and_the_earlier_ones_stay() -> None:
    one = an_indicator(goal=a_goal())
    for slug, day, text in (
        ("korrigering", date(2023, 4, 25), "92"),
        ("internbudget", date(2022, 10, 20), "90"),
        ("utan-datum", None, "10"),
    ):
        a_target(one, text, decision=a_decision(slug, decided_on=day))
    assert table(read())[""]["target"] == ["92"]
    everything = targets_of(find_indicator(a_committee(), one.slug))
    assert {printed(figure) for _, figure in everything} == {"10", "90", "92"}


def test_every_published_form_of_a_target_is_printed_as_it_was_decided() -> None:
    one = an_indicator(goal=a_goal())
    for place, (text, _, _) in enumerate(PUBLISHED):
        a_target(one, text, year=2000 + place)
    found = targets_of(find_indicator(a_committee(), one.slug))
    assert [printed(figure) for _, figure in found] == [text for text, _, _ in PUBLISHED]


def test_a_target_that_is_not_set_is_missing_and_printed_as_decided() -> None:
    one = an_indicator(goal=a_goal())
    a_target(one, "Målvärde sätts under 2023")
    (row,) = read().rows
    figure = row.cells["target"][0].figure
    assert (figure.value, printed(figure)) == (
        Missing(MissingReason.OTHER, "Målvärde är inte satt"),
        "Målvärde sätts under 2023",
    )
    assert figure.provenance.origin is Origin.DECISION


def test_definitions_before_and_after_the_year() -> None:
    """Before its first definition an indicator has that one; a later definition does not reach back."""
    one = an_indicator(goal=a_goal(), since=2024)
    assert read().name == "Brukarenkat"
    redefined(one, 2025)
    assert read().name == "Brukarenkat"
    add_indicator(committee=a_committee(), kind=IndicatorKind.INDICATOR, slug="odefinierad", by=the_program())
    assert targets_of(find_indicator(a_committee(), "odefinierad")) == []


def test_indicators_come_in_the_order_of_the_goals_and_kinds_apart() -> None:
    second, first = a_goal("b", order=2), a_goal("a", order=1)
    for slug, goal, order in (("x", second, 1), ("y", first, 2), ("z", first, 1)):
        an_indicator(slug, goal=goal, order=order)
    an_indicator("hushall", kind=IndicatorKind.VOLUME)
    found = measured(a_committee(), an_occasion(), [IndicatorKind.INDICATOR])
    assert [(one.slug, one.goal_id) for one in found] == [("z", first.pk), ("y", first.pk), ("x", second.pk)]
    assert read(IndicatorKind.VOLUME).goal_id is None


def test_history_is_in_order_of_time_with_the_year_after_its_months() -> None:
    one = an_indicator(goal=a_goal())
    for period in ("2023-08", "2022", "2022-08", "2022-12", "2021"):
        observed(one, period, "1")
    found = find_indicator(a_committee(), one.slug)
    assert [point.figure.period for point in history(found)] == ["2021", "2022-08", "2022-12", "2022", "2023-08"]


def test_series_say_when_they_are_made_up() -> None:
    one = an_indicator("hushall-manad", kind=IndicatorKind.SERIES, unit="antal")
    observed(one, "2023-07", "10", demo=True)
    observed(one, "2023-08", "11")
    found = series(a_committee(), "hushall-manad")
    assert [figure.provenance.origin for figure in found] == [Origin.DEMO_SERIES, Origin.OBSERVATION]
    assert [figure.key for figure in all_series(a_committee())] == [figure.key for figure in found]
    assert series(a_committee(), "finns-inte") == []


def test_a_revised_or_preliminary_value_says_so() -> None:
    one = an_indicator(goal=a_goal())
    observed(one, "2022", "1", state=State.PRELIMINARY)
    observed(one, "2021", "1")
    observed(one, "2021", "2")
    (row,) = read().rows
    details = {column: lines[0].figure.provenance.detail for column, lines in row.cells.items()}
    assert details == {"2021": "Reviderad", "2022": "Preliminär"}


def test_number_of_queries_is_the_same_for_one_indicator_and_fifty() -> None:
    goal, committee, occasion = a_goal(), a_committee(), an_occasion()

    def add(slug: str) -> Indicator:
        one = an_indicator(slug, goal=goal, direction=Direction.LOWER)
        for unit in (a_unit("iaf"), a_unit("utb")):
            observed(one, "2023-08", "1", unit=unit)
        a_target(one, "2")
        return one

    add("forsta")
    with queries() as few:
        measured(committee, occasion, list(IndicatorKind))
    for number in range(49):
        add(f"nummer-{number}")
    with queries() as many:
        measured(committee, occasion, list(IndicatorKind))
    # 1 the places in the plan · 2 the observations · 3 the targets · 4 the definitions
    assert len(few) == len(many) == 4
