"""The list of indicators: filters in the address, how many each would give, pages, and the same as a file."""

from __future__ import annotations

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tertial.measurement.models import Hidden, Observation
from tertial.measurement.standing import stand
from tertial.organisation.models import Municipality
from tertial.steering.actions import Definition, WantedPart, expect_parts
from tertial.steering.models import Direction, Indicator, IndicatorKind
from tests.factories.cycle import an_occasion
from tests.factories.measurement import observed
from tests.factories.organisation import a_municipality, a_unit, the_program
from tests.factories.steering import a_goal, a_target, an_indicator, redefined
from tests.integration.web.browsing import reader, words

pytestmark = pytest.mark.django_db
LIST = "/namnden/2023-08/indikatorer"


@pytest.fixture
def four() -> None:
    """Met and given by IAF; missed; late and without a target; a volume without a value."""
    a_municipality(public_reading=True)
    an_occasion()
    goal, iaf = a_goal(), a_unit("iaf")
    met = an_indicator(
        "moter",
        goal=goal,
        definition=Definition(name="Bemötande, ÅR", unit="%", direction=Direction.HIGHER, owner=iaf),
    )
    missed = an_indicator("vantar", goal=goal, order=2)
    late = an_indicator("sen", goal=goal, order=3)
    an_indicator("volym", kind=IndicatorKind.VOLUME)
    a_target(met, "90")
    observed(met, "2023-08", "91")
    a_target(missed, "90")
    observed(missed, "2023-08", "85")
    expect_parts(version=late.definitions.get(), parts=[WantedPart()], by=the_program())


def listed(query: str = "") -> list[str]:
    """The slugs that the page links to, in its order."""
    body = reader().get(LIST + query).content.decode()
    return [slug for slug in ("moter", "vantar", "sen", "volym") if f'indikatorer/{slug}"' in body]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["moter", "vantar", "sen", "volym"]),
        ("?visa=sena", ["sen"]),
        ("?visa=utan-malvarde", ["sen", "volym"]),
        ("?visa=utan-varde", ["sen", "volym"]),
        ("?visa=nar-inte", ["vantar"]),
        ("?visa=utan-varde&visa=sena", ["sen"]),
        ("?agare=iaf", ["moter"]),
        ("?agare=utan-ansvarig&slag=indicator", ["vantar", "sen"]),
        ("?slag=volume", ["volym"]),
        ("?q=bem%C3%96tande+%C3%A5r", ["moter"]),
        ("?q=finns+inte", []),
        ("?visa=okant&slag=okant&sida=99", ["moter", "vantar", "sen", "volym"]),
    ],
)
def test_filters_stand_in_the_address(four: None, query: str, found: list[str]) -> None:
    assert listed(query) == found


def test_each_choice_says_how_many_it_would_give(four: None) -> None:
    text = words(reader().get(LIST + "?slag=indicator"))
    assert "Försenade 1 Utan målvärde 1 Utan värde 1 Når inte målvärdet 1" in text
    assert "Volymer (1)" in text
    assert "3 av 4 indikatorer" in text


def test_nothing_found_says_so_and_how_to_begin_again(four: None) -> None:
    text = words(reader().get(LIST + "?visa=sena&slag=volume"))
    assert "Ingen indikator stämmer med allt det du har valt." in text
    assert "Rensa filter" in text


def test_thirty_to_a_page_and_the_filter_goes_along(four: None) -> None:
    goal = a_goal("annat", order=2)
    for number in range(50):
        an_indicator(f"nr-{number}", goal=goal, order=number)
    body = reader().get(LIST + "?visa=utan-varde").content.decode()
    assert "Sida 1 av 2" in body
    assert 'rel="next" href="/namnden/2023-08/indikatorer?visa=utan-varde&amp;sida=2"' in body
    assert "Sida 2 av 2" in reader().get(LIST + "?visa=utan-varde&sida=2").content.decode()


def test_a_hidden_value_is_off_track_to_nobody_in_public(four: None) -> None:
    row = Observation.objects.get(indicator__slug="vantar")
    Observation.objects.filter(pk=row.pk).update(hidden=Hidden.PRIMARY)
    stand([row.indicator_id])
    assert listed("?visa=nar-inte") == []


def test_the_rule_stands_beside_the_mark(four: None) -> None:
    text = words(reader().get(LIST))
    assert "Når målvärdet. 91 mot minst 90: nås." in text
    assert "Når inte målvärdet. 85 mot minst 90: nås inte." in text


def test_what_is_shown_as_a_file(four: None) -> None:
    answer = reader().get(LIST + ".csv?visa=nar-inte")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Mål;Indikator;Del;Enhet;Ansvarig;Augusti 2023;Målvärde;Når målvärdet;Varför"
    assert lines[1:] == ["Mål egen-forsorjning;Vantar;;%;;85;90;nej;85 mot minst 90: nås inte."]
    book = CalamineWorkbook.from_filelike(BytesIO(reader().get(LIST + ".xlsx").content))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows if row[1]] == ["Indikator", "Bemötande, ÅR", "Vantar"]
    assert reader().get(LIST + ".pdf").status_code == 404


def test_a_closed_municipality_shows_its_list_to_nobody_else(four: None) -> None:
    Municipality.objects.update(public_reading=False)
    assert reader().get(LIST + ".csv").status_code == 302


def test_a_value_from_before_a_break_is_marked(four: None) -> None:
    one = Indicator.objects.get(slug="vantar")
    observed(one, "2022", "80")
    assert "Mätt före ett brott" not in words(reader().get(LIST))
    redefined(one, 2023, comparable=False)
    assert "Mätt före ett brott i serien: 80" in words(reader().get(LIST))
