"""Assess a goal: the form asks for a permission, keeps what was written, and never overwrites silently."""

from __future__ import annotations

import pytest

from tertial.document.inline import Status
from tertial.steering.actions import assess
from tertial.steering.models import Assessment
from tests.factories.organisation import a_person, the_program
from tests.factories.reports import Place, a_place, a_report
from tests.integration.web.browsing import hidden, reader, words

GOAL = "/namnden/2023-08/mal/egen-forsorjning"


@pytest.fixture
def place(db: None) -> Place:
    place = a_place()
    a_report(place)
    return place


def test_the_assessment_comes_first_and_the_evidence_beside_it(place: Place) -> None:
    page = words(reader(a_person(role="politician")).get(GOAL))
    assert "Nämndens bedömning Uppnås delvis" in page
    assert "Värdet är 88,0" in page, "numbers in the motivation are bound"
    assert "Indikatorerna ensamma säger: Uppnås" in page
    assert "1 av 1 som går att jämföra når målvärdet" in page
    assert "Bedömningen skiljer sig från vad indikatorerna ensamma säger" in page


def test_a_unit_manager_assesses(place: Place) -> None:
    manager = reader(a_person(role="unit-manager"))
    version = hidden(manager.get(GOAL), "version")
    response = manager.post(
        GOAL, {"status": "met", "motivation": "Nu {indicator/brukarenkat/@period}.", "version": version}, follow=True
    )
    page = words(response)
    assert "Bedömningen är sparad." in page
    assert "Nämndens bedömning Uppnås " in page
    assert "skiljer sig" not in page
    assert Assessment.objects.get().status == Status.MET


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"status": "", "motivation": "Text"}, "Ingen bedömning är vald"),
        ({"status": "done", "motivation": "Text"}, "ingen bedömning av ett mål"),
        ({"status": "met", "motivation": "Text {saknas}"}, "rad 1, tecken 6"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_is_kept(place: Place, sent: dict[str, str], why: str) -> None:
    response = reader(a_person(role="unit-manager")).post(GOAL, {**sent, "version": "1"})
    assert response.status_code == 400
    page = words(response)
    assert why in page
    assert sent["motivation"] in page
    assert Assessment.objects.get().status == Status.PARTLY


def test_who_comes_second_sees_both(place: Place) -> None:
    manager = reader(a_person(role="unit-manager"))
    version = hidden(manager.get(GOAL), "version")
    assess(goal=place.goal, occasion=place.occasion, status=Status.NOT_MET, motivation="Kollegans.", by=the_program())
    response = manager.post(GOAL, {"status": "met", "motivation": "Min.", "version": version})
    assert response.status_code == 409
    page = words(response)
    assert "Det du skrev Min." in page
    assert "Det som gäller nu Kollegans." in page
    assert Assessment.objects.get().status == Status.NOT_MET
