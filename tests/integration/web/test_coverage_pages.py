"""The page that says which values are asked for and which there are."""

from __future__ import annotations

import pytest
from django.test import Client

from tertial.document.figure import Missing, MissingReason
from tertial.measurement.models import Hidden, Observation, State
from tertial.organisation.models import Unit
from tertial.steering.actions import Definition, WantedPart, expect_parts
from tertial.steering.models import CommitteeGoal, Frequency, Indicator, Sex
from tests.factories.cycle import an_occasion
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee, a_municipality, a_person, a_unit, the_program
from tests.factories.queries import queries
from tests.factories.steering import a_goal, an_indicator
from tests.integration.web.browsing import reader, words

pytestmark = pytest.mark.django_db

PAGE = "/namnden/2023-08/indikatorer/tackning"


def asked_of(
    slug: str,
    *,
    owner: Unit | None = None,
    order: int = 1,
    frequency: Frequency = Frequency.OCCASION,
    sexes: bool = True,
) -> Indicator:
    """An indicator that is asked for as a whole, and for women and men."""
    indicator = an_indicator(
        slug,
        goal=CommitteeGoal.objects.first() or a_goal(),
        order=order,
        definition=Definition(name=slug.capitalize(), unit="%", owner=owner, frequency=frequency),
    )
    parts = [WantedPart(), *([WantedPart(sex=Sex.WOMEN), WantedPart(sex=Sex.MEN)] if sexes else [])]
    expect_parts(version=indicator.definitions.get(), parts=parts, by=the_program())
    return indicator


@pytest.fixture
def everybody() -> Client:
    """A reader of an open municipality with follow-ups in March and August."""
    a_municipality(public_reading=True)
    a_committee()
    an_occasion("2023-03")
    an_occasion()
    return reader()


def test_each_part_and_period_says_what_there_is(everybody: Client) -> None:
    indicator = asked_of("enkat")
    observed(indicator, "2023-03", "12", state=State.PRELIMINARY)
    observed(indicator, "2023-08", "13")
    observed(indicator, "2023-03", Missing(MissingReason.TOO_FEW_ANSWERS), sex=Sex.WOMEN)
    observed(indicator, "2023-08", "14", sex=Sex.MEN)
    Observation.objects.filter(sex=Sex.MEN).update(hidden=Hidden.PRIMARY)
    page = words(everybody.get(PAGE))
    assert "Indikator Mars 2023 Augusti 2023 Lämnat" in page
    assert "Enkat Preliminärt Lämnat 2 av 3" in page
    assert ", kvinnor I.U. För få svar för att redovisas Ej lämnat" in page
    assert ", män Ej lämnat Visas inte" in page
    assert "Allt 2 av 3 1" in page


def test_only_what_is_asked_of_a_period_stands_there(everybody: Client) -> None:
    asked_of("enkat", frequency=Frequency.YEARLY, sexes=False)
    monthly = asked_of("hushall", frequency=Frequency.MONTHLY, order=2, sexes=False)
    observed(monthly, "2023-02", "100")
    page = words(everybody.get(PAGE))
    months = ["Januari", "Februari", "Mars", "April", "Maj", "Juni", "Juli", "Augusti"]
    assert "Helår 2022 " + " ".join(f"{month} 2023" for month in months) in page
    assert "Enkat Ej lämnat" + " · väntas inte" * 8 + " 0 av 1" in page
    assert "Hushall · väntas inte Ej lämnat Lämnat Ej lämnat" in page
    assert "1 av 8" in page


def test_sums_by_owner_and_goal_lead_on(everybody: Client) -> None:
    iaf, utb = a_unit("iaf", parent=a_committee()), a_unit("utb", parent=a_committee())
    observed(asked_of("enkat", owner=iaf), "2023-08", "12")
    asked_of("vantetid", owner=utb, order=2, sexes=False)
    page = everybody.get(PAGE)
    assert "Iaf 1 av 3 2" in words(page)
    assert "Utb 0 av 1 1" in words(page)
    assert "Mål egen-forsorjning 1 av 4 3" in words(page)
    assert b"lamna?agare=iaf" not in page.content, "who only reads gives no values"
    developer = reader(a_person(role="developer"))
    assert f"{PAGE.replace('tackning', 'lamna')}?agare=iaf" in developer.get(PAGE).content.decode()
    of_utb = words(everybody.get(f"{PAGE}?agare=utb"))
    assert "Vantetid" in of_utb
    assert "Enkat" not in of_utb


def test_only_where_something_is_left(everybody: Client) -> None:
    observed(asked_of("enkat", sexes=False), "2023-08", "12")
    asked_of("vantetid", order=2, sexes=False)
    left = words(everybody.get(f"{PAGE}?visa=saknas"))
    assert "Vantetid" in left
    assert "Enkat" not in left
    observed(Indicator.objects.get(slug="vantetid"), "2023-08", "5")
    assert "Allt som väntas är lämnat." in words(everybody.get(f"{PAGE}?visa=saknas"))


def test_files_hold_everything_that_is_asked_for(everybody: Client) -> None:
    observed(asked_of("enkat"), "2023-08", Missing(MissingReason.MEASURED_LATER, "Enkäten görs i höst"))
    text = everybody.get(f"{PAGE}.csv").content.decode("utf-8-sig")
    assert "Mål egen-forsorjning;Enkat;;;Ej lämnat;I.U.: Enkäten görs i höst" in text
    assert "Mål egen-forsorjning;Enkat;kvinnor;;Ej lämnat;Ej lämnat" in text
    assert everybody.get(f"{PAGE}.xlsx").content[:2] == b"PK"
    assert everybody.get(f"{PAGE}.pdf").status_code == 404


def test_an_empty_page_says_who_fills_it(everybody: Client) -> None:
    assert "bestäms med indikatorernas definitioner" in words(everybody.get(PAGE))


def test_pages_of_many_indicators_with_a_fixed_number_of_queries(everybody: Client) -> None:
    iaf = a_unit("iaf", parent=a_committee())
    asked_of("enkat", owner=iaf)
    everybody.get(PAGE)
    with queries() as few:
        everybody.get(PAGE)
    for order in range(2, 63):
        asked_of(f"mer-{order:02}", owner=iaf, order=order, sexes=False)
    with queries() as many:
        page = everybody.get(PAGE)
    assert len(many) == len(few)
    assert "Sida 1 av 2" in words(page)
    assert "Mer-60" in words(page)
    second = words(everybody.get(f"{PAGE}?sida=2"))
    assert "Mer-62" in second
    assert "Mer-60" not in second
    assert words(everybody.get(f"{PAGE}?sida=99")) == second
    assert "Sida 1 av 2" in words(everybody.get(f"{PAGE}?sida=x"))
