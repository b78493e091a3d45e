"""Pages with nothing to show say what would stand there, and who can put it there."""

from __future__ import annotations

import pytest

from tests.factories.cycle import an_occasion
from tests.factories.organisation import a_committee, a_municipality, a_person
from tests.integration.web.browsing import reader, words

pytestmark = pytest.mark.django_db


def test_without_a_municipality_the_start_page_says_how_one_gets_there() -> None:
    assert "tertial demo" in words(reader().get("/"))


@pytest.mark.parametrize(
    ("page", "who"),
    [
        ("", "controllern"),
        ("mal", "Verksamhetsutvecklaren"),
        ("indikatorer", "Verksamhetsutvecklaren"),
        ("ekonomi", "Controllern"),
        ("internkontroll", "Verksamhetsutvecklaren"),
    ],
)
def test_an_empty_page_says_who_fills_it(page: str, who: str) -> None:
    a_municipality(public_reading=True)
    a_committee()
    an_occasion()
    response = reader().get(f"/namnden/2023-08/{page}")
    assert response.status_code == 200
    text = words(response)
    assert "Här kommer" in text
    assert who in text


def test_a_report_that_is_not_opened_is_shown_as_it_would_be_and_can_be_opened() -> None:
    a_municipality(public_reading=True)
    committee = a_committee()
    an_occasion()
    assert "Rapporten är inte öppnad" in words(reader().get("/namnden/2023-08/rapport"))
    secretary = reader(a_person(role="secretary", at=committee))
    assert "Öppna rapporten" in words(secretary.get("/namnden/2023-08/rapport"))
    response = secretary.post("/namnden/2023-08/rapport/oppna", follow=True)
    assert "Nu kan texterna skrivas" in words(response)
    assert "Skriv texterna" in words(response)


def test_a_committee_without_follow_ups_says_so() -> None:
    a_municipality(public_reading=True)
    a_committee()
    assert "Här kommer nämndens uppföljningar att stå" in words(reader().get("/"))
    assert reader().get("/namnden/").status_code == 404
