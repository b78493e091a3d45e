"""Errors say what happened, what was found, and what to do."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client

from tertial.organisation.queries import person
from tests.integration.web.browsing import BASE, reader, words


@pytest.mark.parametrize(
    ("address", "asked", "exists"),
    [
        ("/okandanamnden/", "okandanamnden", "arbetsmarknadsnamnden"),
        ("/okandanamnden/2023-08/", "okandanamnden", "arbetsmarknadsnamnden"),
        ("/arbetsmarknadsnamnden/2022-03/", "2022-03", "2021-08, 2021-10, 2022-08, 2022-10, 2023-08"),
        (f"{BASE}mal/okant-mal", "okant-mal", "hog-egenforsorjningsgrad"),
        (f"{BASE}indikatorer/okand", "okand", "avvikelse-mot-budget"),
        (f"{BASE}ekonomi/999", "999", "575"),
        (f"{BASE}rapport/odt", "odt", "docx"),
        (f"{BASE}siffra/line/575/2023/forcast", "line/575/2023/forcast", "line/575/2023/forecast"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(demo: None, address: str, asked: str, exists: str) -> None:
    response = reader().get(address)
    assert response.status_code == 404
    text = words(response)
    assert f"”{asked}” finns inte" in text
    assert exists in text


def test_an_address_that_leads_nowhere(demo: None) -> None:
    response = reader().get("/a/b/c/d/e")
    assert response.status_code == 404
    assert "Sidan finns inte" in words(response)


def test_an_unknown_text_to_write_is_named(demo: None, db: None) -> None:
    response = reader(person("lena.brostrom")).get(f"{BASE}rapport/text/forord")
    assert response.status_code == 404
    assert "sammanfattning" in words(response)


def test_a_form_without_its_token_is_refused_in_our_look(demo: None) -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "sv"})
    response = client.post("/utseende", {"theme": "dark"})
    assert response.status_code == 403
    assert "Formuläret var för gammalt" in words(response)


def test_a_fault_of_ours_is_told_without_anything_secret(demo: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("tertial.web.pages.overview.read", breaks)
    client = Client(raise_request_exception=False)
    response = client.get(BASE)
    assert response.status_code == 500
    assert "Något gick sönder hos oss" in words(response)
    assert "secret" not in response.content.decode()


def test_the_health_address_says_when_the_database_is_gone(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def cursor(self) -> None:
            raise OperationalError("gone")

    monkeypatch.setattr("tertial.web.pages.health.connection", Gone())
    response = Client().get("/halsa")
    assert response.status_code == 503
    assert response.json()["status"] == "database"
