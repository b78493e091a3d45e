"""When and where values are hidden: as they are written, as thresholds change, and in the log."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tertial.audit.models import Event
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.actions import Observed, observe
from tertial.measurement.disclosure.hide import hide
from tertial.measurement.models import Hidden, Observation
from tertial.measurement.queries import history, measured
from tertial.organisation.models import Unit
from tertial.steering.actions import Definition, correct_definition, define
from tertial.steering.models import Indicator, IndicatorKind, Quantity, Sex
from tests.factories.cycle import an_occasion
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee, a_municipality, a_person, a_unit, the_program
from tests.factories.queries import queries
from tests.factories.reports import a_place
from tests.factories.steering import an_indicator
from tests.integration.web.browsing import reader, words

pytestmark = pytest.mark.django_db

PEOPLE = Definition(name="Deltagare", unit="antal", quantity=Quantity.COUNT, about_people=True)


@pytest.fixture
def indicator() -> Indicator:
    """A count of people: a hundred, of whom ninety-eight women and two men."""
    an_occasion()
    found = an_indicator("deltagare", definition=PEOPLE)
    give(found, "100")
    give(found, "98", sex=Sex.WOMEN)
    give(found, "2", sex=Sex.MEN)
    return found


def give(indicator: Indicator, value: str, *, sex: Sex = Sex.ALL, unit: Unit | None = None) -> Observation:
    return observed(indicator, "2023-08", value, sex=sex, unit=unit, note=f"{value} personer.")


def states(indicator: Indicator) -> dict[str, str]:
    return dict(indicator.observations.values_list("part_key", "hidden"))


def test_the_small_value_and_the_one_beside_it_are_hidden_as_they_are_written(indicator: Indicator) -> None:
    assert states(indicator) == {"": Hidden.NO, "women": Hidden.SECONDARY, "men": Hidden.PRIMARY}
    give(indicator, "40", sex=Sex.MEN)
    assert set(states(indicator).values()) == {Hidden.NO}, "which do not add up any more, and are none of them small"


def test_thresholds_belong_to_the_definition_and_their_change_is_in_the_log(indicator: Indicator) -> None:
    version = indicator.definitions.get()
    correct_definition(version=version, definition=replace(PEOPLE, smallest_count=2), by=the_program())
    assert set(states(indicator).values()) == {Hidden.NO}
    event = Event.objects.filter(action="steering.correct_definition").latest("pk")
    assert event.before is not None
    assert event.after is not None
    assert (event.before["smallest_count"], event.after["smallest_count"]) == (5, 2)
    correct_definition(version=version, definition=replace(PEOPLE, about_people=False), by=the_program())
    correct_definition(version=version, definition=PEOPLE, by=the_program())
    assert states(indicator)["men"] == Hidden.PRIMARY
    correct_definition(version=version, definition=replace(PEOPLE, about_people=False), by=the_program())
    assert set(states(indicator).values()) == {Hidden.NO}


def test_what_is_hidden_is_computed_and_no_event(indicator: Indicator) -> None:
    before = Event.objects.count()
    hide([indicator.pk], secondary=False)
    hide([indicator.pk])
    assert Event.objects.count() == before


def test_what_is_not_about_people_costs_one_query() -> None:
    indicators = [an_indicator(f"matt-{number}", unit="antal") for number in range(3)]
    for one in indicators:
        observed(one, "2023-08", "3")
    with CaptureQueriesContext(connection) as captured:
        hide([one.pk for one in indicators])
    assert len(captured) == 1


def test_a_queries_answer_is_public_unless_it_is_asked_to_reveal(indicator: Indicator) -> None:
    public = {point.part.sex: point for point in history(indicator)}
    assert public["men"].figure.value == Missing(MissingReason.SUPPRESSED, "Får inte visas, för få personer")
    assert public["men"].notes == public["women"].notes == ("Får inte visas, för få personer",)
    assert public[""].figure.number == 100
    inside = {point.part.sex: point for point in history(indicator, reveal=True)}
    assert (inside["men"].figure.number, inside["men"].figure.revealed) == (Decimal(2), True)
    assert (inside["men"].notes, inside[""].figure.revealed) == (("2 personer.",), False)
    (one,) = measured(a_committee(), an_occasion(), [IndicatorKind.INDICATOR])
    assert [figure.number for figure in one.figures()] == [100, None, None]


def test_an_earlier_definitions_value_in_parentheses_is_hidden_too(indicator: Indicator) -> None:
    later = define(indicator=indicator, valid_from=2023, definition=replace(PEOPLE, smallest_count=2), by=the_program())
    observe(
        indicator=indicator,
        definition=later,
        period="2023-08",
        observed=Observed(Decimal(2)),
        sex=Sex.MEN,
        by=the_program(),
    )
    (one,) = measured(a_committee(), an_occasion(), [IndicatorKind.INDICATOR])
    men = next(row for row in one.rows if row.part.sex == "men")
    (line,) = men.cells["2023-08"]
    assert line.figure.previous_value is None
    assert line.figure.number is None, "it is the same value, whatever it is called"


def test_units_of_the_tree_add_up_to_those_above(indicator: Indicator) -> None:
    indicator.observations.all().delete()
    above = a_unit("avdelning")
    for unit, value in (
        (None, "100"),
        (above, "60"),
        (a_unit("norr", parent=above), "3"),
        (a_unit("soder", parent=above), "57"),
    ):
        give(indicator, value, unit=unit)
    assert states(indicator) == {"": "", "avdelning": "", "norr": Hidden.PRIMARY, "soder": Hidden.SECONDARY}


def test_the_log_tells_no_values_about_people_to_who_may_not_see_small_cells() -> None:
    a_municipality()
    place = a_place()
    found = an_indicator("deltagare", definition=PEOPLE, order=9)
    give(found, "3", sex=Sex.MEN)
    give(found, "4711", sex=Sex.MEN)
    page = "/namnden/2023-08/logg"
    secretary, auditor = a_person("sara.sekr", role="secretary"), a_person("rut.revisor", role="auditor")
    assert place.committee.slug == "namnden"
    outside, inside = words(reader(secretary).get(page)), words(reader(auditor).get(page))
    assert "4711" in inside
    assert "4711" not in outside
    assert "3 personer" not in outside
    assert "dolt" in outside
    assert "88.0" in outside, "what is not about people is told"


def test_the_log_asks_two_queries_more_where_values_changed() -> None:
    place = a_place()
    auditor = reader(a_person("rut.revisor", role="auditor"))
    auditor.get("/namnden/2023-08/logg")
    with queries() as asked:
        auditor.get("/namnden/2023-08/logg")
    assert sum("steering_indicator" in one["sql"] for one in asked.captured_queries) == 2
    assert place.indicator.pk
