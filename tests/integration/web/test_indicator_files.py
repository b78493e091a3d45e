"""The page where observations go out as files and come in: shown, asked about, taken."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tertial.measurement.models import Hidden, Observation
from tests.factories.cycle import an_occasion
from tests.factories.database import changed, everything
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee, a_person
from tests.factories.steering import an_indicator

pytestmark = pytest.mark.django_db
PAGE = "/namnden/2023-08/indikatorer/fil"


@pytest.fixture(autouse=True)
def two_values() -> None:
    """An open follow-up, an indicator with a value before it and one for it."""
    an_occasion()
    one = an_indicator()
    observed(one, "2022", "88.0")
    observed(one, "2023-08", "89.6")


@pytest.fixture
def officer(client: Client) -> Client:
    """Somebody who may give values."""
    client.force_login(a_person("vera", role="developer", at=a_committee()))
    return client


def a_file(*lines: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("värden.csv", "\n".join(("Indikator;Period;Värde", *lines)).encode())


def test_a_file_is_shown_and_then_taken_in(officer: Client) -> None:
    before = everything()
    shown = officer.post(PAGE, {"file": a_file("Brukarenkat;2023-08;90,1", "Brukarenkat;2023;91,0")})
    text = shown.content.decode()
    assert shown.status_code == 200
    assert "1 nya, 1 ändrade och 0 oförändrade värden." in text
    assert '<td class="num">89,6</td><td class="num">90,1</td>' in text
    assert changed(before, everything()) == {}
    done = officer.post(PAGE, {"take": "1"}, follow=True)
    assert "Filen är inläst: 1 nytt värde, 1 ändrade och 0 oförändrade." in done.content.decode()
    row = Observation.objects.get(period="2023-08")
    # The follow-up is still open, so the value is not a revised one.
    assert (row.value, row.state) == (Decimal("90.1"), "final")
    again = officer.post(PAGE, {"take": "1"})
    assert again.status_code == 400
    assert "Filen finns inte kvar. Välj den en gång till." in again.content.decode()


def test_faults_are_listed_with_their_addresses_and_the_good_rows_shown(officer: Client) -> None:
    answer = officer.post(PAGE, {"file": a_file("Brukarenkat;2023-08;90,1", "x;2023;1")})
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "Filen har ett fel och är inte inläst." in text
    assert "A3: Indikatorn ”x” finns inte." in text
    assert "Det här skulle ändras när felen är rättade" in text
    assert 'name="take"' not in text
    assert officer.post(PAGE, {"take": "1"}).status_code == 400


def test_a_doubtful_number_may_be_said_to_be_right(officer: Client) -> None:
    answer = officer.post(PAGE, {"file": a_file("Brukarenkat;2023-08;5,01")})
    assert answer.status_code == 400
    assert "Talen stämmer som de står" in answer.content.decode()
    shown = officer.post(PAGE, {"again": "1", "as_written": "1"})
    assert (shown.status_code, 'name="take"' in shown.content.decode()) == (200, True)
    officer.post(PAGE, {"take": "1", "as_written": "1"})
    assert Observation.objects.get(period="2023-08").value == Decimal("5.01")


def test_a_file_thrown_away_changes_nothing(officer: Client) -> None:
    before = everything()
    officer.post(PAGE, {"file": a_file("Brukarenkat;2023-08;90,1")})
    assert "Filen är bortkastad." in officer.post(PAGE, {"drop": "1"}, follow=True).content.decode()
    assert changed(before, everything()) == {}


def test_what_is_no_file_of_observations_is_refused_in_words(officer: Client) -> None:
    for sent, why in (
        ({}, "Välj en fil."),
        ({"file": SimpleUploadedFile("bild.png", b"x")}, "är ingen arbetsbok"),
        ({"file": SimpleUploadedFile("a.csv", b"a;b\n1;2")}, "har ingen tabell med rubrikerna"),
    ):
        answer = officer.post(PAGE, sent)
        assert (answer.status_code, why in answer.content.decode()) == (400, True)


def test_everybody_who_reads_may_take_out_a_file_without_small_cells(client: Client, officer: Client) -> None:
    Observation.objects.filter(period="2022").update(hidden=Hidden.PRIMARY)
    inside = officer.get("/namnden/2023-08/indikatorer/utfall.csv").content.decode()
    shared = officer.get("/namnden/2023-08/indikatorer/utfall.csv?visa=offentligt").content.decode()
    outside = Client().get("/namnden/2023-08/indikatorer/utfall.csv")
    assert ("88,0" in inside, "88,0" in shared, "dolt" in shared) == (True, False, True)
    if outside.status_code == 200:
        assert outside.content.decode() == shared
    assert officer.get("/namnden/2023-08/indikatorer/utfall.xlsx").content[:2] == b"PK"
    assert officer.get("/namnden/2023-08/indikatorer/utfall.pdf").status_code == 404


def test_nobody_else_sees_the_page(client: Client) -> None:
    client.force_login(a_person("pia", role="politician", at=a_committee()))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"file": a_file("Brukarenkat;2023-08;1")}).status_code == 403
